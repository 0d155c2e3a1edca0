/**
 * The nouns of live chat and the two things that cross the house: events in, commands out. Knows no
 * platform, no library, no thread of its own.
 */
@NullMarked
package app.tributary.chat;

import org.jspecify.annotations.NullMarked;
