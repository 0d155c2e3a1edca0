package app.tributary.account;

import app.tributary.chat.AccountId;
import app.tributary.chat.Secret;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Secrets in a file under a passphrase. The file: eight bytes that name its form, the rounds (4
 * bytes), the salt (16), the nonce (12), then AES-256-GCM of the secrets' JSON, with all that stands
 * before it authenticated as well. The key is PBKDF2-HMAC-SHA256 of the passphrase.
 */
final class EncryptedShelf implements SecretShelf {
    /** What OWASP's cheat sheet on password storage asks of PBKDF2-HMAC-SHA256. */
    static final int ROUNDS = 600_000;

    private static final byte[] FORM = "TRIBSEC1".getBytes(StandardCharsets.US_ASCII);
    private static final int SALT = 16;
    private static final int NONCE = 12;
    private static final int HEAD = FORM.length + Integer.BYTES + SALT + NONCE;
    private static final int TAG_BITS = 128;
    /** A file that asks for more is not ours, and would only burn time. */
    private static final int MOST_ROUNDS = 20_000_000;

    private final Path file;
    private final Optional<Secret> passphrase;
    private final int rounds;
    private final SecureRandom random = new SecureRandom();
    private Optional<Key> known = Optional.empty();

    /** A key with what it was made of: making it takes a good part of a second. */
    private record Key(ByteBuffer salt, int rounds, SecretKeySpec spec) {}

    /**
     * A shelf that stays locked without a passphrase.
     *
     * @param rounds of the key derivation, for a file that is made anew
     */
    EncryptedShelf(Path file, Optional<Secret> passphrase, int rounds) {
        this.file = file;
        this.passphrase = passphrase;
        this.rounds = rounds;
    }

    @Override
    public Contents read(AccountId account) {
        try {
            return new Contents.Open(all().getOrDefault(account.toString(), Map.of()));
        } catch (IOException e) {
            return new Contents.Locked(String.valueOf(e.getMessage()));
        }
    }

    @Override
    public void write(AccountId account, Map<String, Secret> secrets) throws IOException {
        var all = new HashMap<>(all());
        all.put(account.toString(), Map.copyOf(secrets));
        PrivateFile.write(file, seal(SecretsJson.write(all)));
    }

    @Override
    public void forget(AccountId account) throws IOException {
        var all = new HashMap<>(all());
        if (all.remove(account.toString()) != null) {
            PrivateFile.write(file, seal(SecretsJson.write(all)));
        }
    }

    private Map<String, Map<String, Secret>> all() throws IOException {
        try {
            return SecretsJson.read(unseal(Files.readAllBytes(file)));
        } catch (NoSuchFileException noneYet) {
            return Map.of();
        }
    }

    private byte[] seal(byte[] plain) throws IOException {
        Key key = known.isPresent() ? known.get() : derive(bytes(SALT), rounds);
        byte[] nonce = bytes(NONCE);
        byte[] head = ByteBuffer.allocate(HEAD).put(FORM).putInt(key.rounds).put(key.salt.duplicate()).put(nonce)
                .array();
        try {
            var whole = new ByteArrayOutputStream();
            whole.write(head);
            whole.write(cipher(Cipher.ENCRYPT_MODE, key, nonce, head).doFinal(plain));
            return whole.toByteArray();
        } catch (GeneralSecurityException e) {
            throw new IOException("the secrets cannot be encrypted", e);
        }
    }

    private byte[] unseal(byte[] whole) throws IOException {
        if (whole.length < HEAD || !Arrays.equals(whole, 0, FORM.length, FORM, 0, FORM.length)) {
            throw new IOException(file.getFileName() + " is not a file of secrets that this version can read");
        }
        var head = ByteBuffer.wrap(whole, FORM.length, HEAD - FORM.length);
        int usedRounds = head.getInt();
        byte[] salt = new byte[SALT];
        byte[] nonce = new byte[NONCE];
        head.get(salt).get(nonce);
        if (usedRounds < 1 || usedRounds > MOST_ROUNDS) {
            throw new IOException(file.getFileName() + " is damaged");
        }
        Key key = known.filter(made -> made.rounds == usedRounds && made.salt.equals(ByteBuffer.wrap(salt))).isPresent()
                ? known.get()
                : derive(salt, usedRounds);
        try {
            byte[] plain = cipher(Cipher.DECRYPT_MODE, key, nonce, Arrays.copyOf(whole, HEAD)).doFinal(whole, HEAD,
                    whole.length - HEAD);
            known = Optional.of(key);
            return plain;
        } catch (AEADBadTagException otherPassphrase) {
            throw new IOException("the passphrase does not open " + file.getFileName(), otherPassphrase);
        } catch (GeneralSecurityException e) {
            throw new IOException(file.getFileName() + " cannot be decrypted", e);
        }
    }

    private static Cipher cipher(int mode, Key key, byte[] nonce, byte[] head) throws GeneralSecurityException {
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key.spec, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(head);
        return cipher;
    }

    private Key derive(byte[] salt, int withRounds) throws IOException {
        var words = passphrase.orElseThrow(() -> new IOException(
                "no passphrase: set " + Secrets.PASSPHRASE_VARIABLE + " to open " + file.getFileName()));
        var password = new PBEKeySpec(words.value().toCharArray(), salt, withRounds, 256);
        try {
            byte[] key = SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256").generateSecret(password).getEncoded();
            var made = new Key(ByteBuffer.wrap(salt).asReadOnlyBuffer(), withRounds, new SecretKeySpec(key, "AES"));
            if (known.isEmpty()) {
                known = Optional.of(made);
            }
            return made;
        } catch (GeneralSecurityException e) {
            throw new IOException("this Java cannot derive a key of a passphrase", e);
        } finally {
            password.clearPassword();
        }
    }

    private byte[] bytes(int count) {
        byte[] some = new byte[count];
        random.nextBytes(some);
        return some;
    }
}
