-- Kinds of work take turns within an installation: what is due of another kind than the last one is found among any
-- number of jobs.
CREATE INDEX jobs_waiting_by_kind ON jobs (installation, kind, manual, not_before, id) WHERE phase = 'waiting';
-- The kind of the job that was claimed last, and how many of that kind were claimed in a row.
ALTER TABLE installations ADD COLUMN last_kind TEXT NOT NULL DEFAULT '';
ALTER TABLE installations ADD COLUMN in_a_row INTEGER NOT NULL DEFAULT 0;
