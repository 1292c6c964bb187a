//! The items of a deque: a buffer that is filled in a circle.
//!
//! The lock is held for the time of one operation, in which no Python code runs and nothing is collected. A slot outside
//! of the filled stretch is empty.

use parking_lot::Mutex;
use weft_core::heap::{Buffer, Slot, Thread, Trace, Tracer, Value};

/// The filled stretch of the buffer.
#[derive(Default)]
struct Extent {
    first: usize,
    length: usize,
    /// Changes with every item that comes, goes or moves.
    version: u64,
    /// The most items there may be.
    most: Option<usize>,
}

/// The items.
#[derive(Default)]
pub struct Ring {
    extent: Mutex<Extent>,
    buffer: Slot,
}

/// An end of a deque.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum End {
    /// The left one, which is the first.
    Left,
    /// The right one, which is the last.
    Right,
}

impl Trace for Ring {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        tracer.slot(&self.buffer);
    }
}

/// Runs `body` with the slots; there are none at first.
fn with_slots<R>(buffer: &Slot, body: impl FnOnce(&[Slot]) -> R) -> R {
    match buffer.get() {
        Some(buffer) => body(buffer.downcast::<Buffer>().map_or(&[], Buffer::slots)),
        None => body(&[]),
    }
}

impl Extent {
    /// The place of an index in a buffer whose length is a power of two.
    fn place(&self, index: usize, slots: &[Slot]) -> usize {
        (self.first + index) & (slots.len() - 1)
    }
}

impl Ring {
    /// How many items there are.
    pub fn len(&self) -> usize {
        self.extent.lock().length
    }

    /// A number that changes with every change.
    pub fn version(&self) -> u64 {
        self.extent.lock().version
    }

    /// The most items there may be.
    pub fn most(&self) -> Option<usize> {
        self.extent.lock().most
    }

    /// Sets the most items there may be, and takes all items out.
    pub fn reset(&self, most: Option<usize>) {
        let mut extent = self.extent.lock();
        self.buffer.clear();
        *extent = Extent {
            most,
            version: extent.version + 1,
            ..Extent::default()
        };
    }

    fn reserve(&self, thread: &Thread, extent: &mut Extent) {
        let capacity = with_slots(&self.buffer, <[Slot]>::len);
        if extent.length < capacity {
            return;
        }
        let new = Buffer::new(thread, (capacity * 2).max(8));
        with_slots(&self.buffer, |old| {
            for index in 0..extent.length {
                new.slots()[index].set_option(old[extent.place(index, old)].get());
            }
        });
        extent.first = 0;
        self.buffer.set(new.value());
    }

    /// Adds an item at an end; if the deque is full, one goes from the other end.
    pub fn push(&self, thread: &Thread, end: End, item: Value) {
        let mut extent = self.extent.lock();
        if extent.most == Some(0) {
            return;
        }
        if extent.most == Some(extent.length) {
            let other = if end == End::Left {
                End::Right
            } else {
                End::Left
            };
            self.take(&mut extent, other);
        }
        self.add(thread, &mut extent, end, item);
    }

    fn add(&self, thread: &Thread, extent: &mut Extent, end: End, item: Value) {
        self.reserve(thread, extent);
        with_slots(&self.buffer, |slots| {
            if end == End::Left {
                extent.first = extent.first.wrapping_sub(1) & (slots.len() - 1);
            }
            extent.length += 1;
            let index = if end == End::Left {
                0
            } else {
                extent.length - 1
            };
            slots[extent.place(index, slots)].set(item);
        });
        extent.version += 1;
    }

    fn take(&self, extent: &mut Extent, end: End) -> Option<Value> {
        if extent.length == 0 {
            return None;
        }
        with_slots(&self.buffer, |slots| {
            let index = if end == End::Left {
                0
            } else {
                extent.length - 1
            };
            let place = extent.place(index, slots);
            if end == End::Left {
                extent.first = (extent.first + 1) & (slots.len() - 1);
            }
            extent.length -= 1;
            extent.version += 1;
            slots[place].take()
        })
    }

    /// Takes out the item at an end.
    pub fn pop(&self, end: End) -> Option<Value> {
        self.take(&mut self.extent.lock(), end)
    }

    /// The item at an index.
    pub fn get(&self, index: usize) -> Option<Value> {
        let extent = self.extent.lock();
        if index >= extent.length {
            return None;
        }
        with_slots(&self.buffer, |slots| {
            slots[extent.place(index, slots)].get()
        })
    }

    /// The item at an index if nothing has changed since `version`; `Err` if something has.
    pub fn get_unchanged(&self, index: usize, version: u64) -> Result<Option<Value>, ()> {
        let extent = self.extent.lock();
        if extent.version != version {
            return Err(());
        }
        if index >= extent.length {
            return Ok(None);
        }
        Ok(with_slots(&self.buffer, |slots| {
            slots[extent.place(index, slots)].get()
        }))
    }

    /// Replaces the item at an index; false past the end.
    pub fn set(&self, index: usize, item: Value) -> bool {
        let extent = self.extent.lock();
        if index >= extent.length {
            return false;
        }
        with_slots(&self.buffer, |slots| {
            slots[extent.place(index, slots)].set(item)
        });
        true
    }

    /// The items as they are now. They are hidden from the collector there: to be put away before anything may run.
    pub fn items(&self) -> Vec<Value> {
        self.items_of(&self.extent.lock())
    }

    fn items_of(&self, extent: &Extent) -> Vec<Value> {
        with_slots(&self.buffer, |slots| {
            (0..extent.length)
                .filter_map(|index| slots[extent.place(index, slots)].get())
                .collect()
        })
    }

    /// Changes all items in one step. `change` runs no Python code.
    pub fn edit<R>(&self, thread: &Thread, change: impl FnOnce(&mut Vec<Value>) -> R) -> R {
        let mut extent = self.extent.lock();
        let mut items = self.items_of(&extent);
        let result = change(&mut items);
        if let Some(most) = extent.most
            && items.len() > most
        {
            items.drain(..items.len() - most);
        }
        if items.is_empty() {
            self.buffer.clear();
        } else {
            let buffer = Buffer::new(thread, items.len().next_power_of_two().max(8));
            let done = thread.in_pieces_of_values(items.len(), |part| {
                for (slot, item) in buffer.slots()[part.clone()].iter().zip(&items[part]) {
                    slot.set(*item);
                }
            });
            if done < items.len() {
                // The program has to end, and leaves the items as they were.
                return result;
            }
            self.buffer.set(buffer.value());
        }
        (extent.first, extent.length) = (0, items.len());
        extent.version += 1;
        result
    }

    /// Takes out the item at an index if nothing has changed since `version`; whether that was so.
    pub fn remove_unchanged(&self, index: usize, version: u64) -> bool {
        let mut extent = self.extent.lock();
        if extent.version != version || index >= extent.length {
            return false;
        }
        with_slots(&self.buffer, |slots| {
            for index in index..extent.length - 1 {
                slots[extent.place(index, slots)]
                    .set_option(slots[extent.place(index + 1, slots)].get());
            }
        });
        self.take(&mut extent, End::Right);
        true
    }

    /// Moves items from the right end to the left end, or the other way where `steps` is negative.
    pub fn rotate(&self, thread: &Thread, steps: i64) {
        let mut extent = self.extent.lock();
        if extent.length < 2 {
            return;
        }
        let steps = steps.rem_euclid(extent.length as i64) as usize;
        let (from, to, count) = if steps <= extent.length / 2 {
            (End::Right, End::Left, steps)
        } else {
            (End::Left, End::Right, extent.length - steps)
        };
        for _ in 0..count {
            if let Some(item) = self.take(&mut extent, from) {
                self.add(thread, &mut extent, to, item);
            }
        }
    }
}
