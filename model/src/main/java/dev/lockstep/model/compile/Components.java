package dev.lockstep.model.compile;

import dev.lockstep.model.compile.SequenceLens.Numbered;
import dev.lockstep.model.compile.Stage.Touch;
import dev.lockstep.model.lens.Component;
import dev.lockstep.model.path.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Groups operations that share a path which at least one of them writes: sets of operations are
 * joined until none share any more.
 */
final class Components {
  private final List<Numbered> operations;
  private final int[] parent;

  private Components(List<Numbered> operations) {
    this.operations = operations;
    this.parent = new int[operations.size()];
    for (int i = 0; i < parent.length; i++) {
      parent[i] = i;
    }
  }

  static List<Component> of(List<Numbered> operations) {
    Components components = new Components(operations);
    components.join();
    return components.named();
  }

  private void join() {
    for (int i = 0; i < parent.length; i++) {
      for (int j = 0; j < i; j++) {
        if (share(touch(i), touch(j))) {
          parent[root(i)] = root(j);
        }
      }
    }
  }

  private Touch touch(int index) {
    return operations.get(index).lens().touch();
  }

  private int root(int index) {
    int root = index;
    while (parent[root] != root) {
      root = parent[root];
    }
    return root;
  }

  private static boolean share(Touch one, Touch other) {
    return overlap(written(one), all(other)) || overlap(written(other), all(one));
  }

  private static boolean overlap(List<Path> paths, List<Path> others) {
    return paths.stream().anyMatch(path -> others.stream().anyMatch(path::overlaps));
  }

  private static List<Path> written(Touch touch) {
    return Stream.concat(touch.sources().stream(), touch.targets().stream()).toList();
  }

  private static List<Path> all(Touch touch) {
    return Stream.concat(written(touch).stream(), touch.reads().stream()).toList();
  }

  private List<Component> named() {
    Map<Integer, List<Numbered>> groups = new LinkedHashMap<>();
    for (int i = 0; i < parent.length; i++) {
      groups.computeIfAbsent(root(i), r -> new ArrayList<>()).add(operations.get(i));
    }
    Set<String> taken = new HashSet<>();
    List<Component> components = new ArrayList<>();
    for (List<Numbered> group : groups.values()) {
      components.add(new Component(name(group.getFirst(), taken), new SequenceLens(group)));
    }
    return components;
  }

  /** Named after what its first operation writes, such that stores take it as a field name. */
  private static String name(Numbered first, Set<String> taken) {
    Touch touch = first.lens().touch();
    Set<Path> paths = touch.targets().isEmpty() ? touch.sources() : touch.targets();
    String base =
        paths.stream()
            .map(Path::toString)
            .sorted()
            .findFirst()
            .orElse(first.key())
            .replaceAll("[.$\"\\p{Cntrl}]", "_");
    String name = base;
    for (int i = 2; !taken.add(name); i++) {
      name = base + "-" + i;
    }
    return name;
  }
}
