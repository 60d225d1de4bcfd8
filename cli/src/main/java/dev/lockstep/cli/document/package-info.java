/** The commands that make pages of contracts, usages and changes. */
@NullMarked
package dev.lockstep.cli.document;

import org.jspecify.annotations.NullMarked;
