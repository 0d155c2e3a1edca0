package app.tributary.platform;

import app.tributary.words.Word;

/**
 * One thing that an account needs.
 *
 * @param key the word of {@code --set KEY=VALUE}
 * @param secret true: lives in the token store and is never taken from the arguments
 * @param required whether there is no account without it
 * @param label the name of the field on the screen
 * @param help where one gets it, in a sentence
 */
public record AccountKey(String key, boolean secret, boolean required, Word label, Word help) {}
