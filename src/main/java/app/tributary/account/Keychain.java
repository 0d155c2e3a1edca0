package app.tributary.account;

import java.util.Optional;

/** The system's keychain, as bare as it is: a call may fail in any way, and may hang. One thread calls. */
interface Keychain {
    /** The value under a name; empty: nothing is there, or the keychain is locked (some say the same for both). */
    Optional<String> get(String service, String name) throws Exception;

    void set(String service, String name, String value) throws Exception;

    void delete(String service, String name) throws Exception;
}
