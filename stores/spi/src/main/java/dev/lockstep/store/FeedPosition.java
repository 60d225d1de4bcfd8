package dev.lockstep.store;

/** A place in a change feed, opaque but for its store; survives a restart as text. */
public record FeedPosition(String token) {}
