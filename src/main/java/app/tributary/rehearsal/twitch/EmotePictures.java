package app.tributary.rehearsal.twitch;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.Arc2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;

/** Draws the loopback emotes: plain faces in a square of 56 units, in any size. */
final class EmotePictures {
    private static final double UNITS = 56;
    private static final Color INK = new Color(0x2B2118);
    private static final Color WHITE = new Color(0xFFFDF7);

    private EmotePictures() {}

    /**
     * One picture of an emote.
     *
     * @param size its width and height in pixels
     * @param frame from 0, below the emote's number of frames
     */
    static BufferedImage draw(LoopbackEmote emote, int size, int frame) {
        var picture = new BufferedImage(size, size, BufferedImage.TYPE_INT_ARGB);
        Graphics2D g = picture.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        g.transform(AffineTransform.getScaleInstance(size / UNITS, size / UNITS));
        switch (emote) {
            case KAPPA -> smirk(g);
            case LUL -> laugh(g);
            case POG_CHAMP -> amazed(g, frame);
            case HEY_GUYS -> wave(g);
            case BIBLE_THUMP -> cry(g);
        }
        g.dispose();
        return picture;
    }

    private static void smirk(Graphics2D g) {
        head(g, new Color(0xC9C3BA));
        line(g, 15, 20, 24, 18);
        line(g, 33, 17, 42, 15);
        disc(g, INK, 20, 26, 3);
        disc(g, INK, 38, 25, 3);
        ink(g, 3);
        g.draw(new Arc2D.Double(20, 26, 24, 16, 200, 120, Arc2D.OPEN));
    }

    private static void laugh(Graphics2D g) {
        head(g, new Color(0xFFC94A));
        ink(g, 3);
        g.draw(new Arc2D.Double(13, 20, 11, 9, 20, 140, Arc2D.OPEN));
        g.draw(new Arc2D.Double(32, 20, 11, 9, 20, 140, Arc2D.OPEN));
        g.setColor(new Color(0x8C2F2F));
        g.fill(new Arc2D.Double(14, 20, 28, 27, 180, 180, Arc2D.CHORD));
        g.setColor(WHITE);
        g.fill(new RoundRectangle2D.Double(17, 33, 22, 4, 3, 3));
    }

    private static void amazed(Graphics2D g, int frame) {
        double open = (1 - Math.cos(frame * 2 * Math.PI / LoopbackEmote.POG_CHAMP.frames())) / 2;
        head(g, new Color(0x7EC8F2));
        disc(g, WHITE, 19, 22, 6 + open);
        disc(g, WHITE, 37, 22, 6 + open);
        disc(g, INK, 19, 22, 2.6);
        disc(g, INK, 37, 22, 2.6);
        double height = 8 + 9 * open;
        g.setColor(new Color(0x7A2B3A));
        g.fill(new Ellipse2D.Double(20, 40 - height / 2, 16, height));
    }

    private static void wave(Graphics2D g) {
        head(g, new Color(0xF2A6C0));
        disc(g, INK, 19, 24, 3);
        disc(g, INK, 34, 24, 3);
        ink(g, 3);
        g.draw(new Arc2D.Double(17, 22, 20, 18, 200, 140, Arc2D.OPEN));
        g.setColor(new Color(0xFFD7A8));
        g.fill(new Ellipse2D.Double(38, 8, 15, 17));
        for (int finger = 0; finger < 4; finger++) {
            g.fill(new RoundRectangle2D.Double(38 + finger * 3.8, 2, 3.2, 13, 3, 3));
        }
    }

    private static void cry(Graphics2D g) {
        head(g, new Color(0xF5E6D3));
        disc(g, INK, 18, 24, 7);
        disc(g, INK, 38, 24, 7);
        disc(g, WHITE, 20, 21, 2.4);
        disc(g, WHITE, 40, 21, 2.4);
        g.setColor(new Color(0x6FB7F0));
        g.fill(drop(12, 30));
        g.fill(drop(42, 30));
        ink(g, 3);
        g.draw(new Arc2D.Double(21, 37, 14, 10, 20, 140, Arc2D.OPEN));
    }

    private static void head(Graphics2D g, Color skin) {
        disc(g, skin.darker(), 28, 29, 25.5);
        disc(g, skin, 28, 28, 24.5);
    }

    private static Path2D drop(double x, double y) {
        var drop = new Path2D.Double();
        drop.moveTo(x, y);
        drop.curveTo(x + 6, y + 9, x + 5, y + 15, x, y + 15);
        drop.curveTo(x - 5, y + 15, x - 6, y + 9, x, y);
        return drop;
    }

    private static void line(Graphics2D g, double x1, double y1, double x2, double y2) {
        ink(g, 3);
        g.draw(new java.awt.geom.Line2D.Double(x1, y1, x2, y2));
    }

    private static void disc(Graphics2D g, Color color, double x, double y, double radius) {
        g.setColor(color);
        g.fill(new Ellipse2D.Double(x - radius, y - radius, radius * 2, radius * 2));
    }

    private static void ink(Graphics2D g, float width) {
        g.setColor(INK);
        g.setStroke(new BasicStroke(width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    }
}
