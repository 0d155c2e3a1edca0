package app.tributary.rehearsal;

import app.tributary.chat.PlatformId;

/**
 * One step of the play.
 *
 * @param where on which platform
 * @param cue what happens there
 * @param weight how much of the pace it takes: 1 for a message, 0 for what happens beside one
 */
record Beat(PlatformId where, Cue cue, double weight) {}
