/**
 * The journal: what was decided, by whom and why, in an order that nobody can change unseen.
 *
 * <p>{@link dev.lockstep.journal.Journal} opens one SQLite file that several processes may share.
 * It holds four things, of which only the first is for ever:
 *
 * <ul>
 *   <li>{@link dev.lockstep.journal.Entry entries}, append-only, each bound to the one before it by
 *       a hash; the head of the chain is also kept in a small file beside the database, so that a
 *       tail that was cut off is found;
 *   <li>{@link dev.lockstep.journal.Checkpoints checkpoints}, replaced atomically, together with
 *       entries when asked;
 *   <li>{@link dev.lockstep.journal.Controls requests} of other processes to the one that carries a
 *       change;
 *   <li>{@link dev.lockstep.journal.LiveStatus numbers} that show how far it is.
 * </ul>
 *
 * <p>{@link dev.lockstep.journal.ChangeLock} proves on one machine that no other process carries a
 * change; the operating system releases it when its process dies.
 *
 * <p>Tamper-evident, not tamper-proof: who can rewrite the database, the head file and every export
 * can rewrite history. Failures are {@link dev.lockstep.model.problem.Problem problems}; no message
 * holds a value out of the journal.
 */
@NullMarked
package dev.lockstep.journal;

import org.jspecify.annotations.NullMarked;
