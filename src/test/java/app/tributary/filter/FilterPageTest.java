package app.tributary.filter;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the page about filters says is true. */
class FilterPageTest {
    private static final Path PAGE = Path.of("docs/filters.md");
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");

    @Test
    void everyExampleHasNoFlaw() throws IOException {
        var examples = new ArrayList<String>();
        for (String line : Files.readAllLines(PAGE)) {
            if (line.startsWith("    ")) {
                examples.add(line.strip());
            } else if (line.startsWith("| `") && line.chars().filter(c -> c == '|').count() == 4) {
                String cell = line.substring(line.lastIndexOf('|', line.length() - 2));
                examples.addAll(codes(cell));
            }
        }
        assertThat(examples).hasSizeGreaterThan(30);
        for (String example : examples) {
            assertThat(Filter.parse(example)).as(example).isInstanceOf(Parsed.Good.class);
        }
    }

    @Test
    void everyFormOfTheFirstTableCanBeRead() throws IOException {
        var forms = Files.readAllLines(PAGE).stream().filter(line -> line.startsWith("| `"))
                .takeWhile(line -> !line.contains("`platform` |"))
                .flatMap(line -> codes(line.replace("\\|", "\u0001").split("\\|", -1)[1].replace('\u0001', '|'))
                        .stream())
                .filter(form -> !form.equals("( )")).toList();
        assertThat(forms).hasSizeGreaterThan(10);
        for (String form : forms) {
            assertThat(Filter.parse(form)).as(form).isInstanceOf(Parsed.Good.class);
        }
    }

    @Test
    void namesEveryFieldAndEveryFixedWord() throws IOException {
        var said = codes(Files.readString(PAGE));
        assertThat(said).containsAll(Field.names());
        for (var field : List.of(Field.IS, Field.HAS, Field.ROLE)) {
            assertThat(said).containsAll(Choice.of(field).stream().map(Choice::word).toList());
        }
    }

    private static List<String> codes(String text) {
        return CODE.matcher(text).results().map(MatchResult::group).map(code -> code.substring(1, code.length() - 1))
                .toList();
    }
}
