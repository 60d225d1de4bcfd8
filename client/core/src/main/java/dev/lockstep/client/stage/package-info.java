/**
 * What an instance of a service does, and until when.
 *
 * <p>What reads and writes do at each stage says {@link dev.lockstep.model.stage.Conduct}. {@link
 * dev.lockstep.client.stage.StageKeeper} holds the stage of one collection under a lease: every
 * operation is done under one {@link dev.lockstep.client.stage.Tenure}, an epoch is acknowledged
 * when nothing of an older one is left, and without a lease the instance takes the safe stage.
 * Where stages come from is a {@link dev.lockstep.client.stage.StageSource}.
 */
@NullMarked
package dev.lockstep.client.stage;

import org.jspecify.annotations.NullMarked;
