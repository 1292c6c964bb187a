//! Iterators over strings and bytes.

use crate::interpreter::Interpreter;
use crate::iterator_class;
use crate::types::iterator::reduced;
use crate::types::str::character_string;
use std::sync::atomic::{AtomicUsize, Ordering};
use weft_heap::{Bytes, Native, Raised, ShapeId, Str, Thread, Trace, Tracer, Value};

/// The position of an iterator that has come to its end.
const ENDED: usize = usize::MAX;

/// The character that begins at a place, in bytes of the generalised UTF-8, and where the next one begins; `None` at the
/// end of the text.
#[inline]
pub fn character_at(thread: &Thread, text: &Str, place: usize) -> Option<(Value, usize)> {
    let octets = text.as_wtf8();
    let first = *octets.get(place)?;
    if first < 0x80 {
        return Some((character_string(thread, Some(first)), place + 1));
    }
    longer_character_at(thread, octets, place)
}

fn longer_character_at(thread: &Thread, octets: &[u8], place: usize) -> Option<(Value, usize)> {
    // The first octet of a sequence says how long it is.
    let length = match *octets.get(place)? {
        0..0xe0 => 2,
        0xe0..0xf0 => 3,
        _ => 4,
    };
    let next = place + length;
    let character = octets.get(place..next)?;
    let value = match std::str::from_utf8(character) {
        Ok(character) => thread.string(character),
        Err(_) => Str::from_wtf8(thread, ShapeId::STR, character).value(),
    };
    Some((value, next))
}

/// An iterator over the characters of a string.
pub struct StrIterator {
    text: Value,
    /// Where the next character begins, in bytes of the generalised UTF-8.
    place: AtomicUsize,
}

impl StrIterator {
    /// An iterator from the start of a string. It goes by another name where that is ASCII, as CPython's does.
    pub fn begin(thread: &Thread, text: &Str) -> Value {
        let definition = if text.is_ascii() {
            &str_ascii_iterator_class::DEFINITION
        } else {
            &str_iterator_class::DEFINITION
        };
        let iterator = StrIterator {
            text: text.value(),
            place: AtomicUsize::new(0),
        };
        Native::new(
            thread,
            Interpreter::shape_from(thread, definition),
            iterator,
        )
        .value()
    }

    /// The next character; `None` at the end.
    #[inline]
    pub fn advance(&self, thread: &Thread) -> Option<Value> {
        let text = self.text.downcast::<Str>()?;
        let place = self.place.load(Ordering::Relaxed);
        let Some((character, next)) = character_at(thread, text, place) else {
            self.place.store(ENDED, Ordering::Relaxed);
            return None;
        };
        self.place.store(next, Ordering::Relaxed);
        Some(character)
    }

    fn step(&self, thread: &Thread) -> Result<Option<Value>, Raised> {
        Ok(self.advance(thread))
    }

    fn remaining(&self) -> usize {
        let place = self.place.load(Ordering::Relaxed);
        let octets = self.text.downcast::<Str>().map_or(&[][..], Str::as_wtf8);
        octets.get(place..).map_or(0, |rest| {
            rest.iter().filter(|octet| **octet & 0xc0 != 0x80).count()
        })
    }

    fn characters(&self) -> usize {
        self.text.downcast::<Str>().map_or(0, Str::len)
    }

    /// Goes to the character of an index, or to the end, unless that was reached.
    fn go_to(&self, index: usize) {
        if self.place.load(Ordering::Relaxed) == ENDED {
            return;
        }
        let octets = self.text.downcast::<Str>().map_or(&[][..], Str::as_wtf8);
        let place = (0..octets.len())
            .filter(|place| octets[*place] & 0xc0 != 0x80)
            .nth(index)
            .unwrap_or(octets.len());
        self.place.store(place, Ordering::Relaxed);
    }
}

impl StrIterator {
    fn reduce(&self, thread: &Thread) -> Result<Value, Raised> {
        if self.place.load(Ordering::Relaxed) == ENDED {
            return reduced(thread, thread.string(""), None);
        }
        let index = self.characters().saturating_sub(self.remaining());
        reduced(thread, self.text, Some(thread.int(index as i64)))
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

/// The two classes of iterators over strings, which do the same.
macro_rules! text_iterator_class {
    ([$($class:tt)*] $module:ident, $name:literal, $doc:literal) => {
        iterator_class! {
            [$($class)*] $module,
            StrIterator,
            $name,
            "builtins",
            $doc,
            /// How many items are still to come, as far as known: a hint for the size of a list of them.
            fn __length_hint__(this: &Native<StrIterator>) -> usize {
                this.remaining()
            }
            /// Return state information for pickling.
            fn __reduce__(this: &Native<StrIterator>, thread: &Thread) -> Result<Value, Raised> {
                this.reduce(thread)
            }
            /// Set state information for unpickling.
            #[positional_only]
            fn __setstate__(this: &Native<StrIterator>, state: i64) {
                this.go_to(usize::try_from(state).unwrap_or(0));
            }
        }
    };
}

text_iterator_class! {
    [payload = StrIterator] str_iterator_class, "str_iterator", "Iterator over a string."
}
text_iterator_class! {
    [] str_ascii_iterator_class, "str_ascii_iterator", "Iterator over a string of ASCII characters."
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
        let Some(octet) = self.bytes.downcast::<Bytes>()?.as_slice().get(index) else {
            self.index.store(ENDED, Ordering::Relaxed);
            return None;
        };
        self.index.store(index + 1, Ordering::Relaxed);
        Some(Value::from_i32(i32::from(*octet)))
    }

    fn step(&self, thread: &Thread) -> Result<Option<Value>, Raised> {
        Ok(self.advance(thread))
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
    /// How many items are still to come, as far as known: a hint for the size of a list of them.
    fn __length_hint__(this: &Native<BytesIterator>) -> usize {
        this.remaining()
    }
    /// Return state information for pickling.
    fn __reduce__(this: &Native<BytesIterator>, thread: &Thread) -> Result<Value, Raised> {
        let index = this.index.load(std::sync::atomic::Ordering::Relaxed);
        if index == super::ENDED {
            return weft_core::types::iterator::reduced(thread, thread.tuple(&[]), None);
        }
        let state = Some(thread.int(index as i64));
        weft_core::types::iterator::reduced(thread, this.bytes, state)
    }
    /// Set state information for unpickling.
    #[positional_only]
    fn __setstate__(this: &Native<BytesIterator>, state: i64) {
        let length = this.bytes.downcast::<weft_core::heap::Bytes>();
        let length = length.map_or(0, |bytes| bytes.as_slice().len());
        if this.index.load(std::sync::atomic::Ordering::Relaxed) != super::ENDED {
            let index = usize::try_from(state).unwrap_or(0).min(length);
            this.index
                .store(index, std::sync::atomic::Ordering::Relaxed);
        }
    }
}
