/** Versions of contracts and services, and ranges of versions. */
@NullMarked
package dev.lockstep.model.version;

import org.jspecify.annotations.NullMarked;
