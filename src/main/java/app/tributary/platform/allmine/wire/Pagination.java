package app.tributary.platform.allmine.wire;

import org.jspecify.annotations.Nullable;

/** Where in a list one is. Other lists than the chat's have it. */
public record Pagination(@Nullable Integer currentPage, @Nullable Integer totalPages, @Nullable Long totalItems,
        @Nullable Boolean hasNextPage) {}
