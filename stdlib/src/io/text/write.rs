//! Writing text.

use crate::io::base::call;
use crate::io::text::stream::{State, Text, handler, plain_buffer};
use crate::io::unsupported::unsupported;
use weft_core::heap::{Raised, Str, Thread, Value};
use weft_core::types::bytes::codec::{self, Encoding, Order};

/// Octets that are kept here before they are passed on.
const CHUNK: usize = 8192;

/// How urgent it is to pass on what was written.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Urgency {
    Later,
    ToBuffer,
    ToFile,
}

impl Text {
    /// Writes a string.
    pub fn write(&self, thread: &Thread, text: &Str) -> Result<(), Raised> {
        let buffer = self.buffer()?;
        self.check_open(thread)?;
        let _guard = self.exclusive.enter_again(thread)?;
        // What lies below may write to this stream meanwhile.
        while self.is_full_with(text.as_wtf8().len()) {
            self.pass_on(thread, buffer)?;
        }
        let (pushed, read_ahead) = {
            let mut state = self.state.lock();
            let pushed = self.push(&mut state, text);
            (pushed, state.decoded.len() > state.place)
        };
        let urgency = match pushed {
            Some(urgency) => urgency,
            None => self.encode(thread, text)?,
        };
        if read_ahead && crate::io::buffered::is_able(thread, buffer, "seekable")? {
            self.forget_read();
        }
        if urgency != Urgency::Later {
            self.pass_on(thread, buffer)?;
        }
        if urgency == Urgency::ToFile {
            flush_buffer(thread, buffer)?;
        }
        Ok(())
    }

    /// Whether so many octets more would be more than are kept here.
    fn is_full_with(&self, more: usize) -> bool {
        let pending = self.state.lock().pending.len();
        pending > 0 && pending + more > CHUNK
    }

    fn forget_read(&self) {
        let mut state = self.state.lock();
        state.decoded.clear();
        state.place = 0;
        state.undecoded.clear();
        state.source.clear();
        state.translator.reset();
    }

    /// Adds text that is encoded as it stands; `None` if this text or encoding is not so simple.
    fn push(&self, state: &mut State, text: &Str) -> Option<Urgency> {
        let settings = state.settings.as_ref()?;
        let simple = match settings.encoding {
            Some(Encoding::Utf8) => !text.has_surrogates(),
            Some(Encoding::Ascii | Encoding::Latin1 | Encoding::Charmap(_)) => text.is_ascii(),
            _ => false,
        };
        if !simple || settings.newlines.written().is_some() {
            return None;
        }
        let octets = text.as_str().as_bytes();
        let urgency = urgency(state, octets);
        state.pending.extend_from_slice(octets);
        Some(
            if urgency == Urgency::Later && state.pending.len() >= CHUNK {
                Urgency::ToBuffer
            } else {
                urgency
            },
        )
    }

    fn encode(&self, thread: &Thread, text: &Str) -> Result<Urgency, Raised> {
        let settings = self.settings()?;
        let replaced = match settings.newlines.written() {
            Some(end) if text.as_wtf8().contains(&b'\n') => {
                let mut replaced = Vec::with_capacity(text.as_wtf8().len() + 8);
                for octet in text.as_wtf8() {
                    if *octet == b'\n' {
                        replaced.extend_from_slice(end)
                    } else {
                        replaced.push(*octet)
                    }
                }
                weft_core::types::str::from_octets(thread, &replaced)
            }
            _ => text.value(),
        };
        let octets = match settings.encoding {
            None => self.encode_registered(thread, replaced, &settings)?,
            Some(encoding) => {
                let begun = std::mem::replace(&mut self.state.lock().is_begun, true);
                let encoding = match encoding {
                    Encoding::Utf16(Order::Marked) if begun => Encoding::Utf16(Order::Little),
                    Encoding::Utf32(Order::Marked) if begun => Encoding::Utf32(Order::Little),
                    Encoding::Utf8WithMark if begun => Encoding::Utf8,
                    other => other,
                };
                let replaced = replaced.downcast::<Str>().expect("text");
                codec::encode_octets(thread, replaced, encoding, handler(&settings.errors))?
            }
        };
        let mut state = self.state.lock();
        let urgency = urgency(&state, text.as_wtf8());
        state.pending.extend_from_slice(&octets);
        Ok(
            if urgency == Urgency::Later && state.pending.len() >= CHUNK {
                Urgency::ToBuffer
            } else {
                urgency
            },
        )
    }

    /// Passes what is pending to the buffer.
    fn pass_on(&self, thread: &Thread, buffer: Value) -> Result<(), Raised> {
        let pending = std::mem::take(&mut self.state.lock().pending);
        if pending.is_empty() {
            return Ok(());
        }
        if let Some(stream) = plain_buffer(thread, &buffer) {
            let written = stream.write(thread, &pending);
            // The memory is used again.
            let mut state = self.state.lock();
            if state.pending.is_empty() {
                state.pending = pending;
                state.pending.clear();
            }
            return written.map(drop);
        }
        call(thread, buffer, "write", &[thread.bytes(&pending)]).map(drop)
    }

    /// Passes everything to the file.
    pub fn flush(&self, thread: &Thread) -> Result<(), Raised> {
        let buffer = self.buffer()?;
        self.check_open(thread)?;
        {
            let _guard = self.exclusive.enter_again(thread)?;
            self.pass_on(thread, buffer)?;
        }
        flush_buffer(thread, self.buffer()?)
    }

    /// Fails if the stream cannot be written to.
    pub fn check_writable(&self, thread: &Thread) -> Result<(), Raised> {
        let buffer = self.buffer()?;
        if crate::io::buffered::is_able(thread, buffer, "writable")? {
            return Ok(());
        }
        Err(unsupported(thread, "not writable"))
    }
}

fn urgency(state: &State, text: &[u8]) -> Urgency {
    let Some(settings) = &state.settings else {
        return Urgency::Later;
    };
    if settings.line_buffering && memchr::memchr2(b'\n', b'\r', text).is_some() {
        return Urgency::ToFile;
    }
    if settings.write_through {
        Urgency::ToBuffer
    } else {
        Urgency::Later
    }
}

fn flush_buffer(thread: &Thread, buffer: Value) -> Result<(), Raised> {
    match plain_buffer(thread, &buffer) {
        Some(stream) => stream.flush(thread),
        None => call(thread, buffer, "flush", &[]).map(drop),
    }
}
