/**
 * What every end of a call has in common: {@link dev.lockstep.api.http.BoundedBody} takes an answer
 * as long as it stays within a bound, so that no server can fill the memory of whoever asks it.
 */
@NullMarked
package dev.lockstep.api.http;

import org.jspecify.annotations.NullMarked;
