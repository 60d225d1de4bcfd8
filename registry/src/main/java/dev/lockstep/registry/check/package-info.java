/** Applies the rules to two versions of a contract, and weighs what they find by the evidence. */
@NullMarked
package dev.lockstep.registry.check;

import org.jspecify.annotations.NullMarked;
