-- What the journal is searched by; the number of an entry orders what is found.
CREATE INDEX entry_actor ON entry (actor, seq);
CREATE INDEX entry_action ON entry (action, seq);
CREATE INDEX entry_time ON entry (time);
