/** The data work of a rollout: preflight, expand, sync, backfill, verify, roll back, retire. */
@NullMarked
package dev.lockstep.engine;

import org.jspecify.annotations.NullMarked;
