/** What travels: wire types, problem codes and the one JSON codec of the model. */
@NullMarked
package dev.lockstep.api;

import org.jspecify.annotations.NullMarked;
