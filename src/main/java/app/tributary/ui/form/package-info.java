/** What only one platform has, as its own data describes it: forms, what became of them, lists of what was found. */
@NullMarked
package app.tributary.ui.form;

import org.jspecify.annotations.NullMarked;
