/**
 * Rules about what stores hold against what the current contract says, and about the versions of
 * contracts that are still in use.
 */
@NullMarked
package dev.lockstep.registry.rule.drift;

import org.jspecify.annotations.NullMarked;
