/** Named views of the timeline: tabs, panes, windows, filters, highlights and search. */
@NullMarked
package app.tributary.ui.views;

import org.jspecify.annotations.NullMarked;
