/** The commands that look at contracts and usages in files, without a store. */
@NullMarked
package dev.lockstep.cli.check;

import org.jspecify.annotations.NullMarked;
