/** What the checker says, in the one form that every report is made of. */
@NullMarked
package dev.lockstep.registry.finding;

import org.jspecify.annotations.NullMarked;
