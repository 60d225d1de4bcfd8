/**
 * A change as those read it who decide about it: what its operations do, what it makes of a sample
 * document, what is found of it, how long its plan may take, and what each person does.
 *
 * <p>Nothing here is written down: neither journal nor log nor database sees a sample.
 */
@NullMarked
package dev.lockstep.server.review;

import org.jspecify.annotations.NullMarked;
