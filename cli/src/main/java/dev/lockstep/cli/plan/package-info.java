/**
 * The commands about plans and gates before anything moves: what a plan needs, and when its gates
 * would have tripped.
 */
@NullMarked
package dev.lockstep.cli.plan;

import org.jspecify.annotations.NullMarked;
