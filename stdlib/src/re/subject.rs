//! What is searched: a string or octets, its characters by offset and by index.

use super::tokens::Alphabet;
use std::borrow::Cow;
use weft_core::error::type_error;
use weft_core::heap::{Bytes, Raised, ShapeId, Str, Thread, Value};
use weft_core::protocol;
use weft_core::types::bytes::octets_of;
use weft_core::types::str::{characters_in, offset_of, range_of};

/// A string or bytes-like object, as it is now.
pub struct Subject<'a> {
    value: &'a Value,
    octets: Cow<'a, [u8]>,
    text: Option<&'a Str>,
}

/// An offset and the index of the character there, from which others nearby are found.
#[derive(Clone, Copy, Default, Debug)]
pub struct Landmark {
    pub offset: usize,
    pub index: usize,
}

impl<'a> Subject<'a> {
    /// A string or bytes-like object.
    pub fn new(thread: &Thread, value: &'a Value) -> Result<Subject<'a>, Raised> {
        if let Some(text) = value.downcast::<Str>() {
            return Ok(Subject {
                value,
                octets: Cow::Borrowed(text.as_wtf8()),
                text: Some(text),
            });
        }
        let Some(octets) = octets_of(thread, value)? else {
            return Err(type_error(format!(
                "expected string or bytes-like object, got '{}'",
                protocol::class_name(*value)
            )));
        };
        Ok(Subject {
            value,
            octets,
            text: None,
        })
    }

    /// What a pattern of an alphabet can be matched with.
    pub fn checked(
        thread: &Thread,
        value: &'a Value,
        alphabet: Alphabet,
    ) -> Result<Subject<'a>, Raised> {
        let subject = Subject::new(thread, value)?;
        match (alphabet, subject.text) {
            (Alphabet::Characters, None) => Err(type_error(
                "cannot use a string pattern on a bytes-like object",
            )),
            (Alphabet::Octets, Some(_)) => Err(type_error(
                "cannot use a bytes pattern on a string-like object",
            )),
            _ => Ok(subject),
        }
    }

    /// What it consists of.
    pub fn alphabet(&self) -> Alphabet {
        if self.text.is_some() {
            Alphabet::Characters
        } else {
            Alphabet::Octets
        }
    }

    /// All octets.
    pub fn octets(&self) -> &[u8] {
        &self.octets
    }

    /// Whether each octet is a character.
    pub fn is_simple(&self) -> bool {
        self.text.is_none_or(Str::is_ascii)
    }

    /// How many characters there are.
    pub fn len(&self) -> usize {
        self.text.map_or(self.octets.len(), Str::len)
    }

    /// The offset of the character at an index within bounds.
    pub fn offset_of(&self, index: usize) -> usize {
        self.text.map_or(index, |text| offset_of(text, index))
    }

    /// The index of the character at an offset.
    pub fn index_of(&self, near: Landmark, offset: usize) -> usize {
        if self.is_simple() {
            return offset;
        }
        if offset >= near.offset {
            near.index + characters_in(&self.octets[near.offset..offset])
        } else {
            near.index - characters_in(&self.octets[offset..near.offset])
        }
    }

    /// The part between two offsets: a string or bytes. What changed since may have fewer octets.
    pub fn part(&self, thread: &Thread, start: usize, end: usize) -> Value {
        if let Some(text) = self.text {
            return range_of(thread, text, start, end.max(start));
        }
        let end = end.min(self.octets.len());
        let start = start.min(end);
        let is_all = start == 0 && end == self.octets.len();
        if is_all && self.value.is::<Bytes>() && thread.shape_of(*self.value) == ShapeId::BYTES {
            return *self.value;
        }
        thread.bytes(&self.octets[start..end])
    }

    /// A string or bytes of these octets, as the subject is.
    pub fn made_of(&self, thread: &Thread, octets: &[u8]) -> Value {
        match self.alphabet() {
            Alphabet::Characters => weft_core::types::str::from_octets(thread, octets),
            Alphabet::Octets => thread.bytes(octets),
        }
    }
}
