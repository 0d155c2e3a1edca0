package app.tributary.ui.feed;

import app.tributary.account.LookSettings;
import app.tributary.chat.Author;
import app.tributary.chat.Channel;
import app.tributary.chat.ChatMessage;
import app.tributary.chat.MessageKey;
import app.tributary.chat.Offer;
import app.tributary.chat.PlatformId;
import app.tributary.chat.ReasonCode;
import app.tributary.chat.Support;
import app.tributary.feed.FeedBatch;
import app.tributary.feed.FeedRow;
import app.tributary.image.ImageStore;
import app.tributary.net.Network;
import app.tributary.ui.FxThread;
import app.tributary.ui.OnScreen;
import app.tributary.words.Words;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A feed in a window, with a server of pictures, for tests. */
final class FeedBench implements AutoCloseable, FeedActions, ActionSupport {
    final List<String> done = new ArrayList<>();
    volatile Instant now = Instant.now();
    volatile Support support = Support.yes();
    volatile CountDownLatch pictureGate = new CountDownLatch(0);
    private final int cap;
    FeedViewModel model;
    private @Nullable FeedView view;

    private final Network network = new Network(() -> now);
    private final Map<String, byte[]> files = new ConcurrentHashMap<>();
    private final HttpServer server;
    private final ImageStore images;

    FeedBench() {
        this(2_000);
    }

    /** A bench whose feeds keep so many rows. */
    FeedBench(int cap) {
        this.cap = cap;
        model = newModel();
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", exchange -> {
            try (exchange) {
                pictureGate.await(20, TimeUnit.SECONDS);
                byte[] file = files.get(exchange.getRequestURI().getPath());
                exchange.sendResponseHeaders(file == null ? 404 : 200, file == null ? -1 : file.length);
                if (file != null) {
                    exchange.getResponseBody().write(file);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        server.start();
        images = new ImageStore(network, Path.of("target", "pictures", "cache"));
        images.allow(address("/"));
    }

    /** Opens a window with a new, empty feed. */
    OnScreen open(int width, int height, LookSettings look) {
        model = newModel();
        var window = OnScreen.open(() -> {
            var made = new FeedView(model, this, this, images,
                    new FeedLanguage(Words.english(), Locale.ENGLISH, ZoneOffset.UTC, FeedBench::nameOf));
            view = made;
            return made;
        }, width, height, look);
        OnScreen.run(() -> view().requestFocus());
        return window;
    }

    FeedView view() {
        return Objects.requireNonNull(view);
    }

    URI serve(String path, byte[] file) {
        files.put(path, file);
        return address(path);
    }

    URI address(String path) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
    }

    /** Hands the batch over and waits until it is drawn. */
    void accept(FeedBatch batch) {
        model.accept(batch);
        OnScreen.frames(2);
    }

    long emotesShown() {
        return view().lookupAll("EmoteNode").stream().filter(node -> ((EmoteNode) node).isShown()).count();
    }

    /** The upper edge of a row on the screen, in px; NaN where it is not there. */
    double topOf(long id) {
        return OnScreen.get(() -> view().viewport().nodeOf(id).map(RowNode::getLayoutY).orElse(Double.NaN));
    }

    /** The lower edge of the newest row, in px; NaN where it is not there. */
    double bottomOfNewest() {
        return OnScreen.get(() -> {
            var rows = model.rows();
            return view().viewport().nodeOf(rows.get(rows.size() - 1).id())
                    .map(row -> row.getLayoutY() + row.getHeight())
                    .orElse(Double.NaN);
        });
    }

    private FeedViewModel newModel() {
        return new FeedViewModel(FxThread::run, () -> now, cap);
    }

    private static String nameOf(PlatformId platform) {
        String word = platform.value();
        return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
    }

    @Override
    public void reply(ChatMessage message) {
        done.add("reply " + message.key().id());
    }

    @Override
    public void pin(ChatMessage message) {
        done.add("pin " + message.key().id());
    }

    @Override
    public void unpin(ChatMessage message) {
        done.add("unpin " + message.key().id());
    }

    @Override
    public void delete(ChatMessage message) {
        done.add("delete " + message.key().id());
    }

    @Override
    public void edit(ChatMessage message) {
        done.add("edit " + message.key().id());
    }

    @Override
    public void react(MessageKey message, String reaction, boolean on) {
        done.add("react " + message.id() + " " + reaction + " " + on);
    }

    @Override
    public void take(Offer offer, Channel channel) {
        done.add("take " + offer.action() + " " + offer.form().values() + " " + channel);
    }

    @Override
    public List<RowOffer> ofMessage(ChatMessage message) {
        return List.of(new RowOffer("Superlike…", Optional.empty(), () -> done.add("superlike " + message.key().id())),
                new RowOffer("Translate", Optional.of("not here"), () -> done.add("never")));
    }

    @Override
    public List<RowOffer> ofAuthor(ChatMessage message) {
        return List.of(new RowOffer("Ban", Optional.empty(), () -> done.add("ban " + message.author().id())));
    }

    @Override
    public void selected(Optional<FeedRow> row) {
        row.ifPresent(known -> done.add("selected " + known.id()));
    }

    @Override
    public void mention(Author author, Channel channel) {
        done.add("mention " + author.displayName());
    }

    @Override
    public void openLink(URI target) {
        done.add("open " + target);
    }

    @Override
    public Support of(RowAction action, ChatMessage message) {
        return action == RowAction.PIN && message.key().channel().platform().value().equals("kick")
                ? Support.no(ReasonCode.PLATFORM_LACKS, "no pins")
                : support;
    }

    @Override
    public boolean isPinned(MessageKey message) {
        return message.id().equals("m7");
    }

    @Override
    public void close() {
        images.close();
        network.close();
        server.stop(0);
    }
}
