//! Strings: UTF-8 with a length in characters, and the table of interned ones.
//!
//! A string with lone surrogates is kept twice: once in generalised UTF-8 (WTF-8), once with each surrogate replaced by
//! U+FFFD, which has the same number of bytes. So everything that is content with a `&str` gets one without a copy.

use crate::block::LARGEST_CELL;
use crate::bytes::hash_octets;
use crate::growing::Reserve;
use crate::header::{
    ASCII, GROWING, Gc, Header, INTERNED, Kind, SURROGATES, ShapeId, object_with_header,
};
use crate::long::Long;
use crate::mark::Tracer;
use crate::number::{BigInteger, BoxedFloat};
use crate::thread::Thread;
use crate::tuple::Tuple;
use crate::value::Value;
use dashu_int::{IBig, Sign};
use hashbrown::HashTable;
use hashbrown::hash_table::Entry;
use num_traits::FromPrimitive;
use parking_lot::Mutex;
use std::ops::Deref;
use std::ptr::NonNull;
use std::sync::atomic::{AtomicU64, Ordering};

/// A string, or an instance of a subclass of `str`.
#[repr(C)]
pub struct Str {
    header: Header,
    /// Zero until it is asked for.
    hash: AtomicU64,
    bytes: usize,
    characters: usize,
    data: [u8; 0],
}
object_with_header!(Str, Kind::Str);

/// What is known of strings that are to be joined.
#[derive(Clone, Copy)]
pub struct Measured {
    bytes: usize,
    characters: usize,
    ascii: bool,
    surrogates: bool,
}

impl Default for Measured {
    fn default() -> Measured {
        Measured {
            bytes: 0,
            characters: 0,
            ascii: true,
            surrogates: false,
        }
    }
}

impl Measured {
    /// Counts a string, `times` times.
    #[inline(always)]
    pub fn add(&mut self, part: &Str, times: usize) {
        self.bytes = self.bytes.saturating_add(part.bytes.saturating_mul(times));
        self.characters = self
            .characters
            .saturating_add(part.characters.saturating_mul(times));
        self.ascii &= part.is_ascii();
        self.surrogates |= part.has_surrogates();
    }

    /// Octets in all.
    pub fn bytes(&self) -> usize {
        self.bytes
    }
}

/// Strings of as many octets are continued in a reserve.
const GROWS_FROM: usize = 256;

impl Str {
    /// A string of the given shape.
    pub fn new(thread: &Thread, shape: ShapeId, text: &str) -> Gc<Str> {
        let ascii = text.is_ascii();
        let characters = if ascii {
            text.len()
        } else {
            text.chars().count()
        };
        Str::build(
            thread,
            shape,
            if ascii { ASCII } else { 0 },
            characters,
            &[text.as_bytes()],
        )
    }

    /// The part of a string between two offsets, as a string of its own. They stand between characters.
    pub fn part(thread: &Thread, text: &Str, start: usize, end: usize) -> Gc<Str> {
        if !text.is_ascii() {
            return Str::from_wtf8(thread, ShapeId::STR, &text.as_wtf8()[start..end]);
        }
        Str::of_octets(thread, ASCII, end - start, &text.data(0)[start..end])
    }

    /// A string of octets, which are UTF-8 of so many characters.
    #[inline(always)]
    fn of_octets(thread: &Thread, flags: u8, characters: usize, octets: &[u8]) -> Gc<Str> {
        let length = octets.len();
        let pointer = Str::blank(thread, ShapeId::STR, flags, length, length, characters);
        // SAFETY: fresh memory; the data follow the head.
        let first = unsafe { (&raw mut (*pointer.as_ptr()).data).cast::<u8>() };
        // SAFETY: as above; a large object is zeroed.
        unsafe { thread.copy_text(first, octets) };
        // SAFETY: complete now.
        Gc::of(unsafe { pointer.as_ref() })
    }

    /// A string of two parts.
    pub fn concatenate(thread: &Thread, left: &Str, right: &Str) -> Gc<Str> {
        if left.header.has(SURROGATES) || right.header.has(SURROGATES) {
            let mut all = left.as_wtf8().to_vec();
            all.extend_from_slice(right.as_wtf8());
            return Str::from_wtf8(thread, ShapeId::STR, &all);
        }
        let flags = if left.is_ascii() && right.is_ascii() {
            ASCII
        } else {
            0
        };
        let characters = left.characters + right.characters;
        let parts = [left.as_str().as_bytes(), right.as_str().as_bytes()];
        if left.bytes >= GROWS_FROM && right.bytes <= left.bytes / 2 && right.bytes > 0 {
            return Str::grown(thread, left, right.as_str().as_bytes(), flags, characters);
        }
        Str::build(thread, ShapeId::STR, flags, characters, &parts)
    }

    /// A string that continues `left`, in its reserve if it has one with room.
    fn grown(thread: &Thread, left: &Str, right: &[u8], flags: u8, characters: usize) -> Gc<Str> {
        let total = left.bytes + right.len();
        let reserve = match left.reserve() {
            Some(reserve) if reserve.append(left.bytes, right) => Gc::of(reserve),
            known => {
                // Once may be an accident; who comes again gets room for as much as there is.
                let room = if known.is_some() { total } else { total / 4 };
                let fresh = Reserve::new(thread, left.as_str().as_bytes(), total + room);
                assert!(fresh.append(left.bytes, right), "there is room");
                fresh
            }
        };
        let size = size_of::<Gc<Reserve>>();
        let flags = flags | GROWING;
        let pointer = Str::blank(thread, ShapeId::STR, flags, size, total, characters);
        // SAFETY: fresh memory; the data follow the head, and are aligned as it is.
        let place = unsafe { (&raw mut (*pointer.as_ptr()).data).cast::<Gc<Reserve>>() };
        // SAFETY: as above.
        unsafe { place.write(reserve) };
        // SAFETY: complete now.
        Gc::of(unsafe { pointer.as_ref() })
    }

    /// What the string shares with those that it continues, or that continue it.
    fn reserve(&self) -> Option<&Reserve> {
        if !self.header.has(GROWING) {
            return None;
        }
        let first = Value::pointer(self.value())?.cast::<Str>();
        // SAFETY: with this flag the data are a handle, which never changes.
        let place = unsafe { (&raw const (*first.as_ptr()).data).cast::<Gc<Reserve>>() };
        // SAFETY: as above; the collector sees the reserve as long as it sees the string.
        Some(unsafe { &**place })
    }

    pub(crate) fn trace(&self, tracer: &mut Tracer<'_>) {
        if let Some(reserve) = self.reserve() {
            tracer.value(reserve.value());
        }
    }

    /// A string from generalised UTF-8, in which surrogates may stand alone. A pair of them in a row stays a pair, as
    /// in Python. A long one is empty if the program has to end: see [`Thread::in_pieces`].
    pub fn from_wtf8(thread: &Thread, shape: ShapeId, octets: &[u8]) -> Gc<Str> {
        if let Ok(text) = thread.read_utf8(octets) {
            return Str::new(thread, shape, text);
        }
        let mut lossy = Vec::with_capacity(octets.len());
        thread.append_octets(&mut lossy, octets);
        let places = lossy.len().saturating_sub(2);
        let replaced = thread.in_pieces(places, |part| {
            for place in part {
                if lossy[place] == 0xed && lossy[place + 1] >= 0xa0 {
                    lossy[place..place + 3].copy_from_slice("\u{fffd}".as_bytes());
                }
            }
        });
        // Both copies of a string are of one length.
        if lossy.len() < octets.len() || replaced < places {
            return Str::new(thread, shape, "");
        }
        let Ok(text) = std::str::from_utf8(&lossy) else {
            // Neither UTF-8 nor its generalised form: what cannot be read is replaced.
            return Str::new(thread, shape, &String::from_utf8_lossy(octets));
        };
        let characters = text.chars().count();
        Str::build(
            thread,
            shape,
            SURROGATES,
            characters,
            &[text.as_bytes(), octets],
        )
    }

    /// A string of several in a row, which were measured before. A long one asks in between whether it is to be finished, as
    /// [`Thread::in_pieces`] does.
    ///
    /// # Panics
    /// If other strings were measured.
    pub fn join<T: Deref<Target = Str>>(
        thread: &Thread,
        measured: Measured,
        parts: impl Iterator<Item = T>,
    ) -> Gc<Str> {
        let Measured {
            bytes,
            characters,
            ascii,
            surrogates,
        } = measured;
        if surrogates {
            let mut all = Vec::with_capacity(bytes);
            parts.for_each(|part| thread.append_octets(&mut all, part.as_wtf8()));
            return Str::from_wtf8(thread, ShapeId::STR, &all);
        }
        let pointer = Str::blank(
            thread,
            ShapeId::STR,
            if ascii { ASCII } else { 0 },
            bytes,
            bytes,
            characters,
        );
        // SAFETY: fresh memory; the data follow the head.
        let first = unsafe { (&raw mut (*pointer.as_ptr()).data).cast::<u8>() };
        let mut filled = 0;
        let mut is_whole = true;
        for (count, part) in parts.enumerate() {
            if !thread.goes_on_after(count) {
                is_whole = false;
                break;
            }
            let octets = part.data(0);
            assert!(
                octets.len() <= bytes - filled,
                "the parts are those that were measured"
            );
            // SAFETY: within the data, which hold `bytes` octets.
            let place = unsafe { first.add(filled) };
            if let [single] = octets {
                // Not worth a call. SAFETY: as above.
                unsafe { place.write(*single) };
            } else {
                // SAFETY: as above; a large object is zeroed.
                unsafe { thread.copy_text(place, octets) };
            }
            filled += octets.len();
        }
        if bytes <= LARGEST_CELL {
            // A small object was not zeroed.
            let rest = bytes - filled;
            // SAFETY: as above.
            unsafe { first.add(filled).write_bytes(0, rest) };
        }
        assert!(
            filled == bytes || !is_whole,
            "the parts are those that were measured"
        );
        // SAFETY: complete now.
        Gc::of(unsafe { pointer.as_ref() })
    }

    /// A string of `length` ASCII characters that `fill` writes; what is not ASCII afterwards is replaced by `?`.
    pub fn from_ascii_with(
        thread: &Thread,
        length: usize,
        fill: impl FnOnce(&mut [u8]),
    ) -> Gc<Str> {
        let pointer = Str::blank(thread, ShapeId::STR, ASCII, length, length, length);
        // SAFETY: fresh memory; the data follow the head.
        let first = unsafe { (&raw mut (*pointer.as_ptr()).data).cast::<u8>() };
        // A large object is zeroed already.
        let small = if size_of::<Str>() + length > LARGEST_CELL {
            0
        } else {
            length
        };
        // SAFETY: as above.
        unsafe { first.write_bytes(b'?', small) };
        // SAFETY: initialised just now, and nobody else knows of the object.
        let octets = unsafe { std::slice::from_raw_parts_mut(first, length) };
        fill(octets);
        if !octets.is_ascii() {
            octets
                .iter_mut()
                .filter(|octet| !octet.is_ascii())
                .for_each(|octet| *octet = b'?');
        }
        // SAFETY: complete now.
        Gc::of(unsafe { pointer.as_ref() })
    }

    /// A copy of a string of ASCII characters, whose octets `change` turns into others of ASCII, piece by piece; what is none
    /// afterwards is replaced by `?`.
    pub fn converted_ascii(
        thread: &Thread,
        text: &Str,
        mut change: impl FnMut(&mut [u8]),
    ) -> Gc<Str> {
        let octets = text.as_str().as_bytes();
        let length = octets.len();
        let pointer = Str::blank(thread, ShapeId::STR, ASCII, length, length, length);
        // SAFETY: fresh memory; the data follow the head.
        let first = unsafe { (&raw mut (*pointer.as_ptr()).data).cast::<u8>() };
        // SAFETY: as above; a large object is zeroed.
        unsafe { thread.copy_text(first, octets) };
        // SAFETY: initialised just now, and nobody else knows of the object.
        let octets = unsafe { std::slice::from_raw_parts_mut(first, length) };
        thread.in_pieces(length, |part| change(&mut octets[part]));
        if !octets.is_ascii() {
            octets
                .iter_mut()
                .filter(|octet| !octet.is_ascii())
                .for_each(|octet| *octet = b'?');
        }
        // SAFETY: complete now.
        Gc::of(unsafe { pointer.as_ref() })
    }

    /// A string whose data are still to be written: all but them is there.
    #[inline(always)]
    fn blank(
        thread: &Thread,
        shape: ShapeId,
        flags: u8,
        total: usize,
        bytes: usize,
        characters: usize,
    ) -> NonNull<Str> {
        let pointer = thread
            .create(size_of::<Str>() + total, Kind::Str, shape, flags)
            .cast::<Str>();
        // SAFETY: fresh memory of this size; the header is written already.
        unsafe { (&raw mut (*pointer.as_ptr()).hash).write(AtomicU64::new(0)) };
        // SAFETY: as above.
        unsafe { (&raw mut (*pointer.as_ptr()).bytes).write(bytes) };
        // SAFETY: as above.
        unsafe { (&raw mut (*pointer.as_ptr()).characters).write(characters) };
        pointer
    }

    fn build(
        thread: &Thread,
        shape: ShapeId,
        flags: u8,
        characters: usize,
        parts: &[&[u8]],
    ) -> Gc<Str> {
        let total: usize = parts.iter().map(|part| part.len()).sum();
        let bytes = if flags & SURROGATES == 0 {
            total
        } else {
            total / 2
        };
        let pointer = Str::blank(thread, shape, flags, total, bytes, characters);
        // SAFETY: as above; the data follow the head.
        let mut place = unsafe { (&raw mut (*pointer.as_ptr()).data).cast::<u8>() };
        for part in parts {
            // SAFETY: as above; the parts fit together, and a large object is zeroed.
            unsafe { thread.copy_text(place, part) };
            // SAFETY: as above.
            place = unsafe { place.add(part.len()) };
        }
        // SAFETY: complete now.
        Gc::of(unsafe { pointer.as_ref() })
    }

    #[inline(always)]
    fn data(&self, from: usize) -> &[u8] {
        if self.header.has(GROWING) {
            return self.data_in_reserve();
        }
        let first = Value::pointer(self.value())
            .expect("an object")
            .cast::<Str>();
        // SAFETY: the data follow the head and never change; `from` is 0, or the start of the second copy.
        let start = unsafe { (&raw const (*first.as_ptr()).data).cast::<u8>().add(from) };
        // SAFETY: as above.
        unsafe { std::slice::from_raw_parts(start, self.bytes) }
    }

    #[inline(never)]
    fn data_in_reserve(&self) -> &[u8] {
        let reserve = self.reserve().expect("the string has the flag");
        // SAFETY: filled before the string was made.
        unsafe { reserve.beginning(self.bytes) }
    }

    /// The text; a lone surrogate is shown as U+FFFD (see [`Str::as_wtf8`]).
    #[inline(always)]
    pub fn as_str(&self) -> &str {
        // SAFETY: written from a `&str` alone.
        unsafe { std::str::from_utf8_unchecked(self.data(0)) }
    }

    /// The text in generalised UTF-8, with surrogates as they are.
    #[inline(always)]
    pub fn as_wtf8(&self) -> &[u8] {
        self.data(if self.header.has(SURROGATES) {
            self.bytes
        } else {
            0
        })
    }

    /// Whether a surrogate stands alone in the text.
    #[inline(always)]
    pub fn has_surrogates(&self) -> bool {
        self.header.has(SURROGATES)
    }

    /// Whether all characters are ASCII, so that bytes and characters are the same.
    #[inline(always)]
    pub fn is_ascii(&self) -> bool {
        self.header.has(ASCII)
    }

    /// The length in characters.
    #[inline(always)]
    pub fn len(&self) -> usize {
        self.characters
    }

    /// Whether the string is empty.
    #[inline(always)]
    pub fn is_empty(&self) -> bool {
        self.bytes == 0
    }

    /// Whether the string is in the table of interned ones.
    #[inline(always)]
    pub fn is_interned(&self) -> bool {
        self.header.has(INTERNED)
    }

    /// The hash; never zero.
    #[inline(always)]
    pub fn hash(&self, thread: &Thread) -> u64 {
        let known = self.hash.load(Ordering::Relaxed);
        if known != 0 {
            known
        } else {
            self.compute_hash(thread)
        }
    }

    #[cold]
    #[inline(never)]
    fn compute_hash(&self, thread: &Thread) -> u64 {
        let hash = hash_octets(thread, self.as_wtf8());
        self.hash.store(hash, Ordering::Relaxed);
        hash
    }

    /// Whether two strings have the same text.
    #[inline]
    pub fn equals(&self, other: &Str) -> bool {
        self.bytes == other.bytes && self.as_wtf8() == other.as_wtf8()
    }

    pub(crate) fn size(&self) -> usize {
        let copies = if self.header.has(SURROGATES) { 2 } else { 1 };
        size_of::<Str>() + self.bytes * copies
    }
}

/// The strings of which there is one object each: names, attribute names, short constants. They are found by the hash
/// that they have as Python strings.
pub(crate) struct Interned {
    table: Mutex<HashTable<Value>>,
}

/// Names that the library's own modules use before a program has said anything.
const USUAL_NAMES: usize = 1500;

impl Interned {
    pub(crate) fn new() -> Interned {
        Interned {
            table: Mutex::new(HashTable::with_capacity(USUAL_NAMES)),
        }
    }

    pub(crate) fn each(&self, visit: impl FnMut(Value)) {
        self.table.lock().iter().copied().for_each(visit);
    }
}

impl Thread {
    /// A string.
    pub fn string(&self, text: &str) -> Value {
        if text.is_ascii() {
            return Str::of_octets(self, ASCII, text.len(), text.as_bytes()).value();
        }
        Str::new(self, ShapeId::STR, text).value()
    }

    /// The one string object with this text: names are compared by their words.
    pub fn intern(&self, text: &str) -> Value {
        self.intern_hashed(text, hash_octets(self, text.as_bytes()))
    }

    fn intern_hashed(&self, text: &str, hash: u64) -> Value {
        let hash_of = |value: &Value| {
            value
                .downcast::<Str>()
                .map_or(0, |string| string.hash(self))
        };
        let mut table = self.heap().interned.table.lock();
        let entry = table.entry(
            hash,
            |value| {
                value
                    .downcast::<Str>()
                    .is_some_and(|string| string.as_wtf8() == text.as_bytes())
            },
            hash_of,
        );
        let vacant = match entry {
            Entry::Occupied(found) => return *found.get(),
            Entry::Vacant(vacant) => vacant,
        };
        let string = Str::new(self, ShapeId::STR, text);
        string.header.add(INTERNED);
        string.hash.store(hash, Ordering::Relaxed);
        vacant.insert(string.value());
        string.value()
    }

    /// The interned string with the text of a string; itself if it is interned already or is no plain string.
    pub fn intern_value(&self, value: Value) -> Value {
        match value.downcast::<Str>() {
            Some(text)
                if !text.is_interned()
                    && !text.has_surrogates()
                    && text.header.shape() == ShapeId::STR =>
            {
                self.intern_hashed(text.as_str(), text.hash(self))
            }
            _ => value,
        }
    }
}

/// 2^61 - 1: numbers are hashed modulo this prime, as in CPython, so that equal numbers hash alike.
const MODULUS: i64 = (1 << 61) - 1;

/// The hash of a small integer, or of a plain string that was hashed before; `None` for anything else.
#[inline(always)]
pub(crate) fn quick_hash_of(value: Value) -> Option<u64> {
    if value.is_int() {
        let integer = value.to_int()?;
        // What is its own hash: all but -1 and the very large.
        if (integer.wrapping_add(MODULUS - 1) as u64) < (2 * MODULUS - 1) as u64 && integer != -1 {
            return Some(integer as u64);
        }
        return None;
    }
    let text = value.plain_str()?;
    let known = text.hash.load(Ordering::Relaxed);
    (known != 0).then_some(known)
}

/// How deep tuples may be nested that are hashed here.
const NESTING: u8 = 3;

/// The hash of a number, string, bytes or singleton, or of a tuple of such; `None` for what has a `__hash__` to call, or has
/// none. The result is what Python's `hash()` gives, taken as unsigned.
#[inline]
pub fn simple_hash_of(thread: &Thread, value: Value) -> Option<u64> {
    simple_hash_within(thread, value, NESTING)
}

#[inline]
pub(crate) fn simple_hash_within(thread: &Thread, value: Value, depth: u8) -> Option<u64> {
    if let Some(integer) = value.to_int() {
        return Some(hash_integer(integer));
    }
    if value.is_inline_float() {
        return Some(hash_float(value.inline_float()));
    }
    if value.is_constant() {
        return Some(match value {
            Value::TRUE => 1,
            Value::FALSE => 0,
            // CPython's constant since 3.12, so that tuples with `None` in them hash as there.
            Value::NONE => 0xfca8_6420,
            other => other.word() ^ 0x5bd1_e995_9e37_79b9,
        });
    }
    let header = value.header()?;
    match header.shape() {
        ShapeId::STR => value.downcast::<Str>().map(|text| text.hash(thread)),
        ShapeId::BYTES => value
            .downcast::<crate::Bytes>()
            .map(|bytes| bytes.hash(thread)),
        ShapeId::INT => value
            .downcast::<BigInteger>()
            .map(|big| hash_big_integer(big.get())),
        // A NaN hashes by identity, as in CPython since 3.10.
        ShapeId::FLOAT => value
            .downcast::<BoxedFloat>()
            .map(|boxed| match boxed.get() {
                float if float.is_nan() => value.word().rotate_right(4) >> 3,
                float => hash_float(float),
            }),
        ShapeId::TUPLE => {
            let depth = depth.checked_sub(1)?;
            value.downcast::<Tuple>()?.simple_hash(thread, depth)
        }
        _ => None,
    }
}

#[inline(always)]
fn hash_integer(integer: i64) -> u64 {
    let hash = if integer.unsigned_abs() < MODULUS as u64 {
        integer
    } else {
        integer % MODULUS
    };
    (if hash == -1 { -2 } else { hash }) as u64
}

fn hash_big_integer(integer: Long<'_>) -> u64 {
    let remainder = modulo_prime(integer.words());
    let signed = if integer.sign() == Sign::Negative {
        -remainder
    } else {
        remainder
    };
    (if signed == -1 { -2 } else { signed }) as u64
}

/// A number by its words, the lowest first, modulo 2^61 - 1. Since 2^64 is 8 there, each word costs a rotation.
fn modulo_prime(words: &[u64]) -> i64 {
    let modulus = MODULUS as u64;
    let remainder = words.iter().rev().fold(0, |remainder: u64, word| {
        let sum = (remainder << 3 & modulus) + (remainder >> 58) + word % modulus;
        sum % modulus
    });
    remainder as i64
}

fn hash_float(float: f64) -> u64 {
    if float.is_infinite() {
        return if float > 0.0 {
            314_159
        } else {
            -314_159i64 as u64
        };
    }
    if float == float.trunc() {
        return match IBig::from_f64(float) {
            Some(integer) => hash_big_integer(Long::of(&integer)),
            None => 0,
        };
    }
    // A fraction m * 2^e is hashed as m times the inverse of 2^-e modulo the prime; 2^61 is 1 there, so a power of two
    // is a rotation of 61 bits (the documentation's "Hashing of numeric types").
    let bits = float.to_bits();
    let exponent = (bits >> 52 & 0x7ff) as i64;
    let mantissa = bits & ((1 << 52) - 1) | if exponent == 0 { 0 } else { 1 << 52 };
    let exponent = exponent.max(1) - 1075;
    let shift = exponent.rem_euclid(61) as u32;
    let mask = MODULUS as u64;
    let reduced = mantissa % mask;
    let rotated = ((reduced << shift) & mask) | (reduced >> (61 - shift));
    let rotated = rotated % mask;
    let signed = if float < 0.0 {
        -(rotated as i64)
    } else {
        rotated as i64
    };
    (if signed == -1 { -2 } else { signed }) as u64
}
