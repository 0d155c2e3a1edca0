package app.tributary.ui.views;

import app.tributary.account.ViewSettings;
import app.tributary.chat.PlatformId;
import app.tributary.words.Words;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What views are called on the screen: one without a name of its own is called by what it shows. */
public record ViewNames(Words words, Function<PlatformId, String> platformName) {
    public String of(ViewSettings view) {
        if (!view.name().isEmpty()) {
            return view.name();
        }
        if (!view.filter().isBlank()) {
            return view.filter().strip();
        }
        return view.platforms().isEmpty() ? words.of(ViewsWord.EVERYTHING) : platforms(view);
    }

    public String of(ChatViewModel view) {
        return of(view.settingsProperty().get());
    }

    /** What a view is narrowed to, in a line; empty where it shows everything. */
    public String narrowing(ViewSettings view) {
        String filter = view.filter().strip();
        String platforms = platforms(view);
        return filter.isEmpty() || platforms.isEmpty() ? filter + platforms : platforms + " · " + filter;
    }

    private String platforms(ViewSettings view) {
        return view.platforms().stream().map(platformName).sorted().collect(Collectors.joining(", "));
    }
}
