-- Who has reported which window: a report that comes twice is counted once.
CREATE TABLE reported (
  environment TEXT NOT NULL, collection TEXT NOT NULL, instance TEXT NOT NULL,
  begins BIGINT NOT NULL, epoch BIGINT NOT NULL, ends BIGINT NOT NULL,
  PRIMARY KEY (environment, collection, instance, begins, epoch)
);
CREATE INDEX reported_ends ON reported (ends);

-- What the instances of a service did in a window, all together; latencies are bins and counts.
CREATE TABLE traffic (
  environment TEXT NOT NULL, collection TEXT NOT NULL, epoch BIGINT NOT NULL,
  begins BIGINT NOT NULL, ends BIGINT NOT NULL, path TEXT NOT NULL, service TEXT NOT NULL,
  region TEXT NOT NULL, operations BIGINT NOT NULL, bad BIGINT NOT NULL,
  only_new_slow BIGINT NOT NULL, only_old_slow BIGINT NOT NULL, owed BIGINT NOT NULL,
  latencies TEXT NOT NULL,
  PRIMARY KEY (environment, collection, begins, ends, epoch, path, service, region)
);
CREATE INDEX traffic_ends ON traffic (ends);

-- From what on an operation is slow in an epoch, as it was before the epoch began.
CREATE TABLE threshold (
  environment TEXT NOT NULL, collection TEXT NOT NULL, epoch BIGINT NOT NULL,
  region TEXT NOT NULL, quantile DOUBLE PRECISION NOT NULL, millis DOUBLE PRECISION NOT NULL,
  PRIMARY KEY (environment, collection, epoch, region, quantile)
);
