/**
 * CEL texts into the model's expressions, and back.
 *
 * <p>The official parser reads the text; what it answers becomes the model's closed algebra, and
 * what that cannot say is refused by name.
 */
@NullMarked
package dev.lockstep.formats.cel;

import org.jspecify.annotations.NullMarked;
