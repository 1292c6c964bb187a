//! What inline caches know a dictionary by: a token that stands for the keys of one table of it.

use crate::dict::Entries;
use crate::slot::Slot;
use crate::table::Probe;
use crate::thread::Thread;
use crate::value::Value;
use std::sync::atomic::Ordering;

impl Entries {
    /// What caches know this table by, as long as its keys stay the same; 0 if there are no more numbers.
    pub(crate) fn token(&self, thread: &Thread) -> u32 {
        self.changing(thread, || {
            let known = self.token.load(Ordering::Relaxed);
            if known != 0 {
                return known;
            }
            let fresh = thread.heap().next_token();
            self.token.store(fresh, Ordering::Release);
            fresh
        })
    }

    /// The place of the value that is so far into the table, if the table is still the one with this token.
    #[inline(always)]
    pub(crate) fn slot_at(&self, token: u32, offset: u32) -> Option<&Slot> {
        let pointer = self.table.address()?;
        // The token is read after the table: whoever replaces the table takes the token away first.
        if self.token.load(Ordering::Acquire) != token {
            return None;
        }
        // SAFETY: whoever knows the token has the offset of an entry from this very table.
        let slot = unsafe { pointer.cast::<u8>().add(offset as usize).cast::<Slot>() };
        // SAFETY: as above.
        Some(unsafe { slot.as_ref() })
    }

    /// Whether the table is still the one with this token.
    #[inline(always)]
    pub(crate) fn has_token(&self, token: u32) -> bool {
        self.token.load(Ordering::Acquire) == token
    }

    /// The number of the entry that has a key that needs no Python code, for [`GlobalCache`](crate::GlobalCache), and
    /// how far into the table its value is.
    pub(crate) fn entry_of(&self, hash: u64, key: Value) -> Option<(u32, u32)> {
        let table = self.table()?;
        match table.probe(hash, key, 0) {
            Probe::Found(number) => Some((number, table.offset_of_value(number)?)),
            Probe::Missing | Probe::Undecided(..) => None,
        }
    }

    /// Overwrites the value in a place that [`Entries::slot_at`] gives.
    #[inline(always)]
    pub(crate) fn overwrite_at(
        &self,
        thread: &Thread,
        token: u32,
        offset: u32,
        value: Value,
    ) -> bool {
        self.changing(thread, || {
            let slot = self.slot_at(token, offset);
            slot.map(|slot| slot.set(value)).is_some()
        })
    }
}
