package app.tributary.platform.allmine;

import app.tributary.chat.Capabilities;
import app.tributary.chat.Capability;
import app.tributary.chat.Channel;
import app.tributary.chat.Money;
import app.tributary.chat.Reason;
import app.tributary.chat.ReasonCode;
import app.tributary.chat.Support;
import app.tributary.platform.allmine.wire.Sender;
import app.tributary.platform.allmine.wire.Stream;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * What is known of a channel at the moment: which stream it is, whose, who we are, what a superlike costs, and what was
 * forbidden to us. Any thread may call; what asks the server blocks.
 */
final class AllmineRoom {
    private static final BigDecimal USUAL_PRICE = BigDecimal.TEN;

    private final AllmineApi api;
    private final Channel channel;
    private final AllmineSettings settings;
    private final InstantSource clock;
    private final Duration forgive;
    private final Known known = new Known();
    private final Map<Capability, Forbidden> forbidden = new EnumMap<>(Capability.class);
    private Optional<String> streamId;
    private Optional<Money> price = Optional.empty();
    private boolean offline;

    private record Forbidden(Reason why, Instant until) {}

    AllmineRoom(AllmineApi api, Channel channel, AllmineSettings settings, InstantSource clock, Duration forgive) {
        this.api = api;
        this.channel = channel;
        this.settings = settings;
        this.clock = clock;
        this.forgive = forgive;
        streamId = AllminePlatform.isOwn(channel.name()) ? Optional.empty() : Optional.of(channel.name());
    }

    /** Who people are, as far as somebody said so. Any thread may call. */
    static final class Known {
        private volatile String ownId = "";
        private volatile String ownerId = "";
        private volatile String ownName = "";

        boolean isOwn(String userId) {
            return !userId.isEmpty() && userId.equals(ownId);
        }

        boolean isOwner(String userId) {
            return !userId.isEmpty() && userId.equals(ownerId);
        }

        Optional<String> nameOf(String userId) {
            return isOwn(userId) && !ownName.isEmpty() ? Optional.of(ownName) : Optional.empty();
        }

        void own(String userId) {
            ownId = userId;
        }

        void own(String userId, String name) {
            ownId = userId;
            ownName = name;
        }

        void owner(Sender creator) {
            ownerId = AllmineMapper.first(creator.id());
        }
    }

    Known known() {
        return known;
    }

    /** Our own user id, by the token or by what was said of us. */
    Optional<String> ownId() {
        var claimed = api.access().flatMap(AllmineAccess::userId);
        claimed.ifPresent(known::own);
        return claimed.or(() -> Optional.of(known.ownId)).filter(id -> !id.isEmpty());
    }

    /** Which stream it is; asked for where the channel is our own and nothing is known. Empty: none runs. */
    Answer<Optional<String>> stream() {
        synchronized (this) {
            if (streamId.isPresent()) {
                return new Answer.Got<>(streamId);
            }
        }
        return look();
    }

    /** Asks whether the stream runs. Empty: it does not; a stream by its id is believed to, unless a list denies it. */
    Answer<Optional<String>> look() {
        if (!AllminePlatform.isOwn(channel.name())) {
            return api.streams(50).then(page -> {
                boolean over = page.rows().stream()
                        .flatMap(row -> app.tributary.net.Json.as(row, Stream.class).stream())
                        .filter(row -> channel.name().equals(row.id())).peek(this::creator)
                        .anyMatch(row -> "ended".equals(row.status()));
                return new Answer.Got<>(over ? Optional.empty() : Optional.of(channel.name()));
            });
        }
        return api.ownStream().then(found -> {
            found.ifPresent(this::creator);
            if (known.ownId.isEmpty()) {
                // whose running stream it is says who we are
                known.own(known.ownerId);
            }
            Optional<String> id = found.map(stream -> AllmineMapper.first(stream.id()))
                    .filter(text -> AllminePlatform.isId(text));
            synchronized (this) {
                streamId = id;
            }
            return new Answer.Got<>(id);
        });
    }

    private void creator(Stream stream) {
        var creator = stream.creator();
        if (creator != null) {
            known.owner(creator);
        }
    }

    /** The stream is read. What was forbidden in an earlier one is tried anew. */
    synchronized void entered(String id) {
        if (offline || !streamId.equals(Optional.of(id))) {
            forbidden.clear();
        }
        streamId = Optional.of(id);
        offline = false;
    }

    /** The stream is over, or has not begun. */
    synchronized void left() {
        offline = true;
        if (AllminePlatform.isOwn(channel.name())) {
            streamId = Optional.empty();
        }
    }

    /** Whether this was news: somebody may not do it, for now. */
    synchronized boolean forbid(Capability what, Reason why) {
        return forbidden.put(what, new Forbidden(why, clock.instant().plus(forgive))) == null;
    }

    /** It worked, or somebody let us. */
    synchronized boolean allow(Capability what) {
        return forbidden.remove(what) != null;
    }

    /** Takes back what was forbidden long enough ago; whether there was any. */
    synchronized boolean forgive() {
        Instant now = clock.instant();
        return forbidden.values().removeIf(one -> !one.until().isAfter(now));
    }

    /** What can be done at the moment. */
    synchronized Capabilities capabilities(boolean signedIn) {
        var support = AllminePlatform.support(signedIn);
        if (signedIn && offline) {
            support.put(Capability.SEND, Support.no(ReasonCode.OFFLINE));
            support.put(Capability.SUPERLIKE, Support.no(ReasonCode.OFFLINE));
        }
        forbidden.forEach((what, no) -> support.put(what, new Support.No(no.why())));
        return new Capabilities(support, settings.limit(), AllminePlatform.SENDS);
    }

    /** What a superlike costs: as asked, else the usual. Does not ask. */
    synchronized Money price() {
        return price.orElse(new Money(USUAL_PRICE, AllmineMapper.CREDITS));
    }

    /** Asks for it, once. */
    void askPrice() {
        synchronized (this) {
            if (price.isPresent()) {
                return;
            }
        }
        if (api.superlikePrice() instanceof Answer.Got<BigDecimal>(var amount)) {
            synchronized (this) {
                price = Optional.of(new Money(amount, AllmineMapper.CREDITS));
            }
        }
    }
}
