package dev.lockstep.cassandra;

/**
 * A table as it was looked at, with all that reads and writes it. Threads may share it.
 *
 * @param shape what it was
 */
record OpenTable(TableShape shape, TableScan scan, TableReader reader, TableWriter writer) {
  static OpenTable of(Cluster cluster, TableShape shape) {
    return new OpenTable(
        shape,
        new TableScan(cluster, shape),
        new TableReader(cluster, shape),
        new TableWriter(cluster, shape));
  }
}
