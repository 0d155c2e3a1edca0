package app.tributary.image;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * From where pictures may be fetched: over https from hosts that are known to keep emotes and avatars,
 * or from this machine where a channel was pointed to it. A chatter must not be able to make the console
 * call a server of theirs. Any thread may call.
 */
final class KnownHosts {
    /** A host ending with one of these, or the very same, is known. */
    private static final List<String> KNOWN = List.of("static-cdn.jtvnw.net", "cdn.betterttv.net",
            "cdn.frankerfacez.com", "cdn.7tv.app", "files.kick.com", "kick.com", "blaze.stream", "streamvi.ru",
            "streamvi.io",
            "ggpht.com", "googleusercontent.com", "ytimg.com", "stream-io-cdn.com", "getstream.io", "userapi.com",
            "headicon.trovo.live", "images.prd.dlivecdn.com", "cdn.discordapp.com");

    private final Set<String> loopback = ConcurrentHashMap.newKeySet();

    /** Lets pictures come from there, too; does nothing for an address that is not this machine's. */
    void allow(URI base) {
        if (isThisMachine(host(base)) && scheme(base).startsWith("http")) {
            loopback.add(origin(base));
        }
    }

    boolean isAllowed(URI address) {
        return isKnown(address) || isLoopback(address);
    }

    boolean isLoopback(URI address) {
        return address.getRawUserInfo() == null && loopback.contains(origin(address));
    }

    private static boolean isKnown(URI address) {
        String host = host(address);
        return scheme(address).equals("https") && address.getRawUserInfo() == null
                && (address.getPort() == -1 || address.getPort() == 443)
                && KNOWN.stream().anyMatch(known -> host.equals(known) || host.endsWith("." + known));
    }

    private static String origin(URI address) {
        return scheme(address) + "://" + host(address) + ":" + address.getPort();
    }

    private static String scheme(URI address) {
        return address.getScheme() == null ? "" : address.getScheme().toLowerCase(Locale.ROOT);
    }

    private static String host(URI address) {
        return address.getHost() == null ? "" : address.getHost().toLowerCase(Locale.ROOT);
    }

    private static boolean isThisMachine(String host) {
        if (host.equals("localhost") || host.equals("[::1]")) {
            return true;
        }
        try {
            // Only digits and dots: nothing is asked of a name server.
            return host.matches("[0-9.]+") && InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException notAnAddress) {
            return false;
        }
    }
}
