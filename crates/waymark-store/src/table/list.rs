//! Every table, in the order in which they are dumped and restored.

use super::{Column, Kind, Table};

const fn text(name: &'static str) -> Column {
    Column { name, kind: Kind::Text, signed: true, dumped_as: None }
}

const fn whole(name: &'static str) -> Column {
    Column { name, kind: Kind::Whole, signed: true, dumped_as: None }
}

const fn real(name: &'static str) -> Column {
    Column { name, kind: Kind::Real, signed: true, dumped_as: None }
}

/// Names the change, or follows from other rows: not covered by the digest itself.
const fn beside(column: Column) -> Column {
    Column { signed: false, ..column }
}

const fn dumped(column: Column, expression: &'static str) -> Column {
    Column { dumped_as: Some(expression), ..column }
}

const CHANGE: Column = beside(text("change_id"));

pub(crate) const CHANGES: Table = Table {
    name: "changes",
    key: "seq",
    columns: &[
        text("change_id"),
        whole("seq"),
        whole("recorded_at"),
        text("actor"),
        text("operation"),
        text("scope"),
        text("subject"),
        whole("success"),
        text("reason"),
        text("undoes"),
        text("idempotency_key"),
        text("request_digest"),
        text("outcome"),
        text("origin"),
        whole("row_count"),
        text("rows_digest"),
        text("previous_hash"),
        beside(text("hash")),
        beside(whole("pruned")),
    ],
};

pub(crate) const CHAIN: Table =
    Table { name: "chain", key: "chain_id", columns: &[whole("chain_id"), whole("seq"), text("hash")] };

pub(crate) const CHECKPOINTS: Table = Table {
    name: "checkpoints",
    key: "checkpoint_id",
    columns: &[
        text("checkpoint_id"),
        CHANGE,
        whole("created_at"),
        whole("first_seq"),
        whole("last_seq"),
        text("links_digest"),
        text("public_key"),
        text("signature"),
    ],
};

pub(crate) const ENTITIES: Table = Table {
    name: "entities",
    key: "entity_id",
    columns: &[
        text("entity_id"),
        text("kind"),
        text("scope"),
        text("code"),
        CHANGE,
        beside(whole("number")),
        beside(whole("removed")),
        beside(whole("recorded_at")),
        beside(whole("position")),
        beside(text("name")),
        beside(text("parent")),
        beside(text("state")),
        beside(text("visibility")),
    ],
};

pub(crate) const VERSIONS: Table = Table {
    name: "versions",
    key: "version_id",
    columns: &[
        text("version_id"),
        text("entity_id"),
        whole("number"),
        text("valid_from"),
        text("valid_to"),
        text("known_at"),
        whole("recorded_at"),
        text("recorded_by"),
        CHANGE,
        whole("removed"),
        text("body"),
        text("index_digest"),
    ],
};

pub(crate) const FACETS: Table = Table {
    name: "facets",
    key: "entity_id, facet, value",
    columns: &[text("entity_id"), text("facet"), text("value")],
};

pub(crate) const GRAMS: Table =
    Table { name: "grams", key: "gram, entity_id", columns: &[text("gram"), text("entity_id")] };

pub(crate) const SERIES: Table = Table {
    name: "series",
    key: "series_id",
    columns: &[
        text("series_id"),
        text("scope"),
        text("indicator"),
        text("area"),
        text("frequency"),
        text("caliber"),
        text("dimensions"),
        CHANGE,
    ],
};

pub(crate) const OBSERVATIONS: Table = Table {
    name: "observations",
    key: "observation_id",
    columns: &[
        text("observation_id"),
        text("series_id"),
        text("period"),
        text("value"),
        real("value_number"),
        text("unit"),
        text("status"),
        text("numerator"),
        text("denominator"),
        text("source"),
        text("source_grade"),
        text("known_at"),
        whole("recorded_at"),
        text("submission_id"),
        CHANGE,
        whole("invented"),
        text("note"),
        beside(text("hidden")),
    ],
};

pub(crate) const RELEASE_ITEMS: Table = Table {
    name: "release_items",
    key: "release_id, observation_id",
    columns: &[text("release_id"), text("observation_id"), CHANGE],
};

pub(crate) const WITHDRAWAL_ITEMS: Table = Table {
    name: "withdrawal_items",
    key: "observation_id, change_id",
    columns: &[text("observation_id"), CHANGE, text("withdrawal_id")],
};

pub(crate) const BLOBS: Table = Table {
    name: "blobs",
    key: "sha256",
    columns: &[text("sha256"), whole("byte_count"), text("media_type"), text("name"), CHANGE],
};

/// A job that runs is dumped as one that waits: its worker stays behind with the database.
pub(crate) const JOBS: Table = Table {
    name: "jobs",
    key: "job_id",
    columns: &[
        text("job_id"),
        text("kind"),
        text("scope"),
        text("actor"),
        text("payload"),
        dumped(text("state"), "CASE WHEN state = 'running' THEN 'queued' ELSE state END"),
        whole("attempts"),
        dumped(whole("lease_until"), "lease_until - lease_until"),
        dumped(text("worker"), "CASE WHEN state = 'running' THEN NULL ELSE worker END"),
        whole("done"),
        whole("total"),
        text("message"),
        text("result"),
        text("error"),
        whole("cancel_requested"),
        whole("created_at"),
        whole("updated_at"),
    ],
};

pub(crate) const CREDENTIALS: Table = Table {
    name: "credentials",
    key: "account",
    columns: &[text("account"), text("body"), whole("updated_at")],
};

pub(crate) const TICKETS: Table = Table {
    name: "tickets",
    key: "token_sha256",
    columns: &[
        text("token_sha256"),
        text("purpose"),
        text("account"),
        text("body"),
        whole("created_at"),
        whole("expires_at"),
        whole("used_at"),
    ],
};

/// Tables whose rows belong to a change; the digest of the change covers them.
pub(crate) const CHAINED: &[&Table] =
    &[&CHECKPOINTS, &ENTITIES, &VERSIONS, &SERIES, &OBSERVATIONS, &RELEASE_ITEMS, &WITHDRAWAL_ITEMS, &BLOBS];

/// Tables of a dump. Sessions are left out: a copy of the database signs nobody in.
pub(crate) const DUMPED: &[&Table] = &[
    &CHANGES, &CHAIN, &CHECKPOINTS, &ENTITIES, &VERSIONS, &FACETS, &GRAMS, &SERIES, &OBSERVATIONS,
    &RELEASE_ITEMS, &WITHDRAWAL_ITEMS, &BLOBS, &JOBS, &CREDENTIALS, &TICKETS,
];
