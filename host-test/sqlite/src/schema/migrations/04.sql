-- How the session of each installation stands that has one; what it is lies in its storage.
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

-- What became of orders that were sent by hand.
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
