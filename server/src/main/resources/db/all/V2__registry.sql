-- What was published. Contents are the bytes of the file in Base64; changes, plans and the policy
-- are numbered in the order of their revisions.
CREATE TABLE artifact (
  kind TEXT NOT NULL, name TEXT NOT NULL, version TEXT NOT NULL, team TEXT NOT NULL,
  digest TEXT NOT NULL, content TEXT NOT NULL, publisher TEXT NOT NULL, time BIGINT NOT NULL,
  position BIGINT NOT NULL UNIQUE,
  PRIMARY KEY (kind, name, version)
);
CREATE INDEX artifact_kind ON artifact (kind, position);

CREATE TABLE deprecation (
  contract TEXT NOT NULL, version TEXT NOT NULL, reason TEXT NOT NULL, sunset TEXT NOT NULL,
  author TEXT NOT NULL, time BIGINT NOT NULL,
  PRIMARY KEY (contract, version)
);

CREATE TABLE deployment (
  environment TEXT NOT NULL, service TEXT NOT NULL, version TEXT NOT NULL,
  author TEXT NOT NULL, time BIGINT NOT NULL,
  PRIMARY KEY (environment, service, version)
);

-- The versions of a contract that a collection holds; collection '*' is every one.
CREATE TABLE served (
  environment TEXT NOT NULL, contract TEXT NOT NULL, collection TEXT NOT NULL,
  version TEXT NOT NULL, author TEXT NOT NULL, time BIGINT NOT NULL,
  PRIMARY KEY (environment, contract, collection, version)
);

-- What people said of a change; what binds is held to the fingerprints of that moment.
CREATE TABLE remark (
  seq BIGINT NOT NULL PRIMARY KEY, change_id TEXT NOT NULL, kind TEXT NOT NULL,
  author TEXT NOT NULL, team TEXT NOT NULL, text TEXT NOT NULL,
  change_print TEXT NOT NULL, plan_print TEXT NOT NULL, evidence_print TEXT NOT NULL,
  time BIGINT NOT NULL
);
CREATE INDEX remark_change ON remark (change_id, seq);
