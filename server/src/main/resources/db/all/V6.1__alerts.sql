-- Who is told of the rollouts of a team.
CREATE TABLE subscription (
  id TEXT NOT NULL PRIMARY KEY, team TEXT NOT NULL, address TEXT NOT NULL, author TEXT NOT NULL,
  created BIGINT NOT NULL
);
CREATE INDEX subscription_team ON subscription (team, created);

-- What is to be told, and what was. Who takes one moves its due time, and finds it unmoved.
CREATE TABLE alert (
  id TEXT NOT NULL, subscription TEXT NOT NULL, body TEXT NOT NULL, created BIGINT NOT NULL,
  due BIGINT NOT NULL, attempts INTEGER NOT NULL, state TEXT NOT NULL,
  PRIMARY KEY (id, subscription)
);
CREATE INDEX alert_due ON alert (state, due);
