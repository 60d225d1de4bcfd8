CREATE TRIGGER entry_unaltered BEFORE UPDATE ON entry
BEGIN SELECT raise(ABORT, 'entries are never altered'); END;
CREATE TRIGGER entry_kept BEFORE DELETE ON entry
BEGIN SELECT raise(ABORT, 'entries are never removed'); END;
