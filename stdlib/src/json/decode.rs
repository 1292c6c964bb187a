//! Data from JSON.
//!
//! Places in the text are offsets of bytes here, and indices of characters where Python sees them.

use crate::json::plain::{Delete, plain_length};
use std::cell::Cell;
use weft_core::error::{Exception, raise, raise_object, stop_iteration, value_error};
use weft_core::heap::{Dict, List, Raised, Str, Thread, Value};
use weft_core::interpreter::limits::check_item;
use weft_core::protocol;
use weft_core::safepoint::poll_in_loop;
use weft_core::types::str::{characters_in, from_octets, offset_of, push_code_point, range_of};

/// The hooks of a decoder.
pub struct Hooks {
    strict: bool,
    object: Option<Value>,
    pairs: Option<Value>,
    float: Option<Value>,
    integer: Option<Value>,
    constant: Value,
}

impl Hooks {
    /// The attributes of a `JSONDecoder`. Functions that do what is done without them do not count.
    pub fn of(thread: &Thread, decoder: Value) -> Result<Hooks, Raised> {
        let attribute = |name: &str| protocol::get_attribute_text(thread, decoder, name);
        let hook = |name: &str| attribute(name).map(|value| (!value.is_none()).then_some(value));
        let interpreter = weft_core::interpreter::Interpreter::of(thread);
        let unless = |name: &str, class: &str| -> Result<Option<Value>, Raised> {
            Ok(hook(name)?.filter(|function| interpreter.class_named(class) != Some(*function)))
        };
        Ok(Hooks {
            strict: protocol::truth(thread, attribute("strict")?)?,
            object: hook("object_hook")?,
            pairs: hook("object_pairs_hook")?,
            float: unless("parse_float", "float")?,
            integer: unless("parse_int", "int")?,
            constant: attribute("parse_constant")?,
        })
    }
}

/// Raises `JSONDecodeError`.
#[cold]
fn error(thread: &Thread, message: &str, text: &Str, place: usize) -> Raised {
    let index = characters_in(&text.as_wtf8()[..place.min(text.as_wtf8().len())]);
    let made = weft_core::import::import_module(thread, "json.decoder")
        .and_then(|module| protocol::get_attribute_text(thread, module, "JSONDecodeError"))
        .and_then(|class| {
            protocol::call_values(
                thread,
                class,
                &[
                    thread.string(message),
                    text.value(),
                    thread.int(index as i64),
                ],
            )
        });
    match made {
        Ok(exception) => raise_object(thread, exception),
        Err(raised) => raised,
    }
}

/// The string that begins at an index, after its quote, and the index after it.
pub fn scan_string(thread: &Thread, text: &Str, start: i64, strict: bool) -> Result<Value, Raised> {
    let Some(index) = usize::try_from(start)
        .ok()
        .filter(|index| *index <= text.len())
    else {
        return Err(value_error("end is out of bounds"));
    };
    let (value, end) = string_at(thread, text, offset_of(text, index), strict)?;
    Ok(thread.tuple(&[value, thread.int(index_of(text, end))]))
}

fn index_of(text: &Str, offset: usize) -> i64 {
    if text.is_ascii() {
        offset as i64
    } else {
        characters_in(&text.as_wtf8()[..offset]) as i64
    }
}

/// The string whose opening quote lies before an offset, and the offset after it.
fn string_at(
    thread: &Thread,
    text: &Str,
    start: usize,
    strict: bool,
) -> Result<(Value, usize), Raised> {
    let octets = text.as_wtf8();
    let unterminated = || {
        error(
            thread,
            "Unterminated string starting at",
            text,
            start.saturating_sub(1),
        )
    };
    let mut built: Option<Vec<u8>> = None;
    let mut place = start;
    loop {
        let from = place;
        place += octets
            .get(place..)
            .map_or(0, |rest| plain_length(rest, Delete::Plain));
        let Some(octet) = octets.get(place) else {
            return Err(unterminated());
        };
        match octet {
            b'"' => {
                return Ok(match built {
                    None => (range_of(thread, text, from, place), place + 1),
                    Some(mut built) => {
                        built.extend_from_slice(&octets[from..place]);
                        (from_octets(thread, &built), place + 1)
                    }
                });
            }
            b'\\' => {
                check_item(thread)?;
                let result = built.get_or_insert_default();
                result.extend_from_slice(&octets[from..place]);
                let Some(escape) = octets.get(place + 1) else {
                    return Err(unterminated());
                };
                let simple = match escape {
                    b'"' | b'\\' | b'/' => *escape,
                    b'b' => 8,
                    b'f' => 12,
                    b'n' => b'\n',
                    b'r' => b'\r',
                    b't' => b'\t',
                    b'u' => {
                        let (code, end) = escaped(thread, text, place)?;
                        push_code_point(result, code);
                        place = end;
                        continue;
                    }
                    _ => return Err(error(thread, "Invalid \\escape", text, place)),
                };
                result.push(simple);
                place += 2;
            }
            _ if strict => return Err(error(thread, "Invalid control character at", text, place)),
            control => {
                let result = built.get_or_insert_default();
                result.extend_from_slice(&octets[from..place]);
                result.push(*control);
                place += 1;
            }
        }
    }
}

/// The character of the escape `\u` with its four digits at an offset, two of which may be one character, and the offset after it.
fn escaped(thread: &Thread, text: &Str, place: usize) -> Result<(u32, usize), Raised> {
    let octets = text.as_wtf8();
    let unit = |place: usize| {
        let digits = octets.get(place + 2..place + 6)?;
        digits.iter().try_fold(0, |unit, digit| {
            Some(unit << 4 | char::from(*digit).to_digit(16)?)
        })
    };
    let Some(first) = unit(place) else {
        return Err(error(thread, "Invalid \\uXXXX escape", text, place + 1));
    };
    let after = place + 6;
    if (0xd800..0xdc00).contains(&first) && octets[after..].starts_with(b"\\u") {
        let Some(second) = unit(after) else {
            return Err(error(thread, "Invalid \\uXXXX escape", text, after + 1));
        };
        if (0xdc00..0xe000).contains(&second) {
            return Ok((
                0x10000 + ((first - 0xd800) << 10) + (second - 0xdc00),
                after + 6,
            ));
        }
    }
    Ok((first, after))
}

/// The value at an index and the index after it.
pub fn scan(thread: &Thread, hooks: &Hooks, text: &Str, index: i64) -> Result<Value, Raised> {
    let Ok(index) = usize::try_from(index) else {
        return Err(value_error("idx cannot be negative"));
    };
    if index >= text.len() {
        return Err(stop_iteration(thread, thread.int(index as i64)));
    }
    let scanner = Scanner {
        thread,
        hooks,
        text,
        keys: thread.dict().value(),
        recent: [const { Cell::new(None) }; RECENT],
    };
    match scanner.value(offset_of(text, index))? {
        Ok((value, end)) => Ok(thread.tuple(&[value, thread.int(index_of(text, end))])),
        Err(place) => Err(stop_iteration(thread, thread.int(index_of(text, place)))),
    }
}

struct Scanner<'a> {
    thread: &'a Thread,
    hooks: &'a Hooks,
    text: &'a Str,
    /// Keys that were seen, since the same ones often come again and again.
    keys: Value,
    /// Those that were seen last, by length and first octet. They are kept alive by the dictionary.
    recent: [Cell<Option<Value>>; RECENT],
}

/// Keys that are found without a hash.
const RECENT: usize = 32;

/// Decimal digits that fit 64 bits.
const FEW_DIGITS: usize = 18;

/// A value and the offset after it, or the offset at which none begins.
type Scanned = Result<(Value, usize), usize>;

impl Scanner<'_> {
    fn octet(&self, place: usize) -> Option<u8> {
        self.text.as_wtf8().get(place).copied()
    }

    fn skip(&self, mut place: usize) -> usize {
        while matches!(self.octet(place), Some(b' ' | b'\t' | b'\n' | b'\r')) {
            place += 1;
        }
        place
    }

    fn error(&self, message: &str, place: usize) -> Raised {
        error(self.thread, message, self.text, place)
    }

    fn value(&self, place: usize) -> Result<Scanned, Raised> {
        let rest = &self.text.as_wtf8()[place.min(self.text.as_wtf8().len())..];
        let constant = |name: &str, length: usize| -> Result<Scanned, Raised> {
            let value = protocol::call_values(
                self.thread,
                self.hooks.constant,
                &[self.thread.string(name)],
            )?;
            Ok(Ok((value, place + length)))
        };
        match rest.first() {
            Some(b'"') => string_at(self.thread, self.text, place + 1, self.hooks.strict).map(Ok),
            Some(b'{' | b'[') => {
                if !self.thread.has_native_room(32 * 1024) {
                    return Err(raise(
                        Exception::RecursionError,
                        "maximum recursion depth exceeded while decoding a JSON object from a unicode string",
                    ));
                }
                if rest[0] == b'{' {
                    self.object(place + 1).map(Ok)
                } else {
                    self.array(place + 1).map(Ok)
                }
            }
            Some(b'n') if rest.starts_with(b"null") => Ok(Ok((Value::NONE, place + 4))),
            Some(b't') if rest.starts_with(b"true") => Ok(Ok((Value::TRUE, place + 4))),
            Some(b'f') if rest.starts_with(b"false") => Ok(Ok((Value::FALSE, place + 5))),
            Some(b'N') if rest.starts_with(b"NaN") => constant("NaN", 3),
            Some(b'I') if rest.starts_with(b"Infinity") => constant("Infinity", 8),
            Some(b'-') if rest.starts_with(b"-Infinity") => constant("-Infinity", 9),
            Some(b'-' | b'0'..=b'9') => self.number(place, rest),
            _ => Ok(Err(place)),
        }
    }

    fn number(&self, place: usize, rest: &[u8]) -> Result<Scanned, Raised> {
        let digits_from = |from: usize| {
            rest[from.min(rest.len())..]
                .iter()
                .take_while(|octet| octet.is_ascii_digit())
                .count()
        };
        let first = usize::from(rest[0] == b'-');
        let mut end = first;
        // The magnitude, as long as there are few digits.
        let mut whole = 0_i64;
        match rest.get(end) {
            Some(b'0') => end += 1,
            Some(b'1'..=b'9') => {
                while let Some(digit @ b'0'..=b'9') = rest.get(end) {
                    whole = whole.wrapping_mul(10).wrapping_add(i64::from(digit - b'0'));
                    end += 1;
                }
            }
            _ => return Ok(Err(place)),
        }
        let is_short = end - first <= FEW_DIGITS;
        let mut is_float = false;
        if rest.get(end) == Some(&b'.') {
            let digits = digits_from(end + 1);
            if digits > 0 {
                is_float = true;
                end += 1 + digits;
            }
        }
        if matches!(rest.get(end), Some(b'e' | b'E')) {
            let sign = usize::from(matches!(rest.get(end + 1), Some(b'+' | b'-')));
            let digits = digits_from(end + 1 + sign);
            if digits > 0 {
                is_float = true;
                end += 1 + sign + digits;
            }
        }
        let thread = self.thread;
        if !is_float && is_short && self.hooks.integer.is_none() {
            let integer = if first > 0 { -whole } else { whole };
            return Ok(Ok((thread.int(integer), place + end)));
        }
        let text = std::str::from_utf8(&rest[..end]).expect("a number is ASCII");
        let value = match (is_float, self.hooks.float, self.hooks.integer) {
            (true, Some(function), _) | (false, _, Some(function)) => {
                protocol::call_values(thread, function, &[thread.string(text)])?
            }
            (true, None, _) => thread.float(text.parse().unwrap_or(f64::NAN)),
            (false, _, None) => match text.parse::<i64>() {
                Ok(integer) => thread.int(integer),
                Err(_) => {
                    let class = weft_core::interpreter::Interpreter::of(thread)
                        .class_named("int")
                        .expect("a built-in class");
                    protocol::call_values(thread, class, &[thread.string(text)])?
                }
            },
        };
        Ok(Ok((value, place + end)))
    }

    fn array(&self, start: usize) -> Result<(Value, usize), Raised> {
        let list = List::from_items(self.thread, &[]);
        let mut place = self.skip(start);
        if self.octet(place) == Some(b']') {
            return Ok((list.value(), place + 1));
        }
        loop {
            poll_in_loop(self.thread)?;
            let (value, end) = self
                .value(place)?
                .map_err(|wrong| self.error("Expecting value", wrong))?;
            list.push(self.thread, value);
            place = self.skip(end);
            match self.octet(place) {
                Some(b']') => return Ok((list.value(), place + 1)),
                Some(b',') => {}
                _ => return Err(self.error("Expecting ',' delimiter", place)),
            }
            let comma = place;
            place = self.skip(place + 1);
            if self.octet(place) == Some(b']') {
                return Err(self.error("Illegal trailing comma before end of array", comma));
            }
        }
    }

    /// The string at an offset as a key, the same object each time.
    fn key(&self, place: usize) -> Result<(Value, usize), Raised> {
        let rest = self.text.as_wtf8().get(place + 1..).unwrap_or_default();
        let length = plain_length(rest, Delete::Plain);
        let (plain, is_whole) = (&rest[..length], rest.get(length) == Some(&b'"'));
        let first = plain.first().map_or(0, |first| usize::from(*first));
        let recent = &self.recent[(first + length * 7) % RECENT];
        if is_whole
            && let Some(key) = recent.get()
            && let Some(known) = key.downcast::<Str>()
            && known.as_wtf8() == plain
        {
            return Ok((key, place + 2 + length));
        }
        let (key, end) = self.new_key(place)?;
        if is_whole {
            recent.set(Some(key));
        }
        Ok((key, end))
    }

    fn new_key(&self, place: usize) -> Result<(Value, usize), Raised> {
        let (key, end) = string_at(self.thread, self.text, place + 1, self.hooks.strict)?;
        let keys = self.keys.downcast::<Dict>().expect("a dict");
        if let Some(known) = keys.get_simple(self.thread, key) {
            return Ok((known, end));
        }
        keys.set_simple(self.thread, key, key);
        Ok((key, end))
    }

    fn object(&self, start: usize) -> Result<(Value, usize), Raised> {
        let thread = self.thread;
        let dict = thread.dict();
        let pairs = self.hooks.pairs.map(|_| List::from_items(thread, &[]));
        let mut place = self.skip(start);
        match self.octet(place) {
            Some(b'}') => {
                let pairs = pairs.map(|pairs| pairs.value());
                return Ok((self.finish(dict.value(), pairs)?, place + 1));
            }
            Some(b'"') => {}
            _ => return Err(self.error("Expecting property name enclosed in double quotes", place)),
        }
        loop {
            poll_in_loop(self.thread)?;
            let (key, end) = self.key(place)?;
            place = self.skip(end);
            if self.octet(place) != Some(b':') {
                return Err(self.error("Expecting ':' delimiter", place));
            }
            place = self.skip(place + 1);
            let (value, end) = self
                .value(place)?
                .map_err(|wrong| self.error("Expecting value", wrong))?;
            match &pairs {
                Some(pairs) => pairs.push(thread, thread.tuple(&[key, value])),
                None => dict.set_simple(thread, key, value),
            }
            place = self.skip(end);
            match self.octet(place) {
                Some(b'}') => {
                    let pairs = pairs.map(|pairs| pairs.value());
                    return Ok((self.finish(dict.value(), pairs)?, place + 1));
                }
                Some(b',') => {}
                _ => return Err(self.error("Expecting ',' delimiter", place)),
            }
            let comma = place;
            place = self.skip(place + 1);
            match self.octet(place) {
                Some(b'"') => {}
                Some(b'}') => {
                    return Err(self.error("Illegal trailing comma before end of object", comma));
                }
                _ => {
                    return Err(
                        self.error("Expecting property name enclosed in double quotes", place)
                    );
                }
            }
        }
    }

    fn finish(&self, dict: Value, pairs: Option<Value>) -> Result<Value, Raised> {
        match (self.hooks.pairs, pairs, self.hooks.object) {
            (Some(hook), Some(pairs), _) => protocol::call_values(self.thread, hook, &[pairs]),
            (_, _, Some(hook)) => protocol::call_values(self.thread, hook, &[dict]),
            _ => Ok(dict),
        }
    }
}
