/**
 * What was said, kept in SQLite: messages, gaps, the log of actions, the console's own pins. Other
 * programs read the view {@code messages_v1}.
 */
@NullMarked
package app.tributary.history;

import org.jspecify.annotations.NullMarked;
