package app.tributary;

import java.net.URI;
import java.util.Map;

/**
 * Where a loopback platform is, and as whom it is entered.
 *
 * @param channel its NAME
 */
record SoakPlace(String platform, String channel, Map<String, URI> endpoints, Map<String, String> account) {}
