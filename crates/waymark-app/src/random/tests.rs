use std::sync::atomic::{AtomicU64, Ordering};

use sha2::{Digest, Sha256};

use super::*;

/// A source that gives the same bytes in every run: hashes of a counter.
#[derive(Default)]
pub(crate) struct Repeatable(AtomicU64);

impl Random for Repeatable {
    fn fill(&self, bytes: &mut [u8]) {
        for chunk in bytes.chunks_mut(32) {
            let block = Sha256::digest(self.0.fetch_add(1, Ordering::Relaxed).to_be_bytes());
            chunk.copy_from_slice(&block[..chunk.len()]);
        }
    }
}

#[test]
fn the_operating_system_never_repeats_itself() {
    assert_ne!(bytes::<32>(&OsRandom), bytes::<32>(&OsRandom));
    assert_ne!(bytes::<32>(&OsRandom), [0; 32]);
}
