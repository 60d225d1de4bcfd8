-- Whose token took a lease; '' for those of older versions, which the first to renew takes. Reached
-- is when somebody else last tried to, as far as the journal says.
ALTER TABLE lease ADD COLUMN subject TEXT NOT NULL DEFAULT '';
ALTER TABLE lease ADD COLUMN reached BIGINT NOT NULL DEFAULT 0;
