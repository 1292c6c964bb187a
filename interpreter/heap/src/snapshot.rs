//! What a dictionary or set holds at one moment, taken under its lock: for whoever walks it while others change it.

use crate::dict::{Entries, Set};
use crate::header::{Gc, ShapeId};
use crate::list::List;
use crate::pieces::Completion;
use crate::thread::Thread;
use crate::value::Value;

impl Entries {
    /// A list of what `part` makes of each key and value, in one step; of some if the program has to end: see
    /// [`Thread::in_pieces`]. `part` runs no Python code.
    pub fn listed(&self, thread: &Thread, part: impl Fn(Value, Value) -> Value) -> Gc<List> {
        self.changing(thread, || {
            let list = List::new(thread, ShapeId::LIST, self.len());
            let mut position = 0;
            while let Some((next, key, value)) = self.next(position) {
                list.push(thread, part(key, value));
                position = next;
                if !thread.goes_on_after(list.len()) {
                    break;
                }
            }
            list
        })
    }

    /// Calls `walk` with entries that no other thread changes meanwhile: with a copy of these if other threads may run,
    /// and with these themselves otherwise. Library code alone may ask for that.
    pub fn with_snapshot<R>(&self, thread: &Thread, walk: impl FnOnce(&Entries) -> R) -> R {
        if !thread.is_parallel() {
            return walk(self);
        }
        let copy = Set::new(thread, ShapeId::SET);
        copy.copy_from(thread, self);
        walk(&copy)
    }

    /// Takes over a copy of another's entries; whatever was here is gone. Nothing is taken over if the program has to end:
    /// see [`Thread::in_pieces`].
    pub fn copy_from(&self, thread: &Thread, other: &Entries) {
        self.copy_with_room(thread, other, 0);
    }

    /// As [`Entries::copy_from`], with room for so many keys more.
    pub fn copy_with_room(&self, thread: &Thread, other: &Entries, more: usize) {
        let copy = other.copied(thread, more);
        self.changing(thread, || self.take_over(copy));
    }

    /// As [`Entries::copy_from`], but only if there is nothing here; whether that was so.
    pub fn copy_from_if_empty(&self, thread: &Thread, other: &Entries) -> bool {
        if !self.is_empty() {
            return false;
        }
        let copy = other.copied(thread, 0);
        self.changing(thread, || {
            let is_empty = self.is_empty();
            if is_empty {
                self.take_over(copy);
            }
            is_empty
        })
    }

    /// Takes over the entries of a dictionary or set that no other thread knows, which is empty then.
    pub fn replace_by(&self, thread: &Thread, fresh: &Entries) {
        self.changing(thread, || self.take_over(fresh.taken()));
    }

    /// As [`Entries::replace_by`], if no key has come or gone since [`Entries::version`] said `version`; whether that was
    /// so.
    pub fn replace_unchanged(&self, thread: &Thread, fresh: &Entries, version: u32) -> bool {
        self.changing(thread, || {
            let is_unchanged = self.version() == version;
            if is_unchanged {
                self.take_over(fresh.taken());
            }
            is_unchanged
        })
    }

    /// A copy of the table, with room for so many keys more, and how many keys are in it; of an empty one if the program has
    /// to end.
    fn copied(&self, thread: &Thread, more: usize) -> (Option<Value>, usize) {
        self.changing(thread, || {
            let Some(table) = self.table() else {
                return (None, 0);
            };
            let wanted = self.len() + more;
            let has_room = wanted <= table.capacity();
            let whole = has_room.then(|| table.whole_copy(thread, self.len()));
            let rebuilt = || self.rebuilt(thread, wanted, Completion::WhileGoingOn);
            match whole.flatten().or_else(rebuilt) {
                Some(copy) => (Some(copy.value()), self.len()),
                None => (None, 0),
            }
        })
    }

    /// The table and how many keys are in it, taken out.
    fn taken(&self) -> (Option<Value>, usize) {
        self.keys_change();
        let taken = (self.table.take(), self.len());
        self.keys_changed(0);
        taken
    }

    /// Makes a table that nobody else has one's own. The lock is held.
    fn take_over(&self, (table, alive): (Option<Value>, usize)) {
        self.keys_change();
        self.table.set_option(table);
        self.keys_changed(alive);
    }
}
