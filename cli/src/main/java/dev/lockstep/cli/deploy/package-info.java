/** The commands about what is live where, and what may go there. */
@NullMarked
package dev.lockstep.cli.deploy;

import org.jspecify.annotations.NullMarked;
