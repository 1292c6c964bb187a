//! The state of a text stream.
//!
//! One thread works with a stream at a time (`exclusive`); `state` is locked within that for moments only, in which no
//! Python code runs and nothing waits.

use crate::io::buffered::Buffered;
use crate::io::exclusive::Exclusive;
use crate::io::text::newline::{Newlines, Translator};
use parking_lot::Mutex;
use weft_core::error::value_error;
use weft_core::heap::{Native, Raised, Slot, Thread, Trace, Tracer, Value};
use weft_core::interpreter::Interpreter;
use weft_core::types::bytes::codec::{Encoding, Handler};
use weft_core::types::class::Class;

/// What a text stream is made with.
#[derive(Clone, Debug)]
pub struct Settings {
    /// The encoding, if it is a built-in one; others are known by name.
    pub encoding: Option<Encoding>,
    /// The encoding's name as it was given.
    pub encoding_name: String,
    /// The handler of errors.
    pub errors: String,
    /// The ends of lines.
    pub newlines: Newlines,
    /// Whether to flush at the end of each line.
    pub line_buffering: bool,
    /// Whether to pass on what is written at once.
    pub write_through: bool,
}

/// Text over a buffer.
#[derive(Default)]
pub struct Text {
    pub(super) buffer: Slot,
    /// The incremental codecs of an encoding that is not built in.
    pub(super) encoder: Slot,
    pub(super) decoder: Slot,
    pub(super) exclusive: Exclusive,
    pub(super) state: Mutex<State>,
}

/// What changes as a stream is used.
#[derive(Default)]
pub(super) struct State {
    pub settings: Option<Settings>,
    /// Octets to be written that were not passed to the buffer yet.
    pub pending: Vec<u8>,
    /// Text that was decoded, in generalised UTF-8; what is before `place` is used.
    pub decoded: Vec<u8>,
    pub place: usize,
    /// Octets of a character that was cut off.
    pub undecoded: Vec<u8>,
    pub translator: Translator,
    /// The octets that `decoded` was made of, with those left over before them.
    pub source: Vec<u8>,
    /// Whether the encoding's mark was written or read.
    pub is_begun: bool,
    /// The encoding that the mark named.
    pub marked: Option<Encoding>,
    /// Whether iteration has begun, after which positions are not known.
    pub iterates: bool,
}

impl Trace for Text {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        tracer.slots([&self.buffer, &self.encoder, &self.decoder]);
    }

    fn next(object: &Native<Self>, thread: &Thread) -> Option<Result<Option<Value>, Raised>> {
        // A subclass may have a `readline` or `__next__` of its own.
        let is_plain = thread.class_of(object.value()) == Interpreter::class_of::<Text>(thread).0;
        is_plain.then(|| object.next_line(thread))
    }
}

impl Text {
    /// Lays the stream over a buffer.
    pub fn set_up(&self, buffer: Value, settings: Settings) {
        *self.state.lock() = State {
            settings: Some(settings),
            ..State::default()
        };
        self.forget_codecs();
        if let Some(stream) = buffer.downcast::<Native<Buffered>>() {
            stream.set_wrapped(true);
        }
        self.buffer.set(buffer);
    }

    /// Takes the stream off what lies below, as before it was made.
    pub fn unset(&self) {
        self.buffer.clear();
        *self.state.lock() = State::default();
        self.forget_codecs();
    }

    /// What lies below.
    pub fn buffer(&self) -> Result<Value, Raised> {
        self.buffer.get().ok_or_else(|| {
            if self.state.lock().settings.is_none() {
                value_error("I/O operation on uninitialized object")
            } else {
                value_error("underlying buffer has been detached")
            }
        })
    }

    /// The settings.
    pub fn settings(&self) -> Result<Settings, Raised> {
        self.state
            .lock()
            .settings
            .clone()
            .ok_or_else(|| value_error("I/O operation on uninitialized object"))
    }

    /// Changes the settings.
    pub fn change_settings(&self, change: impl FnOnce(&mut Settings)) {
        if let Some(settings) = &mut self.state.lock().settings {
            change(settings);
        }
    }

    /// Whether the file was closed.
    pub fn is_closed(&self, thread: &Thread) -> Result<bool, Raised> {
        let buffer = self.buffer()?;
        match buffer.downcast::<Native<Buffered>>() {
            Some(buffer) => buffer.is_closed(thread),
            None => crate::io::base::is_closed(thread, buffer),
        }
    }

    /// Fails if the file was closed.
    pub fn check_open(&self, thread: &Thread) -> Result<(), Raised> {
        if self.is_closed(thread)? {
            return Err(value_error("I/O operation on closed file."));
        }
        Ok(())
    }
}

impl Text {
    /// Whether something lies below.
    pub fn has_buffer(&self) -> bool {
        self.buffer.get().is_some()
    }

    /// Whether the buffer below is one of this module's for writing; other streams are asked.
    pub fn is_known_writable(&self) -> bool {
        self.buffer.get().is_some_and(|buffer| {
            buffer
                .downcast::<Native<Buffered>>()
                .is_some_and(|buffer| buffer.writes())
        })
    }

    /// Whether anything is still to be written, here or in the buffer.
    pub fn has_pending(&self) -> bool {
        let buffer = self.buffer.get();
        let below = buffer.and_then(|buffer| {
            buffer
                .downcast::<Native<Buffered>>()
                .map(|buffer| buffer.has_pending())
        });
        !self.state.lock().pending.is_empty() || below == Some(true)
    }

    /// Whether anything was read.
    pub fn has_decoded(&self) -> bool {
        let state = self.state.lock();
        !state.decoded.is_empty() || !state.undecoded.is_empty()
    }

    /// The ends of lines that were seen, as Python shows them.
    pub fn newlines_seen(&self, thread: &Thread) -> Value {
        let seen = self.state.lock().translator.seen;
        seen.value(thread)
    }

    /// Parts from the buffer below, and gives it.
    pub fn part(&self) -> Result<Value, Raised> {
        let buffer = self.buffer()?;
        if let Some(stream) = buffer.downcast::<Native<Buffered>>() {
            stream.set_wrapped(false);
        }
        self.buffer.clear();
        Ok(buffer)
    }

    /// The next line of an iteration; nothing at the end.
    pub fn next_line(&self, thread: &Thread) -> Result<Option<Value>, Raised> {
        self.set_iterating(true);
        let line = self.read_line(thread, None)?;
        if line
            .downcast::<weft_core::heap::Str>()
            .is_some_and(|line| line.is_empty())
        {
            self.set_iterating(false);
            return Ok(None);
        }
        Ok(Some(line))
    }
}

/// The handler of a name.
pub fn handler(name: &str) -> Handler<'_> {
    Handler::named(name)
}

/// The buffer of this module that an object is, if no Python class and no attribute changes what it does.
pub(super) fn plain_buffer<'a>(thread: &Thread, buffer: &'a Value) -> Option<&'a Native<Buffered>> {
    let stream = buffer.downcast::<Native<Buffered>>()?;
    let class = thread.class_of(*buffer);
    let is_native = Class::of(&class).is_some_and(|class| class.definition().is_some());
    let has_attributes = || buffer.attributes().and_then(Slot::get).is_some();
    (is_native && !has_attributes()).then_some(stream)
}
