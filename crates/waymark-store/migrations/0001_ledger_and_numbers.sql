-- One schema for SQLite and PostgreSQL. Types are TEXT, BIGINT and DOUBLE PRECISION only; on
-- PostgreSQL every TEXT column gets collation C when the migration is applied.
-- Hashes are lower-case hex, decimals and dates text, instants microseconds UTC, ids UUIDv7.

-- One row a use-case call: audit entry, unit of undo, event feed, idempotency; hash-chained.
CREATE TABLE changes (
    change_id TEXT PRIMARY KEY,
    seq BIGINT NOT NULL UNIQUE,
    recorded_at BIGINT NOT NULL,
    actor TEXT NOT NULL,
    operation TEXT NOT NULL,
    scope TEXT NOT NULL,
    subject TEXT NOT NULL,
    success BIGINT NOT NULL,
    reason TEXT,
    undoes TEXT,
    idempotency_key TEXT,
    request_digest TEXT,
    outcome TEXT,
    origin TEXT,
    row_count BIGINT NOT NULL,
    rows_digest TEXT NOT NULL,
    previous_hash TEXT NOT NULL,
    hash TEXT NOT NULL,
    pruned BIGINT NOT NULL
);
CREATE UNIQUE INDEX changes_idempotency ON changes (actor, idempotency_key);
CREATE INDEX changes_scope ON changes (scope, seq);
CREATE INDEX changes_actor ON changes (actor, seq);
CREATE INDEX changes_undoes ON changes (undoes);

-- The newest link of the chain; its one row is the lock under which links are added.
CREATE TABLE chain (
    chain_id BIGINT PRIMARY KEY,
    seq BIGINT NOT NULL,
    hash TEXT NOT NULL
);
INSERT INTO chain (chain_id, seq, hash) VALUES (1, 0, '');

-- What pruned links were, signed.
CREATE TABLE checkpoints (
    checkpoint_id TEXT PRIMARY KEY,
    change_id TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    first_seq BIGINT NOT NULL,
    last_seq BIGINT NOT NULL,
    links_digest TEXT NOT NULL,
    public_key TEXT NOT NULL,
    signature TEXT NOT NULL
);
CREATE INDEX checkpoints_change ON checkpoints (change_id);

-- Everything that changes and matters: an entity row and append-only version rows. The columns
-- after change_id repeat the newest version for lists and filters.
CREATE TABLE entities (
    entity_id TEXT PRIMARY KEY,
    kind TEXT NOT NULL,
    scope TEXT NOT NULL,
    code TEXT NOT NULL,
    change_id TEXT NOT NULL,
    number BIGINT NOT NULL,
    removed BIGINT NOT NULL,
    recorded_at BIGINT NOT NULL,
    position BIGINT NOT NULL,
    name TEXT NOT NULL,
    parent TEXT,
    state TEXT,
    visibility TEXT NOT NULL,
    UNIQUE (kind, scope, code)
);
CREATE INDEX entities_change ON entities (change_id);
CREATE INDEX entities_position ON entities (kind, scope, removed, position, code);
CREATE INDEX entities_state ON entities (kind, state);

-- index_digest says what the columns of the entity, its facets and its grams were with a version.
CREATE TABLE versions (
    version_id TEXT PRIMARY KEY,
    entity_id TEXT NOT NULL,
    number BIGINT NOT NULL,
    valid_from TEXT,
    valid_to TEXT,
    known_at TEXT NOT NULL,
    recorded_at BIGINT NOT NULL,
    recorded_by TEXT NOT NULL,
    change_id TEXT NOT NULL,
    removed BIGINT NOT NULL,
    body TEXT NOT NULL,
    index_digest TEXT NOT NULL,
    UNIQUE (entity_id, number)
);
CREATE INDEX versions_change ON versions (change_id);

-- What lists filter by and what search looks in; both follow from the newest version.
CREATE TABLE facets (
    entity_id TEXT NOT NULL,
    facet TEXT NOT NULL,
    value TEXT NOT NULL,
    PRIMARY KEY (entity_id, facet, value)
);
CREATE INDEX facets_value ON facets (facet, value, entity_id);
CREATE TABLE grams (
    gram TEXT NOT NULL,
    entity_id TEXT NOT NULL,
    PRIMARY KEY (gram, entity_id)
);
CREATE INDEX grams_entity ON grams (entity_id);

CREATE TABLE series (
    series_id TEXT PRIMARY KEY,
    scope TEXT NOT NULL,
    indicator TEXT NOT NULL,
    area TEXT NOT NULL,
    caliber TEXT NOT NULL,
    dimensions TEXT NOT NULL,
    frequency TEXT NOT NULL,
    change_id TEXT NOT NULL,
    UNIQUE (scope, indicator, area, frequency, caliber, dimensions)
);
CREATE INDEX series_change ON series (change_id);
CREATE INDEX series_frequency ON series (scope, frequency);

-- Values never change. hidden names the withdrawal that covers a value and follows from the newest
-- of its withdrawal_items.
CREATE TABLE observations (
    observation_id TEXT PRIMARY KEY,
    series_id TEXT NOT NULL,
    period TEXT NOT NULL,
    value TEXT,
    value_number DOUBLE PRECISION,
    unit TEXT NOT NULL,
    status TEXT NOT NULL,
    numerator TEXT,
    denominator TEXT,
    source TEXT,
    source_grade TEXT NOT NULL,
    known_at TEXT,
    recorded_at BIGINT NOT NULL,
    submission_id TEXT NOT NULL,
    change_id TEXT NOT NULL,
    invented BIGINT NOT NULL,
    note TEXT,
    hidden TEXT
);
CREATE INDEX observations_series ON observations (series_id, period);
CREATE INDEX observations_change ON observations (change_id);
CREATE INDEX observations_submission ON observations (submission_id);

CREATE TABLE release_items (
    release_id TEXT NOT NULL,
    observation_id TEXT NOT NULL,
    change_id TEXT NOT NULL,
    PRIMARY KEY (release_id, observation_id)
);
CREATE INDEX release_items_observation ON release_items (observation_id);
CREATE INDEX release_items_change ON release_items (change_id);

-- Which values a change covered by a withdrawal, or uncovered where it names none.
CREATE TABLE withdrawal_items (
    observation_id TEXT NOT NULL,
    change_id TEXT NOT NULL,
    withdrawal_id TEXT,
    PRIMARY KEY (observation_id, change_id)
);
CREATE INDEX withdrawal_items_change ON withdrawal_items (change_id);

-- Files by content; the bytes lie beside the database.
CREATE TABLE blobs (
    sha256 TEXT PRIMARY KEY,
    byte_count BIGINT NOT NULL,
    media_type TEXT NOT NULL,
    name TEXT NOT NULL,
    change_id TEXT NOT NULL
);
CREATE INDEX blobs_change ON blobs (change_id);

-- Long work that survives a restart.
CREATE TABLE jobs (
    job_id TEXT PRIMARY KEY,
    kind TEXT NOT NULL,
    scope TEXT NOT NULL,
    actor TEXT NOT NULL,
    payload TEXT NOT NULL,
    state TEXT NOT NULL,
    attempts BIGINT NOT NULL,
    lease_until BIGINT NOT NULL,
    worker TEXT,
    done BIGINT NOT NULL,
    total BIGINT NOT NULL,
    message TEXT NOT NULL,
    result TEXT,
    error TEXT,
    cancel_requested BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL
);
CREATE INDEX jobs_state ON jobs (state, created_at);

-- Secrets of accounts. The account itself is an entity.
CREATE TABLE credentials (
    account TEXT PRIMARY KEY,
    body TEXT NOT NULL,
    updated_at BIGINT NOT NULL
);
CREATE TABLE sessions (
    token_sha256 TEXT PRIMARY KEY,
    account TEXT NOT NULL,
    body TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    seen_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL
);
CREATE INDEX sessions_account ON sessions (account);

-- One-time links and sign-ins under way.
CREATE TABLE tickets (
    token_sha256 TEXT PRIMARY KEY,
    purpose TEXT NOT NULL,
    account TEXT NOT NULL,
    body TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    used_at BIGINT
);
