-- The tables as all steps together leave them: what a new store begins with. A test compares the two.

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
    turn       INTEGER NOT NULL DEFAULT 0,
    used       INTEGER NOT NULL DEFAULT 0,
    UNIQUE (shop, plugin)
) STRICT;

CREATE TABLE storage (
    installation INTEGER NOT NULL REFERENCES installations,
    key          TEXT NOT NULL,
    value        BLOB NOT NULL,
    PRIMARY KEY (installation, key)
) STRICT, WITHOUT ROWID;

CREATE TABLE record_keys (
    shop   TEXT NOT NULL,
    entity TEXT NOT NULL,
    kind   TEXT NOT NULL,
    value  TEXT NOT NULL,
    id     TEXT NOT NULL,
    PRIMARY KEY (shop, entity, kind, value, id)
) STRICT, WITHOUT ROWID;

CREATE INDEX record_keys_of ON record_keys (shop, entity, id);

CREATE TABLE links (
    installation INTEGER NOT NULL REFERENCES installations,
    entity       TEXT NOT NULL,
    record       TEXT NOT NULL,
    remote_id    TEXT NOT NULL,
    number       TEXT NOT NULL,
    url          TEXT NOT NULL,
    linked_at    INTEGER NOT NULL,
    version      TEXT,
    told         BLOB,
    active       INTEGER NOT NULL DEFAULT 0,
    generation   INTEGER NOT NULL DEFAULT 0,
    sent         BLOB,
    edited_at    INTEGER,
    anew         INTEGER NOT NULL DEFAULT 0,
    notes        TEXT NOT NULL DEFAULT '[]',
    PRIMARY KEY (installation, entity, record),
    UNIQUE (installation, entity, remote_id)
) STRICT, WITHOUT ROWID;

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
    even_when_off    INTEGER NOT NULL DEFAULT 0,
    led_to           INTEGER,
    sent             BLOB,
    sent_before      BLOB,
    sent_by          INTEGER,
    started_at       INTEGER,
    UNIQUE (installation, kind, key)
) STRICT;

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
    message      TEXT, -- JSON
    actor        TEXT
) STRICT;

CREATE INDEX activity_of ON activity (installation, id);

CREATE INDEX activity_about ON activity (installation, entity, record, id) WHERE record IS NOT NULL;

CREATE INDEX activity_by_time ON activity (installation, at, event);

CREATE TABLE records (
    shop     TEXT NOT NULL REFERENCES shops,
    entity   TEXT NOT NULL,
    id       TEXT NOT NULL,
    revision INTEGER PRIMARY KEY,
    body     TEXT NOT NULL,
    UNIQUE (shop, entity, id)
) STRICT;

CREATE INDEX records_by_revision ON records (shop, entity, revision);

CREATE INDEX links_named ON links (installation, entity, active, generation);

CREATE INDEX links_by_number ON links (installation, entity, number) WHERE number <> '';

CREATE TABLE variant_links (
    installation INTEGER NOT NULL REFERENCES installations,
    remote_id    TEXT NOT NULL,
    product      TEXT NOT NULL,
    variant      TEXT NOT NULL,
    PRIMARY KEY (installation, product, remote_id),
    UNIQUE (installation, remote_id)
) STRICT, WITHOUT ROWID;

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
    held_generation INTEGER, -- the list that left it out
    nameless        INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (installation, entity)
) STRICT, WITHOUT ROWID;

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

CREATE TABLE sessions (
    installation   INTEGER PRIMARY KEY REFERENCES installations,
    generation     INTEGER NOT NULL,
    renewed_at     INTEGER, -- none where there is no session
    expires_at     INTEGER, -- none where nobody knows
    token          INTEGER NOT NULL,
    worker         TEXT,
    renewing_until INTEGER,
    failure        TEXT     -- JSON, how the last renewal failed
) STRICT;

CREATE TABLE reports (
    id           INTEGER PRIMARY KEY,
    installation INTEGER NOT NULL REFERENCES installations,
    at           INTEGER NOT NULL
) STRICT;

CREATE INDEX reports_of ON reports (installation, id);

CREATE TABLE report_rows (
    report   INTEGER NOT NULL REFERENCES reports ON DELETE CASCADE,
    position INTEGER NOT NULL,
    record   TEXT NOT NULL,
    job      INTEGER NOT NULL REFERENCES jobs,
    after    INTEGER NOT NULL, -- the lease of the job when it was sent: a later run ends the row
    part     TEXT,             -- none while it hasn't ended
    number   TEXT NOT NULL DEFAULT '',
    message  TEXT,             -- JSON
    ended_at INTEGER,
    PRIMARY KEY (report, position)
) STRICT, WITHOUT ROWID;

CREATE INDEX report_rows_open ON report_rows (job) WHERE part IS NULL;

CREATE TABLE platform (
    id         INTEGER PRIMARY KEY CHECK (id = 1),
    public_url TEXT NOT NULL
) STRICT;

CREATE TABLE platform_settings (
    plugin   TEXT PRIMARY KEY,
    settings BLOB NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE authorizations (
    state      BLOB PRIMARY KEY, -- its SHA-256
    plugin     TEXT NOT NULL,
    body       BLOB NOT NULL,    -- sealed JSON; empty once it is of no use
    expires_at INTEGER NOT NULL,
    used_at    INTEGER
) STRICT, WITHOUT ROWID;

CREATE INDEX authorizations_by_end ON authorizations (expires_at);

CREATE TABLE deliveries (
    installation INTEGER NOT NULL REFERENCES installations,
    id           TEXT NOT NULL,
    at           INTEGER NOT NULL,
    PRIMARY KEY (installation, id)
) STRICT, WITHOUT ROWID;

CREATE INDEX deliveries_by_age ON deliveries (at);

CREATE INDEX installations_of_account ON installations (plugin, json_extract(account, '$.id'));

CREATE INDEX record_keys_in_any_case ON record_keys (shop, value COLLATE NOCASE)
    WHERE entity = 'product' AND kind = 'sku';

CREATE INDEX jobs_waiting ON jobs (installation, manual, not_before, id) WHERE phase = 'waiting';

CREATE INDEX jobs_waiting_when_off ON jobs (installation, manual, not_before, id)
    WHERE phase = 'waiting' AND even_when_off = 1;

CREATE INDEX installations_by_turn ON installations (turn);

CREATE TABLE earlier_links (
    id           INTEGER PRIMARY KEY,
    installation INTEGER NOT NULL REFERENCES installations (id) ON DELETE CASCADE,
    entity       TEXT NOT NULL,
    record       TEXT NOT NULL,
    remote_id    TEXT NOT NULL,
    number       TEXT NOT NULL,
    ended_at     INTEGER NOT NULL
) STRICT;

CREATE INDEX earlier_links_of_record ON earlier_links (installation, entity, record);

CREATE INDEX jobs_waiting_by_kind ON jobs (installation, kind, manual, not_before, id) WHERE phase = 'waiting';

CREATE TABLE kind_usage (
    installation INTEGER NOT NULL REFERENCES installations (id) ON DELETE CASCADE,
    kind         TEXT NOT NULL,
    used         INTEGER NOT NULL,
    PRIMARY KEY (installation, kind)
) STRICT, WITHOUT ROWID;

INSERT INTO platform (id, public_url) VALUES (1, '');
