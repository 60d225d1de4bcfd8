/**
 * What a schema says, in one small algebra for all dialects, and whether a document keeps to it.
 *
 * <p>{@link dev.lockstep.registry.formula.Term} lists what can be said; equal terms are one {@link
 * dev.lockstep.registry.formula.Formula}, so that a formula and its negation are seen to exclude
 * each other without being looked into. {@link dev.lockstep.registry.formula.Evaluation} answers
 * yes, no or unknown.
 */
@NullMarked
package dev.lockstep.registry.formula;

import org.jspecify.annotations.NullMarked;
