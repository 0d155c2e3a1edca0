package app.tributary.platform.allmine.wire;

/** Joins a stream as somebody in the audience. */
public record JoinBody(String liveStreamId, String deviceType, String deviceModel, String osVersion, String appVersion,
        String ipAddress, String country, String role) {}
