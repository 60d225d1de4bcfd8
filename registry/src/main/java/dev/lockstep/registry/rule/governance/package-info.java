/** Rules about what people owe the data. */
@NullMarked
package dev.lockstep.registry.rule.governance;

import org.jspecify.annotations.NullMarked;
