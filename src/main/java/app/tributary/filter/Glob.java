package app.tributary.filter;

/** A name in any letter case, in which a star stands for anything, also for nothing. */
final class Glob {
    private final char[] folded;
    private final boolean stars;

    Glob(String name) {
        folded = Folding.fold(name);
        stars = name.indexOf('*') >= 0;
    }

    boolean matches(String name) {
        return stars ? walk(name) : Folding.same(name, folded);
    }

    private boolean walk(String name) {
        int in = 0;
        int at = 0;
        int star = -1;
        int resume = 0;
        while (in < name.length()) {
            if (at < folded.length && folded[at] == '*') {
                star = at++;
                resume = in;
            } else if (at < folded.length && folded[at] == Folding.at(name, in)) {
                at++;
                in++;
            } else if (star >= 0) {
                at = star + 1;
                in = ++resume;
            } else {
                return false;
            }
        }
        while (at < folded.length && folded[at] == '*') {
            at++;
        }
        return at == folded.length;
    }
}
