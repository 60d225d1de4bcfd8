package dev.lockstep.model.contract;

import dev.lockstep.model.document.Value;
import java.util.Optional;

/**
 * A promise about service, such as availability.
 *
 * @param element what it is about, such as {@code orders.createdAt}; empty for all
 */
public record ServiceLevel(
    String property, Value value, Optional<String> unit, Optional<String> element) {}
