/** Rewritten queries against real engines: they find what the originals found. */
@NullMarked
package dev.lockstep.checks.query;

import org.jspecify.annotations.NullMarked;
