package app.tributary.platform.allmine.wire;

/** A message to send. */
public record SendBody(String content) {}
