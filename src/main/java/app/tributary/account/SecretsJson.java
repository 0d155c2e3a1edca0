package app.tributary.account;

import app.tributary.chat.Secret;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Secrets as JSON: {@code {"blaze:main":{"token":"..."}}}. Complaints never quote the text, which is
 * full of secrets.
 */
final class SecretsJson {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private SecretsJson() {}

    static byte[] write(Map<String, Map<String, Secret>> accounts) {
        var root = MAPPER.createObjectNode();
        new TreeMap<>(accounts).forEach((account, secrets) -> {
            var one = root.putObject(account);
            new TreeMap<>(secrets).forEach((key, secret) -> one.put(key, secret.value()));
        });
        return MAPPER.writeValueAsBytes(root);
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @throws IOException where it is something else
     */
    static Map<String, Map<String, Secret>> read(byte[] bytes) throws IOException {
        JsonNode root;
        try {
            root = MAPPER.readTree(bytes);
        } catch (JacksonException quotesTheText) {
            // without the cause: its message quotes the text
            throw new IOException("the secrets are not JSON");
        }
        var accounts = new LinkedHashMap<String, Map<String, Secret>>();
        for (var account : root.properties()) {
            var secrets = new LinkedHashMap<String, Secret>();
            for (var entry : account.getValue().properties()) {
                if (!entry.getValue().isString()) {
                    throw new IOException("a secret is not a text");
                }
                secrets.put(entry.getKey(), new Secret(entry.getValue().asString()));
            }
            accounts.put(account.getKey(), secrets);
        }
        return accounts;
    }
}
