-- Until when a rollout that is over is looked at, to see whether taking it back has helped.
ALTER TABLE rollout ADD COLUMN watched BIGINT NOT NULL DEFAULT 0;
