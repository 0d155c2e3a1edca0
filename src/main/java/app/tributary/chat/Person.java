package app.tributary.chat;

/**
 * A reference to a person of a platform: somebody acted upon, or somebody who acted.
 *
 * @param id the platform's id, or the login where only that is known; never empty
 * @param name the name to show
 */
public record Person(String id, String name) {}
