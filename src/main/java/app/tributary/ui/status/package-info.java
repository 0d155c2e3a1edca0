/** The line above the composer: who types, what is being uploaded, what became of the last press. */
@NullMarked
package app.tributary.ui.status;

import org.jspecify.annotations.NullMarked;
