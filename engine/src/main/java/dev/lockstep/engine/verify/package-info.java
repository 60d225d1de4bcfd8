/**
 * Verification: both shapes compared on all data, live-safe by generations, against a second
 * reckoning of what each document should be.
 */
@NullMarked
package dev.lockstep.engine.verify;

import org.jspecify.annotations.NullMarked;
