/** Rules that need to know what the change does that leads from one version to the other. */
@NullMarked
package dev.lockstep.registry.rule.mapping;

import org.jspecify.annotations.NullMarked;
