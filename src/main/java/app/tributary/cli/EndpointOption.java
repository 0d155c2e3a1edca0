package app.tributary.cli;

import app.tributary.platform.ChatPlatform;
import app.tributary.platform.EndpointKey;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What {@code --endpoint KEY=URL} says. */
final class EndpointOption {
    private static final Set<String> SCHEMES = Set.of("http", "https", "ws", "wss");

    private EndpointOption() {}

    /** The addresses by their keys; a usage problem where a key or an address is none. */
    static Map<String, URI> read(List<String> given, ChatPlatform platform) {
        var endpoints = new LinkedHashMap<String, URI>();
        for (var pair : given) {
            int equals = pair.indexOf('=');
            if (equals < 1) {
                throw new UsageProblem("--endpoint takes KEY=URL, not \"" + pair + "\"");
            }
            String word = pair.substring(0, equals);
            var key = platform.card().endpoints().stream().filter(known -> known.key().equals(word)).findFirst()
                    .orElseThrow(() -> new UsageProblem(platform.card().label() + " has no endpoint \"" + word
                            + "\": there are "
                            + String.join(", ", platform.card().endpoints().stream().map(EndpointKey::key).toList())));
            endpoints.put(word, url(key, pair.substring(equals + 1)));
        }
        return endpoints;
    }

    /** An address, or the name of one that the platform itself names: {@code rest=production}. */
    private static URI url(EndpointKey key, String text) {
        var named = key.presets().stream().filter(preset -> preset.word().equals(text)).findFirst();
        if (named.isPresent()) {
            return named.get().address();
        }
        try {
            // a base address has paths put behind it
            var url = new URI(key.required() ? text.replaceAll("/+$", "") : text);
            if (url.getHost() != null && url.getScheme() != null && SCHEMES.contains(url.getScheme())) {
                return url;
            }
        } catch (URISyntaxException e) {
            throw new UsageProblem("not a web address: " + text);
        }
        throw new UsageProblem("not an http, https, ws or wss address: " + text);
    }
}
