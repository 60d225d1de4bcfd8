package dev.lockstep.checks.simulation;

/** Live writers of every kind, as one simulation has them. */
interface Population {
  /** Writes the documents that are there before the rollout begins. */
  void load(int documents);

  /** One write of some writer. */
  void write();

  /** Whether new-shape writers may write now. */
  void newShapeWrites(boolean allowed);

  /** Whether services may write the new side alone now, since reads have begun to move to it. */
  void bareWrites(boolean allowed);

  /** On the way back what only the new shape can say is set aside, so nothing of it is expected. */
  void forgetNewShape();

  /** One document with everything the change is about: where none has, preflight refuses it. */
  void insertWhole();
}
