/** What is measured, and how it is put on paper. */
@NullMarked
package app.tributary.bench;

import org.jspecify.annotations.NullMarked;
