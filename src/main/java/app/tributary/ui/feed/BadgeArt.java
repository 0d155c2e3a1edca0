package app.tributary.ui.feed;

import app.tributary.chat.Badge;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.geometry.Rectangle2D;
import javafx.scene.Node;
import javafx.scene.SnapshotParameters;
import javafx.scene.image.Image;
import javafx.scene.layout.Background;
import javafx.scene.layout.BackgroundFill;
import javafx.scene.layout.CornerRadii;
import javafx.scene.layout.StackPane;
import javafx.scene.paint.Color;
import javafx.scene.shape.SVGPath;
import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;
import javafx.scene.text.Text;
import javafx.scene.transform.Scale;

/**
 * Draws badges from their sets and versions: small squares with a sign, a number or a letter. Each is drawn once
 * for all rows. FX thread only.
 */
final class BadgeArt {
    /** Free space behind the square, in px. */
    static final double BEHIND = 4;

    private static final double RADIUS = 4;
    private static final int MOST = 400;
    private static final String STAR = "M4.5 0.4 5.8 3.1 8.7 3.5 6.6 5.5 7.1 8.4 4.5 7 1.9 8.4 2.4 5.5 0.3 3.5 3.2 3.1Z";
    private static final String SWORD = "M8.9 0.1 8.5 2.9 4.9 6.1 5.7 6.9 4.9 7.7 3.6 6.4 1.7 8.7 0.3 7.3 2.6 5.4 1.3 4.1 2.1 3.3 2.9 4.1 6.1 0.5Z";
    private static final String GEM = "M2.3 1.2H6.7L8.7 3.6 4.5 8.2 0.3 3.6Z";
    private static final String CHECK = "M0.8 4.7 1.9 3.6 3.5 5.2 7.1 1.5 8.2 2.6 3.5 7.4Z";
    private static final String BOLT = "M5.4 0.3 1.4 5.1H4.1L3.5 8.7 7.6 3.7H4.9Z";

    private final Faces faces;
    private final double outputScale;
    private final Map<String, Image> drawn = new HashMap<>();

    /** What is drawn for a set: a sign, or else its number or letter. */
    private record Look(int rgb, String sign) {}

    /** @param outputScale px of the screen for one of ours */
    BadgeArt(Faces faces, double outputScale) {
        this.faces = faces;
        this.outputScale = outputScale;
    }

    /** How high a badge is, in px. */
    double side() {
        return Math.round(RowLook.BADGE * faces.scale());
    }

    /** The picture of a badge, {@link #BEHIND} wider than high. */
    Image of(Badge badge) {
        if (drawn.size() > MOST) {
            drawn.clear();
        }
        return drawn.computeIfAbsent(badge.set() + "/" + badge.version(), unknown -> draw(badge));
    }

    private Image draw(Badge badge) {
        var look = lookOf(badge.set().toLowerCase(Locale.ROOT));
        var square = new StackPane(signOf(badge, look));
        square.setMinSize(side(), side());
        square.setMaxSize(side(), side());
        square.setBackground(new Background(
                new BackgroundFill(Color.rgb(look.rgb >> 16 & 0xFF, look.rgb >> 8 & 0xFF, look.rgb & 0xFF),
                        new CornerRadii(RADIUS * faces.scale()), null)));
        var place = new StackPane(square);
        place.setAlignment(Pos.CENTER_LEFT);
        place.resize(side() + BEHIND, side());
        place.layout();
        var shot = new SnapshotParameters();
        shot.setFill(Color.TRANSPARENT);
        shot.setTransform(new Scale(outputScale, outputScale));
        shot.setViewport(new Rectangle2D(0, 0, Math.ceil((side() + BEHIND) * outputScale),
                Math.ceil(side() * outputScale)));
        return place.snapshot(shot, null);
    }

    private Node signOf(Badge badge, Look look) {
        var letters = lettersOf(badge);
        if (letters.isPresent() && look.sign.isEmpty()) {
            var text = new Text(letters.get());
            text.setFont(Font.font(faces.strong().getFamily(),
                    FontWeight.BOLD, (letters.get().length() > 2 ? 7 : 9) * faces.scale()));
            text.setFill(Color.WHITE);
            return text;
        }
        var path = new SVGPath();
        path.setContent(look.sign.isEmpty() ? STAR : look.sign);
        path.setFill(Color.WHITE);
        path.getTransforms().setAll(new Scale(faces.scale(), faces.scale(), 4.5, 4.5));
        return path;
    }

    private static Optional<String> lettersOf(Badge badge) {
        boolean counts = switch (badge.set().toLowerCase(Locale.ROOT)) {
            case "subscriber", "sub_gifter", "sub-gifter", "bits", "founder" -> true;
            default -> false;
        };
        String version = badge.version();
        if (counts && !version.isEmpty() && version.length() <= 4
                && version.chars().allMatch(c -> c >= '0' && c <= '9')) {
            // Thousands are the tier of a subscription, the rest its months.
            int number = Integer.parseInt(version);
            int months = badge.set().equalsIgnoreCase("subscriber") ? number % 1000 : number;
            if (months > 0 && months < 1000) {
                return Optional.of(String.valueOf(months));
            }
        }
        String set = DisplayText.clean(badge.set()).strip();
        return set.isEmpty()
                ? Optional.empty()
                : Optional
                        .of(new StringBuilder().appendCodePoint(Character.toUpperCase(set.codePointAt(0))).toString());
    }

    private static Look lookOf(String set) {
        return switch (set) {
            case "broadcaster", "owner", "streamer" -> new Look(0xD14A5E, STAR);
            case "moderator", "mod", "lead_moderator" -> new Look(0x2F8F46, SWORD);
            case "vip" -> new Look(0xB44FC4, GEM);
            case "partner", "verified" -> new Look(0x7A4FE0, CHECK);
            case "staff", "admin", "global_mod" -> new Look(0x3F4A57, BOLT);
            case "subscriber", "founder" -> new Look(0x4D6BEA, "");
            case "sub_gifter", "sub-gifter" -> new Look(0xC2571B, "");
            case "bits" -> new Look(0x6B57D6, "");
            default -> new Look(0x66727F, "");
        };
    }
}
