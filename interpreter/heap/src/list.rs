//! Lists: a length and a buffer. Readers take no lock; who changes a list without a global lock holds its lock byte.
//!
//! A slot at or past the length is empty. A reader that saw an old length therefore finds nothing there, and one that
//! holds a buffer that was replaced reads what the list was a moment ago: the collector keeps it.

use crate::buffer::Buffer;
use crate::header::{Gc, Header, Kind, ShapeId, object_with_header};
use crate::mark::Tracer;
use crate::pieces::Completion;
use crate::slot::Slot;
use crate::thread::Thread;
use crate::tuple::Tuple;
use crate::value::Value;
use std::sync::atomic::{AtomicUsize, Ordering};

/// Items that are moved to a larger buffer at once.
const QUICK: usize = 1 << 16;

/// A list, or an instance of a subclass of `list`.
#[repr(C)]
pub struct List {
    header: Header,
    length: AtomicUsize,
    buffer: Slot,
}
object_with_header!(List, Kind::List);

/// A list that nobody else changes meanwhile: see [`List::held`].
#[derive(Clone, Copy)]
pub struct Held<'a>(&'a List);

impl Held<'_> {
    /// How many items there are.
    #[inline(always)]
    pub fn len(self) -> usize {
        self.0.len()
    }

    /// Whether there are none.
    pub fn is_empty(self) -> bool {
        self.0.is_empty()
    }

    /// The item at an index.
    #[inline(always)]
    pub fn get(self, index: usize) -> Option<Value> {
        self.0.get(index)
    }

    /// Replaces the item at an index below the length.
    ///
    /// # Panics
    /// Past the room that the list has.
    #[inline(always)]
    pub fn set(self, index: usize, item: Value) {
        self.0.slots()[index].set(item);
    }

    /// Adds an item at the end.
    #[inline(always)]
    pub fn push(self, thread: &Thread, item: Value) {
        self.0.push_locked(thread, item);
    }

    /// Takes out the last item.
    pub fn pop(self) -> Option<Value> {
        self.0.remove_locked(self.0.len().checked_sub(1)?)
    }
}

/// What a list held before [`List::take_out`], in the buffer that it had. Who has one keeps it where the collector sees it.
pub struct TakenOut {
    buffer: Option<Value>,
    length: usize,
}

impl TakenOut {
    /// How many items there are.
    pub fn len(&self) -> usize {
        self.length
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.length == 0
    }

    /// The items; fewer if the program has to end: see [`Thread::in_pieces`].
    pub fn items(&self, thread: &Thread) -> Vec<Value> {
        let buffer = self.buffer.and_then(Value::cast::<Buffer>);
        let slots = buffer.as_ref().map_or(&[][..], |buffer| buffer.slots());
        let slots = &slots[..self.length];
        let mut items = Vec::with_capacity(self.length);
        thread.in_pieces_of_values(slots.len(), |part| {
            items.extend(slots[part].iter().filter_map(Slot::get));
        });
        items
    }
}

/// Sees to it that empty slots that are going to be written at once have their memory before anything changes; false if
/// the program has to end.
#[inline]
fn give_memory(thread: &Thread, slots: &[Slot]) -> bool {
    slots.len() <= QUICK || {
        let cleared = thread.in_pieces_of_values(slots.len(), |part| {
            slots[part].iter().for_each(Slot::clear);
        });
        cleared == slots.len()
    }
}

impl List {
    /// A list of the given shape with room for `capacity` items.
    pub fn new(thread: &Thread, shape: ShapeId, capacity: usize) -> Gc<List> {
        let buffer = (capacity > 0).then(|| Buffer::new(thread, capacity).value());
        let pointer = thread
            .create(size_of::<List>(), Kind::List, shape, 0)
            .cast::<List>();
        // SAFETY: fresh memory of this type's size; the header is written already.
        unsafe { (&raw mut (*pointer.as_ptr()).length).write(AtomicUsize::new(0)) };
        // SAFETY: as above.
        unsafe { (&raw mut (*pointer.as_ptr()).buffer).write(Slot::from_option(buffer)) };
        // SAFETY: complete now.
        Gc::of(unsafe { pointer.as_ref() })
    }

    /// A plain list of these items; of fewer if the program has to end, as for [`List::slice`].
    pub fn from_items(thread: &Thread, items: &[Value]) -> Gc<List> {
        let list = List::new(thread, ShapeId::LIST, items.len());
        let slots = list.slots();
        let done = thread.in_pieces_of_values(items.len(), |part| {
            for (slot, item) in slots[part.clone()].iter().zip(&items[part]) {
                slot.set(*item);
            }
        });
        list.length.store(done, Ordering::Release);
        list
    }

    fn fill(&self, items: &[Value]) {
        for (slot, item) in self.slots().iter().zip(items) {
            slot.set(*item);
        }
        self.length.store(items.len(), Ordering::Release);
    }

    /// How many items there are.
    #[inline(always)]
    pub fn len(&self) -> usize {
        self.length.load(Ordering::Acquire)
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    #[inline(always)]
    pub(crate) fn slots(&self) -> &[Slot] {
        let Some(buffer) = self.buffer.address() else {
            return &[];
        };
        // SAFETY: the slot holds buffers only.
        unsafe { buffer.cast::<Buffer>().as_ref() }.slots()
    }

    /// The item at an index; `None` past the end.
    #[inline(always)]
    pub fn get(&self, index: usize) -> Option<Value> {
        if index >= self.len() {
            return None;
        }
        self.slots().get(index)?.get()
    }

    /// The item at an index that is a small integer and not negative; `None` for any other.
    #[inline(always)]
    pub fn get_at_once(&self, index: Value) -> Option<Value> {
        // A slot past the length is empty. A negative index is past any end.
        self.slots().get(index.to_int()? as usize)?.get()
    }

    /// The item at a Python index, negative ones counted from the end.
    #[inline(always)]
    pub fn get_at(&self, index: i64) -> Option<Value> {
        let length = self.len();
        let index = if index < 0 {
            (index as usize).wrapping_add(length)
        } else {
            index as usize
        };
        if index >= length {
            return None;
        }
        self.slots().get(index)?.get()
    }

    /// Replaces the item at an index that is a small integer and not negative; false for any other, and past the end.
    /// This takes no lock: it is for interpreters with a GIL.
    #[inline(always)]
    pub fn set_at_once(&self, index: Value, item: Value) -> bool {
        let Some(index) = index.to_int() else {
            return false;
        };
        match self.slots().get(index as usize) {
            Some(slot) if (index as usize) < self.len() => {
                slot.set(item);
                true
            }
            _ => false,
        }
    }

    /// Replaces the item at an index, and gives back what was there; `None` past the end.
    pub fn replace(&self, thread: &Thread, index: usize, item: Value) -> Option<Value> {
        self.changing(thread, || {
            if index >= self.len() {
                return None;
            }
            self.slots().get(index)?.replace(item)
        })
    }

    /// Replaces the item at an index; false past the end.
    #[inline(always)]
    pub fn set(&self, thread: &Thread, index: usize, item: Value) -> bool {
        self.changing(thread, || {
            if index >= self.len() {
                return false;
            }
            let Some(slot) = self.slots().get(index) else {
                return false;
            };
            slot.set(item);
            true
        })
    }

    /// Runs `change` with the list's lock held, if the interpreter needs that. It must not run Python code.
    #[inline(always)]
    pub(crate) fn changing<R>(&self, thread: &Thread, change: impl FnOnce() -> R) -> R {
        if !thread.locks_objects() {
            return change();
        }
        let _guard = self.header.lock.lock();
        change()
    }

    /// Changes several items in one step. `change` must not run Python code, since the lock is held.
    #[inline]
    pub fn held<R>(&self, thread: &Thread, change: impl FnOnce(Held<'_>) -> R) -> R {
        self.changing(thread, || change(Held(self)))
    }

    /// Adds an item at the end.
    #[inline(always)]
    pub fn push(&self, thread: &Thread, item: Value) {
        self.changing(thread, || self.push_locked(thread, item));
    }

    #[inline(always)]
    fn push_locked(&self, thread: &Thread, item: Value) {
        let length = self.len();
        if let Some(slot) = self.slots().get(length) {
            slot.set(item);
            self.length.store(length + 1, Ordering::Release);
        } else {
            self.grow_and_push(thread, item);
        }
    }

    #[cold]
    #[inline(never)]
    fn grow_and_push(&self, thread: &Thread, item: Value) {
        let length = self.len();
        if self.reserve(thread, length + 1) {
            self.slots()[length].set(item);
            self.length.store(length + 1, Ordering::Release);
        }
    }

    /// Moves the items to a larger buffer if `capacity` is more than this one holds. The lock is held. Where that takes long
    /// and the program has to end it is not done, and the list stays as it is, as if the program had ended before.
    fn reserve(&self, thread: &Thread, capacity: usize) -> bool {
        let slots = self.slots();
        if capacity <= slots.len() {
            return give_memory(thread, slots.get(self.len()..capacity).unwrap_or(&[]));
        }
        // Asked before there is a buffer, since who adds one item after the other comes here for each.
        if self.len() > QUICK && !thread.goes_on() {
            return false;
        }
        // Roomier than CPython's eighth, because a smaller buffer cannot grow in place: each item is copied once or twice on
        // average, whatever the length. What is not used of a large buffer is memory that the system has not given yet.
        let roomy = (capacity
            + if capacity < 1 << 16 {
                capacity / 2
            } else {
                capacity
            })
        .max(4);
        if !thread.is_parallel()
            && let Some(buffer) = self.buffer.get().and_then(Value::cast::<Buffer>)
        {
            // SAFETY: a buffer belongs to one list, no other thread reads it, and what is borrowed from it above is not used
            // after this.
            let grown = unsafe { Buffer::grown(thread, buffer, roomy) };
            if let Some(buffer) = grown {
                self.buffer.set(buffer.value());
                return give_memory(thread, &self.slots()[self.len()..capacity]);
            }
        }
        let source = &slots[..self.len()];
        let first = source.len().min(QUICK);
        let buffer = Buffer::beginning_with(thread, &source[..first], roomy);
        let target = buffer.slots();
        let done = thread.in_pieces_of_values(source.len() - first, |part| {
            let part = first + part.start..first + part.end;
            for (slot, item) in target[part.clone()].iter().zip(&source[part]) {
                slot.set_option(item.get());
            }
        });
        if first + done < source.len() {
            return false;
        }
        if !give_memory(thread, &target[source.len()..capacity.max(source.len())]) {
            return false;
        }
        self.buffer.set(buffer.value());
        true
    }

    /// Takes out the item at an index and closes the gap; `None` past the end.
    pub fn remove(&self, thread: &Thread, index: usize) -> Option<Value> {
        self.changing(thread, || self.remove_locked(index))
    }

    fn remove_locked(&self, index: usize) -> Option<Value> {
        let length = self.len();
        if index >= length {
            return None;
        }
        let slots = &self.slots()[..length];
        let item = slots[index].get();
        for place in index..length - 1 {
            slots[place].set_option(slots[place + 1].get());
        }
        self.length.store(length - 1, Ordering::Release);
        slots[length - 1].clear();
        item
    }

    /// Takes out the item at a Python index; `None` if there is none.
    pub fn pop_at(&self, thread: &Thread, index: i64) -> Option<Value> {
        self.changing(thread, || {
            let length = self.len();
            let index = if index < 0 {
                (index as usize).wrapping_add(length)
            } else {
                index as usize
            };
            self.remove_locked(index)
        })
    }

    /// Puts an item before the one at a Python index, which is brought into range.
    pub fn insert(&self, thread: &Thread, index: i64, item: Value) {
        self.changing(thread, || {
            let length = self.len();
            let index = if index < 0 {
                (index + length as i64).max(0) as usize
            } else {
                (index as usize).min(length)
            };
            if !self.reserve(thread, length + 1) {
                return;
            }
            let slots = self.slots();
            for place in (index..length).rev() {
                slots[place + 1].set_option(slots[place].get());
            }
            slots[index].set(item);
            self.length.store(length + 1, Ordering::Release);
        });
    }

    /// Adds several items at the end, in one step.
    pub fn extend(&self, thread: &Thread, items: &[Value]) {
        self.splice(thread, |length| (length, length), items);
    }

    /// Replaces the items in a range by others, in one step. `range` is told the length and gives start and end, which
    /// are brought into order and into range.
    pub fn splice(
        &self,
        thread: &Thread,
        range: impl FnOnce(usize) -> (usize, usize),
        items: &[Value],
    ) {
        if thread.has_unfinished() {
            // These may be too few: the list stays as it is.
            return;
        }
        self.changing(thread, || {
            self.splice_locked(thread, range, items.len(), items.iter().copied());
        });
    }

    /// As [`List::splice`], with the items of a list.
    pub fn splice_list(
        &self,
        thread: &Thread,
        range: impl FnOnce(usize) -> (usize, usize),
        items: &List,
    ) {
        if thread.has_unfinished() {
            return;
        }
        if thread.locks_objects() || std::ptr::eq(self, items) {
            return self.splice(thread, range, items.snapshot(thread).items());
        }
        let source = &items.slots()[..items.len()];
        self.splice_locked(
            thread,
            range,
            source.len(),
            source.iter().filter_map(Slot::get),
        );
    }

    fn splice_locked(
        &self,
        thread: &Thread,
        range: impl FnOnce(usize) -> (usize, usize),
        count: usize,
        items: impl Iterator<Item = Value>,
    ) {
        let length = self.len();
        let (start, end) = range(length);
        let start = start.min(length);
        let end = end.clamp(start, length);
        let after = length - end;
        let new_length = start + count + after;
        if !self.reserve(thread, new_length) {
            return;
        }
        let slots = self.slots();
        let shifted = start + count;
        if shifted > end {
            for place in (0..after).rev() {
                slots[shifted + place].set_option(slots[end + place].get());
            }
        } else if shifted < end {
            for place in 0..after {
                slots[shifted + place].set_option(slots[end + place].get());
            }
        }
        for (slot, item) in slots[start..].iter().zip(items) {
            slot.set(item);
        }
        self.length.store(new_length, Ordering::Release);
        for slot in slots.iter().take(length).skip(new_length) {
            slot.clear();
        }
    }

    /// Replaces all items, in one step.
    pub fn replace_all(&self, thread: &Thread, items: &[Value]) {
        self.splice(thread, |length| (0, length), items);
    }

    /// Takes all items out, in one step.
    pub fn clear(&self, thread: &Thread) {
        self.changing(thread, || {
            self.length.store(0, Ordering::Release);
            self.buffer.clear();
        });
    }

    /// Takes all items out, in one step. The room for them is kept if it is for at most so many.
    pub fn clear_for_more(&self, thread: &Thread, most: usize) {
        self.changing(thread, || {
            let slots = self.slots();
            let length = self.len();
            self.length.store(0, Ordering::Release);
            if slots.len() > most {
                self.buffer.clear();
            } else {
                slots[..length].iter().for_each(Slot::clear);
            }
        });
    }

    /// Changes the items by way of a vector, in one step. `change` must not run Python code, since the lock is held.
    pub fn edit<R>(&self, thread: &Thread, change: impl FnOnce(&mut Vec<Value>) -> R) -> R {
        self.changing(thread, || {
            let length = self.len();
            let mut items = Vec::with_capacity(length);
            let done = thread.in_pieces_of_values(length, |part| {
                items.extend(self.slots()[part].iter().filter_map(Slot::get));
            });
            let result = change(&mut items);
            if done < length || !self.reserve(thread, items.len()) {
                return result;
            }
            let slots = self.slots();
            for (slot, item) in slots.iter().zip(&items) {
                slot.set(*item);
            }
            self.length.store(items.len(), Ordering::Release);
            for slot in slots.iter().take(length).skip(items.len()) {
                slot.clear();
            }
            result
        })
    }

    /// Takes out the item at an index if it is still this one; whether it was.
    pub fn remove_exactly(&self, thread: &Thread, index: usize, item: Value) -> bool {
        self.changing(thread, || {
            self.get(index) == Some(item) && self.remove_locked(index).is_some()
        })
    }

    /// Takes all items out in one step, until [`List::put_back`]. Library code alone may ask for that.
    pub fn take_out(&self, thread: &Thread) -> TakenOut {
        self.changing(thread, || {
            let taken = TakenOut {
                buffer: self.buffer.get(),
                length: self.len(),
            };
            self.length.store(0, Ordering::Release);
            self.buffer.clear();
            taken
        })
    }

    /// Puts what was taken out into its place again, in the order of `items` if there are as many; whether the list was
    /// still as [`List::take_out`] left it.
    pub fn put_back(&self, thread: &Thread, taken: &TakenOut, items: &[Value]) -> bool {
        self.changing(thread, || {
            let untouched = self.buffer.get().is_none();
            self.length.store(0, Ordering::Release);
            self.buffer.set_option(taken.buffer);
            if items.len() == taken.length {
                self.fill(items);
            }
            self.length.store(taken.length, Ordering::Release);
            untouched
        })
    }

    /// Turns the order around.
    pub fn reverse(&self, thread: &Thread) {
        self.changing(thread, || {
            let slots = &self.slots()[..self.len()];
            for place in 0..slots.len() / 2 {
                let other = slots.len() - 1 - place;
                let item = slots[place].get();
                slots[place].set_option(slots[other].get());
                slots[other].set_option(item);
            }
        });
    }

    /// The items as they are now, in a tuple that nobody else changes: for walking while the list may change.
    pub fn snapshot(&self, thread: &Thread) -> Gc<Tuple> {
        self.changing(thread, || self.snapshot_locked(thread))
    }

    fn snapshot_locked(&self, thread: &Thread) -> Gc<Tuple> {
        let slots = &self.slots()[..self.len()];
        Tuple::from_slots(thread, slots, Completion::WhileGoingOn)
    }

    /// A new plain list of the items in a range, which is brought into range, in one step. Of fewer if the program has to
    /// end: see [`Thread::in_pieces`].
    pub fn slice(&self, thread: &Thread, start: usize, end: usize) -> Gc<List> {
        self.changing(thread, || {
            let slots = &self.slots()[..self.len()];
            let end = end.min(slots.len());
            let source = slots.get(start..end).unwrap_or(&[]);
            let list = List::new(thread, ShapeId::LIST, source.len());
            list.continue_with(thread, source);
            list
        })
    }

    /// A new plain list of the items of two that no other thread changes meanwhile; of fewer if the program has to end, as
    /// for [`List::slice`].
    pub fn joined(thread: &Thread, left: &List, right: &List) -> Gc<List> {
        let list = List::new(thread, ShapeId::LIST, left.len() + right.len());
        for part in [left, right] {
            list.continue_with(thread, &part.slots()[..part.len()]);
        }
        list
    }

    /// A new plain list of `count` copies of these items, one after the other; of fewer items if the program has to end, as
    /// for [`List::slice`]. The caller has seen to it that so many can be counted.
    pub fn repeated(thread: &Thread, items: &[Value], count: usize) -> Gc<List> {
        let total = items.len() * count;
        let list = List::new(thread, ShapeId::LIST, total);
        let slots = list.slots();
        let done = thread.in_pieces_of_copies(total, |part| {
            if let [single] = *items {
                return slots[part].iter().for_each(|slot| slot.set(single));
            }
            let first = part.start % items.len().max(1);
            let source = items.iter().cycle().skip(first);
            for (slot, item) in slots[part].iter().zip(source) {
                slot.set(*item);
            }
        });
        list.length.store(done, Ordering::Release);
        list
    }

    /// Puts copies of the slots behind the items of a fresh list that has room for them.
    fn continue_with(&self, thread: &Thread, source: &[Slot]) {
        let before = self.len();
        let target = &self.slots()[before..];
        let done = thread.in_pieces_of_values(source.len(), |part| {
            for (slot, item) in target[part.clone()].iter().zip(&source[part]) {
                slot.set_option(item.get());
            }
        });
        self.length.store(before + done, Ordering::Release);
    }

    /// Says how many items there are. The lock is held, and the slots of so many are filled.
    pub(crate) fn set_length(&self, length: usize) {
        self.length.store(length, Ordering::Release);
    }

    /// Makes room for so many more items.
    pub fn reserve_more(&self, thread: &Thread, more: usize) {
        self.changing(thread, || {
            if more > 0 {
                self.reserve(thread, self.len().saturating_add(more));
            }
        });
    }

    /// Calls `visit` with each item until it says stop, as they are at that moment.
    pub fn each<E>(&self, mut visit: impl FnMut(Value) -> Result<(), E>) -> Result<(), E> {
        let mut index = 0;
        while let Some(item) = self.get(index) {
            visit(item)?;
            index += 1;
        }
        Ok(())
    }

    pub(crate) fn trace(&self, tracer: &mut Tracer<'_>) {
        let slots = self.slots();
        // A slot past the length is empty. Those of many may be in memory that nothing has touched yet.
        if let Some(buffer) = self.buffer.get()
            && tracer.keep_untraced(buffer)
        {
            let length = self.len().min(slots.len());
            return tracer.slots(&slots[..length]);
        }
        tracer.slot(&self.buffer);
    }
}
