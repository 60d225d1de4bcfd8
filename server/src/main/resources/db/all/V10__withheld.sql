-- Whether an answer held a secret, of which nothing is kept.
ALTER TABLE answered ADD COLUMN withheld INTEGER NOT NULL DEFAULT 0;
