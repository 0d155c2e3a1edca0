/** The first steps: reading a channel, connecting an account, going on with the rehearsal. */
@NullMarked
package app.tributary.ui.welcome;

import org.jspecify.annotations.NullMarked;
