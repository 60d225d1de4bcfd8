/**
 * Asks Prometheus and webhooks what the gates of live rollouts want to know.
 *
 * <p>{@link dev.lockstep.server.inquiry.Inquirer} asks each question every quarter of a minute, on
 * a thread of its own and outside of any transaction, and keeps the answers with {@link
 * dev.lockstep.server.evidence.OutsideAnswers}, from where the judge takes them. Of several servers
 * each asks; the newest answer counts. Whatever is no plain answer is an error and never a pass.
 */
@NullMarked
package dev.lockstep.server.inquiry;

import org.jspecify.annotations.NullMarked;
