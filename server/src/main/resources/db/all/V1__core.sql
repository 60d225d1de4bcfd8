-- Moments are milliseconds since 1970 in UTC.
CREATE TABLE entry (
  seq BIGINT NOT NULL PRIMARY KEY, time TEXT NOT NULL, actor TEXT NOT NULL, action TEXT NOT NULL,
  subject TEXT NOT NULL, fields TEXT NOT NULL, prev TEXT NOT NULL, hash TEXT NOT NULL
);
CREATE INDEX entry_subject ON entry (subject, seq);

CREATE TABLE token (
  id TEXT NOT NULL PRIMARY KEY, hash TEXT NOT NULL UNIQUE, subject TEXT NOT NULL,
  grants TEXT NOT NULL, created BIGINT NOT NULL, expires BIGINT NOT NULL, revoked BIGINT
);

CREATE TABLE answered (
  token TEXT NOT NULL, idempotency_key TEXT NOT NULL, request TEXT NOT NULL,
  status INTEGER NOT NULL, content_type TEXT NOT NULL, body TEXT NOT NULL, time BIGINT NOT NULL,
  PRIMARY KEY (token, idempotency_key)
);

CREATE TABLE environment (
  name TEXT NOT NULL PRIMARY KEY, position INTEGER NOT NULL, created BIGINT NOT NULL
);
