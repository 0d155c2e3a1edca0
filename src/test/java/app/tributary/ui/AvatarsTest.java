package app.tributary.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.tributary.image.ImageStore;
import app.tributary.net.Network;
import com.sun.net.httpserver.HttpServer;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.ConcurrentLinkedQueue;
import javafx.scene.image.ImageView;
import javafx.scene.layout.StackPane;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AvatarsTest {
    @TempDir
    Path folder;

    @Test
    void a_picture_covers_its_place_at_the_size_of_the_place_and_a_missing_one_leaves_it_alone() throws Exception {
        var png = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(90, 90, BufferedImage.TYPE_INT_ARGB), "png", png);
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/face.png", exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "image/png");
            exchange.sendResponseHeaders(200, png.size());
            exchange.getResponseBody().write(png.toByteArray());
            exchange.close();
        });
        server.start();
        var base = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        var shown = new ConcurrentLinkedQueue<Runnable>();
        try (var network = new Network(InstantSource.system()); var store = new ImageStore(network, folder)) {
            store.allow(base);
            var avatars = new Avatars(store, shown::add);
            var place = new StackPane();
            var without = new StackPane();

            avatars.cover(place, base.resolve("/face.png"), 38);
            avatars.cover(without, base.resolve("/nobody.png"), 38);
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> !shown.isEmpty() && store.isMissing(base.resolve("/nobody.png")));
            shown.forEach(Runnable::run);

            assertThat(place.getChildren()).singleElement().isInstanceOfSatisfying(ImageView.class, view -> {
                assertThat(view.getFitWidth()).isEqualTo(38);
                assertThat(view.getFitHeight()).isEqualTo(38);
            });
            assertThat(without.getChildren()).isEmpty();
        } finally {
            server.stop(0);
        }
    }
}
