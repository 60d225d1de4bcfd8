/**
 * The independent check: what the store holds against what live writers did.
 *
 * <p>It reads the collection through the plain driver, knows the last acknowledged state of every
 * document from the {@link dev.lockstep.demo.history.History}, and uses nothing of the engine:
 * neither its counters nor the code that carries documents. {@link
 * dev.lockstep.demo.check.BothShapes} judges while both shapes live, {@link
 * dev.lockstep.demo.check.AfterRollback} when the new one is gone.
 */
@NullMarked
package dev.lockstep.demo.check;

import org.jspecify.annotations.NullMarked;
