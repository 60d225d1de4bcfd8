/** Findings in the forms that people and tools read. */
@NullMarked
package dev.lockstep.registry.report;

import org.jspecify.annotations.NullMarked;
