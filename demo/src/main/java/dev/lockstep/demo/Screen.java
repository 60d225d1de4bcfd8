package dev.lockstep.demo;

/** What the story is told on. */
public enum Screen {
  /** A terminal: a line may be written over. */
  TERMINAL,
  /** A file or a pipe: only whole lines. */
  PLAIN
}
