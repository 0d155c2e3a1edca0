package app.tributary.rehearsal;

import java.time.Duration;
import java.util.Optional;

/** One thing that happens in the play. A server puts it into its own wire form, or lets it pass. */
public sealed interface Cue {
    /**
     * Somebody writes. Emotes stand in the text as codes ("Kappa", "LUL"): a server that has such an
     * emote marks it, the others send the word.
     *
     * @param id names the line, so that a later cue can refer to it
     * @param action true: in the third person
     * @param replyTo the id of an earlier line on the same server
     */
    record Say(String id, Chatter who, String text, boolean action, Optional<String> replyTo) implements Cue {}

    /** A moderator takes an earlier line away. */
    record Retract(String sayId, Chatter moderator) implements Cue {}

    /** A moderator times somebody out; empty duration: a ban. */
    record SendOff(Chatter who, Optional<Duration> lasts, Chatter moderator) implements Cue {}

    /** Somebody subscribes, for the n-th month, perhaps with words. */
    record Subscribe(Chatter who, int months, String text) implements Cue {}

    /** Somebody gives subscriptions to that many others. */
    record Gift(Chatter who, int count) implements Cue {}

    /** Somebody comes with their viewers. */
    record Raid(Chatter who, int viewers) implements Cue {}

    /** Somebody follows. */
    record Follow(Chatter who) implements Cue {}

    /** Somebody pays with words: bits, thanks. */
    record Cheer(String id, Chatter who, int amount, String text) implements Cue {}

    /** A moderator pins an earlier line. */
    record PinLine(String sayId, Chatter moderator) implements Cue {}

    /** So many watch now. */
    record Audience(int viewers) implements Cue {}

    /** Slow mode goes on (or off, at zero). */
    record SlowMode(Duration between) implements Cue {}
}
