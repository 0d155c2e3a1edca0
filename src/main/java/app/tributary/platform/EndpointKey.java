package app.tributary.platform;

import java.net.URI;

/**
 * One address that a platform talks to and that a setting can point elsewhere.
 *
 * @param key the word of {@code --endpoint KEY=URL}
 * @param standard the public address
 */
public record EndpointKey(String key, URI standard) {}
