package app.tributary.chat;

/**
 * A mark beside an author's name. Drawn by the console from set and version, because the pictures of
 * some platforms need a token.
 *
 * @param set the platform's word for the kind ("moderator", "subscriber")
 * @param version the variant ("12"); empty where there is none
 * @param title words for a tooltip; the set's word where the platform gives none
 */
public record Badge(String set, String version, String title) {}
