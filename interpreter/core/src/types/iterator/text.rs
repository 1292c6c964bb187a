//! Iterators over strings and bytes.

use crate::iterator_class;
use crate::types::iterator::reduced;
use crate::types::str::character_string;
use std::sync::atomic::{AtomicUsize, Ordering};
use weft_heap::{Bytes, Native, Raised, ShapeId, Str, Thread, Trace, Tracer, Value};

/// An iterator over the characters of a string.
pub struct StrIterator {
    text: Value,
    /// Where the next character begins, in bytes of the generalised UTF-8.
    place: AtomicUsize,
}

impl StrIterator {
    /// An iterator from the start of a string.
    pub fn new(text: &Str) -> StrIterator {
        StrIterator {
            text: text.value(),
            place: AtomicUsize::new(0),
        }
    }

    /// The next character; `None` at the end.
    #[inline]
    pub fn advance(&self, thread: &Thread) -> Option<Value> {
        let text = self.text.downcast::<Str>()?;
        let place = self.place.load(Ordering::Relaxed);
        let octets = text.as_wtf8();
        // The first octet of a sequence says how long it is.
        let length = match *octets.get(place)? {
            0..0x80 => 1,
            0x80..0xe0 => 2,
            0xe0..0xf0 => 3,
            _ => 4,
        };
        self.place.store(place + length, Ordering::Relaxed);
        let character = octets.get(place..place + length)?;
        Some(match (character, std::str::from_utf8(character)) {
            ([ascii], _) => character_string(thread, Some(*ascii)),
            (_, Ok(character)) => thread.string(character),
            (_, Err(_)) => Str::from_wtf8(thread, ShapeId::STR, character).value(),
        })
    }

    fn step(&self, thread: &Thread) -> Result<Option<Value>, Raised> {
        Ok(self.advance(thread))
    }

    fn reduced(&self, thread: &Thread) -> Result<Value, Raised> {
        let place = self.place.load(Ordering::Relaxed);
        let octets = self.text.downcast::<Str>().map_or(&[][..], Str::as_wtf8);
        if place >= octets.len() {
            return reduced(thread, character_string(thread, None), None);
        }
        let passed = octets[..place]
            .iter()
            .filter(|octet| **octet & 0xc0 != 0x80)
            .count();
        reduced(thread, self.text, Some(thread.int(passed as i64)))
    }

    fn go_to(&self, state: i64) {
        let characters = usize::try_from(state).unwrap_or(0);
        let octets = self.text.downcast::<Str>().map_or(&[][..], Str::as_wtf8);
        let place = (0..octets.len())
            .filter(|place| octets[*place] & 0xc0 != 0x80)
            .nth(characters)
            .unwrap_or(octets.len());
        self.place.store(place, Ordering::Relaxed);
    }

    fn remaining(&self) -> usize {
        let place = self.place.load(Ordering::Relaxed);
        let octets = self.text.downcast::<Str>().map_or(&[][..], Str::as_wtf8);
        octets.get(place..).map_or(0, |rest| {
            rest.iter().filter(|octet| **octet & 0xc0 != 0x80).count()
        })
    }
}

impl Trace for StrIterator {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        tracer.value(self.text);
    }

    #[inline(always)]
    fn next(object: &Native<Self>, thread: &Thread) -> Option<Result<Option<Value>, Raised>> {
        Some(Ok(object.advance(thread)))
    }
}

iterator_class! {
    str_iterator_class,
    StrIterator,
    "str_iterator",
    "builtins",
    "Iterator over a string.",
    /// Private method returning an estimate of len(list(it)).
    fn __length_hint__(this: &Native<StrIterator>) -> usize {
        this.remaining()
    }
    /// Return state information for pickling.
    fn __reduce__(this: &Native<StrIterator>, thread: &Thread) -> Result<Value, Raised> {
        this.reduced(thread)
    }
    /// Set state information for unpickling.
    #[positional_only]
    fn __setstate__(this: &Native<StrIterator>, state: i64) {
        this.go_to(state);
    }
}

/// An iterator over the numbers of a bytes object.
pub struct BytesIterator {
    bytes: Value,
    index: AtomicUsize,
}

impl BytesIterator {
    /// An iterator from the start of a bytes object.
    pub fn new(bytes: &Bytes) -> BytesIterator {
        BytesIterator {
            bytes: bytes.value(),
            index: AtomicUsize::new(0),
        }
    }

    /// The next number; `None` at the end.
    #[inline]
    pub fn advance(&self, _: &Thread) -> Option<Value> {
        let index = self.index.load(Ordering::Relaxed);
        let octet = *self.bytes.downcast::<Bytes>()?.as_slice().get(index)?;
        self.index.store(index + 1, Ordering::Relaxed);
        Some(Value::from_i32(i32::from(octet)))
    }

    fn step(&self, thread: &Thread) -> Result<Option<Value>, Raised> {
        Ok(self.advance(thread))
    }

    fn reduced(&self, thread: &Thread) -> Result<Value, Raised> {
        let index = self.index.load(Ordering::Relaxed);
        if self.remaining() == 0 {
            return reduced(thread, thread.tuple(&[]), None);
        }
        reduced(thread, self.bytes, Some(thread.int(index as i64)))
    }

    fn go_to(&self, state: i64) {
        let length = self
            .bytes
            .downcast::<Bytes>()
            .map_or(0, |bytes| bytes.as_slice().len());
        let place = usize::try_from(state).unwrap_or(0).min(length);
        self.index.store(place, Ordering::Relaxed);
    }

    fn remaining(&self) -> usize {
        let length = self
            .bytes
            .downcast::<Bytes>()
            .map_or(0, |bytes| bytes.as_slice().len());
        length.saturating_sub(self.index.load(Ordering::Relaxed))
    }
}

impl Trace for BytesIterator {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        tracer.value(self.bytes);
    }

    #[inline(always)]
    fn next(object: &Native<Self>, thread: &Thread) -> Option<Result<Option<Value>, Raised>> {
        Some(Ok(object.advance(thread)))
    }
}

iterator_class! {
    bytes_iterator_class,
    BytesIterator,
    "bytes_iterator",
    "builtins",
    "Iterator over a bytes object.",
    /// Private method returning an estimate of len(list(it)).
    fn __length_hint__(this: &Native<BytesIterator>) -> usize {
        this.remaining()
    }
    /// Return state information for pickling.
    fn __reduce__(this: &Native<BytesIterator>, thread: &Thread) -> Result<Value, Raised> {
        this.reduced(thread)
    }
    /// Set state information for unpickling.
    #[positional_only]
    fn __setstate__(this: &Native<BytesIterator>, state: i64) {
        this.go_to(state);
    }
}
