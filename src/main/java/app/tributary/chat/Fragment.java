package app.tributary.chat;

import java.net.URI;

/**
 * A piece of a message's text. The pieces of a message, their {@link #text()} joined, are its text.
 * Unicode emoji stay in {@link Text}: the screen draws them.
 */
public sealed interface Fragment {
    /** The piece as plain text, as copied and searched; never empty. */
    String text();

    /** Plain words. */
    record Text(String text) implements Fragment {}

    /**
     * A platform's own picture in the text.
     *
     * @param text the code that stands for it ("Kappa")
     * @param id the platform's id of the emote
     * @param image a still or animated picture, at most about 28 px high at scale 1
     */
    record Emote(String text, String id, URI image) implements Fragment {}

    /**
     * Somebody is addressed.
     *
     * @param text as written, with its sign ("@mira_mod")
     * @param login the name without the sign
     */
    record Mention(String text, String login) implements Fragment {}

    /** A web address; opened only by a click that shows its real target. */
    record Link(String text, URI target) implements Fragment {}

    /**
     * Cheered bits or the like, as a word of the text ("Cheer100").
     *
     * @param amount how many
     */
    record Cheer(String text, long amount) implements Fragment {}
}
