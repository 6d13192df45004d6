-- The job that the last run of a job queued: what became of an event is what became of that one.
ALTER TABLE jobs ADD COLUMN led_to INTEGER;

-- What an order was when it was sent, as JSON, and since when the shop has another one. Links that an
-- older program made have none: nothing is said of them.
ALTER TABLE links ADD COLUMN sent BLOB;
ALTER TABLE links ADD COLUMN edited_at INTEGER;

-- Orders are found by their numbers, too: two of a shop that share one are told.
INSERT OR IGNORE INTO record_keys
    SELECT shop, 'order', 'number', trim(json_extract(body, '$.number')), id FROM records
    WHERE entity = 'order' AND trim(coalesce(json_extract(body, '$.number'), '')) <> '';
