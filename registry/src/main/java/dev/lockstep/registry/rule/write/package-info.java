/** Rules about services that write. */
@NullMarked
package dev.lockstep.registry.rule.write;

import org.jspecify.annotations.NullMarked;
