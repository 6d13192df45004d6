-- Kinds of work share the time of an installation: how much of it each kind has had, in quarters of a millisecond, and
-- from where a kind starts that had nothing to do.
CREATE TABLE kind_usage (
    installation INTEGER NOT NULL REFERENCES installations (id) ON DELETE CASCADE,
    kind TEXT NOT NULL,
    used INTEGER NOT NULL,
    PRIMARY KEY (installation, kind)
) STRICT, WITHOUT ROWID;
ALTER TABLE installations DROP COLUMN last_kind;
ALTER TABLE installations DROP COLUMN in_a_row;
ALTER TABLE installations ADD COLUMN used INTEGER NOT NULL DEFAULT 0;
-- When the attempt began that runs now, or that ran last.
ALTER TABLE jobs ADD COLUMN started_at INTEGER;
