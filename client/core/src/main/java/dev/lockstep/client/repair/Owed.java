package dev.lockstep.client.repair;

import dev.lockstep.model.document.Value;
import dev.lockstep.model.inplace.Shape;

/**
 * A record whose second write failed.
 *
 * @param number grows with every debt of one queue
 * @param holder the shape that has the write; the other one lacks it
 * @param epoch the epoch since which the record is owed
 */
public record Owed(long number, Value key, Shape holder, long epoch) {}
