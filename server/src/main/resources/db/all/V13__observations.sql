-- What was last counted in the documents of each collection, by the name that the store gives it.
-- The content is JSON and holds no value of any document.
CREATE TABLE observation (
  environment TEXT NOT NULL, collection TEXT NOT NULL, content TEXT NOT NULL,
  author TEXT NOT NULL, time BIGINT NOT NULL,
  PRIMARY KEY (environment, collection)
);
