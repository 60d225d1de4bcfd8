/**
 * Services that share the collection and go on while a change is carried through it.
 *
 * <p>Legacy services know the old shape only, as {@link dev.lockstep.demo.writers.Vocabulary}
 * learnt it from the documents: one sets single fields, one replaces whole documents and so drops
 * every field it does not know, others insert, delete and read. A service of the new shape joins
 * them later. None knows of the engine; each records what was acknowledged in the {@link
 * dev.lockstep.demo.history.History}.
 */
@NullMarked
package dev.lockstep.demo.writers;

import org.jspecify.annotations.NullMarked;
