-- Records lie in a table of their own instead of in the tree of an index, where each of more than a
-- kilobyte takes a page for itself; in the order of their revisions, so that new ones come last.
CREATE TABLE newer (
    shop     TEXT NOT NULL REFERENCES shops,
    entity   TEXT NOT NULL,
    id       TEXT NOT NULL,
    revision INTEGER PRIMARY KEY,
    body     TEXT NOT NULL,
    UNIQUE (shop, entity, id)
) STRICT;
INSERT INTO newer SELECT shop, entity, id, revision, body FROM records ORDER BY revision;
DROP TABLE records;
ALTER TABLE newer RENAME TO records;
CREATE INDEX records_by_revision ON records (shop, entity, revision);

-- What a remote told of a record: the version and the hashes of its fields, whether it is on sale
-- there, and in which of its lists of everything it was named last.
ALTER TABLE links ADD COLUMN version TEXT;
ALTER TABLE links ADD COLUMN told BLOB;
ALTER TABLE links ADD COLUMN active INTEGER NOT NULL DEFAULT 0;
ALTER TABLE links ADD COLUMN generation INTEGER NOT NULL DEFAULT 0;
CREATE INDEX links_named ON links (installation, entity, active, generation);

-- Where variants stand at the remote.
CREATE TABLE variant_links (
    installation INTEGER NOT NULL REFERENCES installations,
    remote_id    TEXT NOT NULL,
    product      TEXT NOT NULL,
    variant      TEXT NOT NULL,
    PRIMARY KEY (installation, product, remote_id),
    UNIQUE (installation, remote_id)
) STRICT, WITHOUT ROWID;

-- How the remote's records come in: one row for each installation and kind of record.
CREATE TABLE ticks (
    installation    INTEGER NOT NULL REFERENCES installations,
    entity          TEXT NOT NULL,
    cursor          TEXT,
    next_at         INTEGER NOT NULL,
    going           INTEGER NOT NULL, -- a pass that hasn't ended
    began_at        INTEGER,
    ended_at        INTEGER,
    done            INTEGER NOT NULL,
    total           INTEGER,
    counts          TEXT NOT NULL,    -- JSON
    new_problems    INTEGER NOT NULL, -- of the pass
    generation      INTEGER NOT NULL, -- the number of the list of everything that began last
    listing         INTEGER NOT NULL, -- it hasn't ended
    known           INTEGER NOT NULL, -- records on sale when it began
    held            TEXT,             -- JSON, what waits for a person
    held_generation INTEGER,          -- the list that left it out
    PRIMARY KEY (installation, entity)
) STRICT, WITHOUT ROWID;

-- The remote's records that can't be taken.
CREATE TABLE problems (
    id           INTEGER PRIMARY KEY,
    installation INTEGER NOT NULL REFERENCES installations,
    entity       TEXT NOT NULL,
    remote_id    TEXT NOT NULL,
    since        INTEGER NOT NULL,
    generation   INTEGER NOT NULL, -- the list of everything that named it last
    message      TEXT NOT NULL,    -- JSON
    UNIQUE (installation, entity, remote_id)
) STRICT;
