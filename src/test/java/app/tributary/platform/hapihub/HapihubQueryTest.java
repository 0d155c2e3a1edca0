package app.tributary.platform.hapihub;

import static org.assertj.core.api.Assertions.assertThat;

import app.tributary.platform.hapihub.HapihubQuery.NumberStyle;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class HapihubQueryTest {
    private static final Instant AT = Instant.ofEpochMilli(1_564_661_697_125L);

    @Test
    void numbers_are_marked_and_everything_is_encoded() {
        assertThat(HapihubQuery.ALL.with("room", "R 1&x").limit(50).newestFirst().print(NumberStyle.HASH))
                .isEqualTo("?room=R+1%26x&%24limit=%2350&%24sort%5BcreatedAt%5D=%23-1");
    }

    @Test
    void numbers_are_plain_in_the_other_style() {
        assertThat(HapihubQuery.ALL.with("room", "R1").limit(50).oldestFirst().after(AT).skip(3)
                .print(NumberStyle.PLAIN)).isEqualTo(
                        "?room=R1&%24limit=50&%24sort%5BcreatedAt%5D=1&createdAt%5B%24gt%5D=1564661697125&%24skip=3");
        assertThat(HapihubQuery.ALL.upTo(AT).skip(0).print(NumberStyle.HASH))
                .isEqualTo("?createdAt%5B%24lte%5D=%231564661697125");
    }

    @Test
    void no_condition_is_no_query() {
        assertThat(HapihubQuery.ALL.print(NumberStyle.HASH)).isEmpty();
        assertThat(HapihubQuery.ALL.hasNumbers()).isFalse();
        assertThat(HapihubQuery.ALL.with("room", "R1").hasNumbers()).isFalse();
        assertThat(HapihubQuery.ALL.limit(1).hasNumbers()).isTrue();
    }
}
