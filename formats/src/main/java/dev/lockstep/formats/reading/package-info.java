/**
 * What the readers of all files share: findings with their places, the kinds of single values, the
 * named parts of a map, and what reading came to.
 *
 * <p>A reader goes on after a mistake, so that one reading reports all of them. {@link
 * dev.lockstep.formats.reading.Located} keeps a file's bytes as they are, and where in them each
 * element of what was read stands.
 */
@NullMarked
package dev.lockstep.formats.reading;

import org.jspecify.annotations.NullMarked;
