package app.tributary;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The rooms of the house: who may import whom, and which libraries. */
@AnalyzeClasses(packages = "app.tributary", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    private static final String BASE = "app.tributary.";

    /** Room to the rooms that it may import. The port alone is {@code platform}, with what is under it {@code platform..}. */
    private static final Map<String, Set<String>> MAY_IMPORT = new TreeMap<>(
            Map.ofEntries(rooms("chat"), rooms("words"),
                    rooms("filter", "chat"), rooms("net", "chat"), rooms("platform", "chat", "net", "words"),
                    rooms("feed", "chat", "filter"), rooms("history", "chat", "filter"),
                    rooms("account", "chat", "words"),
                    rooms("image", "chat", "net"), rooms("desk", "chat", "filter", "platform", "history", "words"),
                    rooms("obs", "chat", "filter", "net", "words"),
                    rooms("ui", "chat", "words", "filter", "platform", "feed", "history", "account", "image", "desk",
                            "obs"),
                    rooms("rehearsal", "chat", "net", "platform"),
                    rooms("cli", "chat", "words", "filter", "net", "platform", "feed", "history", "account", "image",
                            "desk",
                            "obs", "rehearsal")));

    /** Libraries, by the beginnings of their packages, and the rooms that may use them. */
    private static final Map<String, Set<String>> LIBRARIES = new TreeMap<>(Map.ofEntries(
            rooms("javafx.", "ui"), rooms("atlantafx.", "ui"), rooms("org.controlsfx.", "ui"),
            rooms("org.kordamp.", "ui"),
            rooms("okhttp3.", "net"), rooms("okio.", "net"),
            rooms("tools.jackson.", "net", "account", "platform", "rehearsal"),
            rooms("com.fasterxml.jackson.", "platform", "account", "net", "rehearsal", "cli"),
            rooms("java.sql.", "history"), rooms("org.sqlite.", "history"), rooms("com.github.javakeyring.", "account"),
            rooms("javax.imageio.", "image", "rehearsal"), rooms("java.awt.", "image", "rehearsal"),
            rooms("org.java_websocket.", "rehearsal", "net", "obs"),
            rooms("com.sun.net.httpserver.", "rehearsal", "obs"),
            rooms("com.google.re2j.", "filter"), rooms("picocli.", "cli"), rooms("ch.qos.logback.")));

    private static Map.Entry<String, Set<String>> rooms(String room, String... others) {
        return Map.entry(room, Arrays.stream(others).collect(Collectors.toUnmodifiableSet()));
    }

    @ArchTest
    static void each_room_imports_only_what_the_table_allows(JavaClasses classes) {
        for (var room : MAY_IMPORT.entrySet()) {
            var forbidden = MAY_IMPORT.keySet().stream()
                    .filter(other -> !other.equals(room.getKey()) && !room.getValue().contains(other))
                    .map(other -> BASE + other + "..").toArray(String[]::new);
            noClasses().that().resideInAPackage(BASE + room.getKey() + "..").should().dependOnClassesThat()
                    .resideInAnyPackage(forbidden).because("of the table of rooms").allowEmptyShould(true)
                    .check(classes);
            noClasses().that().resideInAPackage(BASE + room.getKey() + "..").should().dependOnClassesThat()
                    .resideInAPackage("app.tributary").because("the root is above everything").allowEmptyShould(true)
                    .check(classes);
        }
    }

    @ArchTest
    static void each_library_stays_in_its_rooms(JavaClasses classes) {
        for (var library : LIBRARIES.entrySet()) {
            for (var room : MAY_IMPORT.keySet()) {
                if (!library.getValue().contains(room)) {
                    noClasses().that().resideInAPackage(BASE + room + "..").should()
                            .dependOnClassesThat(startingWith(library.getKey())).allowEmptyShould(true).check(classes);
                }
            }
        }
    }

    @ArchTest
    static final ArchRule the_rooms_have_no_cycles = slices().matching("app.tributary.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule no_platform_knows_another = slices().matching("app.tributary.platform.(*)..").should()
            .notDependOnEachOther();

    @ArchTest
    static final ArchRule only_the_port_is_seen_from_above = noClasses().that()
            .resideInAnyPackage("app.tributary.ui..", "app.tributary.desk..").should().dependOnClassesThat()
            .resideInAPackage("app.tributary.platform.*..");

    @ArchTest
    static void wire_records_stay_in_their_platform(JavaClasses classes) {
        for (var javaPackage : List.of("allmine", "blaze", "getstream", "hapihub", "streamvi", "twitch")) {
            noClasses().that().resideOutsideOfPackage("app.tributary.platform." + javaPackage + "..").should()
                    .dependOnClassesThat().resideInAPackage("app.tributary.platform." + javaPackage + ".wire..")
                    .allowEmptyShould(true).check(classes);
        }
    }

    @ArchTest
    static final ArchRule view_models_know_no_scene = noClasses().that().haveSimpleNameEndingWith("ViewModel").should()
            .dependOnClassesThat()
            .resideInAnyPackage("javafx.scene..", "javafx.stage..", "java.sql..", "okhttp3..", "app.tributary.net..");

    @ArchTest
    static final ArchRule one_class_alone_calls_run_later = noClasses().that().doNotHaveSimpleName("FxThread").should()
            .callMethod("javafx.application.Platform", "runLater", "java.lang.Runnable");

    @ArchTest
    static final ArchRule a_rehearsal_knows_only_the_names_of_a_platform = noClasses().that()
            .resideInAPackage("app.tributary.rehearsal..").should().dependOnClassesThat(DescribedPredicate.describe(
                    "are the inside of a platform",
                    type -> type.getPackageName().startsWith("app.tributary.platform.")
                            && !type.getSimpleName().endsWith("Platform")));

    @ArchTest
    static final ArchRule one_class_alone_knows_the_directories = noClasses().that()
            .doNotHaveFullyQualifiedName("app.tributary.account.DataDirectory").and()
            // the system's dialog speaks of files in the old way
            .doNotHaveFullyQualifiedName("app.tributary.ui.form.FileChoice").and()
            .resideOutsideOfPackage("app.tributary.cli..").should()
            .callMethod("java.nio.file.Path", "of", "java.lang.String", "[Ljava.lang.String;").orShould()
            .callMethod("java.nio.file.Paths", "get", "java.lang.String", "[Ljava.lang.String;").orShould()
            .callMethod("java.nio.file.Path", "of", "java.lang.String", "java.lang.String[]").orShould()
            .dependOnClassesThat().haveFullyQualifiedName("java.io.File");

    @ArchTest
    static final ArchRule time_comes_from_a_clock = noClasses().that().resideOutsideOfPackage("app.tributary").should()
            .callMethod("java.time.Instant", "now").orShould().callMethod("java.time.LocalDateTime", "now").orShould()
            .callMethod("java.time.LocalDate", "now").orShould().callMethod("java.lang.System", "currentTimeMillis");

    @ArchTest
    static final ArchRule standard_streams_belong_to_the_command_line = noClasses().that()
            .resideOutsideOfPackages("app.tributary", "app.tributary.cli..").should()
            .accessField("java.lang.System", "out")
            .orShould().accessField("java.lang.System", "err").orShould()
            .callMethod("java.lang.Throwable", "printStackTrace");

    private static DescribedPredicate<JavaClass> startingWith(String prefix) {
        return DescribedPredicate.describe("in " + prefix, type -> type.getName().startsWith(prefix));
    }
}
