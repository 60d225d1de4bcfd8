package dev.lockstep.registry.rule;

import java.util.List;

/**
 * One thing that a new contract version may break. Stateless; a pure function of what it is given.
 *
 * <p>It may say too much, which evidence then takes back, and never too little: an error has a
 * witness, and what it cannot tell is {@code UNKNOWN}.
 */
public interface Rule {
  /** What its page says. */
  About about();

  /** What it finds, before it is weighed whom that touches. */
  List<Draft> check(Subject subject);
}
