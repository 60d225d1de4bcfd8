/** Rules about which values may stand somewhere. */
@NullMarked
package dev.lockstep.registry.rule.constraint;

import org.jspecify.annotations.NullMarked;
