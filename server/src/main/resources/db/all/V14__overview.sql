-- What was rolled back in the last days is asked for whenever somebody looks.
CREATE INDEX incident_time ON incident (time);

-- How many documents a second the runner brings, smoothed; below 0 where nobody can tell.
ALTER TABLE work ADD COLUMN rate DOUBLE PRECISION NOT NULL DEFAULT -1;
