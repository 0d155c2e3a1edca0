package app.tributary.platform.streamvi;

import app.tributary.chat.Reason;
import app.tributary.chat.ReasonCode;
import app.tributary.platform.ChannelSetup;
import java.util.Optional;

/**
 * What signs the calls to StreamVi.
 *
 * @param project the number of the project
 * @param token goes into the authorization header
 * @param key the chat key, goes into the query
 * @param scheme {@code oauth} or {@code bearer}, to be tried first
 * @param version of the methods
 * @param language of the server's words
 */
record StreamviAccess(String project, String token, String key, String scheme, String version, String language) {

    /** Either the access, or why there is none. */
    record Read(Optional<StreamviAccess> access, Reason why) {
        private static Read missing(ReasonCode code, String what) {
            return new Read(Optional.empty(), Reason.of(code, what));
        }
    }

    /** Reads the account. May block on a keychain. */
    static Read read(ChannelSetup setup) {
        if (setup.account().isEmpty()) {
            return Read.missing(ReasonCode.NOT_SIGNED_IN, "");
        }
        String token = setup.secret(StreamviPlatform.TOKEN).map(secret -> secret.value().strip()).orElse("");
        if (!printable(token)) {
            return Read.missing(ReasonCode.BAD_SETTING, StreamviPlatform.TOKEN.key());
        }
        String key = setup.secret(StreamviPlatform.CHAT_KEY).map(secret -> secret.value().strip()).orElse("");
        if (!printable(key)) {
            return Read.missing(ReasonCode.BAD_SETTING, StreamviPlatform.CHAT_KEY.key());
        }
        String scheme = setup.setting(StreamviPlatform.AUTH_SCHEME).orElse("oauth");
        if (!scheme.equals("oauth") && !scheme.equals("bearer")) {
            return Read.missing(ReasonCode.BAD_SETTING, StreamviPlatform.AUTH_SCHEME.key());
        }
        return new Read(
                Optional.of(new StreamviAccess(setup.channel().name(), token, key, scheme,
                        setup.setting(StreamviPlatform.API_VERSION).orElse("1"),
                        setup.setting(StreamviPlatform.LANGUAGE).orElse("en"))),
                Reason.of(ReasonCode.NOT_SIGNED_IN));
    }

    /** A header takes nothing else. */
    private static boolean printable(String text) {
        return !text.isEmpty() && text.chars().allMatch(c -> c > 0x20 && c < 0x7f);
    }

    @Override
    public String toString() {
        return "StreamviAccess[" + project + "]";
    }
}
