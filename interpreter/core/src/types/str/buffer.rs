//! A text that grows piece by piece before it becomes a string.

use std::cell::Cell;
use weft_heap::{ShapeId, Str, Thread, Value};

thread_local! {
    /// The memory of the last text of this thread, for the next one.
    static KEPT: Cell<String> = const { Cell::new(String::new()) };
}

/// Octets of memory that are kept for the next text at the most.
const MOST_KEPT: usize = 4096;

/// The text so far. It holds no values, so that anything may run between two pieces.
pub struct TextBuffer {
    text: String,
    /// All of it in generalised UTF-8, from the first surrogate on; `text` is of no use then.
    exact: Option<Vec<u8>>,
}

impl Default for TextBuffer {
    fn default() -> TextBuffer {
        TextBuffer {
            text: KEPT.take(),
            exact: None,
        }
    }
}

impl Drop for TextBuffer {
    fn drop(&mut self) {
        let mut text = std::mem::take(&mut self.text);
        if text.capacity() <= MOST_KEPT {
            text.clear();
            KEPT.set(text);
        }
    }
}

impl TextBuffer {
    /// Adds a text.
    #[inline]
    pub fn push_str(&mut self, text: &str) {
        match &mut self.exact {
            None => add(&mut self.text, text),
            Some(exact) => exact.extend_from_slice(text.as_bytes()),
        }
    }

    /// Adds a string.
    #[inline]
    pub fn push(&mut self, text: &Str) {
        if text.has_surrogates() || self.exact.is_some() {
            let exact = self
                .exact
                .get_or_insert_with(|| self.text.as_bytes().to_vec());
            exact.extend_from_slice(text.as_wtf8());
        } else {
            add(&mut self.text, text.as_str());
        }
    }

    /// Adds what a function writes.
    #[inline]
    pub fn write<T>(&mut self, write: impl FnOnce(&mut String) -> T) -> T {
        match &mut self.exact {
            None => write(&mut self.text),
            Some(exact) => {
                let mut piece = String::new();
                let result = write(&mut piece);
                exact.extend_from_slice(piece.as_bytes());
                result
            }
        }
    }

    /// The string.
    pub fn finish(self, thread: &Thread) -> Value {
        match &self.exact {
            None => crate::types::str::string_of(thread, &self.text),
            Some(exact) => Str::from_wtf8(thread, ShapeId::STR, exact).value(),
        }
    }
}

/// Octets that are added before it is asked whether the program goes on.
const PIECE: usize = 1 << 20;

#[inline]
fn add(target: &mut String, text: &str) {
    if text.len() <= PIECE {
        target.push_str(text);
    } else {
        add_in_pieces(target, text);
    }
}

/// Adds a text in pieces, or a part of it if the program has to end: see [`Thread::goes_on`].
#[cold]
fn add_in_pieces(target: &mut String, text: &str) {
    target.reserve(text.len());
    let mut rest = text;
    while !rest.is_empty() && Thread::try_current(Thread::goes_on).unwrap_or(true) {
        let ends = PIECE.min(rest.len())..=rest.len();
        let end = ends.into_iter().find(|end| rest.is_char_boundary(*end));
        let (piece, after) = rest.split_at(end.unwrap_or(rest.len()));
        target.push_str(piece);
        rest = after;
    }
}
