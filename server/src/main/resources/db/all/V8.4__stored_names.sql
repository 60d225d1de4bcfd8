-- What the store calls the collection, as the contract said when the rollout began; empty where that
-- is the name of the rollout's collection.
ALTER TABLE rollout ADD COLUMN stored_name TEXT NOT NULL DEFAULT '';
