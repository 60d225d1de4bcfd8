-- People signed in by a token, whose browser holds another secret than that token.
CREATE TABLE session (
  hash TEXT NOT NULL PRIMARY KEY, token TEXT NOT NULL, expires BIGINT NOT NULL
);
