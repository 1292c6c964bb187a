//! `StringIO`: a file of text in memory.

use crate::io::text::{Newlines, Translator};
use parking_lot::Mutex;
use weft_core::error::{check_size, note_growth, value_error};
use weft_core::heap::{Raised, Str, Thread, Trace, Tracer, Value};
use weft_core::types::str::{characters_in, from_octets};

/// A file in memory.
pub struct StringFile {
    state: Mutex<State>,
}

struct State {
    /// The text in generalised UTF-8; nothing when the file is closed.
    text: Option<Vec<u8>>,
    /// The position in characters, and in bytes if it lies in the text.
    position: usize,
    offset: Option<usize>,
    newlines: Newlines,
    translator: Translator,
}

impl Trace for StringFile {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        if let Some(state) = self.state.try_lock() {
            tracer.outside(state.text.as_ref().map_or(0, Vec::capacity));
        }
    }
}

/// Where a character begins; `None` past the end.
fn offset_of(text: &[u8], characters: usize) -> Option<usize> {
    if characters == 0 {
        return Some(0);
    }
    let starts = text
        .iter()
        .enumerate()
        .filter(|(_, octet)| **octet as i8 >= -0x40);
    match starts.map(|(place, _)| place).nth(characters) {
        Some(place) => Some(place),
        None => (characters_in(text) == characters).then_some(text.len()),
    }
}

impl State {
    fn text(&mut self) -> Result<&mut Vec<u8>, Raised> {
        self.text
            .as_mut()
            .ok_or_else(|| value_error("I/O operation on closed file"))
    }

    fn write(&mut self, written: &[u8]) -> Result<(), Raised> {
        if written.is_empty() {
            // What lies between the end and the position is not filled for nothing.
            return self.text().map(drop);
        }
        let (position, offset) = (self.position, self.offset);
        let count = characters_in(written);
        let text = self.text()?;
        let start = match offset {
            Some(offset) => offset,
            None => {
                let missing = position.saturating_sub(characters_in(text));
                check_size(missing)?;
                text.resize(text.len() + missing, 0);
                text.len()
            }
        };
        if start == text.len() {
            text.extend_from_slice(written);
        } else {
            let end = offset_of(&text[start..], count).map_or(text.len(), |end| start + end);
            text.splice(start..end, written.iter().copied());
        }
        self.position = position + count;
        self.offset = Some(start + written.len());
        note_growth(start, start + written.len());
        Ok(())
    }

    fn take(&mut self, length: impl FnOnce(&[u8], Newlines) -> usize) -> Result<Vec<u8>, Raised> {
        let (offset, newlines) = (self.offset, self.newlines);
        let text = self.text()?;
        let Some(start) = offset else {
            return Ok(Vec::new());
        };
        let end = start + length(&text[start..], newlines);
        let taken = text[start..end].to_vec();
        self.position += characters_in(&taken);
        self.offset = Some(end);
        Ok(taken)
    }

    fn seek(&mut self, position: usize) {
        self.position = position;
        self.offset = self
            .text
            .as_ref()
            .and_then(|text| offset_of(text, position));
    }
}

impl StringFile {
    fn new() -> StringFile {
        let state = State {
            text: Some(Vec::new()),
            position: 0,
            offset: Some(0),
            newlines: Newlines::LineFeed,
            translator: Translator::default(),
        };
        StringFile {
            state: Mutex::new(state),
        }
    }

    fn write(&self, text: &Str) -> Result<(), Raised> {
        let mut state = self.state.lock();
        let octets = text.as_wtf8();
        match state.newlines {
            Newlines::LineFeed => state.write(octets),
            Newlines::Universal | Newlines::Kept => {
                let mut translated = Vec::with_capacity(octets.len());
                let translates = state.newlines == Newlines::Universal;
                state
                    .translator
                    .translate(octets, true, translates, &mut translated);
                state.write(&translated)
            }
            Newlines::Return | Newlines::Both => {
                let end = state.newlines.written().unwrap_or(b"\n");
                let mut translated = Vec::with_capacity(octets.len());
                for octet in octets {
                    if *octet == b'\n' {
                        translated.extend_from_slice(end)
                    } else {
                        translated.push(*octet)
                    }
                }
                state.write(&translated)
            }
        }
    }

    fn take(
        &self,
        thread: &Thread,
        length: impl FnOnce(&[u8], Newlines) -> usize,
    ) -> Result<Value, Raised> {
        let taken = self.state.lock().take(length)?;
        Ok(from_octets(thread, &taken))
    }

    fn check(&self) -> Result<(), Raised> {
        self.state.lock().text().map(drop)
    }
}

/// The bytes that the first characters take.
fn length_of(text: &[u8], characters: usize) -> usize {
    if text.len() <= characters {
        text.len()
    } else {
        offset_of(text, characters).unwrap_or(text.len())
    }
}

/// A text file in memory. getvalue() returns what the file holds.
#[weft_macros::class(name = "StringIO", module = "_io", bases = ["_TextIOBase"], subclassable, dictionary, payload = StringFile, signature = "(initial_value='', newline='\\n')")]
pub mod class {
    use super::{StringFile, length_of};
    use crate::io::text::{Newlines, Translator, quoted};
    use weft_core::error::{Exception, raise, stop_iteration, type_error, value_error};
    use weft_core::heap::{Native, Raised, Str, Thread, Value};
    use weft_core::native::Arguments;
    use weft_core::protocol;
    use weft_core::types::construct::new_instance;
    use weft_core::types::str::from_octets;

    #[new]
    fn new(class: Value, thread: &Thread, _arguments: Arguments<'_>) -> Result<Value, Raised> {
        new_instance(thread, class, StringFile::new())
    }

    fn __init__(
        this: &Native<StringFile>,
        #[default(Value::NONE)] initial_value: Value,
        #[default(Value::ABSENT)] newline: Value,
    ) -> Result<(), Raised> {
        let newlines = if newline == Value::ABSENT {
            Newlines::LineFeed
        } else {
            Newlines::of(newline, quoted)?
        };
        {
            let mut state = this.state.lock();
            state.text = Some(Vec::new());
            state.newlines = newlines;
            state.translator = Translator::default();
            state.seek(0);
        }
        if initial_value.is_none() {
            return Ok(());
        }
        let Some(text) = initial_value.downcast::<Str>() else {
            let kind = protocol::class_name(initial_value);
            return Err(type_error(format!(
                "initial_value must be str or None, not {kind}"
            )));
        };
        StringFile::write(this, text)?;
        this.state.lock().seek(0);
        Ok(())
    }

    /// Write a string; return its length.
    #[positional_only]
    #[plain]
    fn write(this: &Native<StringFile>, thread: &Thread, s: Value) -> Result<Value, Raised> {
        let Some(text) = s.downcast::<Str>() else {
            let kind = protocol::class_name(s);
            return Err(type_error(format!(
                "string argument expected, got '{kind}'"
            )));
        };
        StringFile::write(this, text)?;
        Ok(thread.int(text.len() as i64))
    }

    fn most(size: Option<i64>) -> usize {
        size.and_then(|size| usize::try_from(size).ok())
            .unwrap_or(usize::MAX)
    }

    /// Read at most size characters, or until the end.
    #[positional_only]
    #[plain]
    fn read(
        this: &Native<StringFile>,
        thread: &Thread,
        #[default] size: Option<i64>,
    ) -> Result<Value, Raised> {
        this.take(thread, |rest, _| length_of(rest, most(size)))
    }

    /// Read a line.
    #[positional_only]
    #[plain]
    fn readline(
        this: &Native<StringFile>,
        thread: &Thread,
        #[default] size: Option<i64>,
    ) -> Result<Value, Raised> {
        this.take(thread, |rest, newlines| {
            let end = newlines.line_end(rest, true).unwrap_or(rest.len());
            end.min(length_of(rest, most(size)))
        })
    }

    fn __next__(this: &Native<StringFile>, thread: &Thread) -> Result<Value, Raised> {
        let line = readline(this, thread, None)?;
        if line.downcast::<Str>().is_some_and(Str::is_empty) {
            Err(stop_iteration(thread, Value::NONE))
        } else {
            Ok(line)
        }
    }

    /// Return the whole text.
    #[plain]
    fn getvalue(this: &Native<StringFile>, thread: &Thread) -> Result<Value, Raised> {
        let text = this.state.lock().text()?.clone();
        Ok(from_octets(thread, &text))
    }

    /// Change the position, and return it.
    #[positional_only]
    #[plain]
    fn seek(this: &Native<StringFile>, pos: i64, #[default(0)] whence: i64) -> Result<i64, Raised> {
        this.check()?;
        match (whence, pos) {
            (0, ..0) => return Err(value_error(format!("Negative seek position {pos}"))),
            (0, _) | (1 | 2, 0) => {}
            (1 | 2, _) => {
                return Err(raise(
                    Exception::OSError,
                    "Can't do nonzero cur-relative seeks",
                ));
            }
            _ => {
                return Err(value_error(format!(
                    "Invalid whence ({whence}, should be 0, 1 or 2)"
                )));
            }
        }
        let mut state = this.state.lock();
        match whence {
            0 => state.seek(pos as usize),
            2 => {
                let length = state
                    .text
                    .as_ref()
                    .map_or(0, |text| super::characters_in(text));
                state.seek(length);
            }
            _ => {}
        }
        Ok(state.position as i64)
    }

    /// Return the position.
    #[plain]
    fn tell(this: &Native<StringFile>) -> Result<usize, Raised> {
        this.check()?;
        Ok(this.state.lock().position)
    }

    /// Cut the text off at a size, or at the position.
    #[positional_only]
    fn truncate(this: &Native<StringFile>, #[default] size: Option<i64>) -> Result<usize, Raised> {
        let mut state = this.state.lock();
        let size = match size {
            None => state.position,
            Some(size) => usize::try_from(size)
                .map_err(|_| value_error(format!("Negative size value {size}")))?,
        };
        let text = state.text()?;
        if let Some(end) = super::offset_of(text, size) {
            text.truncate(end);
        }
        let position = state.position;
        state.seek(position);
        Ok(size)
    }

    /// Let go of the text.
    fn close(this: &Native<StringFile>) {
        this.state.lock().text = None;
    }

    /// Whether the file was closed.
    #[getter]
    fn closed(this: &Native<StringFile>) -> bool {
        this.state.lock().text.is_none()
    }

    /// The ends of lines that were seen.
    #[getter]
    fn newlines(this: &Native<StringFile>, thread: &Thread) -> Result<Value, Raised> {
        this.check()?;
        let seen = this.state.lock().translator.seen;
        Ok(seen.value(thread))
    }

    fn __getstate__(this: &Native<StringFile>, thread: &Thread) -> Result<Value, Raised> {
        let text = getvalue(this, thread)?;
        let (newlines, position) = {
            let state = this.state.lock();
            (state.newlines, state.position)
        };
        let newline = match newlines {
            Newlines::Universal => Value::NONE,
            Newlines::Kept => thread.string(""),
            Newlines::LineFeed => thread.string("\n"),
            Newlines::Return => thread.string("\r"),
            Newlines::Both => thread.string("\r\n"),
        };
        let attributes = crate::io::state::attributes(thread, this.value())?;
        let items = [text, newline, thread.int(position as i64), attributes];
        Ok(thread.tuple(&items))
    }

    #[positional_only]
    fn __setstate__(
        this: &Native<StringFile>,
        thread: &Thread,
        state: Value,
    ) -> Result<(), Raised> {
        this.check()?;
        let items = crate::io::state::state_items(thread, this.value(), state, 4)?;
        // Ends of lines are as they shall be already.
        __init__(this, Value::NONE, items[1])?;
        let Some(text) = items[0].downcast::<Str>() else {
            let kind = protocol::class_name(items[0]);
            return Err(type_error(format!(
                "initial_value must be str or None, not {kind}"
            )));
        };
        this.state.lock().write(text.as_wtf8())?;
        let position = crate::io::state::state_position(thread, items[2], "third")?;
        this.state.lock().seek(position);
        crate::io::state::set_attributes(thread, this.value(), items[3], "fourth")
    }

    /// Whether the stream is flushed at the end of each line.
    #[getter]
    fn line_buffering(this: &Native<StringFile>) -> Result<bool, Raised> {
        this.check().map(|()| false)
    }

    fn flush(this: &Native<StringFile>) -> Result<(), Raised> {
        this.check()
    }

    fn readable(this: &Native<StringFile>) -> Result<bool, Raised> {
        this.check().map(|()| true)
    }

    fn writable(this: &Native<StringFile>) -> Result<bool, Raised> {
        this.check().map(|()| true)
    }

    fn seekable(this: &Native<StringFile>) -> Result<bool, Raised> {
        this.check().map(|()| true)
    }

    fn __del__(_this: &Native<StringFile>) {}
}
