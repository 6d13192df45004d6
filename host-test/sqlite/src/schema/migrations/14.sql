-- A person says that the record is gone at the remote and is to be sent anew: the link stays until the new one is there.
ALTER TABLE links ADD COLUMN anew INTEGER NOT NULL DEFAULT 0;
