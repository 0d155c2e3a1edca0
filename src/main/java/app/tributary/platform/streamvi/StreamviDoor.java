package app.tributary.platform.streamvi;

import app.tributary.chat.Reason;
import app.tributary.chat.ReasonCode;
import app.tributary.net.Network;
import app.tributary.net.Surprises;
import app.tributary.platform.ChannelSetup;
import java.util.Optional;

/** The way to the API: reads the account when it is first needed, because a keychain may take its time. Any thread. */
final class StreamviDoor {
    private final Network network;
    private final ChannelSetup setup;
    private final StreamviTimings timings;
    private final Surprises surprises;
    private Optional<StreamviApi> api = Optional.empty();

    /** Either the API, or why there is none. */
    record Opened(Optional<StreamviApi> api, Reason why) {}

    StreamviDoor(Network network, ChannelSetup setup, StreamviTimings timings, Surprises surprises) {
        this.network = network;
        this.setup = setup;
        this.timings = timings;
        this.surprises = surprises;
    }

    /** Blocks on the keychain at first. What is not there is looked for again the next time. */
    synchronized Opened open() {
        var read = api.isPresent() ? Optional.<StreamviAccess.Read>empty() : Optional.of(StreamviAccess.read(setup));
        read.flatMap(StreamviAccess.Read::access).ifPresent(access -> api = Optional
                .of(new StreamviApi(network, setup.endpoint(StreamviPlatform.REST), access, timings, surprises)));
        return new Opened(api, read.map(StreamviAccess.Read::why)
                .orElseGet(() -> Reason.of(ReasonCode.NOT_SIGNED_IN)));
    }
}
