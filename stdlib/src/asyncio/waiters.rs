//! Who waits for a future: what it calls when it is done, and what call graphs show.
//!
//! Invariant: a future's callbacks are tasks that wait for it; tuples of callback, what is kept of a context, and perhaps
//! who waits by way of that callback; and tuples of one with somebody who waits otherwise. The last are never called.

use crate::asyncio::future::Future;
use crate::contextvars;
use weft_core::heap::{Gc, List, Raised, Slot, Thread, Tuple, Value};
use weft_core::protocol;

impl Future {
    /// Takes out the callbacks that equal one; how many there were.
    pub fn remove_callback(&self, thread: &Thread, callback: Value) -> Result<i64, Raised> {
        let Some(before) = self.entries(thread) else {
            return Ok(0);
        };
        let kept = List::from_items(thread, &[]);
        for entry in before.items() {
            let same = match entry.downcast::<Tuple>() {
                Some(pair) if pair.len() > 1 => {
                    protocol::equals(thread, pair.items()[0], callback)?
                }
                Some(_) | None => false,
            };
            if !same {
                kept.push(thread, *entry);
            }
        }
        let removed = before.len() - kept.len();
        self.set_entries(thread, kept.snapshot(thread).items());
        Ok(removed as i64)
    }

    /// The callbacks and those who wait, as they are now.
    pub(super) fn entries(&self, thread: &Thread) -> Option<Gc<Tuple>> {
        let held = self.callbacks.get()?;
        let several = held
            .downcast::<List>()
            .map(|callbacks| callbacks.snapshot(thread));
        several.or_else(|| thread.tuple(&[held]).cast::<Tuple>())
    }

    /// Sets what [`Future::entries`] gives.
    pub(super) fn set_entries(&self, thread: &Thread, entries: &[Value]) {
        self.callbacks.set_option(match entries {
            [] => None,
            [one] => Some(*one),
            several => Some(List::from_items(thread, several).value()),
        });
    }

    /// The callbacks, as `_callbacks` shows them.
    pub fn callback_list(&self, thread: &Thread) -> Value {
        let Some(callbacks) = self.entries(thread) else {
            return Value::NONE;
        };
        let shown = List::from_items(thread, &[]);
        for entry in callbacks.items().iter().filter(|entry| !is_note(entry)) {
            shown.push(thread, with_context(thread, *entry));
        }
        shown.value()
    }

    /// Who waits for it: tasks that do so themselves, and those that were noted.
    pub fn waiters(&self, thread: &Thread) -> Value {
        let Some(callbacks) = self.entries(thread) else {
            return Value::NONE;
        };
        let mut waiters = Vec::new();
        for entry in callbacks.items() {
            let waiter = match entry.downcast::<Tuple>() {
                Some(noted) => match noted.items() {
                    [waiter] | [_, _, waiter] => *waiter,
                    _ => continue,
                },
                None => *entry,
            };
            if !waiters.contains(&waiter) {
                waiters.push(waiter);
            }
        }
        if waiters.is_empty() {
            return Value::NONE;
        }
        // The tasks stay in the snapshot while the set is made.
        List::from_items(thread, &waiters).value()
    }

    /// Notes who waits for it by way of a callback.
    pub fn note_waiter(&self, thread: &Thread, own: Value, waiter: Value) -> Result<(), Raised> {
        if self.is_done() {
            return Ok(());
        }
        self.add_callback(thread, own, thread.tuple(&[waiter]))
    }

    /// Asks for `callback(future)` when it is done, and notes who waits for it by way of that.
    pub fn call_back(
        &self,
        thread: &Thread,
        own: Value,
        callback: Value,
        waiter: Value,
    ) -> Result<(), Raised> {
        let context = contextvars::keep(thread, None);
        self.add_callback(thread, own, thread.tuple(&[callback, context, waiter]))
    }

    /// Takes back what [`Future::note_waiter`] and [`Future::call_back`] noted; callbacks stay.
    pub fn forget_waiter(&self, thread: &Thread, waiter: Value) {
        let Some(before) = self.entries(thread) else {
            return;
        };
        let kept = List::from_items(thread, &[]);
        for entry in before.items() {
            match entry.downcast::<Tuple>().map(Tuple::items) {
                Some([noted]) if *noted == waiter => {}
                Some([callback, context, noted]) if *noted == waiter => {
                    kept.push(thread, thread.tuple(&[*callback, *context]));
                }
                _ => kept.push(thread, *entry),
            }
        }
        self.set_entries(thread, kept.snapshot(thread).items());
    }
}

/// An entry of the callbacks with its context in place of what is kept of that.
fn with_context(thread: &Thread, entry: Value) -> Value {
    match entry.downcast::<Tuple>().map(Tuple::items) {
        Some([callback, kept, ..]) => {
            let context = contextvars::known_context(thread, &Slot::new(*kept));
            thread.tuple(&[*callback, context])
        }
        _ => entry,
    }
}

/// Whether an entry of the callbacks names who waits, and is nothing to call.
pub fn is_note(entry: &Value) -> bool {
    entry
        .downcast::<Tuple>()
        .is_some_and(|entry| entry.len() == 1)
}
