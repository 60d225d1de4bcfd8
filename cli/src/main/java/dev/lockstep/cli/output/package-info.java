/**
 * How commands speak: answers as sentences or JSON, problems with the next command, progress, exit
 * codes. Whatever is printed passes here, and credentials do not pass.
 */
@NullMarked
package dev.lockstep.cli.output;

import org.jspecify.annotations.NullMarked;
