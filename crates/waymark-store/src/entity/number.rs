//! Numbers at the end of codes, for giving out the next one.

use crate::row::{Sql, get};
use crate::{StoreError, Write};

/// The highest number among the codes of a kind in a scope that begin with a prefix.
#[derive(Debug)]
pub(crate) struct LastNumber {
    kind: &'static str,
    scope: String,
    prefix: &'static str,
    number: u32,
}

impl Write {
    /// The highest number at the end of codes with a prefix, for giving out the next one. The database
    /// is asked once a write: nobody else writes meanwhile, and what this write puts is followed.
    ///
    /// # Errors
    /// The database failed.
    pub async fn last_number(
        &mut self,
        kind: &'static str,
        scope: &str,
        prefix: &'static str,
    ) -> Result<u32, StoreError> {
        let known =
            self.last_numbers.iter().find(|one| (one.kind, &*one.scope, one.prefix) == (kind, scope, prefix));
        if let Some(known) = known {
            return Ok(known.number);
        }
        let mut sql = Sql::new("SELECT code FROM entities WHERE kind = ");
        sql.bind(kind.to_owned())?.push(" AND scope = ").bind(scope.to_owned())?;
        sql.push(" AND code >= ").bind(prefix.to_owned())?;
        sql.push(" AND code < ").bind(format!("{prefix}~"))?;
        let mut number = 0;
        for row in &sql.query().fetch_all(&mut *self.tx).await? {
            number = number_of(&get::<String>(row, 0)?, prefix).max(number);
        }
        self.last_numbers.push(LastNumber { kind, scope: scope.to_owned(), prefix, number });
        Ok(number)
    }

    /// Follows a code this write gave to a new record.
    pub(super) fn follow_number(&mut self, kind: &str, scope: &str, code: &str) {
        for one in self.last_numbers.iter_mut().filter(|one| one.kind == kind && one.scope == scope) {
            one.number = number_of(code, one.prefix).max(one.number);
        }
    }
}

/// The number after the prefix; 0 where there is none.
fn number_of(code: &str, prefix: &str) -> u32 {
    code.strip_prefix(prefix).and_then(|rest| rest.parse().ok()).unwrap_or(0)
}
