/** The contract against stores that break it, one promise each. */
@NullMarked
package dev.lockstep.tck.contract;

import org.jspecify.annotations.NullMarked;
