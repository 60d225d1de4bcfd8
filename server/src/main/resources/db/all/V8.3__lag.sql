-- How far the slowest replica of the store was behind, in milliseconds; below 0 where nobody told.
ALTER TABLE work ADD COLUMN lag_millis BIGINT NOT NULL DEFAULT -1;
