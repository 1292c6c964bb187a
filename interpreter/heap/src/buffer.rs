//! A block of slots of fixed size: what lists keep their items in, and what Rust code uses where it would use a `Vec`.

use crate::block::LARGEST_CELL;
use crate::header::{Gc, Header, Kind, ShapeId, object_with_header};
use crate::mark::Tracer;
use crate::slot::Slot;
use crate::thread::Thread;
use crate::value::Value;

/// A block of slots.
#[repr(C)]
pub struct Buffer {
    header: Header,
    length: usize,
    slots: [Slot; 0],
}
object_with_header!(Buffer, Kind::Buffer);

impl Buffer {
    /// A buffer of `length` empty slots.
    pub fn new(thread: &Thread, length: usize) -> Gc<Buffer> {
        Buffer::beginning_with(thread, &[], length)
    }

    /// A buffer of `length` slots, the first of which hold what the slots of `first` hold; the others are empty.
    pub fn beginning_with(thread: &Thread, first: &[Slot], length: usize) -> Gc<Buffer> {
        assert!(first.len() <= length, "a buffer holds what it begins with");
        let size = size_of::<Buffer>() + length * size_of::<Slot>();
        let pointer = thread
            .create(size, Kind::Buffer, ShapeId::HIDDEN, 0)
            .cast::<Buffer>();
        // SAFETY: fresh memory of this size; the header is written already.
        unsafe { (&raw mut (*pointer.as_ptr()).length).write(length) };
        // SAFETY: as above; the slots follow the head.
        let slots = unsafe { (&raw mut (*pointer.as_ptr()).slots).cast::<Slot>() };
        for (index, slot) in first.iter().enumerate() {
            // SAFETY: there are at least as many slots as in `first`.
            unsafe { slots.add(index).write(Slot::from_option(slot.get())) };
        }
        // A large object is zeroed already, where the system does that when memory is first touched.
        let rest = if size > LARGEST_CELL {
            0
        } else {
            length - first.len()
        };
        // SAFETY: the slots after those; a word of zeros is an empty slot.
        unsafe { slots.add(first.len()).cast::<u64>().write_bytes(0, rest) };
        // SAFETY: complete now.
        Gc::of(unsafe { pointer.as_ref() })
    }

    /// The slots.
    #[inline(always)]
    pub fn slots(&self) -> &[Slot] {
        // The slots lie outside of what a reference to the head may reach.
        let first = std::ptr::with_exposed_provenance::<Buffer>(std::ptr::from_ref(self).addr());
        // SAFETY: the slots follow the head, as many as `length` says.
        unsafe { std::slice::from_raw_parts((&raw const (*first).slots).cast(), self.length) }
    }

    /// The value in a slot; `None` past the end too.
    #[inline(always)]
    pub fn get(&self, index: usize) -> Option<Value> {
        self.slots().get(index)?.get()
    }

    /// How many slots there are.
    #[inline(always)]
    pub fn len(&self) -> usize {
        self.length
    }

    /// Whether there are no slots.
    pub fn is_empty(&self) -> bool {
        self.length == 0
    }

    pub(crate) fn size(&self) -> usize {
        size_of::<Buffer>() + self.length * size_of::<Slot>()
    }

    pub(crate) fn trace(&self, tracer: &mut Tracer<'_>) {
        tracer.slots(self.slots());
    }
}
