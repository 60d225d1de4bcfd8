/**
 * What values a change is going to make, told from its operations where no document shows it.
 *
 * <p>An example stands for all values of its type, so a wrong guess about a value does no harm.
 */
@NullMarked
package dev.lockstep.model.example;

import org.jspecify.annotations.NullMarked;
