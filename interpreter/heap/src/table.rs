//! The hash table behind dictionaries and sets: an index by open addressing into entries in order of insertion.
//!
//! An entry is written completely before the index names it, and is never used again after it was deleted: a reader
//! that takes no lock finds a key with its own value, or finds it gone. A table that is full is replaced by a new one;
//! the collector keeps the old one for readers that are still in it.

use crate::block::LARGEST_CELL;
use crate::header::{Gc, Header, Kind, ShapeId, object_with_header};
use crate::mark::Tracer;
use crate::slot::Slot;
use crate::thread::Thread;
use crate::tuple::Tuple;
use crate::value::Value;
use std::sync::atomic::{AtomicU32, AtomicU64, Ordering};

/// A key with its hash and value. The key is `ABSENT` after a deletion.
#[repr(C)]
pub(crate) struct Entry {
    pub(crate) hash: AtomicU64,
    pub(crate) key: Slot,
    pub(crate) value: Slot,
}

/// A hash table.
#[repr(C)]
pub(crate) struct Table {
    header: Header,
    /// The length of the index less one; the length is a power of two.
    mask: u32,
    capacity: u32,
    /// Entries that were ever filled.
    pub(crate) used: AtomicU32,
    /// No entry before this one is alive.
    pub(crate) first: AtomicU32,
    /// No entry from this one on is alive, as far as deletions at the end have noticed.
    pub(crate) last: AtomicU32,
    reserved: u32,
    data: [u64; 0],
}
object_with_header!(Table, Kind::Table);

/// How far a search got.
pub(crate) enum Probe {
    /// The key is in this entry.
    Found(u32),
    /// The key is not there.
    Missing,
    /// The key in this entry has the same hash, and only Python code can tell whether it is equal.
    Undecided(u32, Value),
}

impl Table {
    /// An empty table with room for `entries` entries.
    pub(crate) fn new(thread: &Thread, entries: usize) -> Gc<Table> {
        let index = (entries.max(5) * 3).div_ceil(2).next_power_of_two();
        let capacity = index * 2 / 3;
        let size = size_of::<Table>() + index * size_of::<u32>() + capacity * size_of::<Entry>();
        let pointer = thread
            .create(size, Kind::Table, ShapeId::HIDDEN, 0)
            .cast::<Table>();
        let table = Table {
            header: Header::new(Kind::Table, ShapeId::HIDDEN, 0),
            mask: (index - 1) as u32,
            capacity: capacity as u32,
            used: AtomicU32::new(0),
            first: AtomicU32::new(0),
            last: AtomicU32::new(0),
            reserved: 0,
            data: [],
        };
        // The header that `create` wrote knows whether the object is a large one.
        // SAFETY: written by `create`.
        let header = unsafe { pointer.cast::<Header>().read() };
        // SAFETY: fresh memory of this size.
        unsafe { pointer.write(Table { header, ..table }) };
        // A large object is zeroed already.
        let small = if size > LARGEST_CELL { 0 } else { index };
        // SAFETY: as above; index and entries follow the head. Entries past `used` are not looked at.
        unsafe {
            (&raw mut (*pointer.as_ptr()).data)
                .cast::<u32>()
                .write_bytes(0, small)
        };
        // SAFETY: complete now.
        Gc::of(unsafe { pointer.as_ref() })
    }

    /// A copy with the same index, if no entry was deleted and the program goes on. The owner's lock is held.
    pub(crate) fn whole_copy(&self, thread: &Thread, alive: usize) -> Option<Gc<Table>> {
        let used = self.used.load(Ordering::Acquire);
        if used as usize != alive {
            return None;
        }
        let index = self.mask as usize + 1;
        let copy = Table::new(thread, self.capacity());
        if copy.mask != self.mask {
            return None;
        }
        let (from, to) = (self.index(), copy.index().cast_mut());
        let octets = index * size_of::<u32>() + used as usize * size_of::<Entry>();
        let done = thread.in_pieces(octets, |part| {
            // SAFETY: entries follow the index. Both indices have this length, `used` entries are filled, the copy has
            // room for as many, and nobody writes either while the lock is held.
            let (from, to) = unsafe { (from.byte_add(part.start), to.byte_add(part.start)) };
            // SAFETY: as above; parts begin and end within words where they are not the whole, and nobody else sees them.
            unsafe {
                to.cast::<u8>()
                    .copy_from_nonoverlapping(from.cast::<u8>(), part.len())
            };
        });
        if done < octets {
            return None;
        }
        copy.last.store(used, Ordering::Relaxed);
        copy.used.store(used, Ordering::Release);
        Some(copy)
    }

    /// Whether no entry can be added.
    pub(crate) fn is_full(&self) -> bool {
        self.used.load(Ordering::Relaxed) >= self.capacity
    }

    pub(crate) fn capacity(&self) -> usize {
        self.capacity as usize
    }

    #[inline(always)]
    fn index(&self) -> *const AtomicU32 {
        // The index lies outside of what a reference to the head may reach.
        let first = std::ptr::with_exposed_provenance::<Table>(std::ptr::from_ref(self).addr());
        // SAFETY: the index follows the head.
        unsafe { (&raw const (*first).data).cast() }
    }

    #[inline(always)]
    pub(crate) fn entry(&self, number: u32) -> Option<&Entry> {
        if number >= self.used.load(Ordering::Acquire) {
            return None;
        }
        // SAFETY: below `used`, so below the capacity; entries follow the index, whose length is even.
        let entries = unsafe { self.index().add(self.mask as usize + 1) }.cast::<Entry>();
        // SAFETY: as above.
        Some(unsafe { &*entries.add(number as usize) })
    }

    /// How far into the table the value of an entry is, in bytes.
    pub(crate) fn offset_of_value(&self, number: u32) -> Option<u32> {
        let entry = std::ptr::from_ref(&self.entry(number)?.value).addr();
        u32::try_from(entry as u64 - self.value().word()).ok()
    }

    /// The entry of this very key, if it is where the hash leads at once.
    #[inline(always)]
    pub(crate) fn entry_at_once(&self, hash: u64, key: Value) -> Option<&Entry> {
        // SAFETY: the mask keeps the place within the index.
        let slot = unsafe { &*self.index().add((hash as u32 & self.mask) as usize) };
        let number = slot.load(Ordering::Acquire).checked_sub(1)?;
        // SAFETY: entries follow the index.
        let entries = unsafe { self.index().add(self.mask as usize + 1) }.cast::<Entry>();
        // SAFETY: an entry that the index names was written before.
        let entry = unsafe { &*entries.add(number as usize) };
        (entry.key.get() == Some(key)).then_some(entry)
    }

    /// Whether this very key is there, if the first place that the hash leads to is its own, or empty.
    #[inline(always)]
    pub(crate) fn contains_at_once(&self, hash: u64, key: Value) -> Option<bool> {
        // SAFETY: the mask keeps the place within the index.
        let slot = unsafe { &*self.index().add((hash as u32 & self.mask) as usize) };
        let Some(number) = slot.load(Ordering::Acquire).checked_sub(1) else {
            return Some(false);
        };
        // SAFETY: entries follow the index.
        let entries = unsafe { self.index().add(self.mask as usize + 1) }.cast::<Entry>();
        // SAFETY: an entry that the index names was written before.
        let entry = unsafe { &*entries.add(number as usize) };
        (entry.key.get() == Some(key) && entry.value.get().is_some()).then_some(true)
    }

    /// Searches for a key from its hash.
    #[inline(always)]
    pub(crate) fn probe(&self, hash: u64, key: Value, skip: u32) -> Probe {
        let mut place = hash as u32;
        let mut perturb = hash;
        let mut skip = skip;
        loop {
            // SAFETY: the mask keeps the place within the index.
            let slot =
                unsafe { &*self.index().add((place & self.mask) as usize) }.load(Ordering::Acquire);
            if slot == 0 {
                return Probe::Missing;
            }
            let number = slot - 1;
            if let Some(entry) = self.entry(number)
                && let Some(other) = entry.key.get()
            {
                if other == key {
                    return Probe::Found(number);
                }
                if entry.hash.load(Ordering::Relaxed) == hash {
                    match equal_simply(other, key) {
                        Some(true) => return Probe::Found(number),
                        Some(false) => {}
                        None if skip > 0 => skip -= 1,
                        None => return Probe::Undecided(number, other),
                    }
                }
            }
            // The recurrence visits every place of a table whose length is a power of two (Knuth, TAOCP 6.4), and
            // the upper bits of the hash take part early on.
            perturb >>= 5;
            place = place
                .wrapping_mul(5)
                .wrapping_add(perturb as u32)
                .wrapping_add(1);
        }
    }

    /// Adds an entry whose key is not there; false if the table is full. The owner's lock is held.
    #[inline(always)]
    pub(crate) fn append(&self, hash: u64, key: Value, value: Value) -> bool {
        let number = self.used.load(Ordering::Relaxed);
        if number >= self.capacity {
            return false;
        }
        // SAFETY: below the capacity; entries follow the index.
        let entries = unsafe { self.index().add(self.mask as usize + 1) }
            .cast::<Entry>()
            .cast_mut();
        // SAFETY: as above; nobody reads an entry that `used` does not cover.
        let entry = unsafe { entries.add(number as usize) };
        // SAFETY: as above.
        unsafe {
            entry.write(Entry {
                hash: AtomicU64::new(hash),
                key: Slot::new(key),
                value: Slot::new(value),
            })
        };
        self.used.store(number + 1, Ordering::Release);
        self.last.store(number + 1, Ordering::Relaxed);
        let mut place = hash as u32;
        let mut perturb = hash;
        loop {
            // SAFETY: the mask keeps the place within the index.
            let slot = unsafe { &*self.index().add((place & self.mask) as usize) };
            if slot.load(Ordering::Relaxed) == 0 {
                slot.store(number + 1, Ordering::Release);
                return true;
            }
            perturb >>= 5;
            place = place
                .wrapping_mul(5)
                .wrapping_add(perturb as u32)
                .wrapping_add(1);
        }
    }

    /// The first living entry from `number` on.
    #[inline(always)]
    pub(crate) fn next_alive(&self, number: u32) -> Option<(u32, Value, Value)> {
        let mut number = number;
        while let Some(entry) = self.entry(number) {
            if let (Some(value), Some(key)) = (entry.value.get(), entry.key.get())
                && key != Value::ABSENT
            {
                return Some((number, key, value));
            }
            number += 1;
        }
        None
    }

    /// The last living entry before `number`.
    pub(crate) fn last_alive(&self, number: u32) -> Option<(u32, Value, Value)> {
        let mut number = number.min(self.used.load(Ordering::Acquire));
        while number > 0 {
            number -= 1;
            if let Some(entry) = self.entry(number)
                && let (Some(value), Some(key)) = (entry.value.get(), entry.key.get())
                && key != Value::ABSENT
            {
                return Some((number, key, value));
            }
        }
        None
    }

    pub(crate) fn size(&self) -> usize {
        size_of::<Table>()
            + (self.mask as usize + 1) * size_of::<u32>()
            + self.capacity() * size_of::<Entry>()
    }

    pub(crate) fn trace(&self, tracer: &mut Tracer<'_>) {
        let mut number = 0;
        while let Some(entry) = self.entry(number) {
            if tracer.is_given_up_after(number as usize) {
                return;
            }
            tracer.slot(&entry.key);
            tracer.slot(&entry.value);
            number += 1;
        }
    }
}

/// Whether two keys with the same hash are equal, where no Python code is needed to tell.
#[inline(always)]
fn equal_simply(left: Value, right: Value) -> Option<bool> {
    if left == right {
        return Some(true);
    }
    if let (Some(one), Some(other)) = (left.plain_str(), right.plain_str()) {
        return Some(one.equals(other));
    }
    if left == Value::ABSENT {
        return Some(false);
    }
    if let (Some(one), Some(other)) = (left.plain_tuple(), right.plain_tuple()) {
        return equal_tuples(one, other, NESTING - 1);
    }
    equal_plain(left, right, NESTING)
}

/// How deep tuples may be nested that are compared here.
const NESTING: u8 = 3;

/// Compares tuples item by item. An item that only Python code can compare leaves all of it to that, in order.
#[inline(never)]
fn equal_tuples(left: &Tuple, right: &Tuple, nesting: u8) -> Option<bool> {
    if left.len() != right.len() {
        return Some(false);
    }
    if left.len() > Tuple::SHORT {
        return None;
    }
    for (one, other) in left.items().iter().zip(right.items()) {
        if one == other {
            continue;
        }
        let is_equal = match (one.plain_str(), other.plain_str()) {
            (Some(one), Some(other)) => one.equals(other),
            _ => equal_plain(*one, *other, nesting)?,
        };
        if !is_equal {
            return Some(false);
        }
    }
    Some(true)
}

#[inline(never)]
fn equal_plain(left: Value, right: Value, nesting: u8) -> Option<bool> {
    if Value::both_ints(left, right) {
        return Some(left == right);
    }
    if let (Some(one), Some(other)) = (left.downcast::<Tuple>(), right.downcast::<Tuple>())
        && one.value().header().map(Header::shape) == Some(ShapeId::TUPLE)
        && other.value().header().map(Header::shape) == Some(ShapeId::TUPLE)
    {
        return equal_tuples(one, other, nesting.checked_sub(1)?);
    }
    use crate::number::{BigInteger, BoxedFloat};
    use crate::text::Str;
    let plain = |value: Value| match value.header() {
        None => true,
        Some(header) => matches!(
            header.shape(),
            ShapeId::STR | ShapeId::INT | ShapeId::FLOAT | ShapeId::BYTES
        ),
    };
    if !plain(left) || !plain(right) {
        return None;
    }
    if let (Some(left), Some(right)) = (left.downcast::<Str>(), right.downcast::<Str>()) {
        return Some(left.equals(right));
    }
    if let (Some(left), Some(right)) = (
        left.downcast::<crate::Bytes>(),
        right.downcast::<crate::Bytes>(),
    ) {
        return Some(left.as_slice() == right.as_slice());
    }
    if let (Some(left), Some(right)) = (left.to_int_or_bool(), right.to_int_or_bool()) {
        return Some(left == right);
    }
    if let (Some(left), Some(right)) = (
        left.downcast::<BigInteger>(),
        right.downcast::<BigInteger>(),
    ) {
        return Some(left.get() == right.get());
    }
    if let (Some(left), Some(right)) = (left.to_float(), right.to_float()) {
        return Some(left == right);
    }
    if left.is::<Str>()
        || right.is::<Str>()
        || left.is::<crate::Bytes>()
        || right.is::<crate::Bytes>()
    {
        return Some(false);
    }
    if left.is_constant() && right.is_constant() {
        return Some(
            left.to_int_or_bool().is_some() && left.to_int_or_bool() == right.to_int_or_bool(),
        );
    }
    if left.is_none() || right.is_none() || left == Value::ELLIPSIS || right == Value::ELLIPSIS {
        return Some(false);
    }
    // An integer and a float: exact comparison through the rationals that both are.
    let (float, integer) = match (left.to_float(), right.to_float()) {
        (Some(float), None) => (float, right),
        (None, Some(float)) => (float, left),
        _ => return Some(false),
    };
    let exact = num_traits::FromPrimitive::from_f64(float).filter(|_| float == float.trunc());
    let exact: dashu_int::IBig = match exact {
        Some(exact) => exact,
        None => return Some(false),
    };
    match (
        integer.to_int_or_bool(),
        integer.downcast::<BigInteger>(),
        integer.downcast::<BoxedFloat>(),
    ) {
        (Some(small), ..) => Some(exact == dashu_int::IBig::from(small)),
        (None, Some(big), _) => Some(crate::Long::of(&exact) == big.get()),
        _ => Some(false),
    }
}
