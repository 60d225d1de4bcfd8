package dev.lockstep.registry.key;

import dev.lockstep.model.path.Path;

/**
 * An attribute that may hold what stands behind it in the key, so that one key can be read in two
 * ways.
 *
 * @param delimiter the text behind it; empty where another attribute follows at once
 * @param witness a value that it may hold and that contains the delimiter
 */
public record Injection(Path attribute, String delimiter, String witness) {}
