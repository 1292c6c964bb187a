//! How a limit of memory is divided among the heaps of all interpreters and processes of a program.

use super::account::{Account, Part};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use weft_heap::{MemoryShare, Settled};

/// The part of one heap.
pub(super) struct Share {
    account: Arc<Account>,
    place: usize,
    limit: u64,
    live: AtomicU64,
    claimed: AtomicU64,
}

impl Share {
    pub(super) fn new(account: Arc<Account>, place: usize, limit: usize) -> Share {
        Share {
            account,
            place,
            limit: limit as u64,
            live: AtomicU64::new(0),
            claimed: AtomicU64::new(0),
        }
    }

    fn set(&self, part: Part, own: &AtomicU64, value: u64) {
        let before = own.swap(value, Ordering::SeqCst);
        self.account.change(self.place, part, before, value);
    }

    fn others(&self, part: Part, own: &AtomicU64) -> u64 {
        let all = self.account.sum(part).load(Ordering::SeqCst);
        all.saturating_sub(own.load(Ordering::SeqCst))
    }
}

impl MemoryShare for Share {
    fn settle(&self, live_bytes: usize, wanted: usize) -> Settled {
        let (live, wanted) = (live_bytes as u64, wanted as u64);
        self.set(Part::Live, &self.live, live);
        let claimed = self.others(Part::Claimed, &self.claimed);
        // Near the limit a part of it may be passed, rather than to collect at every step: an eighth for one heap.
        let room = if claimed == 0 {
            let room = self.limit.saturating_sub(live);
            wanted.min(room.max(self.limit / 8))
        } else {
            let free = self.limit.saturating_sub(live.saturating_add(claimed));
            wanted.min((free / 2).max(self.limit / 32))
        };
        self.set(Part::Claimed, &self.claimed, live.saturating_add(room));
        let others = self.others(Part::Live, &self.live);
        Settled {
            room: room as usize,
            is_over: live.saturating_add(others) > self.limit,
        }
    }

    fn has_room_for(&self, bytes: usize) -> bool {
        let others = self.others(Part::Live, &self.live);
        (bytes as u64).saturating_add(others) <= self.limit
    }
}

impl Drop for Share {
    fn drop(&mut self) {
        self.set(Part::Live, &self.live, 0);
        self.set(Part::Claimed, &self.claimed, 0);
    }
}
