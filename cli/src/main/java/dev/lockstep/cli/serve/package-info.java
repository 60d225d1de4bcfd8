/** The command that starts the control plane. */
@NullMarked
package dev.lockstep.cli.serve;

import org.jspecify.annotations.NullMarked;
