//! Reading text, and positions in it.

use crate::io::base::call;
use crate::io::buffered::Buffered;
use crate::io::text::newline::{Newlines, Translator};
use crate::io::text::registered;
use crate::io::text::stream::{State, Text, handler, plain_buffer};
use crate::io::unsupported::unsupported;
use weft_core::error::{Exception, raise, type_error, value_error};
use weft_core::heap::{Native, Raised, Thread, Value};
use weft_core::protocol;
use weft_core::types::bytes::codec::{self, Completeness, Encoding, Order};
use weft_core::types::bytes::required_octets;
use weft_core::types::str::{characters_in, from_octets};

/// Octets that are read at a time.
const CHUNK: usize = 8192;

impl Text {
    fn for_reading(&self, thread: &Thread) -> Result<Value, Raised> {
        let buffer = self.buffer()?;
        self.check_open(thread)?;
        let pending = !self.state.lock().pending.is_empty();
        if pending {
            self.flush(thread)?;
            self.buffer()?;
        }
        if !crate::io::buffered::is_able(thread, buffer, "readable")? {
            return Err(unsupported(thread, "not readable"));
        }
        Ok(buffer)
    }

    /// Reads at most `size` characters, or until the end.
    pub fn read(&self, thread: &Thread, size: Option<usize>) -> Result<Value, Raised> {
        let buffer = self.for_reading(thread)?;
        let _guard = self.exclusive.enter_again(thread)?;
        let Some(size) = size else {
            let octets = read_all(thread, buffer)?;
            self.decode(thread, &octets, Completeness::Whole)?;
            return Ok(self.take(thread, |rest| rest.len()));
        };
        loop {
            let there = {
                let state = self.state.lock();
                characters_in(&state.decoded[state.place..])
            };
            if there >= size || !self.fill(thread, buffer)? {
                return Ok(self.take(thread, |rest| length_of(rest, size)));
            }
        }
    }

    /// Reads a line, but at most `most` characters of it.
    pub fn read_line(&self, thread: &Thread, most: Option<usize>) -> Result<Value, Raised> {
        if most.is_none()
            && let Some(line) = self.line_at_once(thread)?
        {
            return Ok(line);
        }
        let buffer = self.for_reading(thread)?;
        let _guard = self.exclusive.enter_again(thread)?;
        let newlines = self.settings()?.newlines;
        let mut is_last = false;
        let mut searched = 0;
        loop {
            let found = {
                let state = self.state.lock();
                let rest = &state.decoded[state.place..];
                // What was searched before holds no end, except one whose second half was missing.
                let from = searched.min(rest.len()).saturating_sub(1);
                let end = newlines
                    .line_end(&rest[from..], is_last)
                    .map(|end| from + end);
                searched = rest.len();
                let end = end.or(is_last.then_some(rest.len()));
                match most {
                    Some(most) => {
                        let limit = length_of(rest, most);
                        match end {
                            Some(end) => Some(end.min(limit)),
                            None if limit < rest.len() || characters_in(rest) >= most => {
                                Some(limit)
                            }
                            None => None,
                        }
                    }
                    None => end,
                }
            };
            if let Some(end) = found {
                return Ok(self.take(thread, |_| end));
            }
            is_last = !self.fill(thread, buffer)?;
        }
    }

    /// The next line, if all of it was read and decoded before.
    fn line_at_once(&self, thread: &Thread) -> Result<Option<Value>, Raised> {
        // Another stream is asked each time whether it can be read.
        let buffer = self.buffer()?;
        let Some(stream) = buffer.downcast::<Native<Buffered>>() else {
            return Ok(None);
        };
        if stream.is_closed(thread)? {
            return Ok(None);
        }
        let mut state = self.state.lock();
        let Some(settings) = state.settings.as_ref().filter(|_| state.pending.is_empty()) else {
            return Ok(None);
        };
        let rest = &state.decoded[state.place..];
        let Some(end) = settings.newlines.line_end(rest, false) else {
            return Ok(None);
        };
        let line = from_octets(thread, &rest[..end]);
        state.place += end;
        Ok(Some(line))
    }

    /// Takes the first of the decoded text, as many bytes as `length` says.
    fn take(&self, thread: &Thread, length: impl FnOnce(&[u8]) -> usize) -> Value {
        let mut state = self.state.lock();
        let place = state.place;
        let end = place + length(&state.decoded[place..]);
        let text = from_octets(thread, &state.decoded[place..end]);
        state.place = end;
        text
    }

    /// Reads and decodes some more; false at the end.
    fn fill(&self, thread: &Thread, buffer: Value) -> Result<bool, Raised> {
        let octets = read_some(thread, buffer)?;
        let completeness = if octets.is_empty() {
            Completeness::Whole
        } else {
            Completeness::Part
        };
        self.decode(thread, &octets, completeness)?;
        Ok(!octets.is_empty())
    }

    fn decode(
        &self,
        thread: &Thread,
        octets: &[u8],
        completeness: Completeness,
    ) -> Result<(), Raised> {
        let settings = self.settings()?;
        let (source, begun, marked, mut translator) = {
            let mut state = self.state.lock();
            let mut source = std::mem::take(&mut state.undecoded);
            source.extend_from_slice(octets);
            (source, state.is_begun, state.marked, state.translator)
        };
        let is_last = completeness == Completeness::Whole;
        let mut text = Vec::with_capacity(source.len());
        let used = match settings.encoding {
            None => {
                text = self.decode_registered(thread, &source, is_last, &settings)?;
                source.len()
            }
            Some(encoding) => {
                let encoding = if begun {
                    marked.unwrap_or_else(|| after_mark(encoding, None))
                } else {
                    encoding
                };
                codec::decode_part(
                    thread,
                    &source,
                    encoding,
                    handler(&settings.errors),
                    completeness,
                    &mut text,
                )?
            }
        };
        let mut state = self.state.lock();
        if !begun && used > 0 {
            let encoding = settings.encoding;
            state.marked = encoding.map(|encoding| after_mark(encoding, Some(&source)));
            state.is_begun = true;
        }
        // What is used up makes room, so that a long file does not stay in memory.
        let place = state.place;
        state.decoded.drain(..place);
        state.place = 0;
        let waiting = state.translator.is_waiting();
        if state.decoded.is_empty() && !waiting {
            state.source.clear();
        }
        match settings.newlines {
            Newlines::Universal => {
                let mut decoded = std::mem::take(&mut state.decoded);
                translator.translate(&text, is_last, true, &mut decoded);
                state.decoded = decoded;
                state.translator = translator;
            }
            Newlines::Kept => {
                let mut decoded = std::mem::take(&mut state.decoded);
                translator.translate(&text, is_last, false, &mut decoded);
                state.decoded = decoded;
                state.translator = translator;
            }
            _ => state.decoded.extend_from_slice(&text),
        }
        state.source.extend_from_slice(&source[..used]);
        state.undecoded = source[used..].to_vec();
        Ok(())
    }

    /// Says that iteration began, or ended, which decides whether positions are known.
    pub fn set_iterating(&self, iterates: bool) {
        self.state.lock().iterates = iterates;
    }

    /// The position in the file of what is read next.
    pub fn tell(&self, thread: &Thread) -> Result<i64, Raised> {
        let buffer = self.buffer()?;
        self.check_open(thread)?;
        if !crate::io::buffered::is_able(thread, buffer, "seekable")? {
            return Err(unsupported(thread, "underlying stream is not seekable"));
        }
        if self.state.lock().iterates {
            return Err(raise(
                Exception::OSError,
                "telling position disabled by next() call",
            ));
        }
        self.flush(thread)?;
        let position = call(thread, self.buffer()?, "tell", &[])?;
        let position = protocol::to_i64(thread, position)?;
        let _guard = self.exclusive.enter_again(thread)?;
        let unused = self.unused_octets(thread)?;
        Ok(position - unused as i64)
    }

    /// How many of the octets that were read belong to text that was not taken yet.
    fn unused_octets(&self, thread: &Thread) -> Result<usize, Raised> {
        let settings = self.settings()?;
        let (source, left, rest) = {
            let state = self.state.lock();
            (
                state.source.clone(),
                state.undecoded.len(),
                state.decoded[state.place..].to_vec(),
            )
        };
        let left = left + self.octets_kept(thread)?;
        if rest.is_empty() {
            let waiting = usize::from(self.state.lock().translator.is_waiting());
            return Ok(left + waiting);
        }
        // The shortest end of the octets that gives as much text as is left.
        let wanted = characters_in(&rest);
        let mut count = wanted.min(source.len());
        loop {
            let start = source.len() - count;
            let text = decode_alone(thread, &source[start..], &settings)?;
            let boundary = !(settings.newlines == Newlines::Universal
                && start > 0
                && source[start - 1] == b'\r'
                && source[start..].starts_with(b"\n"));
            if (text.is_some_and(|text| characters_in(&text) == wanted) && boundary)
                || count == source.len()
            {
                return Ok(count + left);
            }
            count += 1;
        }
    }

    /// Goes to a position that `tell` gave, or to the start or end.
    pub fn seek(&self, thread: &Thread, position: Value, whence: i64) -> Result<Value, Raised> {
        let buffer = self.buffer()?;
        self.check_open(thread)?;
        if !crate::io::buffered::is_able(thread, buffer, "seekable")? {
            return Err(unsupported(thread, "underlying stream is not seekable"));
        }
        let offset = protocol::to_i64(thread, position)?;
        let target = match whence {
            0 if offset < 0 => {
                return Err(value_error(format!("negative seek position {offset}")));
            }
            0 => offset,
            1 if offset == 0 => self.tell(thread)?,
            1 => return Err(unsupported(thread, "can't do nonzero cur-relative seeks")),
            2 if offset == 0 => 0,
            2 => return Err(unsupported(thread, "can't do nonzero end-relative seeks")),
            _ => {
                return Err(value_error(format!(
                    "invalid whence ({whence}, should be 0, 1 or 2)"
                )));
            }
        };
        self.flush(thread)?;
        let buffer = self.buffer()?;
        let whence = if whence == 2 { 2 } else { 0 };
        let result = call(
            thread,
            buffer,
            "seek",
            &[thread.int(target), Value::from_i32(whence)],
        )?;
        let mut state = self.state.lock();
        *state = State {
            settings: state.settings.take(),
            is_begun: target > 0 || whence == 2,
            marked: state.marked.filter(|_| target > 0 || whence == 2),
            ..State::default()
        };
        drop(state);
        self.forget_codecs();
        Ok(result)
    }
}

/// The text of octets that may begin within a character; `None` if they do.
fn decode_alone(
    thread: &Thread,
    octets: &[u8],
    settings: &crate::io::text::Settings,
) -> Result<Option<Vec<u8>>, Raised> {
    let mut text = Vec::new();
    let decoded = match settings.encoding {
        None => registered::decode_alone(thread, octets, settings).map(|decoded| text = decoded),
        Some(encoding) => codec::decode_part(
            thread,
            octets,
            after_mark(encoding, None),
            handler("strict"),
            Completeness::Part,
            &mut text,
        )
        .map(drop),
    };
    if let Err(raised) = decoded {
        thread.take_raised(raised);
        return Ok(None);
    }
    if settings.newlines != Newlines::Universal {
        return Ok(Some(text));
    }
    let mut translated = Vec::with_capacity(text.len());
    Translator::default().translate(&text, false, true, &mut translated);
    Ok(Some(translated))
}

/// The encoding after its mark was read.
fn after_mark(encoding: Encoding, source: Option<&[u8]>) -> Encoding {
    let order = match source {
        Some([0xfe, 0xff, ..] | [0, 0, 0xfe, 0xff, ..]) => Order::Big,
        _ => Order::Little,
    };
    match encoding {
        Encoding::Utf16(Order::Marked) => Encoding::Utf16(order),
        Encoding::Utf32(Order::Marked) => Encoding::Utf32(order),
        Encoding::Utf8WithMark => Encoding::Utf8,
        other => other,
    }
}

/// The bytes that the first characters take.
fn length_of(text: &[u8], characters: usize) -> usize {
    if text.len() <= characters {
        return text.len();
    }
    let starts = text
        .iter()
        .enumerate()
        .filter(|(_, octet)| **octet as i8 >= -0x40);
    starts
        .map(|(place, _)| place)
        .nth(characters)
        .unwrap_or(text.len())
}

fn read_some(thread: &Thread, buffer: Value) -> Result<Vec<u8>, Raised> {
    if let Some(stream) = plain_buffer(thread, &buffer) {
        return Ok(stream.read_some(thread, Some(CHUNK))?.unwrap_or_default());
    }
    let name = if protocol::try_attribute(thread, buffer, thread.intern("read1"))?.is_some() {
        "read1"
    } else {
        "read"
    };
    let part = call(thread, buffer, name, &[Value::from_i32(CHUNK as i32)])?;
    octets_read(thread, part, name)
}

fn read_all(thread: &Thread, buffer: Value) -> Result<Vec<u8>, Raised> {
    if let Some(stream) = plain_buffer(thread, &buffer) {
        return match stream.read(thread, None)? {
            Some(all) => Ok(all),
            None => Err(nothing_yet()),
        };
    }
    let all = call(thread, buffer, "read", &[])?;
    if all.is_none() {
        return Err(nothing_yet());
    }
    octets_read(thread, all, "read")
}

/// What reading everything from a stream raises that has nothing now and does not wait.
#[cold]
fn nothing_yet() -> Raised {
    weft_core::error::raise(
        weft_core::error::Exception::BlockingIOError,
        "Read returned None.",
    )
}

fn octets_read(thread: &Thread, octets: Value, name: &str) -> Result<Vec<u8>, Raised> {
    if octets.is_none() || octets.is::<weft_core::heap::Str>() {
        let kind = protocol::class_name(octets);
        return Err(type_error(format!(
            "underlying {name}() should have returned a bytes-like object, not '{kind}'"
        )));
    }
    required_octets(thread, &octets).map(|octets| octets.into_owned())
}
