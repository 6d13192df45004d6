-- Work is claimed by installation first, so that no queue, however long, stands before another's.
DROP INDEX jobs_due;
CREATE INDEX jobs_waiting ON jobs (installation, manual, not_before, id) WHERE phase = 'waiting';
-- What runs though the installation is off is found among any number of jobs that don't.
CREATE INDEX jobs_waiting_when_off ON jobs (installation, manual, not_before, id)
    WHERE phase = 'waiting' AND even_when_off = 1;

-- When the installation was served last: a number that grows with every claim.
ALTER TABLE installations ADD COLUMN turn INTEGER NOT NULL DEFAULT 0;
CREATE INDEX installations_by_turn ON installations (turn);
