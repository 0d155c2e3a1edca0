package app.tributary.ui.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import app.tributary.account.DataDirectory;
import app.tributary.account.SettingsStore;
import app.tributary.account.Theme;
import app.tributary.ui.Language;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AppearanceViewModelTest {
    @TempDir
    Path folder;

    private final Language language = new Language(Locale.ENGLISH);
    private SettingsStore settings;
    private AppearanceViewModel appearance;

    @BeforeEach
    void open() {
        var directory = ((DataDirectory.Opening.Opened) DataDirectory.open(folder)).directory();
        settings = SettingsStore.open(directory, InstantSource.system());
        appearance = new AppearanceViewModel(settings, language, Locale.of("tr"));
    }

    @AfterEach
    void close() {
        settings.close();
    }

    @Test
    void the_systems_language_is_spoken_until_another_is_chosen_and_again_when_it_is_let_go() {
        assertThat(language.words().locale()).isEqualTo(Locale.of("tr"));
        appearance.speak(Optional.of(Locale.of("ru")));
        assertThat(language.words().locale()).isEqualTo(Locale.of("ru"));
        appearance.speak(Optional.empty());
        assertThat(language.words().locale()).isEqualTo(Locale.of("tr"));
    }

    @Test
    void what_is_chosen_is_kept() {
        appearance.wear(Theme.LIGHT);
        appearance.beComfortable(true);
        appearance.reduceMotion(true);
        assertThat(settings.current().look()).isEqualTo(appearance.lookProperty().get());
        assertThat(new AppearanceViewModel(settings, language, Locale.ENGLISH).lookProperty().get().theme())
                .isEqualTo(Theme.LIGHT);
    }

    @Test
    void the_size_goes_in_whole_steps_and_stays_in_its_bounds() {
        appearance.scaleTo(1.234);
        assertThat(appearance.lookProperty().get().scale()).isCloseTo(1.2, within(1e-9));
        for (int i = 0; i < 30; i++) {
            appearance.scaleBy(1);
        }
        assertThat(appearance.lookProperty().get().scale()).isEqualTo(2.0);
        appearance.scaleTo(0);
        assertThat(appearance.lookProperty().get().scale()).isEqualTo(0.8);
    }
}
