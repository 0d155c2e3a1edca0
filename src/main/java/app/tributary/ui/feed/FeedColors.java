package app.tributary.ui.feed;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import javafx.beans.value.ObservableValue;
import javafx.css.CssMetaData;
import javafx.css.Styleable;
import javafx.css.StyleableProperty;
import javafx.css.StyleablePropertyFactory;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;

/** The colours of a feed, as its style sheet sets them by the looked-up colours of the theme. FX thread only. */
final class FeedColors {
    private static final StyleablePropertyFactory<FeedView> STYLES = new StyleablePropertyFactory<>(
            Region.getClassCssMetaData());

    /** What a colour is for; the initial one stands until a style sheet has spoken. */
    private enum Role {
        BACKGROUND("#0f1216"), MENTION("#2a2414"), SELECTED("#14303f"), POINTED("#151a20"), RAISED("#1b222a"), TEXT(
                "#e6ebf0"), DIM("#8e9aa8"), ACCENT("#4cc2ff"), WARNING("#f0b429"), DANGER("#ff6b6b");

        private final String initial;

        Role(String web) {
            initial = web;
        }

        private String property() {
            return "feed-" + name().toLowerCase(Locale.ROOT);
        }
    }

    private final Map<Role, StyleableProperty<Color>> colors = new EnumMap<>(Role.class);

    /**
     * @param ofView the colours of a view, once it is made
     * @param changed told whenever a colour is another
     */
    FeedColors(FeedView view, Function<FeedView, FeedColors> ofView, Runnable changed) {
        for (var role : Role.values()) {
            var color = STYLES.createStyleableColorProperty(view, role.property(), "-" + role.property(),
                    owner -> ofView.apply(owner).property(role), Color.web(role.initial));
            ((ObservableValue<?>) color).subscribe(changed);
            colors.put(role, color);
        }
    }

    static List<CssMetaData<? extends Styleable, ?>> metaData() {
        return STYLES.getCssMetaData();
    }

    Color background() {
        return now(Role.BACKGROUND);
    }

    Palette palette() {
        return new Palette(background(), now(Role.MENTION), now(Role.SELECTED), now(Role.POINTED), now(Role.RAISED),
                now(Role.TEXT), now(Role.DIM), now(Role.ACCENT), now(Role.WARNING), now(Role.DANGER));
    }

    private Color now(Role role) {
        return property(role).getValue();
    }

    private StyleableProperty<Color> property(Role role) {
        var color = colors.get(role);
        if (color == null) {
            throw new IllegalStateException("asked for before it was made: " + role);
        }
        return color;
    }
}
