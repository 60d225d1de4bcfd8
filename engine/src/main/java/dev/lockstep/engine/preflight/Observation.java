package dev.lockstep.engine.preflight;

import dev.lockstep.model.path.Path;

/**
 * What was seen in a document, by kind and place; documents are counted by it.
 *
 * <p>Operations are numbered as in the change, from 0.
 */
sealed interface Observation {
  /** It holds a field twice. */
  record Unreadable() implements Observation {}

  /** It carries the tag of another change. */
  record Foreign() implements Observation {}

  /** The store cannot update it, because of a field's name. */
  record OddName() implements Observation {}

  /** The operation has no place for what the path holds. */
  record Uncastable(int operation, Path path, String why) implements Observation {}

  /** The operation's target holds something that the operation would replace. */
  record TargetTaken(int operation, Path target) implements Observation {}

  /** A plain value stands above the operation's target. */
  record PrefixClash(int operation, Path target) implements Observation {}

  /** The new shape has null in a field for which room is made, and such a field holds none. */
  record NullField(Path path) implements Observation {}

  /** With both shapes it exceeds the largest size. */
  record TooLarge() implements Observation {}

  /** With both shapes it leaves less room than is reserved. */
  record NoRoom() implements Observation {}

  /** It would not come back as it was. */
  record NotRestored() implements Observation {}

  /** The operation's original has to be kept beside the new value. */
  record Kept(int operation) implements Observation {}
}
