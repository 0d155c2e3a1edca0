package app.tributary.ui.feed;

/** The measures of a row, in px at scale 1, on a grid of 4. */
final class RowLook {
    static final double TEXT = 13.5;
    static final double SMALL = 12;
    static final double TIME = 11.5;
    static final double EMOTE = 28;
    static final double EMOJI = 18;
    static final double BADGE = 15;
    static final double BAR = 3;
    /** Free above and below the bar. */
    static final double BAR_ENDS = 3;
    static final double LEFT = 14;
    static final double GAP = 9;
    static final double RIGHT = 16;
    /** What a counter needs around its figures. */
    static final double COUNT_ROOM = 14;
    static final double ABOVE = 4;
    /** How strong a band of the platform's colour is at its left end. */
    static final double BAND_OPACITY = 0.2;
    /** How strong the tint of a row is that a rule of the reader's lets stand out. */
    static final double HIGHLIGHT_OPACITY = 0.13;
    /** What a name needs on the plain background so that 4.5:1 are left on a band. */
    static final double CONTRAST_ON_BAND = 7;

    private RowLook() {}
}
