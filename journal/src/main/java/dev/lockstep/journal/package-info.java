/** The hash-chained, append-only journal and its checkpoints. */
@NullMarked
package dev.lockstep.journal;

import org.jspecify.annotations.NullMarked;
