//! What was pickled already, by identity. The objects are kept alive, so that no other takes their identity.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};
use weft_core::heap::{Gc, List, Thread, Value};

/// Multiplies: identities are addresses, whose low bits are alike.
#[derive(Default)]
pub struct IdentityHasher(u64);

impl Hasher for IdentityHasher {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, octets: &[u8]) {
        for octet in octets {
            self.0 = (self.0 ^ u64::from(*octet)).wrapping_mul(0x0100_0000_01b3);
        }
    }

    fn write_u64(&mut self, number: u64) {
        // The multiplier of Fibonacci hashing, 2^64 divided by the golden ratio.
        self.0 = (number >> 3)
            .wrapping_mul(0x9e37_79b9_7f4a_7c15)
            .rotate_left(20);
    }
}

/// Numbers of objects.
pub type Numbers = HashMap<u64, u32, BuildHasherDefault<IdentityHasher>>;

/// The memo of a pickler.
pub struct Memo {
    /// The number of each object.
    pub numbers: Numbers,
    /// The objects, by number.
    pub objects: Gc<List>,
}

impl Memo {
    /// An empty memo.
    pub fn new(thread: &Thread) -> Memo {
        Memo {
            numbers: Numbers::default(),
            objects: List::from_items(thread, &[]),
        }
    }

    /// The number of an object that was pickled already.
    #[inline]
    pub fn get(&self, object: Value) -> Option<u32> {
        self.numbers.get(&object.identity()).copied()
    }

    /// Numbers an object.
    pub fn add(&mut self, thread: &Thread, object: Value) -> u32 {
        let number = self.objects.len() as u32;
        self.numbers.insert(object.identity(), number);
        self.objects.push(thread, object);
        number
    }

    /// How many objects have numbers.
    pub fn len(&self) -> usize {
        self.objects.len()
    }

    /// Forgets the objects that were numbered last.
    pub fn cut(&mut self, thread: &Thread, length: usize) {
        while self.objects.len() > length {
            if let Some(object) = self.objects.pop_at(thread, -1) {
                self.numbers.remove(&object.identity());
            }
        }
    }
}
