package app.tributary.filter;

import java.util.List;

/**
 * What there is to complete an expression with; in each list the likeliest first.
 *
 * @param platforms words of platforms
 * @param channels names of channels, without the platform
 * @param names display names heard
 * @param badges sets of badges seen
 */
public record Vocabulary(List<String> platforms, List<String> channels, List<String> names, List<String> badges) {
    public Vocabulary {
        platforms = List.copyOf(platforms);
        channels = List.copyOf(channels);
        names = List.copyOf(names);
        badges = List.copyOf(badges);
    }
}
