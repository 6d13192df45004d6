-- What a run of a job may have sent of its order, as it was when the run made what it knew durable; what an earlier
-- run may have sent, for a run that sends nothing after all; and which run it was, by the token of its lease.
ALTER TABLE jobs ADD COLUMN sent BLOB;
ALTER TABLE jobs ADD COLUMN sent_before BLOB;
ALTER TABLE jobs ADD COLUMN sent_by INTEGER;
