/**
 * The order of keys that BSON defines: type brackets first, values within a bracket after.
 *
 * <p>{@link dev.lockstep.tck.key.KeyOrder} compares any two values; two values that compare equal
 * are one key, whatever their types ({@code 4} and {@code 4.0}). The reference store is built on
 * it, and the test kit predicts with it in which order a store scans.
 */
@NullMarked
package dev.lockstep.tck.key;

import org.jspecify.annotations.NullMarked;
