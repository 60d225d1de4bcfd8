-- What Prometheus and webhooks answered of the checks of an epoch; the newest counts, and those of
-- the last windows are kept. Where the outcome is an error, the level says nothing.
CREATE TABLE outside_answer (
  environment TEXT NOT NULL, rollout TEXT NOT NULL, epoch BIGINT NOT NULL,
  check_name TEXT NOT NULL, time BIGINT NOT NULL, outcome TEXT NOT NULL,
  level DOUBLE PRECISION NOT NULL, note TEXT NOT NULL,
  PRIMARY KEY (environment, rollout, epoch, check_name, time)
);

-- What the secrets of signatures are derived from; one row.
CREATE TABLE signing_key (
  id INTEGER NOT NULL PRIMARY KEY, text TEXT NOT NULL
);
