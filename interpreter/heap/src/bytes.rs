//! Bytes: an immutable run of octets.

use crate::block::LARGEST_CELL;
use crate::header::{Gc, Header, Kind, ShapeId, object_with_header};
use crate::thread::Thread;
use crate::value::Value;
use siphasher::sip::SipHasher13;
use std::hash::Hasher;
use std::sync::atomic::{AtomicU64, Ordering};

/// A bytes object, or an instance of a subclass of `bytes`.
#[repr(C)]
pub struct Bytes {
    header: Header,
    /// Zero until it is asked for.
    hash: AtomicU64,
    length: usize,
    octets: [u8; 0],
}
object_with_header!(Bytes, Kind::Bytes);

impl Bytes {
    /// A bytes object of the given shape.
    pub fn new(thread: &Thread, shape: ShapeId, octets: &[u8]) -> Gc<Bytes> {
        let size = size_of::<Bytes>() + octets.len();
        let pointer = thread.create(size, Kind::Bytes, shape, 0).cast::<Bytes>();
        // SAFETY: fresh memory of this size; the header is written already.
        unsafe { (&raw mut (*pointer.as_ptr()).hash).write(AtomicU64::new(0)) };
        // SAFETY: as above.
        unsafe { (&raw mut (*pointer.as_ptr()).length).write(octets.len()) };
        // SAFETY: as above; the octets follow the head.
        let first = unsafe { (&raw mut (*pointer.as_ptr()).octets).cast::<u8>() };
        // SAFETY: as above; a large object is zeroed.
        unsafe { thread.copy_text(first, octets) };
        // SAFETY: complete now.
        Gc::of(unsafe { pointer.as_ref() })
    }

    /// A plain bytes object of `length` octets that `fill` writes over zeros. One that is long asks the thread in between
    /// whether it is to be finished: see [`Thread::in_pieces`].
    pub fn with_length(thread: &Thread, length: usize, fill: impl FnOnce(&mut [u8])) -> Gc<Bytes> {
        let size = size_of::<Bytes>() + length;
        let pointer = thread
            .create(size, Kind::Bytes, ShapeId::BYTES, 0)
            .cast::<Bytes>();
        // SAFETY: fresh memory of this size; the header is written already.
        unsafe { (&raw mut (*pointer.as_ptr()).hash).write(AtomicU64::new(0)) };
        // SAFETY: as above.
        unsafe { (&raw mut (*pointer.as_ptr()).length).write(length) };
        // SAFETY: as above; the octets follow the head.
        let first = unsafe { (&raw mut (*pointer.as_ptr()).octets).cast::<u8>() };
        // A large object is zeroed already, where the system does that when memory is first touched.
        let small = if size > LARGEST_CELL { 0 } else { length };
        // SAFETY: as above.
        unsafe { first.write_bytes(0, small) };
        // SAFETY: initialised just now, and nobody else knows of the object.
        fill(unsafe { std::slice::from_raw_parts_mut(first, length) });
        // SAFETY: complete now.
        Gc::of(unsafe { pointer.as_ref() })
    }

    /// The octets.
    #[inline]
    pub fn as_slice(&self) -> &[u8] {
        let first = Value::pointer(self.value())
            .expect("an object")
            .cast::<Bytes>();
        // SAFETY: the octets follow the head, as many as `length` says, and never change.
        unsafe {
            std::slice::from_raw_parts((&raw const (*first.as_ptr()).octets).cast(), self.length)
        }
    }

    /// The hash, as a string of the same octets has it.
    pub fn hash(&self, thread: &Thread) -> u64 {
        let known = self.hash.load(Ordering::Relaxed);
        if known != 0 {
            return known;
        }
        let hash = hash_octets(thread, self.as_slice());
        self.hash.store(hash, Ordering::Relaxed);
        hash
    }

    pub(crate) fn size(&self) -> usize {
        size_of::<Bytes>() + self.length
    }
}

/// SipHash-1-3 (Aumasson and Bernstein, 2012) with the heap's keys; never zero.
pub(crate) fn hash_octets(thread: &Thread, octets: &[u8]) -> u64 {
    if octets.is_empty() {
        return 0;
    }
    let (first, second) = thread.heap().hash_keys();
    let mut hasher = SipHasher13::new_with_keys(first, second);
    hasher.write(octets);
    hasher.finish().max(1)
}

impl Thread {
    /// A plain bytes object.
    pub fn bytes(&self, octets: &[u8]) -> Value {
        Bytes::new(self, ShapeId::BYTES, octets).value()
    }
}
