package app.tributary.feed;

import app.tributary.filter.Filter;

/**
 * A rule of the reader's by which rows stand out.
 *
 * @param name what the reader calls it; unique among the rules
 * @param filter which rows
 */
public record Highlight(String name, Filter filter) {}
