/** What is known beside the contracts: of the stored documents, and of what services do. */
@NullMarked
package dev.lockstep.registry.evidence;

import org.jspecify.annotations.NullMarked;
