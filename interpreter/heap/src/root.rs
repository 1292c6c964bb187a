//! Handles that keep a value alive from Rust memory.

use crate::heap::Heap;
use crate::slot::Slot;
use crate::value::Value;
use parking_lot::Mutex;
use std::sync::{Arc, Weak};

const SLOTS_IN_CHUNK: usize = 64;

/// The table of rooted slots of a heap.
#[derive(Default)]
pub(crate) struct Roots {
    table: Mutex<RootTable>,
}

#[derive(Default)]
struct RootTable {
    chunks: Vec<Arc<[Slot; SLOTS_IN_CHUNK]>>,
    free: Vec<(usize, usize)>,
}

impl Roots {
    fn take(&self, value: Option<Value>) -> (Arc<[Slot; SLOTS_IN_CHUNK]>, usize, usize) {
        let mut table = self.table.lock();
        if table.free.is_empty() {
            let chunk = table.chunks.len();
            table
                .chunks
                .push(Arc::new(std::array::from_fn(|_| Slot::empty())));
            table
                .free
                .extend((0..SLOTS_IN_CHUNK).rev().map(|slot| (chunk, slot)));
        }
        let (chunk, slot) = table.free.pop().expect("just filled");
        let slots = Arc::clone(&table.chunks[chunk]);
        slots[slot].set_option(value);
        (slots, chunk, slot)
    }

    fn give_back(&self, chunk: usize, slot: usize) {
        let mut table = self.table.lock();
        table.chunks[chunk][slot].clear();
        table.free.push((chunk, slot));
    }

    pub(crate) fn each(&self, mut visit: impl FnMut(Value)) {
        for chunk in &self.table.lock().chunks {
            chunk.iter().filter_map(Slot::get).for_each(&mut visit);
        }
    }
}

/// Keeps a value alive for as long as the handle lives, wherever the handle is. The value may be replaced.
pub struct Root {
    slots: Arc<[Slot; SLOTS_IN_CHUNK]>,
    heap: Weak<Heap>,
    chunk: usize,
    slot: usize,
}

impl Root {
    /// Roots `value` in `heap`.
    pub fn new(heap: &Arc<Heap>, value: Value) -> Root {
        Root::with_option(heap, Some(value))
    }

    /// A root with nothing in it yet.
    pub fn empty(heap: &Arc<Heap>) -> Root {
        Root::with_option(heap, None)
    }

    fn with_option(heap: &Arc<Heap>, value: Option<Value>) -> Root {
        let (slots, chunk, slot) = heap.roots.take(value);
        Root {
            slots,
            heap: Arc::downgrade(heap),
            chunk,
            slot,
        }
    }

    /// The value.
    ///
    /// # Panics
    /// If the root was made empty and nothing was put in since.
    #[inline]
    pub fn get(&self) -> Value {
        self.slots[self.slot]
            .get()
            .expect("a root is filled before it is read")
    }

    /// The value, if there is one.
    #[inline]
    pub fn try_get(&self) -> Option<Value> {
        self.slots[self.slot].get()
    }

    /// Replaces the value.
    pub fn set(&self, value: Value) {
        self.slots[self.slot].set(value);
    }
}

impl Drop for Root {
    fn drop(&mut self) {
        if let Some(heap) = self.heap.upgrade() {
            heap.roots.give_back(self.chunk, self.slot);
        }
    }
}
