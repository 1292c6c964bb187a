//! Strings that are built up piece by piece: `text += piece` copies the piece alone.
//!
//! Such a string keeps its octets in a reserve, a buffer with room at its end that several strings share: each is a
//! beginning of it. The one that reaches to where the reserve is filled may be continued in place, which leaves the
//! octets of all others as they are. As in CPython, a loop that appends so takes time in proportion to what it builds.

use crate::header::{Gc, Header, Kind, ShapeId, object_with_header};
use crate::thread::Thread;
use std::sync::atomic::{AtomicUsize, Ordering};

/// Octets of which the first ones are filled, and never change.
#[repr(C)]
pub(crate) struct Reserve {
    header: Header,
    filled: AtomicUsize,
    capacity: usize,
    octets: [u8; 0],
}
object_with_header!(Reserve, Kind::Reserve);

impl Reserve {
    /// A reserve that begins with `octets` and has room for `capacity`.
    pub(crate) fn new(thread: &Thread, octets: &[u8], capacity: usize) -> Gc<Reserve> {
        assert!(
            octets.len() <= capacity,
            "there is room for what it begins with"
        );
        let size = size_of::<Reserve>() + capacity;
        let pointer = thread
            .create(size, Kind::Reserve, ShapeId::HIDDEN, 0)
            .cast::<Reserve>();
        // SAFETY: fresh memory of this size; the header is written already.
        unsafe { (&raw mut (*pointer.as_ptr()).filled).write(AtomicUsize::new(octets.len())) };
        // SAFETY: as above.
        unsafe { (&raw mut (*pointer.as_ptr()).capacity).write(capacity) };
        // SAFETY: as above; the octets follow the head.
        let first = unsafe { (&raw mut (*pointer.as_ptr()).octets).cast::<u8>() };
        // SAFETY: as above; a large object is zeroed.
        unsafe { thread.copy_text(first, octets) };
        // SAFETY: complete but for the octets that nobody reads before they are filled.
        Gc::of(unsafe { pointer.as_ref() })
    }

    fn first(&self) -> *mut u8 {
        // The octets lie outside of what a reference to the head may reach.
        let head =
            std::ptr::with_exposed_provenance_mut::<Reserve>(std::ptr::from_ref(self).addr());
        // SAFETY: the octets follow the head.
        unsafe { (&raw mut (*head).octets).cast::<u8>() }
    }

    /// Continues what ends at `end`, if nobody did that yet and there is room; whether it did.
    pub(crate) fn append(&self, end: usize, octets: &[u8]) -> bool {
        let Some(after) = end
            .checked_add(octets.len())
            .filter(|after| *after <= self.capacity)
        else {
            return false;
        };
        if self
            .filled
            .compare_exchange(end, after, Ordering::Relaxed, Ordering::Relaxed)
            .is_err()
        {
            return false;
        }
        // SAFETY: within the capacity.
        let place = unsafe { self.first().add(end) };
        // SAFETY: no other thread writes there, having lost the exchange, and no string reaches there yet: the one that
        // will is published after this.
        unsafe { place.copy_from_nonoverlapping(octets.as_ptr(), octets.len()) };
        true
    }

    /// The first octets.
    ///
    /// # Safety
    /// They are filled.
    pub(crate) unsafe fn beginning(&self, length: usize) -> &[u8] {
        // SAFETY: the caller says that they are filled, and what is filled never changes.
        unsafe { std::slice::from_raw_parts(self.first(), length) }
    }
}
