package dev.lockstep.server.guide;

import java.util.List;
import java.util.Optional;

/**
 * What a service needs to know of a collection.
 *
 * @param versions the contract versions that the documents there have, the newest last
 * @param running where the rollout of the collection stands
 * @param own the newest version that the service works with; empty where no service was named
 * @param ahead the changes that lead on from the newest of the versions
 * @param lens the changes between the newest of the versions and the service's own, from the older
 *     to the newer; empty where none are needed or nothing leads from one to the other
 */
record Guide(
    String environment,
    String contract,
    String collection,
    List<String> versions,
    Running running,
    Optional<String> own,
    List<Step> ahead,
    Optional<List<Piece>> lens) {
  /** Where a rollout stands; before the first one at {@code proposed}. */
  record Running(String stage, long epoch) {}

  /** A change that is on its way. */
  record Step(String change, String title, String from, String to, String status) {}

  /**
   * A part of a lens.
   *
   * @param file the change file, which compiles to the lens from the one version to the other
   */
  record Piece(String change, String from, String to, String digest, String file) {}
}
