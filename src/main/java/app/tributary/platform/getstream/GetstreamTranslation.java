package app.tributary.platform.getstream;

import app.tributary.chat.ActionId;
import app.tributary.chat.ChatCommand;
import app.tributary.chat.ChatEvent.Notice;
import app.tributary.chat.FieldValue;
import app.tributary.chat.Outcome;
import app.tributary.chat.Phrase;
import app.tributary.chat.ReasonCode;
import app.tributary.platform.NativeAction;
import app.tributary.platform.NativeAction.Choice;
import app.tributary.platform.NativeAction.Field;
import app.tributary.platform.NativeAction.Subject;
import app.tributary.platform.getstream.GetstreamApi.Area;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Says a message in another language, beneath it. */
final class GetstreamTranslation implements GetstreamSpecial {
    private static final ActionId TRANSLATE = new ActionId("translate");
    /** Of those that the platform knows, the ones of many speakers; each by its own name. */
    private static final List<Choice> LANGUAGES = Stream
            .of("en", "ru", "tr", "zh", "zh-TW", "es", "pt", "fr", "de", "it", "nl", "pl", "uk", "ar", "fa", "he", "hi",
                    "id", "ja", "ko", "th", "vi")
            .map(code -> new Choice(code, Phrase.plain(name(code)))).toList();

    @Override
    public List<NativeAction> actions(GetstreamRights rights) {
        return List.of(GetstreamActs.look(TRANSLATE, Subject.MESSAGE, GetstreamSpecialWord.TRANSLATE, rights.always(),
                new Field("language", Field.Kind.CHOICE, GetstreamSpecialWord.LANGUAGE, true, LANGUAGES,
                        Optional.of(new FieldValue.Text("en")), 0)));
    }

    @Override
    public Outcome execute(ChatCommand.Native command, GetstreamScene scene) {
        var language = command.form().text("language").filter(code -> code.matches("[a-zA-Z-]{2,10}"));
        if (command.message().isEmpty() || language.isEmpty()) {
            return Outcome.rejected(ReasonCode.BAD_INPUT, "language");
        }
        var message = command.message().get();
        return scene.api()
                .call("POST", Area.CHAT, GetstreamApi.path("messages", message.id(), "translate"), Map.of(),
                        Optional.of(GetstreamTree.object().put("language", language.get())))
                .outcome(done -> {
                    var text = GetstreamTree.text(done.path("message").path("i18n"), language.get() + "_text");
                    if (text.isEmpty()) {
                        return Outcome.rejected(ReasonCode.BAD_ANSWER, "i18n");
                    }
                    scene.out()
                            .accept(Notice.mark(message, "translation",
                                    GetstreamSpecialWord.TRANSLATED.phrase(name(language.get()),
                                            GetstreamTree.words(text.get())),
                                    scene.now()));
                    return Outcome.done(message);
                });
    }

    private static String name(String code) {
        var locale = Locale.forLanguageTag(code);
        return locale.getDisplayName(locale);
    }
}
