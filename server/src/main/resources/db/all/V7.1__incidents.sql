-- What was known when a rollout was taken back, as JSON; the id is the epoch that began with it.
CREATE TABLE incident (
  environment TEXT NOT NULL, rollout TEXT NOT NULL, id BIGINT NOT NULL, time BIGINT NOT NULL,
  summary TEXT NOT NULL, bundle TEXT NOT NULL,
  PRIMARY KEY (environment, rollout, id)
);
