//! What one request saw of the database when it began: the place of the newest change.
//!
//! What is kept in memory is good as long as nothing was written since. A request that looks at five
//! kept things asks for that place once; what others write while it runs, it sees with the next
//! request. What it writes itself, it sees at once.

use std::cell::Cell;

tokio::task_local! {
    static SEEN: Cell<Option<i64>>;
}

/// Runs a request: within it, the place of the newest change is asked for once.
pub async fn in_one_moment<F: Future>(request: F) -> F::Output {
    SEEN.scope(Cell::new(None), request).await
}

/// The place this request saw, if it looked already; none outside of requests.
pub(crate) fn seen() -> Option<i64> {
    SEEN.try_with(Cell::get).ok().flatten()
}

/// Notes what this request saw.
pub(crate) fn see(seq: i64) {
    let _ = SEEN.try_with(|seen| seen.set(Some(seq)));
}

/// Makes this request look anew: it waited for its turn to write, or wrote.
pub(crate) fn forget() {
    let _ = SEEN.try_with(|seen| seen.set(None));
}
