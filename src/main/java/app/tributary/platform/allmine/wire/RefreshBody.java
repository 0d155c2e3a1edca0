package app.tributary.platform.allmine.wire;

/** Asks for new tokens. */
public record RefreshBody(String refreshToken) {}
