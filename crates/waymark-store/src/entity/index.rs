//! The digest of how a record is found, kept with the version it was found by.

use super::Index;
use crate::row::hex;
use crate::table::{RowDigest, Value};

/// The digest of the columns of the entity that lists use, of its facets and of its grams, both
/// sorted.
pub(crate) fn index_digest<'a>(
    index: &Index,
    facets: impl Iterator<Item = (&'a str, &'a str)>,
    grams: &[String],
) -> String {
    let mut digest = RowDigest::new("index");
    digest.value(&Value::Whole(index.position_or(None)));
    digest.text(&index.name);
    digest.optional(index.parent.as_deref());
    digest.optional(index.state.as_deref());
    digest.text(&index.visibility);
    for (facet, value) in facets {
        digest.text(facet);
        digest.text(value);
    }
    digest.optional(None);
    for gram in grams {
        digest.text(gram);
    }
    hex(&digest.end())
}
