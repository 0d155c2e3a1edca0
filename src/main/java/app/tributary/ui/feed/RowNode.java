package app.tributary.ui.feed;

import app.tributary.ui.feed.RowContent.Kind;
import app.tributary.ui.feed.RowGrounds.Mark;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.geometry.VPos;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.shape.Line;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import org.jspecify.annotations.Nullable;

/** A row on the screen: used again for another row when that one has left it. FX thread only. */
final class RowNode extends Region {
    /** The bar and, a little shorter, its last px: they look as one with round corners, and need no path. */
    private final Region bar = new Region();
    private final Region barEdge = new Region();
    private final Text time = new Text();
    private final TextFlow line = new TextFlow();
    private final PieceNodes pieces = new PieceNodes();
    private @Nullable Label header;
    private @Nullable Line rule;
    /** Made when a row has something below its line for the first time. */
    private @Nullable TextFlow foot;
    private @Nullable PieceNodes footPieces;

    private @Nullable FeedItem item;
    private @Nullable RowContent shown;
    private @Nullable RowKit kit;
    /** The stacking in which it got its place last; whoever stacks writes and reads it. */
    long placedIn;
    private boolean selected;
    private boolean pointed;
    private double measuredWidth = -1;
    private double measuredHeight;
    private double lineHeight;
    private double footHeight;

    RowNode() {
        setAccessibleRole(AccessibleRole.LIST_ITEM);
        time.setTextOrigin(VPos.BASELINE);
        time.setMouseTransparent(true);
        line.setLineSpacing(2);
        line.setPickOnBounds(false);
        setManaged(false);
        getChildren().setAll(bar, barEdge, time, line);
        // Whoever moves a managed node has its parents laid out again, up to the window: rows move all the time.
        getChildren().forEach(part -> part.setManaged(false));
    }

    /** The row that stands here; empty while none does. */
    Optional<FeedItem> item() {
        return Optional.ofNullable(item);
    }

    /** Shows the row as it is now; does nothing where it already does. */
    void show(FeedItem wanted, RowKit with) {
        var content = wanted.content(with.writer);
        if (!content.equals(shown) || kit != with) {
            item = wanted;
            shown = content;
            kit = with;
            measuredWidth = -1;
            dress(wanted, content, with);
        }
        if (!isVisible()) {
            setVisible(true);
            pieces.emotes().forEach(emote -> emote.onScreen(true));
        }
    }

    /** Off the screen: shows nothing and moves nothing. */
    void hide() {
        setVisible(false);
        pointed(false);
        item = null;
        shown = null;
        pieces.emotes().forEach(emote -> emote.onScreen(false));
    }

    void selected(boolean now) {
        if (selected != now) {
            selected = now;
            ground();
        }
    }

    void pointed(boolean now) {
        if (pointed != now) {
            pointed = now;
            ground();
        }
    }

    private void ground() {
        if (item != null && shown != null && kit != null) {
            setBackground(kit.grounds.of(item.row().channel().platform(), shown.kind(),
                    selected ? Mark.SELECTED : pointed ? Mark.POINTED : Mark.NONE));
        }
    }

    @Override
    public @Nullable Object queryAccessibleAttribute(AccessibleAttribute attribute, Object... parameters) {
        // Told when somebody asks: rows come faster than anybody listens.
        return attribute == AccessibleAttribute.TEXT && shown != null
                ? shown.spoken()
                : super.queryAccessibleAttribute(attribute, parameters);
    }

    /** How high the row is at a width; exact, and the same until it shows something else. */
    double heightFor(double width) {
        if (width != measuredWidth && kit != null) {
            measuredWidth = width;
            lineHeight = Math.ceil(line.prefHeight(width - lineLeft(kit) - right(kit)));
            footHeight = foot == null || !foot.isVisible()
                    ? 0
                    : Math.ceil(foot.prefHeight(width - lineLeft(kit) - right(kit)) + 2);
            measuredHeight = lineHeight + 2 * above(kit) + headerHeight() + footHeight;
        }
        return measuredHeight;
    }

    /** No row is lower than this. */
    static double leastHeight(RowKit kit) {
        return 2 * above(kit) + kit.scaled(RowLook.SMALL);
    }

    private void dress(FeedItem wanted, RowContent content, RowKit with) {
        ground();
        var colour = with.grounds.bar(wanted.row().channel().platform());
        bar.setBackground(colour);
        barEdge.setBackground(colour);
        boolean barred = content.kind() != Kind.GAP && content.kind() != Kind.SINCE;
        bar.setVisible(barred);
        barEdge.setVisible(barred);
        time.setText(with.times ? content.time() : "");
        time.setFont(with.faces.time());
        time.setFill(content.kind() == Kind.MENTION ? with.palette.warning() : with.palette.dim());
        boolean styled = pieces.fill(line, content, with);
        styled |= showHeader(content.header());
        styled |= showFoot(content, with);
        showRule(content.kind(), with);
        if (styled) {
            applyCss();
        }
        requestLayout();
    }

    private boolean showHeader(String words) {
        if (words.isEmpty()) {
            if (header != null) {
                header.setVisible(false);
            }
            return false;
        }
        if (header == null) {
            header = new Label();
            header.getStyleClass().setAll("feed-header");
            header.setMouseTransparent(true);
            header.setManaged(false);
            getChildren().add(header);
        }
        header.setText("↳ " + words);
        header.setVisible(true);
        return true;
    }

    private boolean showFoot(RowContent content, RowKit with) {
        if (content.foot().isEmpty()) {
            if (foot != null && foot.isVisible()) {
                foot.setVisible(false);
                foot.getChildren().clear();
            }
            return false;
        }
        var flow = foot == null ? new TextFlow() : foot;
        var nodes = footPieces == null ? new PieceNodes() : footPieces;
        if (foot == null) {
            flow.getStyleClass().setAll("feed-foot");
            flow.setLineSpacing(2);
            flow.setPickOnBounds(false);
            flow.setManaged(false);
            getChildren().add(flow);
            foot = flow;
            footPieces = nodes;
        }
        flow.setVisible(true);
        return nodes.fill(flow, content.foot(), content.kind(), true, with);
    }

    /** Whether something in the row that takes clicks lies under this stretch of its width. */
    boolean hasButtonsWithin(double fromX, double fromY, double toY) {
        return Stream.of(line, foot).filter(Objects::nonNull).filter(Node::isVisible)
                .flatMap(flow -> flow.getChildren().stream()
                        .filter(node -> node.getUserData() instanceof PieceNodes.Click.OnReaction
                                || node.getUserData() instanceof PieceNodes.Click.OnOffer)
                        .map(node -> flow.localToParent(node.getBoundsInParent())))
                .anyMatch(place -> place.getMaxX() > fromX && place.getMaxY() > fromY && place.getMinY() < toY);
    }

    private void showRule(Kind kind, RowKit with) {
        boolean wanted = kind == Kind.GAP || kind == Kind.SINCE;
        if (wanted && rule == null) {
            rule = new Line();
            rule.setMouseTransparent(true);
            rule.setManaged(false);
            getChildren().add(rule);
        }
        if (rule != null) {
            rule.setVisible(wanted);
        }
        if (rule != null && wanted) {
            boolean since = kind == Kind.SINCE;
            rule.setStroke(since ? with.palette.danger() : with.palette.dim());
            rule.setOpacity(since ? 1 : 0.5);
            rule.getStrokeDashArray().setAll(since ? List.of() : List.of(with.scaled(3), with.scaled(3)));
        }
    }

    private double headerHeight() {
        return header == null || !header.isVisible() ? 0 : Math.ceil(header.prefHeight(-1)) + 1;
    }

    private static double above(RowKit kit) {
        return Math.round(kit.scaled(kit.roomy ? RowLook.ABOVE + 3 : RowLook.ABOVE));
    }

    private static double right(RowKit kit) {
        return kit.scaled(RowLook.RIGHT);
    }

    private double lineLeft(RowKit kit) {
        double times = Math.round(kit.scaled(RowLook.LEFT) + kit.timeWidth);
        return shown != null && (shown.kind() == Kind.GAP || shown.kind() == Kind.SINCE)
                ? times
                : times + Math.round(kit.scaled(RowLook.GAP));
    }

    @Override
    protected void layoutChildren() {
        if (kit == null) {
            return;
        }
        double width = getWidth();
        double top = above(kit) + headerHeight();
        double left = lineLeft(kit);
        double room = width - left - right(kit);
        double height = getHeight();
        bar.resizeRelocate(0, RowLook.BAR_ENDS, RowLook.BAR - 1, Math.max(0, height - 2 * RowLook.BAR_ENDS));
        barEdge.resizeRelocate(RowLook.BAR - 1, RowLook.BAR_ENDS + 1, 1,
                Math.max(0, height - 2 * RowLook.BAR_ENDS - 2));
        line.resizeRelocate(left, top, room, lineHeight);
        if (header != null && header.isVisible()) {
            header.resizeRelocate(left, above(kit), Math.min(room, Math.ceil(header.prefWidth(-1))),
                    headerHeight() - 1);
        }
        if (foot != null && foot.isVisible()) {
            foot.resizeRelocate(left, top + lineHeight + 1, room, Math.max(0, footHeight - 1));
        }
        time.relocate(0, 0);
        time.setLayoutX(kit.scaled(RowLook.LEFT) + kit.timeWidth - time.getLayoutBounds().getWidth());
        double base = headerHeight() > 0 && header != null
                ? above(kit) + header.getBaselineOffset()
                : top + line.getBaselineOffset();
        time.setLayoutY(Math.rint(base));
        if (rule != null && rule.isVisible()) {
            double from = left + Math.ceil(line.prefWidth(-1)) + kit.scaled(10);
            double y = Math.rint(top + lineHeight / 2) + 0.5;
            rule.setStartX(from);
            rule.setEndX(Math.max(from, width - right(kit)));
            rule.setStartY(y);
            rule.setEndY(y);
        }
    }
}
