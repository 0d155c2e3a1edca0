package app.tributary.cli;

import app.tributary.account.DataDirectory;
import app.tributary.rehearsal.RehearsalPlan;
import java.time.Duration;
import java.util.Optional;

/**
 * How the console is wanted.
 *
 * @param directory where it keeps everything
 * @param headless without a window
 * @param rehearsal on loopback platforms; empty: on what is configured, and in rehearsal where nothing is
 * @param lasts it ends by itself after this time; empty: when its user ends it
 */
public record ConsoleRequest(DataDirectory directory, boolean headless, Optional<RehearsalPlan> rehearsal,
        Optional<Duration> lasts) {}
