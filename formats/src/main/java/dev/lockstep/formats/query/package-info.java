/** Query templates as contracts and usages write them. */
@NullMarked
package dev.lockstep.formats.query;

import org.jspecify.annotations.NullMarked;
