//! Ends of lines: which ones are recognised when reading, and what is written for one.

use parking_lot::Mutex;
use weft_core::error::{type_error, value_error};
use weft_core::heap::{Raised, Slot, Str, Trace, Tracer, Value};
use weft_core::protocol;

/// What `newline` means.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Newlines {
    /// `None`: all ends are read as `\n`; `\n` is written as the system's, which is the same here.
    Universal,
    /// `''`: all ends are recognised and kept.
    Kept,
    /// `'\n'`
    LineFeed,
    /// `'\r'`
    Return,
    /// `'\r\n'`
    Both,
}

impl Newlines {
    /// What an argument says. A wrong one is shown in the error as `quote` has it.
    pub fn of(argument: Value, quote: impl Fn(&str) -> String) -> Result<Newlines, Raised> {
        if argument.is_none() {
            return Ok(Newlines::Universal);
        }
        let Some(text) = argument.downcast::<Str>() else {
            let kind = protocol::class_name(argument);
            return Err(type_error(format!(
                "newline must be str or None, not {kind}"
            )));
        };
        match text.as_str() {
            "" => Ok(Newlines::Kept),
            "\n" => Ok(Newlines::LineFeed),
            "\r" => Ok(Newlines::Return),
            "\r\n" => Ok(Newlines::Both),
            other => Err(value_error(format!(
                "illegal newline value: {}",
                quote(other)
            ))),
        }
    }

    /// What is written for `\n`, if that is something else.
    pub fn written(self) -> Option<&'static [u8]> {
        match self {
            Newlines::Return => Some(b"\r"),
            Newlines::Both => Some(b"\r\n"),
            Newlines::Universal | Newlines::Kept | Newlines::LineFeed => None,
        }
    }

    /// The end of the first line in the text; `None` if none ends. `is_last`: no more text follows.
    pub fn line_end(self, text: &[u8], is_last: bool) -> Option<usize> {
        match self {
            Newlines::Universal | Newlines::LineFeed => {
                memchr::memchr(b'\n', text).map(|place| place + 1)
            }
            Newlines::Return => memchr::memchr(b'\r', text).map(|place| place + 1),
            Newlines::Both => memchr::memmem::find(text, b"\r\n").map(|place| place + 2),
            Newlines::Kept => {
                let place = memchr::memchr2(b'\n', b'\r', text)?;
                match (text[place], text.get(place + 1)) {
                    (b'\r', Some(b'\n')) => Some(place + 2),
                    (b'\r', None) if !is_last => None,
                    _ => Some(place + 1),
                }
            }
        }
    }
}

/// A text in quotation marks.
pub fn quoted(text: &str) -> String {
    format!("'{}'", text.escape_default())
}

/// Which ends of lines were seen, a bit each.
#[derive(Clone, Copy, Default, Debug)]
pub struct Seen(u8);

impl Seen {
    const LINE_FEED: u8 = 1;
    const RETURN: u8 = 2;
    const BOTH: u8 = 4;

    /// Them as Python shows them: nothing, one, or a tuple.
    pub fn value(self, thread: &weft_core::heap::Thread) -> Value {
        let kinds = [
            (Seen::RETURN, "\r"),
            (Seen::LINE_FEED, "\n"),
            (Seen::BOTH, "\r\n"),
        ];
        let seen: Vec<Value> = kinds
            .iter()
            .filter(|(bit, _)| self.0 & bit != 0)
            .map(|(_, text)| thread.string(text))
            .collect();
        match *seen {
            [] => Value::NONE,
            [single] => single,
            _ => thread.tuple(&seen),
        }
    }
}

/// Turns ends of lines into `\n`, with text that comes in parts.
#[derive(Clone, Copy, Default, Debug)]
pub struct Translator {
    /// A return at the end of the last part waits for what follows it.
    waiting: bool,
    /// What was seen.
    pub seen: Seen,
}

impl Translator {
    /// Adds a part of a text to `result`, with the ends turned into `\n` if `translates`.
    pub fn translate(
        &mut self,
        part: &[u8],
        is_last: bool,
        translates: bool,
        result: &mut Vec<u8>,
    ) {
        if !self.waiting && memchr::memchr(b'\r', part).is_none() {
            if self.seen.0 & Seen::LINE_FEED == 0 && memchr::memchr(b'\n', part).is_some() {
                self.seen.0 |= Seen::LINE_FEED;
            }
            result.extend_from_slice(part);
            return;
        }
        for octet in part {
            if self.waiting {
                self.waiting = false;
                if *octet == b'\n' {
                    self.seen.0 |= Seen::BOTH;
                    result.extend_from_slice(if translates { b"\n" } else { b"\r\n" });
                    continue;
                }
                self.end_with_return(translates, result);
            }
            match octet {
                b'\r' => self.waiting = true,
                b'\n' => {
                    self.seen.0 |= Seen::LINE_FEED;
                    result.push(b'\n');
                }
                _ => result.push(*octet),
            }
        }
        if self.waiting && is_last {
            self.waiting = false;
            self.end_with_return(translates, result);
        }
    }

    fn end_with_return(&mut self, translates: bool, result: &mut Vec<u8>) {
        self.seen.0 |= Seen::RETURN;
        result.push(if translates { b'\n' } else { b'\r' });
    }

    /// Forgets a return that waits.
    pub fn reset(&mut self) {
        self.waiting = false;
    }

    /// Says whether a return waits.
    pub fn set_waiting(&mut self, waits: bool) {
        self.waiting = waits;
    }

    /// Whether a return waits.
    pub fn is_waiting(&self) -> bool {
        self.waiting
    }
}

/// `IncrementalNewlineDecoder`.
#[derive(Default)]
pub struct IncrementalNewlines {
    decoder: Slot,
    state: Mutex<(Translator, bool)>,
}

impl Trace for IncrementalNewlines {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        tracer.slot(&self.decoder);
    }
}

/// Decodes text piece by piece and turns the ends of lines that other systems use into a newline.
#[weft_macros::class(name = "IncrementalNewlineDecoder", module = "_io", subclassable, dictionary, payload = IncrementalNewlines, signature = "(decoder, translate, errors='strict')")]
pub mod incremental {
    use super::{IncrementalNewlines, Translator};
    use crate::io::base::call;
    use weft_core::error::type_error;
    use weft_core::heap::{Native, Raised, Str, Thread, Tuple, Value};
    use weft_core::native::Arguments;
    use weft_core::types::construct::new_instance;
    use weft_core::types::str::from_octets;

    #[new]
    fn new(class: Value, thread: &Thread, _arguments: Arguments<'_>) -> Result<Value, Raised> {
        new_instance(thread, class, IncrementalNewlines::default())
    }

    fn __init__(
        this: &Native<IncrementalNewlines>,
        decoder: Value,
        translate: bool,
        #[default(Value::NONE)] _errors: Value,
    ) {
        this.decoder.set(decoder);
        *this.state.lock() = (Translator::default(), translate);
    }

    /// Decode, and turn ends of lines into \n.
    fn decode(
        this: &Native<IncrementalNewlines>,
        thread: &Thread,
        input: Value,
        #[default(false)] r#final: bool,
    ) -> Result<Value, Raised> {
        let decoder = this.decoder.get().unwrap_or(Value::NONE);
        let text = if decoder.is_none() {
            input
        } else {
            call(
                thread,
                decoder,
                "decode",
                &[input, Value::from_bool(r#final)],
            )?
        };
        let Some(text) = text.downcast::<Str>() else {
            return Err(type_error("decoder should return a string result"));
        };
        let mut result = Vec::new();
        let mut state = this.state.lock();
        let translates = state.1;
        state
            .0
            .translate(text.as_wtf8(), r#final, translates, &mut result);
        drop(state);
        Ok(from_octets(thread, &result))
    }

    /// Return the octets that wait, and a number that says the rest.
    fn getstate(this: &Native<IncrementalNewlines>, thread: &Thread) -> Result<Value, Raised> {
        let decoder = this.decoder.get().unwrap_or(Value::NONE);
        let (octets, flags) = if decoder.is_none() {
            (thread.bytes(b""), 0)
        } else {
            let state = call(thread, decoder, "getstate", &[])?;
            let Some([octets, flags]) = state.downcast::<Tuple>().map(Tuple::items) else {
                return Err(type_error("illegal decoder state"));
            };
            (*octets, weft_core::protocol::to_i64(thread, *flags)?)
        };
        let waits = this.state.lock().0.is_waiting();
        let flags = flags.wrapping_shl(1) | i64::from(waits);
        Ok(thread.tuple(&[octets, thread.int(flags)]))
    }

    /// Take over what getstate() gave.
    #[positional_only]
    fn setstate(
        this: &Native<IncrementalNewlines>,
        thread: &Thread,
        state: Value,
    ) -> Result<(), Raised> {
        if !state.is::<Tuple>() {
            return Err(type_error("state argument must be a tuple"));
        }
        let Some([octets, flags]) = state.downcast::<Tuple>().map(Tuple::items) else {
            return Err(type_error("setstate(): illegal state argument"));
        };
        let flags = weft_core::protocol::to_i64(thread, *flags)?;
        this.state.lock().0.set_waiting(flags & 1 != 0);
        let decoder = this.decoder.get().unwrap_or(Value::NONE);
        if decoder.is_none() {
            return Ok(());
        }
        let below = thread.tuple(&[*octets, thread.int(flags >> 1)]);
        call(thread, decoder, "setstate", &[below]).map(drop)
    }

    /// Forget what was decoded.
    fn reset(this: &Native<IncrementalNewlines>, thread: &Thread) -> Result<(), Raised> {
        this.state.lock().0 = Translator::default();
        let decoder = this.decoder.get().unwrap_or(Value::NONE);
        if decoder.is_none() {
            Ok(())
        } else {
            call(thread, decoder, "reset", &[]).map(drop)
        }
    }

    /// The ends of lines that were seen.
    #[getter]
    fn newlines(this: &Native<IncrementalNewlines>, thread: &Thread) -> Value {
        let seen = this.state.lock().0.seen;
        seen.value(thread)
    }
}
