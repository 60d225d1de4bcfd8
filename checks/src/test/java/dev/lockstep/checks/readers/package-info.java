/** Every reader of files that people write, against files that somebody or something damaged. */
@NullMarked
package dev.lockstep.checks.readers;

import org.jspecify.annotations.NullMarked;
