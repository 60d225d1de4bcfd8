-- By which throttle the runner works, and what rolling back would do, as JSON; empty where it did
-- not say.
ALTER TABLE work ADD COLUMN throttle TEXT NOT NULL DEFAULT '';
ALTER TABLE work ADD COLUMN forecast TEXT NOT NULL DEFAULT '';

-- What people asked of the throttle; empty where nobody did.
ALTER TABLE rollout ADD COLUMN throttle TEXT NOT NULL DEFAULT '';
