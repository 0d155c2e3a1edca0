package app.tributary.words;

import static org.assertj.core.api.Assertions.assertThat;

import app.tributary.chat.ReasonCode;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Every word of the interface is there in every language, and nothing else is. */
class WordsTest {
    private static final List<String> LANGUAGES = List.of("", "_ru", "_tr", "_zh_CN");
    private static final Pattern ARGUMENT = Pattern.compile("\\{(\\d)");
    private static final Pattern LONELY_APOSTROPHE = Pattern.compile("(?<!')'(?!')");

    private final JavaClasses program = new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("app.tributary");

    @Test
    void every_word_of_the_program_is_in_every_bundle_and_every_text_of_a_bundle_is_a_word() throws IOException {
        assertThat(words()).hasSizeGreaterThan(8);
        var odd = new ArrayList<String>();
        for (var kind : words()) {
            var keys = new TreeSet<>(Arrays.stream(constants(kind)).map(Word::name).toList());
            for (var language : LANGUAGES) {
                var texts = bundle(constants(kind)[0].bundle() + language + ".properties");
                var there = texts.stringPropertyNames();
                keys.stream().filter(key -> !there.contains(key)).forEach(key -> odd.add("no " + key + language
                        + " for " + kind.getSimpleName()));
                there.stream().filter(key -> !keys.contains(key)).forEach(key -> odd.add("unused " + key + language
                        + " of " + kind.getSimpleName()));
            }
        }
        assertThat(odd).isEmpty();
    }

    @Test
    void every_word_is_used_by_the_program() {
        var odd = new ArrayList<String>();
        for (var kind : words()) {
            if (kind.isEquivalentTo(ReasonWord.class)) {
                continue; // by name, from the codes
            }
            var read = new TreeSet<String>();
            program.get(kind.getFullName()).getFieldAccessesToSelf().stream()
                    .filter(access -> !access.getOriginOwner().isEquivalentTo(kind.reflect()))
                    .forEach(access -> read.add(access.getTarget().getName()));
            byName().stream().filter(names -> names.kind().equals(kind.getSimpleName()))
                    .forEach(names -> read.addAll(names.keys()));
            Arrays.stream(constants(kind)).map(Word::name).filter(key -> !read.contains(key))
                    .forEach(key -> odd.add(kind.getSimpleName() + "." + key));
        }
        assertThat(odd).isEmpty();
    }

    @Test
    void every_text_is_a_pattern_with_the_arguments_of_the_english_one() throws IOException {
        var odd = new ArrayList<String>();
        for (var kind : words()) {
            var english = bundle(constants(kind)[0].bundle() + ".properties");
            for (var language : LANGUAGES) {
                var texts = bundle(constants(kind)[0].bundle() + language + ".properties");
                for (var key : texts.stringPropertyNames()) {
                    String text = texts.getProperty(key);
                    String where = kind.getSimpleName() + "." + key + language;
                    assertThat(new MessageFormat(text).toPattern()).as(where).isNotBlank();
                    if (!arguments(text).equals(arguments(english.getProperty(key, "")))) {
                        odd.add(where + " has other arguments");
                    }
                    if (LONELY_APOSTROPHE.matcher(text).find()) {
                        odd.add(where + " has a single apostrophe");
                    }
                }
            }
        }
        assertThat(odd).isEmpty();
    }

    @Test
    void there_is_a_sentence_for_each_reason_code_and_no_other() {
        assertThat(Arrays.stream(ReasonWord.values()).map(Enum::name).toList())
                .containsExactlyElementsOf(Arrays.stream(ReasonCode.values()).map(Enum::name).toList());
    }

    /** Constants that the program finds by the name of something else. */
    private record ByName(String kind, Set<String> keys) {}

    private static List<ByName> byName() {
        return List.of(new ByName("SettingsWord", Set.of("DARK", "LIGHT", "SYSTEM")),
                new ByName("ModerationWord",
                        Set.of("BROADCASTER", "MODERATOR", "VIP", "SUBSCRIBER", "FOLLOWER", "PARTNER", "STAFF", "BOT",
                                "REPLY", "PIN", "UNPIN", "DELETE", "TIMEOUT", "BAN", "UNBAN")));
    }

    private List<JavaClass> words() {
        return program.stream().filter(type -> type.isEnum() && type.isAssignableTo(Word.class)).toList();
    }

    private static Word[] constants(JavaClass kind) {
        return (Word[]) kind.reflect().getEnumConstants();
    }

    private static Properties bundle(String path) throws IOException {
        var texts = new Properties();
        try (var bytes = Words.class.getResourceAsStream("/" + path)) {
            assertThat(bytes).as(path).isNotNull();
            texts.load(new InputStreamReader(bytes, StandardCharsets.UTF_8));
        }
        return texts;
    }

    private static Set<String> arguments(String text) {
        var found = new TreeSet<String>();
        var matcher = ARGUMENT.matcher(text);
        while (matcher.find()) {
            found.add(matcher.group(1));
        }
        return found;
    }
}
