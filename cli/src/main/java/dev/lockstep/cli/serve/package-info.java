/** The commands that start the control plane and its runners, and bring files to it. */
@NullMarked
package dev.lockstep.cli.serve;

import org.jspecify.annotations.NullMarked;
