/**
 * Reads of the new shape beside the one that answers: {@link
 * dev.lockstep.client.shadow.ShadowReads} compares them and never delays, changes or fails a
 * response.
 */
@NullMarked
package dev.lockstep.client.shadow;

import org.jspecify.annotations.NullMarked;
