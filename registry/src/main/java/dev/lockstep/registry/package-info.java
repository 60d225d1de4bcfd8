/** Contracts and usages as a whole: what each relies on, and what a change breaks. Pure. */
@NullMarked
package dev.lockstep.registry;

import org.jspecify.annotations.NullMarked;
