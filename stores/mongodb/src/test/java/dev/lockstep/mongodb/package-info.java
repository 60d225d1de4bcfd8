/** The store over MongoDB against a server: the embedded one, or one that the environment names. */
@NullMarked
package dev.lockstep.mongodb;

import org.jspecify.annotations.NullMarked;
