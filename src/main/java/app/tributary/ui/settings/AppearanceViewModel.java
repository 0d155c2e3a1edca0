package app.tributary.ui.settings;

import app.tributary.account.LookSettings;
import app.tributary.account.SettingsStore;
import app.tributary.account.Theme;
import app.tributary.ui.Language;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** How the console looks and what it speaks; every change is in force at once and kept. FX thread only. */
public final class AppearanceViewModel {
    /** By how much a press makes everything larger or smaller. */
    private static final double STEP = 0.1;

    private final SettingsStore settings;
    private final Language language;
    private final Locale systems;
    private final ReadOnlyObjectWrapper<LookSettings> look;

    /**
     * Wears and speaks at once what the settings say.
     *
     * @param systems the language of the system, spoken where none is chosen
     */
    public AppearanceViewModel(SettingsStore settings, Language language, Locale systems) {
        this.settings = settings;
        this.language = language;
        this.systems = systems;
        look = new ReadOnlyObjectWrapper<>(settings.current().look());
        language.speak(look.get().language().orElse(systems));
    }

    /** How it looks now. */
    public ReadOnlyObjectProperty<LookSettings> lookProperty() {
        return look.getReadOnlyProperty();
    }

    public void wear(Theme theme) {
        change(now -> now.withTheme(theme));
    }

    /** Another language from now on; empty: the system's. */
    public void speak(Optional<Locale> wanted) {
        change(now -> now.withLanguage(wanted));
        language.speak(wanted.orElse(systems));
    }

    /** Everything larger (1) or smaller (-1) by that many steps. */
    public void scaleBy(int steps) {
        scaleTo(look.get().scale() + steps * STEP);
    }

    /** Everything at this size; rounded to whole steps and brought into the bounds. */
    public void scaleTo(double wanted) {
        change(now -> now.withScale(Math.rint(wanted / STEP) * STEP));
    }

    public void reduceMotion(boolean wanted) {
        change(now -> now.withReducedMotion(wanted));
    }

    public void beComfortable(boolean wanted) {
        change(now -> now.withComfortable(wanted));
    }

    /** Near-equal messages share a row while more than this many come a second; 0: never. */
    public void foldAbove(int messagesASecond) {
        change(now -> now.withFoldAbove(messagesASecond));
    }

    private void change(UnaryOperator<LookSettings> change) {
        look.set(settings.update(all -> all.withLook(change.apply(all.look()))).look());
    }
}
