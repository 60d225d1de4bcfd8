package dev.lockstep.demo.check;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Findings, each once, oldest first. Threads may share it. */
public final class Findings {
  private final Set<Finding> all = new LinkedHashSet<>();

  /** Adds findings; those already there are not counted twice. */
  public synchronized void add(Collection<Finding> findings) {
    all.addAll(findings);
  }

  /** How many there are of a kind. */
  public synchronized int count(Finding.Kind kind) {
    return (int) all.stream().filter(finding -> finding.kind() == kind).count();
  }

  /** Every finding, oldest first. */
  public synchronized List<Finding> all() {
    return new ArrayList<>(all);
  }
}
