package dev.lockstep.store;

import dev.lockstep.model.document.Document;
import java.time.Duration;
import java.util.Optional;

/**
 * A secondary index.
 *
 * @param keys paths and directions (1 or -1), in order
 * @param partial the store's filter for documents that are indexed, if not all
 * @param expireAfter how long after the indexed date documents expire, if they do
 */
public record Index(
    String name,
    Document keys,
    boolean unique,
    boolean sparse,
    Optional<Document> partial,
    Optional<Duration> expireAfter) {}
