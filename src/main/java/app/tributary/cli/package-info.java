/** The command line: one class a command, the feed as rows of text. Speaks English. */
@NullMarked
package app.tributary.cli;

import org.jspecify.annotations.NullMarked;
