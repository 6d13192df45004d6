-- Links that ended because a person sends the record anew: it was deleted at the remote.
CREATE TABLE earlier_links (
    id INTEGER PRIMARY KEY,
    installation INTEGER NOT NULL REFERENCES installations (id) ON DELETE CASCADE,
    entity TEXT NOT NULL,
    record TEXT NOT NULL,
    remote_id TEXT NOT NULL,
    number TEXT NOT NULL,
    ended_at INTEGER NOT NULL
) STRICT;
CREATE INDEX earlier_links_of_record ON earlier_links (installation, entity, record);
