/** Rules about which fields documents have. */
@NullMarked
package dev.lockstep.registry.rule.shape;

import org.jspecify.annotations.NullMarked;
