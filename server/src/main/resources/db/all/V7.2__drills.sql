-- When a runner last practised taking a change back.
CREATE TABLE drill (
  environment TEXT NOT NULL, change_id TEXT NOT NULL, team TEXT NOT NULL, actor TEXT NOT NULL,
  time BIGINT NOT NULL,
  PRIMARY KEY (environment, change_id, team)
);
