-- What the connector noted when the record was sent last: messages as JSON.
ALTER TABLE links ADD COLUMN notes TEXT NOT NULL DEFAULT '[]';
