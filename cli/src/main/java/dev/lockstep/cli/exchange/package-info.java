/** The commands that bring contracts from other tools and take them there. */
@NullMarked
package dev.lockstep.cli.exchange;

import org.jspecify.annotations.NullMarked;
