CREATE TABLE meta (
    key   TEXT PRIMARY KEY,
    value BLOB NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE shops (
    id         TEXT PRIMARY KEY,
    name       TEXT NOT NULL,
    public_url TEXT NOT NULL,
    currency   TEXT NOT NULL,
    locale     TEXT NOT NULL,
    time_zone  TEXT NOT NULL,
    modules    TEXT NOT NULL -- JSON
) STRICT;

CREATE TABLE installations (
    id         INTEGER PRIMARY KEY,
    shop       TEXT NOT NULL REFERENCES shops,
    plugin     TEXT NOT NULL,
    account    TEXT NOT NULL, -- JSON
    state      TEXT NOT NULL, -- active, paused, disabled
    reason     TEXT,          -- JSON, why it is paused
    slow_until INTEGER NOT NULL DEFAULT 0,
    revision   INTEGER NOT NULL DEFAULT 1,
    flows      TEXT NOT NULL, -- JSON
    settings   BLOB NOT NULL, -- sealed JSON
    UNIQUE (shop, plugin)
) STRICT;

-- What a connector keeps, sealed.
CREATE TABLE storage (
    installation INTEGER NOT NULL REFERENCES installations,
    key          TEXT NOT NULL,
    value        BLOB NOT NULL,
    PRIMARY KEY (installation, key)
) STRICT, WITHOUT ROWID;

-- The shop's records as JSON; `revision` grows over the whole store.
CREATE TABLE records (
    shop     TEXT NOT NULL REFERENCES shops,
    entity   TEXT NOT NULL,
    id       TEXT NOT NULL,
    revision INTEGER NOT NULL UNIQUE,
    body     TEXT NOT NULL,
    PRIMARY KEY (shop, entity, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX records_by_revision ON records (shop, entity, revision);

-- What records are found by: e-mail, phone, SKU, EAN.
CREATE TABLE record_keys (
    shop   TEXT NOT NULL,
    entity TEXT NOT NULL,
    kind   TEXT NOT NULL,
    value  TEXT NOT NULL,
    id     TEXT NOT NULL,
    PRIMARY KEY (shop, entity, kind, value, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX record_keys_of ON record_keys (shop, entity, id);

-- Where records stand at the remote: unique both ways.
CREATE TABLE links (
    installation INTEGER NOT NULL REFERENCES installations,
    entity       TEXT NOT NULL,
    record       TEXT NOT NULL,
    remote_id    TEXT NOT NULL,
    number       TEXT NOT NULL,
    url          TEXT NOT NULL,
    linked_at    INTEGER NOT NULL,
    PRIMARY KEY (installation, entity, record),
    UNIQUE (installation, entity, remote_id)
) STRICT, WITHOUT ROWID;

-- One row for each installation, kind and key, for good.
CREATE TABLE jobs (
    id               INTEGER PRIMARY KEY,
    installation     INTEGER NOT NULL REFERENCES installations,
    kind             TEXT NOT NULL,
    key              TEXT NOT NULL,
    entity           TEXT,
    record           TEXT,
    payload          BLOB NOT NULL,
    phase            TEXT NOT NULL,
    outcome          TEXT,
    attempts         INTEGER NOT NULL DEFAULT 0,
    failures         INTEGER NOT NULL DEFAULT 0,
    breakdowns       INTEGER NOT NULL DEFAULT 0,
    not_before       INTEGER NOT NULL,
    queued_at        INTEGER NOT NULL,
    first_started_at INTEGER,
    updated_at       INTEGER NOT NULL,
    manual           INTEGER NOT NULL DEFAULT 0,
    resolution       TEXT, -- JSON, what a person said
    message          TEXT, -- JSON
    worker           TEXT,
    lease_until      INTEGER,
    lease_token      INTEGER NOT NULL DEFAULT 0,
    next             TEXT, -- JSON, the push that follows the running or uncertain one
    UNIQUE (installation, kind, key)
) STRICT;
CREATE INDEX jobs_due ON jobs (manual DESC, not_before, id) WHERE phase = 'waiting';
CREATE INDEX jobs_running ON jobs (installation) WHERE phase = 'running';
CREATE INDEX jobs_about ON jobs (installation, entity, record);
CREATE INDEX jobs_in_phase ON jobs (installation, phase);

CREATE TABLE activity (
    id           INTEGER PRIMARY KEY,
    at           INTEGER NOT NULL,
    installation INTEGER NOT NULL REFERENCES installations,
    entity       TEXT,
    record       TEXT,
    event        TEXT NOT NULL,
    message      TEXT -- JSON
) STRICT;
CREATE INDEX activity_of ON activity (installation, id);
