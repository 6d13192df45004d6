-- Problems of the pass that came without a remote's identifier.
ALTER TABLE ticks ADD COLUMN nameless INTEGER NOT NULL DEFAULT 0;
