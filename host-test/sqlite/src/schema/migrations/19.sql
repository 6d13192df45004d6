-- A record is found by its number at a remote.
CREATE INDEX links_by_number ON links (installation, entity, number) WHERE number <> '';
