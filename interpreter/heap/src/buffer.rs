//! A block of slots of fixed size: what lists keep their items in, and what Rust code uses where it would use a `Vec`.

use crate::block::LARGEST_CELL;
use crate::header::{Gc, Header, Kind, ShapeId, object_with_header};
use crate::mark::Tracer;
use crate::slot::Slot;
use crate::thread::Thread;
use crate::value::Value;

/// Buffers of as many bytes have memory that can grow.
const GROWS_FROM: usize = 1 << 20;

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
        let size = Buffer::size_of(length);
        let pointer = if size < GROWS_FROM {
            thread.create(size, Kind::Buffer, ShapeId::HIDDEN, 0)
        } else {
            thread.create_growing(size, Kind::Buffer)
        };
        let pointer = pointer.cast::<Buffer>();
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

    /// Makes a buffer longer by empty slots, without copying it; `None` if that is not possible, and it is as before.
    ///
    /// # Safety
    /// Nobody uses it by this handle, or by any other, from now on.
    pub(crate) unsafe fn grown(
        thread: &Thread,
        buffer: Gc<Buffer>,
        length: usize,
    ) -> Option<Gc<Buffer>> {
        let before = buffer.size();
        if before < GROWS_FROM {
            return None;
        }
        let pointer = buffer.value().pointer()?;
        // SAFETY: as the caller says.
        let grown = unsafe { thread.grow_large(pointer, before, Buffer::size_of(length)) }?;
        let pointer = grown.cast::<Buffer>();
        // SAFETY: the buffer lies here now, and only here.
        unsafe { (&raw mut (*pointer.as_ptr()).length).write(length) };
        // SAFETY: complete now.
        Some(Gc::of(unsafe { pointer.as_ref() }))
    }

    const fn size_of(length: usize) -> usize {
        size_of::<Buffer>() + length * size_of::<Slot>()
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
        Buffer::size_of(self.length)
    }

    pub(crate) fn trace(&self, tracer: &mut Tracer<'_>) {
        tracer.slots(self.slots());
    }
}
