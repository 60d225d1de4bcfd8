package dev.lockstep.store;

import dev.lockstep.model.document.Value;
import java.util.Optional;

/**
 * A range of keys within one type bracket of the store's key order.
 *
 * @param bracket the store's name for the bracket, such as {@code number} or {@code objectId}
 * @param from the first key, inclusive; from the start of the bracket where empty
 * @param to the end, exclusive; to the end of the bracket where empty
 */
public record KeyRange(String bracket, Optional<Value> from, Optional<Value> to) {}
