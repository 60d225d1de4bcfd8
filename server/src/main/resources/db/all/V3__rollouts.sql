-- What instances of services may act by, one row for each collection anybody asked for.
CREATE TABLE published (
  environment TEXT NOT NULL, collection TEXT NOT NULL, epoch BIGINT NOT NULL, state TEXT NOT NULL,
  PRIMARY KEY (environment, collection)
);

-- A lease that has ended stays until its instance comes again, ends itself or is declared gone.
CREATE TABLE lease (
  environment TEXT NOT NULL, collection TEXT NOT NULL, instance TEXT NOT NULL,
  service TEXT NOT NULL, region TEXT NOT NULL, epoch BIGINT NOT NULL, owed BIGINT NOT NULL,
  overflowed INTEGER NOT NULL, ends BIGINT NOT NULL,
  PRIMARY KEY (environment, collection, instance)
);

CREATE TABLE rollout (
  environment TEXT NOT NULL, id TEXT NOT NULL, collection TEXT NOT NULL, change_id TEXT NOT NULL,
  team TEXT NOT NULL, plan TEXT NOT NULL, begun BIGINT NOT NULL, epoch BIGINT NOT NULL,
  version BIGINT NOT NULL, live INTEGER NOT NULL, state TEXT NOT NULL, ledger TEXT NOT NULL,
  PRIMARY KEY (environment, id)
);
CREATE UNIQUE INDEX rollout_live ON rollout (environment, collection) WHERE live = 1;

-- What people and runners said of the checks of an epoch.
CREATE TABLE answer (
  environment TEXT NOT NULL, rollout TEXT NOT NULL, epoch BIGINT NOT NULL,
  check_name TEXT NOT NULL, outcome TEXT NOT NULL, actor TEXT NOT NULL, time BIGINT NOT NULL,
  PRIMARY KEY (environment, rollout, epoch, check_name)
);

-- Who agreed to what while the rollout stood at an epoch.
CREATE TABLE agreement (
  environment TEXT NOT NULL, rollout TEXT NOT NULL, epoch BIGINT NOT NULL, matter TEXT NOT NULL,
  subject TEXT NOT NULL, time BIGINT NOT NULL,
  PRIMARY KEY (environment, rollout, epoch, matter, subject)
);

-- The newest results of each suite.
CREATE TABLE tested (
  environment TEXT NOT NULL, collection TEXT NOT NULL, suite TEXT NOT NULL,
  tests BIGINT NOT NULL, failed BIGINT NOT NULL, finished BIGINT NOT NULL, actor TEXT NOT NULL,
  PRIMARY KEY (environment, collection, suite)
);
