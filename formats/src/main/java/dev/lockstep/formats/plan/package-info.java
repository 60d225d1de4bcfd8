/**
 * Plans of rollouts as files: stages, ramp steps, gates with their checks, windows.
 *
 * <p>{@link dev.lockstep.formats.plan.PlanFile} reads one and has the standard one built in; the
 * JSON Schema is {@code plan.schema.json} beside these classes.
 */
@NullMarked
package dev.lockstep.formats.plan;

import org.jspecify.annotations.NullMarked;
