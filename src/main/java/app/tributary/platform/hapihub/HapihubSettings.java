package app.tributary.platform.hapihub;

import app.tributary.chat.TextLimit;
import app.tributary.net.EngineIo;
import app.tributary.platform.AccountKey;
import java.util.Map;
import java.util.Optional;

/** What an account says of its server beside the secrets. Where a value cannot be read, the standard one counts. */
record HapihubSettings(Map<String, String> values) {
    private static final int LONGEST = 5000;
    private static final int LONGEST_EVER = 1_000_000;

    HapihubSettings {
        values = Map.copyOf(values);
    }

    Optional<String> environment() {
        return value(HapihubPlatform.ENVIRONMENT);
    }

    HapihubQuery.NumberStyle numberStyle() {
        return value(HapihubPlatform.NUMBER_STYLE).flatMap(HapihubQuery.NumberStyle::of)
                .orElse(HapihubQuery.NumberStyle.HASH);
    }

    EngineIo engine() {
        return value(HapihubPlatform.EIO).flatMap(EngineIo::of).orElse(EngineIo.AUTO);
    }

    boolean deletes() {
        return value(HapihubPlatform.DELETE).filter("on"::equals).isPresent();
    }

    TextLimit limit() {
        int most = value(HapihubPlatform.TEXT_LIMIT).filter(text -> text.matches("\\d{1,7}")).map(Integer::parseInt)
                .map(number -> Math.clamp(number, 1, LONGEST_EVER)).orElse(LONGEST);
        return new TextLimit(most, TextLimit.Unit.UTF16);
    }

    private Optional<String> value(AccountKey key) {
        return Optional.ofNullable(values.get(key.key())).map(String::strip).filter(text -> !text.isEmpty());
    }
}
