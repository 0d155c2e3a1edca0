package app.tributary.feed;

import app.tributary.chat.Sample;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A clock that goes when it is told to. */
final class Ticker implements InstantSource {
    private volatile Instant now = Sample.START;

    @Override
    public Instant instant() {
        return now;
    }

    void go(Duration by) {
        now = now.plus(by);
    }

    void set(Instant to) {
        now = to;
    }
}
