-- On which keys operations were, and how large the documents that were written. The most frequent
-- keys are hashes and counts, the distinct ones a HyperLogLog, the sizes bins and counts.
ALTER TABLE traffic ADD COLUMN requests BIGINT NOT NULL DEFAULT 0;
ALTER TABLE traffic ADD COLUMN top_keys TEXT NOT NULL DEFAULT '';
ALTER TABLE traffic ADD COLUMN distinct_keys TEXT NOT NULL DEFAULT '';
ALTER TABLE traffic ADD COLUMN sizes TEXT NOT NULL DEFAULT '';

-- From what on an operation of a path is slow in an epoch, as it was before the epoch began.
CREATE TABLE threshold_of_path (
  environment TEXT NOT NULL, collection TEXT NOT NULL, epoch BIGINT NOT NULL,
  region TEXT NOT NULL, path TEXT NOT NULL, quantile DOUBLE PRECISION NOT NULL,
  millis DOUBLE PRECISION NOT NULL,
  PRIMARY KEY (environment, collection, epoch, region, path, quantile)
);
INSERT INTO threshold_of_path
  SELECT environment, collection, epoch, region, 'OLD', quantile, millis FROM threshold;
DROP TABLE threshold;
ALTER TABLE threshold_of_path RENAME TO threshold;
