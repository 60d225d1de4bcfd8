/** Changes as whole-system checks carry them. */
@NullMarked
package dev.lockstep.checks.subject;

import org.jspecify.annotations.NullMarked;
