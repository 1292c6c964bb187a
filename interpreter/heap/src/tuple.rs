//! Tuples: a fixed number of values that never change.

use crate::header::{Gc, Header, Kind, ShapeId, object_with_header};
use crate::mark::Tracer;
use crate::pieces::Completion;
use crate::slot::Slot;
use crate::thread::Thread;
use crate::value::Value;
use std::sync::atomic::Ordering;

/// A tuple, or an instance of a subclass of `tuple`.
#[repr(C)]
pub struct Tuple {
    header: Header,
    length: usize,
    items: [Value; 0],
}
object_with_header!(Tuple, Kind::Tuple);

impl Tuple {
    /// Items of a tuple that is hashed and compared at once.
    pub(crate) const SHORT: usize = 32;

    /// A tuple of the given shape with these items; of fewer if they are many and the program has to end: see
    /// [`Thread::in_pieces`]. There is one plain tuple without items in a heap.
    pub fn new(thread: &Thread, shape: ShapeId, items: &[Value]) -> Gc<Tuple> {
        if items.is_empty() && shape == ShapeId::TUPLE {
            return Tuple::empty(thread);
        }
        Tuple::filled(thread, shape, items)
    }

    fn empty(thread: &Thread) -> Gc<Tuple> {
        let place = &thread.heap().empty_tuple;
        let known = |word| Value::from_word(word).and_then(Value::cast::<Tuple>);
        if let Some(known) = known(place.load(Ordering::Acquire)) {
            return known;
        }
        let fresh = Tuple::filled(thread, ShapeId::TUPLE, &[]);
        let word = fresh.value().word();
        match place.compare_exchange(0, word, Ordering::AcqRel, Ordering::Acquire) {
            Ok(_) => fresh,
            // Another thread was first.
            Err(other) => known(other).unwrap_or(fresh),
        }
    }

    /// A plain tuple, whose size is known where it is made.
    #[inline(always)]
    fn of_few<const COUNT: usize>(thread: &Thread, items: [Value; COUNT]) -> Value {
        let size = size_of::<Tuple>() + size_of::<[Value; COUNT]>();
        let pointer = thread
            .create(size, Kind::Tuple, ShapeId::TUPLE, 0)
            .cast::<Tuple>();
        // SAFETY: fresh memory of this size; the header is written already.
        unsafe { (&raw mut (*pointer.as_ptr()).length).write(COUNT) };
        // SAFETY: as above; the items follow the head.
        let first = unsafe { (&raw mut (*pointer.as_ptr()).items).cast::<[Value; COUNT]>() };
        // SAFETY: as above.
        unsafe { first.write(items) };
        // SAFETY: complete now.
        unsafe { pointer.as_ref() }.value()
    }

    fn filled(thread: &Thread, shape: ShapeId, items: &[Value]) -> Gc<Tuple> {
        let size = size_of::<Tuple>() + size_of_val(items);
        let pointer = thread.create(size, Kind::Tuple, shape, 0).cast::<Tuple>();
        // SAFETY: fresh memory of this size; the items follow the head.
        let first = unsafe { (&raw mut (*pointer.as_ptr()).items).cast::<Value>() };
        let done = thread.in_pieces_of_values(items.len(), |part| {
            // SAFETY: as above.
            let place = unsafe { first.add(part.start) };
            let part = &items[part];
            // SAFETY: as above.
            unsafe { place.copy_from_nonoverlapping(part.as_ptr(), part.len()) };
        });
        // SAFETY: as above; so many items are there, and the header is written already.
        unsafe { (&raw mut (*pointer.as_ptr()).length).write(done) };
        // SAFETY: complete now.
        Gc::of(unsafe { pointer.as_ref() })
    }

    /// A plain tuple of the items of two, of fewer if the program has to end: see [`Thread::in_pieces`].
    pub fn joined(thread: &Thread, left: &Tuple, right: &Tuple) -> Gc<Tuple> {
        let (left, right) = (left.items(), right.items());
        if left.is_empty() && right.is_empty() {
            return Tuple::empty(thread);
        }
        let size = size_of::<Tuple>() + size_of_val(left) + size_of_val(right);
        let pointer = thread
            .create(size, Kind::Tuple, ShapeId::TUPLE, 0)
            .cast::<Tuple>();
        // SAFETY: fresh memory of this size; the items follow the head.
        let first = unsafe { (&raw mut (*pointer.as_ptr()).items).cast::<Value>() };
        let mut done = 0;
        for items in [left, right] {
            let copied = thread.in_pieces_of_values(items.len(), |part| {
                // SAFETY: as above; both parts fit behind each other.
                let place = unsafe { first.add(done + part.start) };
                let part = &items[part];
                // SAFETY: as above.
                unsafe { place.copy_from_nonoverlapping(part.as_ptr(), part.len()) };
            });
            done += copied;
            if copied < items.len() {
                break;
            }
        }
        // SAFETY: as above; so many items are there.
        unsafe { (&raw mut (*pointer.as_ptr()).length).write(done) };
        // SAFETY: complete now.
        Gc::of(unsafe { pointer.as_ref() })
    }

    /// A plain tuple of `count` copies of these items, one after the other; of fewer items if the program has to end, as for
    /// [`Tuple::joined`]. The caller has seen to it that so many can be counted.
    pub fn repeated(thread: &Thread, items: &[Value], count: usize) -> Gc<Tuple> {
        let total = items.len() * count;
        if total == 0 {
            return Tuple::empty(thread);
        }
        let size = size_of::<Tuple>() + total * size_of::<Value>();
        let pointer = thread
            .create(size, Kind::Tuple, ShapeId::TUPLE, 0)
            .cast::<Tuple>();
        // SAFETY: fresh memory of this size; the items follow the head.
        let first = unsafe { (&raw mut (*pointer.as_ptr()).items).cast::<Value>() };
        let done = thread.in_pieces_of_copies(total, |part| {
            let source = items.iter().cycle().skip(part.start % items.len());
            for (place, item) in part.zip(source) {
                // SAFETY: as above.
                unsafe { first.add(place).write(*item) };
            }
        });
        // SAFETY: as above; so many items are there.
        unsafe { (&raw mut (*pointer.as_ptr()).length).write(done) };
        // SAFETY: complete now.
        Gc::of(unsafe { pointer.as_ref() })
    }

    /// A plain tuple of what the slots hold now, all of them if `completion` says so; whoever calls has seen to it that none is
    /// empty. An empty one ends it.
    pub(crate) fn from_slots(thread: &Thread, slots: &[Slot], completion: Completion) -> Gc<Tuple> {
        let shape = ShapeId::TUPLE;
        if slots.is_empty() {
            return Tuple::empty(thread);
        }
        let size = size_of::<Tuple>() + size_of_val(slots);
        let pointer = thread.create(size, Kind::Tuple, shape, 0).cast::<Tuple>();
        // SAFETY: fresh memory of this size; the items follow the head.
        let first = unsafe { (&raw mut (*pointer.as_ptr()).items).cast::<Value>() };
        let mut length = 0;
        for item in slots.iter().map_while(Slot::get) {
            if completion == Completion::WhileGoingOn && !thread.goes_on_after(length) {
                break;
            }
            // SAFETY: as above; `length` stays below the number of slots.
            unsafe { first.add(length).write(item) };
            length += 1;
        }
        // SAFETY: as above.
        unsafe { (&raw mut (*pointer.as_ptr()).length).write(length) };
        // SAFETY: complete now.
        Gc::of(unsafe { pointer.as_ref() })
    }

    /// The items.
    #[inline(always)]
    pub fn items(&self) -> &[Value] {
        let first = Value::pointer(self.value())
            .expect("an object")
            .cast::<Tuple>();
        // SAFETY: the items follow the head, as many as `length` says, and never change.
        unsafe {
            std::slice::from_raw_parts((&raw const (*first.as_ptr()).items).cast(), self.length)
        }
    }

    /// How many items there are.
    #[inline(always)]
    pub fn len(&self) -> usize {
        self.length
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.length == 0
    }

    /// The hash, where no item needs Python code for its own. Of tuples that are long or deep it says nothing: what takes
    /// time is for those who look whether the program has to end.
    pub(crate) fn simple_hash(&self, thread: &Thread, depth: u8) -> Option<u64> {
        if self.length > Tuple::SHORT {
            return None;
        }
        let mut hash = HashOfItems::default();
        for item in self.items() {
            hash.add(crate::text::simple_hash_within(thread, *item, depth)?);
        }
        Some(hash.of_tuple(self.length))
    }

    pub(crate) fn size(&self) -> usize {
        size_of::<Tuple>() + self.length * size_of::<Value>()
    }

    pub(crate) fn trace(&self, tracer: &mut Tracer<'_>) {
        for (count, item) in self.items().iter().enumerate() {
            if tracer.is_given_up_after(count) {
                return;
            }
            tracer.value(*item);
        }
    }
}

const PRIME_1: u64 = 11_400_714_785_074_694_791;
const PRIME_2: u64 = 14_029_467_366_897_019_727;
const PRIME_5: u64 = 2_870_177_450_012_600_261;

/// xxHash's mixing of the hashes of items (Collet's XXH64), as in CPython, so that equal programs see equal hashes.
#[derive(Debug)]
pub struct HashOfItems(u64);

impl Default for HashOfItems {
    fn default() -> HashOfItems {
        HashOfItems(PRIME_5)
    }
}

impl HashOfItems {
    /// Mixes the hash of the next item in.
    #[inline(always)]
    pub fn add(&mut self, hash: u64) {
        let mixed = self.0.wrapping_add(hash.wrapping_mul(PRIME_2));
        self.0 = mixed.rotate_left(31).wrapping_mul(PRIME_1);
    }

    /// The hash of a tuple of `length` items.
    #[inline(always)]
    pub fn of_tuple(self, length: usize) -> u64 {
        let length = length as u64 ^ (PRIME_5 ^ 3_527_539);
        HashOfItems(self.0.wrapping_add(length)).of_fields()
    }

    /// The hash of a slice, which leaves out the length.
    pub fn of_fields(self) -> u64 {
        if self.0 == u64::MAX {
            1_546_275_796
        } else {
            self.0
        }
    }
}

impl Thread {
    /// A plain tuple.
    pub fn tuple(&self, items: &[Value]) -> Value {
        match *items {
            [one] => Tuple::of_few(self, [one]),
            [one, two] => Tuple::of_few(self, [one, two]),
            [one, two, three] => Tuple::of_few(self, [one, two, three]),
            [one, two, three, four] => Tuple::of_few(self, [one, two, three, four]),
            _ => Tuple::new(self, ShapeId::TUPLE, items).value(),
        }
    }
}
