package app.tributary.account;

/** Where the secrets of an account are kept. */
public enum SecretHome {
    /** The system's own keychain. */
    KEYCHAIN,
    /** A file under a passphrase. */
    ENCRYPTED_FILE,
    /** A file that only file rights protect. */
    PLAIN_FILE
}
