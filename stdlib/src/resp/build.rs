//! Values from a reply that has arrived.

use super::failure::raise_garbage;
use super::scan;
use weft_core::error::{Exception, catch};
use weft_core::heap::{Gc, List, Raised, Thread, Value};
use weft_core::interpreter::Interpreter;
use weft_core::protocol;
use weft_core::types::str::from_octets;

/// How strings are given to the program.
#[derive(Clone, Copy)]
pub enum Strings {
    /// As octets.
    Octets,
    /// As text of the encoding.
    Text {
        /// The name of the encoding.
        encoding: Value,
        /// What is done with what is no such text.
        errors: Value,
        /// Whether the encoding is UTF-8, where what is no text is an error.
        is_strict_utf8: bool,
    },
}

/// What replies are made with.
pub struct Builder<'a> {
    pub thread: &'a Thread,
    /// The reply, which is well formed.
    pub octets: &'a [u8],
    pub place: usize,
    pub strings: Strings,
    /// Makes an exception of the text of an error.
    pub error: Value,
}

/// A reply, or what is said about the next one.
pub enum Reply {
    Value(Value),
    /// A message of its own accord.
    Push(Value),
}

impl Builder<'_> {
    /// The whole reply.
    pub fn reply(&mut self) -> Result<Reply, Raised> {
        let is_push = self.octets.get(self.place) == Some(&b'>');
        let value = self.value()?;
        Ok(if is_push {
            Reply::Push(value)
        } else {
            Reply::Value(value)
        })
    }

    fn value(&mut self) -> Result<Value, Raised> {
        let thread = self.thread;
        let rest = &self.octets[self.place..];
        let end = memchr::memchr(b'\r', rest).unwrap_or(rest.len());
        let Some((kind, line)) = rest[..end].split_first() else {
            return Err(raise_garbage(thread, rest));
        };
        self.place += end + 2;
        let count = || scan::integer(line).unwrap_or(-1);
        match kind {
            b'+' => self.text(line),
            b'-' => self.failure(line),
            b':' => Ok(thread.int(count())),
            b'$' | b'!' | b'=' => {
                let Ok(length) = usize::try_from(count()) else {
                    return Ok(Value::NONE);
                };
                let string = &self.octets[self.place..self.place + length];
                self.place += length + 2;
                match kind {
                    b'!' => self.failure(string),
                    // Three letters and a colon say what kind of text it is.
                    b'=' => self.text(&string[4..]),
                    _ => self.text(string),
                }
            }
            b'*' | b'>' => match count() {
                -1 => Ok(Value::NONE),
                count => Ok(self.items(count)?.value()),
            },
            b'~' => {
                let items = self.items(count())?;
                self.set(items)
            }
            b'%' => self.map(count()),
            b'|' => {
                for _ in 0..count().max(0) * 2 {
                    self.value()?;
                }
                self.value()
            }
            b'_' => Ok(Value::NONE),
            b'#' => Ok(if line == b"t" {
                Value::TRUE
            } else {
                Value::FALSE
            }),
            b',' => Ok(thread.float(scan::float(line).unwrap_or(f64::NAN))),
            _ => {
                let class = Interpreter::of(thread)
                    .class_named("int")
                    .expect("a built-in class");
                protocol::call_values(thread, class, &[from_octets(thread, line)])
            }
        }
    }

    fn text(&self, octets: &[u8]) -> Result<Value, Raised> {
        let thread = self.thread;
        match self.strings {
            Strings::Octets => Ok(thread.bytes(octets)),
            Strings::Text {
                encoding,
                errors,
                is_strict_utf8,
            } => {
                if is_strict_utf8 && let Ok(text) = std::str::from_utf8(octets) {
                    return Ok(thread.string(text));
                }
                let decode = thread.intern("decode");
                protocol::call_method(thread, thread.bytes(octets), decode, &[encoding, errors])
            }
        }
    }

    fn failure(&self, text: &[u8]) -> Result<Value, Raised> {
        let text = self.thread.string(&String::from_utf8_lossy(text));
        protocol::call_values(self.thread, self.error, &[text])
    }

    fn items(&mut self, count: i64) -> Result<Gc<List>, Raised> {
        let list = List::from_items(self.thread, &[]);
        for _ in 0..count {
            let value = self.value()?;
            list.push(self.thread, value);
        }
        Ok(list)
    }

    /// A set; a list if something in it has no hash.
    fn set(&self, items: Gc<List>) -> Result<Value, Raised> {
        let class = Interpreter::of(self.thread)
            .class_named("set")
            .expect("a built-in class");
        let made = protocol::call_values(self.thread, class, &[items.value()]);
        Ok(catch(self.thread, made, Exception::TypeError)?.unwrap_or(items.value()))
    }

    fn map(&mut self, count: i64) -> Result<Value, Raised> {
        let dict = self.thread.dict().value();
        for _ in 0..count {
            let key = self.value()?;
            let value = self.value()?;
            protocol::set_item(self.thread, dict, key, value)?;
        }
        Ok(dict)
    }
}
