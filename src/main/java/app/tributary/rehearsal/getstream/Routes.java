package app.tributary.rehearsal.getstream;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** Which path is which endpoint. The first that fits is taken. */
final class Routes {
    private final List<Route> routes = new ArrayList<>();

    /** What an endpoint does; the world is held. */
    interface Endpoint {
        ObjectNode on(Call call) throws Refusal;
    }

    /** An endpoint with the parts of the path that stand for something. */
    record Found(String name, List<String> path, Endpoint endpoint) {}

    private record Route(Optional<Family> only, String method, List<String> parts, String name, Endpoint endpoint) {}

    /**
     * An endpoint of both families.
     *
     * @param path as the older family has it; a part in braces stands for something
     * @param name as the platform calls it in its errors
     */
    void add(String method, String path, String name, Endpoint endpoint) {
        routes.add(new Route(Optional.empty(), method, List.of(path.split("/", -1)), name, endpoint));
    }

    /** An endpoint of one family. */
    void add(Family only, String method, String path, String name, Endpoint endpoint) {
        routes.add(new Route(Optional.of(only), method, List.of(path.split("/", -1)), name, endpoint));
    }

    Optional<Found> find(Family family, String method, String path) {
        var parts = List.of(path.split("/", -1));
        for (var route : routes) {
            if (route.method().equals(method) && (route.only().isEmpty() || route.only().get() == family)) {
                var captured = fit(route.parts(), parts);
                if (captured.isPresent()) {
                    return Optional.of(new Found(route.name(), captured.get(), route.endpoint()));
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<List<String>> fit(List<String> route, List<String> parts) {
        if (route.size() != parts.size()) {
            return Optional.empty();
        }
        var captured = new ArrayList<String>();
        for (int i = 0; i < route.size(); i++) {
            if (route.get(i).startsWith("{")) {
                captured.add(URLDecoder.decode(parts.get(i).replace("+", "%2B"), StandardCharsets.UTF_8));
            } else if (!route.get(i).equals(parts.get(i))) {
                return Optional.empty();
            }
        }
        return Optional.of(captured);
    }
}
