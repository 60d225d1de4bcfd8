/** Rules about the types of values. */
@NullMarked
package dev.lockstep.registry.rule.type;

import org.jspecify.annotations.NullMarked;
