//! JSON from data.

use crate::json::plain::{Delete, plain_length};
use weft_core::error::{Exception, check_size, raise, type_error, value_error};
use weft_core::format::float;
use weft_core::heap::{BigInteger, Dict, List, Raised, Str, Thread, Tuple, Value};
use weft_core::interpreter::limits::{check_if_wanted, check_item};
use weft_core::protocol;
use weft_core::types::str::{code_points, digits, from_octets};

/// Which characters are written as they are.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Alphabet {
    /// Those of ASCII.
    Ascii,
    /// All.
    All,
}

/// The settings of an encoder.
pub struct Options {
    encoder: Value,
    alphabet: Alphabet,
    checks_circles: bool,
    allows_nan: bool,
    sorts_keys: bool,
    skips_keys: bool,
    /// What each level is indented by.
    indent: Option<String>,
    item_separator: Vec<u8>,
    key_separator: Vec<u8>,
}

impl Options {
    /// The attributes of a `JSONEncoder`.
    pub fn of(thread: &Thread, encoder: Value) -> Result<Options, Raised> {
        let attribute = |name: &str| protocol::get_attribute_text(thread, encoder, name);
        let truth = |name: &str| protocol::truth(thread, attribute(name)?);
        let separator = |name: &str| -> Result<Vec<u8>, Raised> {
            let value = attribute(name)?;
            match value.downcast::<Str>() {
                Some(text) => Ok(text.as_wtf8().to_vec()),
                None => {
                    let kind = protocol::class_name(value);
                    Err(type_error(format!(
                        "make_encoder() argument must be str, not {kind}"
                    )))
                }
            }
        };
        let indent = attribute("indent")?;
        let indent = if indent.is_none() {
            None
        } else if let Some(text) = protocol::text_of(&indent) {
            Some(text.to_owned())
        } else {
            Some(
                " ".repeat(
                    usize::try_from(protocol::to_i64(thread, indent)?)
                        .unwrap_or(0)
                        .min(1 << 20),
                ),
            )
        };
        Ok(Options {
            encoder,
            alphabet: if truth("ensure_ascii")? {
                Alphabet::Ascii
            } else {
                Alphabet::All
            },
            checks_circles: truth("check_circular")?,
            allows_nan: truth("allow_nan")?,
            sorts_keys: truth("sort_keys")?,
            skips_keys: truth("skipkeys")?,
            indent,
            item_separator: separator("item_separator")?,
            key_separator: separator("key_separator")?,
        })
    }
}

/// A string as JSON.
pub fn encode_string(thread: &Thread, text: &Str, alphabet: Alphabet) -> Result<Value, Raised> {
    let mut out = Vec::with_capacity(text.as_str().len() + 2);
    push_string(thread, &mut out, text, alphabet)?;
    Ok(from_octets(thread, &out))
}

fn push_string(
    thread: &Thread,
    out: &mut Vec<u8>,
    text: &Str,
    alphabet: Alphabet,
) -> Result<(), Raised> {
    out.push(b'"');
    let octets = text.as_wtf8();
    if text.is_ascii() || alphabet == Alphabet::All {
        let delete = match alphabet {
            Alphabet::Ascii => Delete::Special,
            Alphabet::All => Delete::Plain,
        };
        let mut rest = octets;
        loop {
            let (plain, special) = rest.split_at(plain_length(rest, delete));
            out.extend_from_slice(plain);
            let [octet, behind @ ..] = special else { break };
            check_item(thread)?;
            push_escape(out, u32::from(*octet));
            rest = behind;
        }
    } else {
        for code in code_points(octets) {
            check_item(thread)?;
            match code {
                0x20 | 0x21 | 0x23..=0x5b | 0x5d..=0x7e => out.push(code as u8),
                ..0x10000 => push_escape(out, code),
                _ => {
                    push_escape(out, 0xd800 | (code - 0x10000) >> 10);
                    push_escape(out, 0xdc00 | (code & 0x3ff));
                }
            }
        }
    }
    out.push(b'"');
    Ok(())
}

fn push_escape(out: &mut Vec<u8>, code: u32) {
    let short: &[u8] = match code {
        0x22 => b"\\\"",
        0x5c => b"\\\\",
        0x08 => b"\\b",
        0x0c => b"\\f",
        0x0a => b"\\n",
        0x0d => b"\\r",
        0x09 => b"\\t",
        _ => {
            let digit = |shift: u32| b"0123456789abcdef"[(code >> shift & 15) as usize];
            out.extend([b'\\', b'u', digit(12), digit(8), digit(4), digit(0)]);
            return;
        }
    };
    out.extend_from_slice(short);
}

/// An object as JSON.
pub fn encode(thread: &Thread, options: &Options, object: Value) -> Result<Value, Raised> {
    let mut writer = Writer {
        thread,
        options,
        out: Vec::new(),
        open: Vec::new(),
        level: 0,
    };
    writer.write(object)?;
    Ok(from_octets(thread, &writer.out))
}

struct Writer<'a> {
    thread: &'a Thread,
    options: &'a Options,
    out: Vec<u8>,
    /// Identities of the containers around what is written.
    open: Vec<u64>,
    level: usize,
}

impl Writer<'_> {
    fn write(&mut self, object: Value) -> Result<(), Raised> {
        if let Some(integer) = object.to_int() {
            self.out
                .extend_from_slice(digits(integer, &mut [0; 20]).as_bytes());
        } else if object.is_none() {
            self.out.extend_from_slice(b"null");
        } else if let Some(truth) = object.to_bool() {
            self.out
                .extend_from_slice(if truth { b"true" } else { b"false" });
        } else if let Some(text) = object.downcast::<Str>() {
            push_string(self.thread, &mut self.out, text, self.options.alphabet)?;
        } else if let Some(float) = object.to_float() {
            if float::push_usual_repr(float, &mut self.out) {
                return Ok(());
            }
            let text = self.float(float, object)?;
            self.out.extend_from_slice(text.as_bytes());
        } else if let Some(integer) = object.downcast::<BigInteger>() {
            let text = integer.get().to_big().to_string();
            self.out.extend_from_slice(text.as_bytes());
        } else {
            return self.write_container(object);
        }
        Ok(())
    }

    fn float(&self, float: f64, object: Value) -> Result<String, Raised> {
        if float.is_finite() {
            return Ok(float::repr(float));
        }
        if !self.options.allows_nan {
            let shown = protocol::repr(self.thread, object)?;
            let shown = protocol::text_of(&shown).unwrap_or("");
            return Err(value_error(format!(
                "Out of range float values are not JSON compliant: {shown}"
            )));
        }
        Ok(if float.is_nan() {
            "NaN"
        } else if float > 0.0 {
            "Infinity"
        } else {
            "-Infinity"
        }
        .to_owned())
    }

    fn write_container(&mut self, object: Value) -> Result<(), Raised> {
        check_if_wanted(self.thread)?;
        check_size(self.out.len())?;
        if !self.thread.has_native_room(32 * 1024) {
            return Err(raise(
                Exception::RecursionError,
                "maximum recursion depth exceeded while encoding a JSON object",
            ));
        }
        let is_list = object.is::<List>() || object.is::<Tuple>();
        let is_dict = object.is::<Dict>();
        if (is_list || is_dict) && protocol::length(self.thread, object)? == 0 {
            self.out
                .extend_from_slice(if is_list { b"[]" } else { b"{}" });
            return Ok(());
        }
        let identity = object.identity();
        if self.options.checks_circles {
            if self.open.contains(&identity) {
                return Err(value_error("Circular reference detected"));
            }
            self.open.push(identity);
        }
        if is_list {
            self.write_list(object)?;
        } else if is_dict {
            self.write_dict(object)?;
        } else {
            let replacement = protocol::call_method(
                self.thread,
                self.options.encoder,
                self.thread.intern("default"),
                &[object],
            )?;
            let kind = protocol::class_name(object);
            self.write(replacement)
                .map_err(|raised| self.noted(raised, &format!("when serializing {kind} object")))?;
        }
        if self.options.checks_circles {
            self.open.pop();
        }
        Ok(())
    }

    fn noted(&self, raised: Raised, note: &str) -> Raised {
        let thread = self.thread;
        let exception = thread.take_raised(raised);
        if let Err(raised) = protocol::call_method(
            thread,
            exception,
            thread.intern("add_note"),
            &[thread.string(note)],
        ) {
            thread.take_raised(raised);
        }
        thread.set_raised(exception)
    }

    fn break_line(&mut self) {
        if let Some(indent) = &self.options.indent {
            self.out.push(b'\n');
            for _ in 0..self.level {
                self.out.extend_from_slice(indent.as_bytes());
            }
        }
    }

    fn write_list(&mut self, object: Value) -> Result<(), Raised> {
        self.out.push(b'[');
        self.level += 1;
        self.break_line();
        let mut place = 0;
        loop {
            let item = match object.downcast::<List>() {
                Some(list) => list.get(place),
                None => object
                    .downcast::<Tuple>()
                    .and_then(|tuple| tuple.items().get(place).copied()),
            };
            let Some(item) = item else { break };
            check_item(self.thread)?;
            if place > 0 {
                self.out.extend_from_slice(&self.options.item_separator);
                self.break_line();
            }
            self.write(item).map_err(|raised| {
                let kind = protocol::class_name(object);
                self.noted(raised, &format!("when serializing {kind} item {place}"))
            })?;
            place += 1;
        }
        self.level -= 1;
        self.break_line();
        self.out.push(b']');
        Ok(())
    }

    fn write_dict(&mut self, object: Value) -> Result<(), Raised> {
        let thread = self.thread;
        self.out.push(b'{');
        self.level += 1;
        let mut is_first = true;
        if self.options.sorts_keys {
            let items = protocol::call_method(thread, object, thread.intern("items"), &[])?;
            let items = protocol::collect_list(thread, items)?;
            protocol::call_method(thread, items.value(), thread.intern("sort"), &[])?;
            for pair in items.snapshot(thread).items() {
                if let Some([key, value]) = pair.downcast::<Tuple>().map(|pair| pair.items()) {
                    self.write_pair(object, *key, *value, &mut is_first)?;
                }
            }
        } else {
            let dict = object.downcast::<Dict>().expect("a dict");
            let mut position = 0;
            while let Some((next, key, value)) = dict.next(position) {
                position = next;
                self.write_pair(object, key, value, &mut is_first)?;
            }
        }
        self.level -= 1;
        if !is_first {
            self.break_line();
        }
        self.out.push(b'}');
        Ok(())
    }

    fn write_pair(
        &mut self,
        object: Value,
        key: Value,
        value: Value,
        is_first: &mut bool,
    ) -> Result<(), Raised> {
        check_item(self.thread)?;
        let written = self.out.len();
        if !*is_first {
            self.out.extend_from_slice(&self.options.item_separator);
        }
        self.break_line();
        if !self.write_key(key)? {
            self.out.truncate(written);
            return Ok(());
        }
        *is_first = false;
        self.out.extend_from_slice(&self.options.key_separator);
        self.write(value).map_err(|raised| {
            let exception = self.thread.take_raised(raised);
            let shown = match protocol::repr(self.thread, key) {
                Ok(shown) => protocol::text_of(&shown).unwrap_or("").to_owned(),
                Err(raised) => {
                    self.thread.take_raised(raised);
                    String::new()
                }
            };
            let kind = protocol::class_name(object);
            let raised = self.thread.set_raised(exception);
            self.noted(raised, &format!("when serializing {kind} item {shown}"))
        })
    }

    /// Writes the key of an object; false if it is to be left out.
    fn write_key(&mut self, key: Value) -> Result<bool, Raised> {
        if let Some(text) = key.downcast::<Str>() {
            push_string(self.thread, &mut self.out, text, self.options.alphabet)?;
            return Ok(true);
        }
        let text = if let Some(truth) = key.to_bool() {
            if truth { "true" } else { "false" }.to_owned()
        } else if let Some(integer) = protocol::to_big_int(key) {
            integer.to_string()
        } else if let Some(float) = key.to_float() {
            self.float(float, key)?
        } else if key.is_none() {
            "null".to_owned()
        } else if self.options.skips_keys {
            return Ok(false);
        } else {
            let kind = protocol::class_name(key);
            return Err(type_error(format!(
                "keys must be str, int, float, bool or None, not {kind}"
            )));
        };
        self.out.push(b'"');
        self.out.extend_from_slice(text.as_bytes());
        self.out.push(b'"');
        Ok(true)
    }
}
