/** Resource bundles behind typed keys. Each feature has an enum of its words and a bundle of their texts. */
@NullMarked
package app.tributary.words;

import org.jspecify.annotations.NullMarked;
