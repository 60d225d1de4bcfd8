/** Rules about what identifies and spreads documents. */
@NullMarked
package dev.lockstep.registry.rule.key;

import org.jspecify.annotations.NullMarked;
