-- The change as it was written when the rollout began; empty where the server does not know it.
ALTER TABLE rollout ADD COLUMN change_file TEXT NOT NULL DEFAULT '';

-- What the runner that has the work of a rollout said last.
CREATE TABLE work (
  environment TEXT NOT NULL, rollout TEXT NOT NULL, runner TEXT NOT NULL, subject TEXT NOT NULL,
  epoch BIGINT NOT NULL, state TEXT NOT NULL, work TEXT NOT NULL, done BIGINT NOT NULL,
  expected BIGINT NOT NULL, waiting TEXT NOT NULL, code TEXT NOT NULL, sentence TEXT NOT NULL,
  next TEXT NOT NULL, time BIGINT NOT NULL,
  PRIMARY KEY (environment, rollout)
);
