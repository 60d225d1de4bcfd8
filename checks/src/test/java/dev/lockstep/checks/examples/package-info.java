/** What the pages and the example files say, held to what the build does with it. */
@NullMarked
package dev.lockstep.checks.examples;

import org.jspecify.annotations.NullMarked;
