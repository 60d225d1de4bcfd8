-- What was rolled back in the last days is asked for whenever somebody looks.
CREATE INDEX incident_time ON incident (time);
