-- The platform itself.
CREATE TABLE platform (
    id         INTEGER PRIMARY KEY CHECK (id = 1),
    public_url TEXT NOT NULL
) STRICT;
INSERT INTO platform VALUES (1, '');

-- What whoever runs the platform entered for a plugin, sealed.
CREATE TABLE platform_settings (
    plugin   TEXT PRIMARY KEY,
    settings BLOB NOT NULL
) STRICT, WITHOUT ROWID;

-- Shop owners who were sent to a remote to let a plugin in.
CREATE TABLE authorizations (
    state      BLOB PRIMARY KEY, -- its SHA-256
    plugin     TEXT NOT NULL,
    body       BLOB NOT NULL,    -- sealed JSON; empty once it is of no use
    expires_at INTEGER NOT NULL,
    used_at    INTEGER
) STRICT, WITHOUT ROWID;
CREATE INDEX authorizations_by_end ON authorizations (expires_at);

-- What remotes told, by the ids that they gave it.
CREATE TABLE deliveries (
    installation INTEGER NOT NULL REFERENCES installations,
    id           TEXT NOT NULL,
    at           INTEGER NOT NULL,
    PRIMARY KEY (installation, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX deliveries_by_age ON deliveries (at);
CREATE INDEX installations_of_account ON installations (plugin, json_extract(account, '$.id'));
