/**
 * Slots: the places of static paths, compiled for the operations that read and write them in every
 * document.
 */
@NullMarked
package dev.lockstep.model.slot;

import org.jspecify.annotations.NullMarked;
