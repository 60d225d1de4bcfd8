/**
 * Keeps what the engine sets aside from the eyes of whoever reads the store: keys in a file of the
 * state folder, records under AES-256-GCM.
 */
@NullMarked
package dev.lockstep.runner.seal;

import org.jspecify.annotations.NullMarked;
