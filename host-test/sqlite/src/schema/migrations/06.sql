-- What the law demands runs whether the installation works or not.
ALTER TABLE jobs ADD COLUMN even_when_off INTEGER NOT NULL DEFAULT 0;
