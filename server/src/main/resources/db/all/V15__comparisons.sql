-- What comparing both shapes found last in a rollout, as its runner said it, as JSON.
CREATE TABLE comparison (
  environment TEXT NOT NULL,
  rollout TEXT NOT NULL,
  time BIGINT NOT NULL,
  report TEXT NOT NULL,
  PRIMARY KEY (environment, rollout)
);
