/** Rules about what is known of the services: what they declare against what was seen of them. */
@NullMarked
package dev.lockstep.registry.rule.usage;

import org.jspecify.annotations.NullMarked;
