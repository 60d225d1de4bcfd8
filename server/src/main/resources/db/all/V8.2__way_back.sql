-- What the runner found of the way back; empty where it has not looked.
ALTER TABLE work ADD COLUMN way_back TEXT NOT NULL DEFAULT '';
ALTER TABLE work ADD COLUMN way_back_sentence TEXT NOT NULL DEFAULT '';
