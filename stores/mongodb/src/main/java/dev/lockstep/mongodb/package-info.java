/** The store over MongoDB. */
@NullMarked
package dev.lockstep.mongodb;

import org.jspecify.annotations.NullMarked;
