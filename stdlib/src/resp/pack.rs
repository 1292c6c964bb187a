//! Commands as arrays of strings.

use super::failure::raise_named;
use weft_core::heap::{BigInteger, Bytes, List, Raised, Str, Thread, Tuple, Value};
use weft_core::interpreter::Interpreter;
use weft_core::protocol;
use weft_core::types::bytes::octets_of;
use weft_core::types::class::is_instance;
use weft_core::types::str::digits;

/// Commands that are being written one behind the other.
pub struct Packer<'a> {
    thread: &'a Thread,
    encoding: Value,
    errors: Value,
    is_utf8: bool,
    /// What they come to.
    pub octets: Vec<u8>,
}

impl<'a> Packer<'a> {
    /// One that writes text in an encoding.
    pub fn new(thread: &'a Thread, encoding: Value, errors: Value) -> Packer<'a> {
        let is_utf8 = protocol::text_of(&encoding)
            .is_some_and(|name| matches!(name, "utf-8" | "utf8" | "UTF-8" | "UTF8"));
        Packer {
            thread,
            encoding,
            errors,
            is_utf8,
            octets: Vec::new(),
        }
    }

    /// Writes a command. The words of its name are arguments of their own.
    ///
    /// # Errors
    /// `DataError` for what is neither text, octets nor a number.
    pub fn command(&mut self, arguments: Value) -> Result<(), Raised> {
        let list;
        let items = if let Some(tuple) = arguments.downcast::<Tuple>() {
            tuple
        } else {
            list = match arguments.downcast::<List>() {
                Some(list) => list.snapshot(self.thread),
                None => protocol::collect_list(self.thread, arguments)?.snapshot(self.thread),
            };
            &*list
        };
        let (name, rest) = match items.items() {
            [] => return Err(weft_core::error::index_error("tuple index out of range")),
            [name, rest @ ..] => (*name, rest),
        };
        let words = match (name.downcast::<Str>(), name.downcast::<Bytes>()) {
            (Some(text), _) => Some(text.as_wtf8()),
            (_, Some(bytes)) => Some(bytes.as_slice()),
            _ => None,
        };
        let words: Option<Vec<&[u8]>> = words.map(|words| {
            words
                .split(u8::is_ascii_whitespace)
                .filter(|word| !word.is_empty())
                .collect()
        });
        let count = words.as_ref().map_or(1, Vec::len) + rest.len();
        self.header(b'*', count);
        match words {
            Some(words) => {
                for word in words {
                    self.string(word);
                }
            }
            None => self.argument(name)?,
        }
        for argument in rest {
            self.argument(*argument)?;
        }
        Ok(())
    }

    fn header(&mut self, kind: u8, count: usize) {
        self.octets.push(kind);
        self.octets
            .extend_from_slice(digits(count as i64, &mut [0; 20]).as_bytes());
        self.octets.extend_from_slice(b"\r\n");
    }

    fn string(&mut self, octets: &[u8]) {
        self.header(b'$', octets.len());
        self.octets.extend_from_slice(octets);
        self.octets.extend_from_slice(b"\r\n");
    }

    fn argument(&mut self, value: Value) -> Result<(), Raised> {
        if let Some(text) = value.downcast::<Str>() {
            // Lone surrogates are no text in any encoding, which the encoder says.
            if (self.is_utf8 || text.is_ascii()) && str::from_utf8(text.as_wtf8()).is_ok() {
                self.string(text.as_wtf8());
                return Ok(());
            }
            let encode = self.thread.intern("encode");
            let encoded =
                protocol::call_method(self.thread, value, encode, &[self.encoding, self.errors])?;
            return self.octets_argument(encoded);
        }
        if let Some(bytes) = value.downcast::<Bytes>() {
            self.string(bytes.as_slice());
        } else if let Some(integer) = value.to_int() {
            self.string(digits(integer, &mut [0; 20]).as_bytes());
        } else if let Some(float) = value.to_float() {
            self.string(weft_core::format::float::repr(float).as_bytes());
        } else if let Some(integer) = value.downcast::<BigInteger>() {
            self.string(integer.get().to_big().to_string().as_bytes());
        } else if value.is_bool() || value.is_none() {
            return Err(self.refuse(value));
        } else {
            return self.octets_argument(value);
        }
        Ok(())
    }

    fn octets_argument(&mut self, value: Value) -> Result<(), Raised> {
        if let Some(octets) = octets_of(self.thread, &value)? {
            self.string(&octets);
            return Ok(());
        }
        // Instances of subclasses of numbers, such as members of an IntEnum.
        let is = |class: &str| {
            Interpreter::of(self.thread)
                .class_named(class)
                .is_some_and(|class| is_instance(self.thread, value, class))
        };
        if is("int") {
            let number = protocol::index(self.thread, value)?;
            if number != value {
                return self.argument(number);
            }
        } else if is("float") {
            let number = protocol::to_float(self.thread, value)?;
            return self.argument(self.thread.float(number));
        }
        Err(self.refuse(value))
    }

    #[cold]
    fn refuse(&self, value: Value) -> Raised {
        let kind = protocol::short_class_name(value);
        raise_named(
            self.thread,
            "DataError",
            &format!(
                "Invalid input of type: '{kind}'. Convert to a bytes, string, int or float first."
            ),
        )
    }
}
