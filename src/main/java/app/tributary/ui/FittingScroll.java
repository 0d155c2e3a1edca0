package app.tributary.ui;

import javafx.geometry.Orientation;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Region;

/** As high as its content wants to be at the width that there is; it scrolls, up and down only, where it gets less. */
public final class FittingScroll extends ScrollPane {
    private final Region content;

    /** A pane around this content. */
    public FittingScroll(Region content) {
        super(content);
        this.content = content;
        setFitToWidth(true);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        setFocusTraversable(false);
        setMinHeight(0);
        getStyleClass().add("plain-scroll");
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    @Override
    protected double computePrefHeight(double width) {
        double beside = snappedLeftInset() + snappedRightInset();
        return Math.ceil(content.prefHeight(width < 0 ? -1 : width - beside)) + snappedTopInset()
                + snappedBottomInset();
    }
}
