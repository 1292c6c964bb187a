//! Larger tables for dictionaries and sets: who adds a key to a full one moves all entries.

use crate::dict::Entries;
use crate::header::Gc;
use crate::pieces::Completion;
use crate::table::Table;
use crate::thread::Thread;
use crate::value::Value;
use std::sync::atomic::Ordering;

/// Keys that are moved to a larger table at once.
const QUICK: usize = 1 << 12;

impl Entries {
    #[cold]
    #[inline(never)]
    pub(crate) fn grow_and_append(&self, thread: &Thread, hash: u64, key: Value, value: Value) {
        let Some(table) = self.rebuilt(thread, self.len() * 2 + 1, Completion::WhileGoingOn) else {
            // The key is not added, as if the program had ended before.
            return;
        };
        table.append(hash, key, value);
        self.table.set(table.value());
        self.keys_changed(self.len() + 1);
    }

    /// Makes room for more keys, whatever becomes of the program. The lock is held.
    pub(crate) fn make_room(&self, thread: &Thread) {
        if let Some(table) = self.rebuilt(thread, self.len() * 2 + 1, Completion::Always) {
            self.keys_change();
            self.table.set(table.value());
            self.keys_changed(self.len());
        }
    }

    /// A new table with the living entries and room for `entries`; `None` if the program has to end and that counts.
    pub(crate) fn rebuilt(
        &self,
        thread: &Thread,
        entries: usize,
        completion: Completion,
    ) -> Option<Gc<Table>> {
        // Asked before there is a table, since who adds one key after the other comes here for each: one that is begun and
        // given up each time would take longer than all of them.
        let asks = completion == Completion::WhileGoingOn && self.len() > QUICK;
        if asks && !thread.goes_on() {
            return None;
        }
        let new = Table::new(thread, entries);
        if let Some(old) = self.table() {
            let mut number = 0;
            while let Some((at, key, value)) = old.next_alive(number) {
                if asks && !thread.goes_on_after(at as usize) {
                    return None;
                }
                let hash = old
                    .entry(at)
                    .map_or(0, |entry| entry.hash.load(Ordering::Relaxed));
                new.append(hash, key, value);
                number = at + 1;
            }
        }
        Some(new)
    }
}
