-- The job that the last run of a job queued: what became of an event is what became of that one.
ALTER TABLE jobs ADD COLUMN led_to INTEGER;
