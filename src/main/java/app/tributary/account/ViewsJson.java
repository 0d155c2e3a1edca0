package app.tributary.account;

import app.tributary.account.ViewLayout.Density;
import app.tributary.chat.PlatformId;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/** The part of {@code settings.json} about views and highlights. Files from before there were any have none of it. */
final class ViewsJson {
    private ViewsJson() {}

    static ViewsSettings views(Optional<SettingsNode> part) throws SettingsNode.Odd {
        if (part.isEmpty()) {
            return ViewsSettings.STANDARD;
        }
        var node = part.get();
        var active = node.at("active");
        return new ViewsSettings(node.list("list", ViewsJson::view), node.list("shown", SettingsNode::text),
                active.isPresent() ? active.get().text() : "", node.list("dividers", SettingsNode::number));
    }

    static List<HighlightSettings> highlights(SettingsNode file) throws SettingsNode.Odd {
        return file.list("highlights", part -> new HighlightSettings(part.need("name").text(),
                part.need("filter").text(), part.flag("on")));
    }

    static void write(Settings settings, ObjectNode file) {
        var views = file.putObject("views");
        var list = views.putArray("list");
        for (var view : settings.views().views()) {
            var one = list.addObject().put("id", view.id()).put("name", view.name()).put("filter", view.filter());
            var platforms = one.putArray("platforms");
            view.platforms().stream().map(PlatformId::value).sorted().forEach(platforms::add);
            one.put("ownWindow", view.ownWindow());
            var layout = one.putObject("layout").put("density", view.layout().density().name());
            view.layout().scale().ifPresent(scale -> layout.put("scale", scale));
            layout.put("hideTimes", !view.layout().times()).put("hideBadges", !view.layout().badges());
        }
        var shown = views.putArray("shown");
        settings.views().shown().forEach(shown::add);
        views.put("active", settings.views().active());
        var dividers = views.putArray("dividers");
        settings.views().dividers().forEach(place -> dividers.add(place.doubleValue()));
        var highlights = file.putArray("highlights");
        for (var highlight : settings.highlights()) {
            highlights.addObject().put("name", highlight.name()).put("filter", highlight.filter())
                    .put("on", highlight.on());
        }
    }

    private static ViewSettings view(SettingsNode part) throws SettingsNode.Odd {
        var layout = part.at("layout");
        return new ViewSettings(part.need("id").filledText(), part.need("name").text(), platforms(part),
                part.need("filter").text(), layout.isPresent() ? layout(layout.get()) : ViewLayout.STANDARD,
                part.flag("ownWindow"));
    }

    private static Set<PlatformId> platforms(SettingsNode part) throws SettingsNode.Odd {
        return new HashSet<>(part.list("platforms", word -> {
            try {
                return new PlatformId(word.text());
            } catch (IllegalArgumentException notAWord) {
                throw word.odd("the word of a platform");
            }
        }));
    }

    private static ViewLayout layout(SettingsNode part) throws SettingsNode.Odd {
        var density = part.at("density");
        var scale = part.at("scale");
        return new ViewLayout(
                density.isPresent() ? SettingsJson.constant(Density.class, density.get()) : Density.AS_WINDOW,
                scale.isPresent() ? OptionalDouble.of(scale.get().number()) : OptionalDouble.empty(),
                !part.flag("hideTimes"), !part.flag("hideBadges"));
    }
}
