/**
 * The expression language of filters, highlights, rules and search: text in, a predicate on rows out. No
 * JavaFX; the one library is RE2/J, whose regular expressions run in linear time.
 */
@NullMarked
package app.tributary.filter;

import org.jspecify.annotations.NullMarked;
