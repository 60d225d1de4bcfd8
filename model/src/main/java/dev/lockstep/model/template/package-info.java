/** Templates that join values into one text and take it apart again. */
@NullMarked
package dev.lockstep.model.template;

import org.jspecify.annotations.NullMarked;
