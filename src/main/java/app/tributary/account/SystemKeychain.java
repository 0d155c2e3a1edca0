package app.tributary.account;

import com.github.javakeyring.BackendNotSupportedException;
import com.github.javakeyring.Keyring;
import com.github.javakeyring.PasswordAccessException;
import java.util.Optional;

/** The keychain of this system: macOS' Keychain, Windows' Credential Manager, a secret service. */
final class SystemKeychain implements Keychain {
    private Optional<Keyring> keyring = Optional.empty();

    @Override
    public Optional<String> get(String service, String name) throws Exception {
        try {
            return Optional.ofNullable(open().getPassword(service, name));
        } catch (PasswordAccessException absentOrLocked) {
            return Optional.empty();
        }
    }

    @Override
    public void set(String service, String name, String value) throws Exception {
        open().setPassword(service, name, value);
    }

    @Override
    public void delete(String service, String name) throws Exception {
        open().deletePassword(service, name);
    }

    private Keyring open() throws BackendNotSupportedException {
        if (keyring.isEmpty()) {
            keyring = Optional.of(Keyring.create());
        }
        return keyring.get();
    }
}
