/** The sidebar: who and what is selected, what can be done, what was done. */
@NullMarked
package app.tributary.ui.moderation;

import org.jspecify.annotations.NullMarked;
