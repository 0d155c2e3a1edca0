package app.tributary.account;

import app.tributary.chat.AccountId;
import app.tributary.chat.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** Secrets in a file that only file rights protect. */
final class PlainShelf implements SecretShelf {
    private final Path file;

    PlainShelf(Path file) {
        this.file = file;
    }

    @Override
    public Contents read(AccountId account) {
        try {
            return new Contents.Open(all().getOrDefault(account.toString(), Map.of()));
        } catch (IOException e) {
            return new Contents.Locked(file.getFileName() + " cannot be read: " + e.getMessage());
        }
    }

    @Override
    public void write(AccountId account, Map<String, Secret> secrets) throws IOException {
        var all = new HashMap<>(all());
        all.put(account.toString(), Map.copyOf(secrets));
        PrivateFile.write(file, SecretsJson.write(all));
    }

    @Override
    public void forget(AccountId account) throws IOException {
        var all = new HashMap<>(all());
        if (all.remove(account.toString()) != null) {
            PrivateFile.write(file, SecretsJson.write(all));
        }
    }

    private Map<String, Map<String, Secret>> all() throws IOException {
        try {
            return SecretsJson.read(Files.readAllBytes(file));
        } catch (NoSuchFileException noneYet) {
            return Map.of();
        }
    }
}
