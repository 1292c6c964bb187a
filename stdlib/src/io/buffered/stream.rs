//! A buffer over a file: what was read ahead, or what is still to be written.
//!
//! One thread works with a buffer at a time (`exclusive`); `state` is locked within that for moments only, in which no
//! Python code runs and nothing waits.

use crate::io::base::call;
use crate::io::buffered::raw;
use crate::io::exclusive::Exclusive;
use crate::io::file::File;
use crate::io::unsupported::{closed, unsupported};
use parking_lot::Mutex;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use weft_core::error::{Exception, raise_with, reserve, value_error};
use weft_core::heap::{Native, Raised, Slot, Thread, Trace, Tracer, Value};
use weft_core::interpreter::limits::check;
use weft_core::safepoint;

/// Octets of a buffer unless the program says otherwise.
pub const DEFAULT_SIZE: usize = 128 * 1024;

/// A buffer.
#[derive(Default)]
pub struct Buffered {
    raw: Slot,
    exclusive: Exclusive,
    state: Mutex<State>,
    size: AtomicUsize,
    reads: AtomicBool,
    writes: AtomicBool,
    /// Whether a text stream lies above and sees to the end of this.
    is_wrapped: AtomicBool,
    /// Whether the buffer was laid over something, which it may have been parted from.
    is_set_up: AtomicBool,
}

#[derive(Default)]
struct State {
    /// Octets that were read ahead; those before `place` are used.
    ahead: Vec<u8>,
    place: usize,
    /// Octets still to be written.
    pending: Vec<u8>,
}

impl State {
    fn rest(&self) -> &[u8] {
        &self.ahead[self.place..]
    }

    fn take(&mut self, count: usize) -> Vec<u8> {
        let taken = self.rest()[..count].to_vec();
        self.place += count;
        taken
    }

    fn take_all(&mut self) -> Vec<u8> {
        let taken = self.rest().to_vec();
        self.ahead.clear();
        self.place = 0;
        taken
    }
}

impl Trace for Buffered {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        tracer.slot(&self.raw);
    }
}

impl Buffered {
    /// Lays the buffer over an object.
    pub fn set_up(&self, raw: Value, size: usize, reads: bool, writes: bool) {
        self.size.store(size, Ordering::Relaxed);
        self.reads.store(reads, Ordering::Relaxed);
        self.writes.store(writes, Ordering::Relaxed);
        if let Some(file) = raw.downcast::<Native<File>>() {
            file.set_wrapped(true);
        }
        self.raw.set(raw);
        self.is_set_up.store(true, Ordering::Relaxed);
    }

    /// Takes the buffer off what lies below, as before it was made.
    pub fn unset(&self) {
        self.is_set_up.store(false, Ordering::Relaxed);
        self.raw.clear();
        *self.state.lock() = State::default();
    }

    /// What lies below.
    pub fn raw(&self) -> Result<Value, Raised> {
        self.raw.get().ok_or_else(|| {
            if self.is_set_up.load(Ordering::Relaxed) {
                value_error("raw stream has been detached")
            } else {
                uninitialized()
            }
        })
    }

    /// What lies below, if anything.
    pub fn try_raw(&self) -> Option<Value> {
        self.raw.get()
    }

    /// Whether anything is still to be written.
    pub fn has_pending(&self) -> bool {
        !self.state.lock().pending.is_empty()
    }

    /// Whether the buffer is for writing.
    pub fn writes(&self) -> bool {
        self.writes.load(Ordering::Relaxed)
    }

    /// Says whether a text stream lies above.
    pub fn set_wrapped(&self, wrapped: bool) {
        self.is_wrapped.store(wrapped, Ordering::Relaxed);
    }

    /// Whether a text stream lies above.
    pub fn is_wrapped(&self) -> bool {
        self.is_wrapped.load(Ordering::Relaxed)
    }

    /// Whether the file was closed.
    pub fn is_closed(&self, thread: &Thread) -> Result<bool, Raised> {
        raw::is_closed(thread, self.raw()?)
    }

    fn for_reading(&self, thread: &Thread, what: &str) -> Result<Value, Raised> {
        let below = self.raw()?;
        if !self.reads.load(Ordering::Relaxed) {
            return Err(unsupported(thread, "not readable"));
        }
        if raw::is_closed(thread, below)? {
            return Err(closed(what));
        }
        Ok(below)
    }

    /// Reads at most `size` octets, or until the end if there is no size; `None` if there is nothing now.
    pub fn read(&self, thread: &Thread, size: Option<usize>) -> Result<Option<Vec<u8>>, Raised> {
        let below = self.for_reading(thread, "read of closed file")?;
        let _guard = self.exclusive.enter(thread)?;
        let Some(size) = size else {
            self.write_out(thread, below)?;
            let mut all = self.state.lock().take_all();
            return match raw::read_all(thread, below)? {
                Some(rest) if all.is_empty() => Ok(Some(rest)),
                Some(rest) => {
                    all.extend_from_slice(&rest);
                    Ok(Some(all))
                }
                None if all.is_empty() => Ok(None),
                None => Ok(Some(all)),
            };
        };
        let mut result = {
            let mut state = self.state.lock();
            if state.rest().len() >= size {
                return Ok(Some(state.take(size)));
            }
            state.take_all()
        };
        self.write_out(thread, below)?;
        let buffer_size = self.size.load(Ordering::Relaxed);
        while result.len() < size {
            // What came may be less than asked for because the program has to end.
            safepoint::poll(thread)?;
            let missing = size - result.len();
            let Some(part) = raw::read(thread, below, missing.max(buffer_size))? else {
                return Ok(if result.is_empty() {
                    None
                } else {
                    Some(result)
                });
            };
            if part.is_empty() {
                break;
            }
            if result.is_empty() && part.len() <= missing {
                result = part;
                continue;
            }
            let used = missing.min(part.len());
            thread.append_octets(&mut result, &part[..used]);
            self.keep_ahead(part, used);
        }
        Ok(Some(result))
    }

    fn keep_ahead(&self, part: Vec<u8>, used: usize) {
        if used < part.len() {
            let mut state = self.state.lock();
            state.ahead = part;
            state.place = used;
        }
    }

    /// Reads at most `size` octets: what was read ahead, and what one call to the file gives beside that.
    pub fn read_once(&self, thread: &Thread, size: usize) -> Result<Option<Vec<u8>>, Raised> {
        let below = self.for_reading(thread, "readinto of closed file")?;
        let _guard = self.exclusive.enter(thread)?;
        let mut result = {
            let mut state = self.state.lock();
            let there = state.rest().len();
            state.take(there.min(size))
        };
        let missing = size - result.len();
        let buffer_size = self.size.load(Ordering::Relaxed);
        // A call that would only fill the buffer is made if there is nothing else.
        if missing == 0 || !result.is_empty() && missing <= buffer_size {
            return Ok(Some(result));
        }
        self.write_out(thread, below)?;
        match raw::read(thread, below, missing.max(buffer_size))? {
            Some(part) => {
                let used = missing.min(part.len());
                result.extend_from_slice(&part[..used]);
                self.keep_ahead(part, used);
                Ok(Some(result))
            }
            None if result.is_empty() => Ok(None),
            None => Ok(Some(result)),
        }
    }

    /// Reads what is there, with one call to the file at the most.
    pub fn read_some(
        &self,
        thread: &Thread,
        size: Option<usize>,
    ) -> Result<Option<Vec<u8>>, Raised> {
        let below = self.for_reading(thread, "read of closed file")?;
        let _guard = self.exclusive.enter(thread)?;
        let buffer_size = self.size.load(Ordering::Relaxed);
        let size = size.unwrap_or(buffer_size);
        if size == 0 {
            return Ok(Some(Vec::new()));
        }
        {
            let mut state = self.state.lock();
            let there = state.rest().len();
            if there > 0 {
                return Ok(Some(state.take(there.min(size))));
            }
        }
        self.write_out(thread, below)?;
        let part = raw::read(thread, below, size.min(buffer_size.max(8192)))?;
        Ok(part)
    }

    /// What would be read next, without reading on if anything is there.
    pub fn peek(&self, thread: &Thread) -> Result<Vec<u8>, Raised> {
        let below = self.for_reading(thread, "peek of closed file")?;
        let _guard = self.exclusive.enter(thread)?;
        self.write_out(thread, below)?;
        if self.state.lock().rest().is_empty() {
            self.fill(thread, below)?;
        }
        Ok(self.state.lock().rest().to_vec())
    }

    fn fill(&self, thread: &Thread, below: Value) -> Result<bool, Raised> {
        let part = raw::read(thread, below, self.size.load(Ordering::Relaxed))?.unwrap_or_default();
        let filled = !part.is_empty();
        let mut state = self.state.lock();
        state.ahead = part;
        state.place = 0;
        Ok(filled)
    }

    /// Reads to the end of a line, but at most `most` octets.
    pub fn read_line(&self, thread: &Thread, most: usize) -> Result<Vec<u8>, Raised> {
        let below = self.for_reading(thread, "readline of closed file")?;
        let _guard = self.exclusive.enter(thread)?;
        self.write_out(thread, below)?;
        let mut line = Vec::new();
        loop {
            {
                let mut state = self.state.lock();
                let rest = state.rest();
                let room = most - line.len();
                let end = memchr::memchr(b'\n', rest).map(|place| place + 1);
                let count = end.unwrap_or(rest.len()).min(room);
                let part = state.take(count);
                reserve(&mut line, part.len())?;
                line.extend_from_slice(&part);
                if line.len() == most || line.ends_with(b"\n") {
                    return Ok(line);
                }
            }
            check(thread)?;
            if !self.fill(thread, below)? {
                return Ok(line);
            }
        }
    }

    /// Adds octets to what is to be written; writes when the buffer is full.
    pub fn write(&self, thread: &Thread, octets: &[u8]) -> Result<usize, Raised> {
        let below = self.raw()?;
        if !self.writes.load(Ordering::Relaxed) {
            return Err(unsupported(thread, "write"));
        }
        let _guard = self.exclusive.enter(thread)?;
        // Whoever had the lock before may have closed the file.
        if raw::is_closed(thread, below)? {
            return Err(closed("write to closed file"));
        }
        self.drop_ahead(thread, below)?;
        let size = self.size.load(Ordering::Relaxed);
        if octets.len() < size && self.keep(octets, size) {
            return Ok(octets.len());
        }
        if !self.write_pending(thread, below)? {
            if self.keep(octets, size) {
                return Ok(octets.len());
            }
            let mut state = self.state.lock();
            let room = size.saturating_sub(state.pending.len());
            state.pending.extend_from_slice(&octets[..room]);
            drop(state);
            return Err(would_block(thread, room));
        }
        let mut rest = octets;
        while rest.len() >= size {
            match raw::write(thread, below, rest)? {
                Some(count) => rest = &rest[count..],
                None if rest.len() == size => break,
                None => {
                    self.state.lock().pending = rest[..size].to_vec();
                    return Err(would_block(thread, octets.len() - rest.len() + size));
                }
            }
        }
        self.state.lock().pending.extend_from_slice(rest);
        Ok(octets.len())
    }

    /// Adds octets to what is pending if they fit.
    fn keep(&self, octets: &[u8], size: usize) -> bool {
        let mut state = self.state.lock();
        let fits = state.pending.len() + octets.len() <= size;
        if fits {
            state.pending.extend_from_slice(octets);
        }
        fits
    }

    /// Goes back over what was read ahead, which writing makes stale.
    fn drop_ahead(&self, thread: &Thread, below: Value) -> Result<(), Raised> {
        let ahead = self.state.lock().take_all().len();
        if ahead > 0 {
            raw::seek(thread, below, -(ahead as i64), 1)?;
        }
        Ok(())
    }

    /// Writes what is pending. What could not be written stays.
    fn write_out(&self, thread: &Thread, below: Value) -> Result<(), Raised> {
        if self.write_pending(thread, below)? {
            Ok(())
        } else {
            Err(would_block(thread, 0))
        }
    }

    /// Writes what is pending; whether all could be written without waiting.
    fn write_pending(&self, thread: &Thread, below: Value) -> Result<bool, Raised> {
        let pending = std::mem::take(&mut self.state.lock().pending);
        let mut rest = &*pending;
        while !rest.is_empty() {
            let written = raw::write(thread, below, rest);
            match written {
                Ok(Some(count)) => rest = &rest[count..],
                Ok(None) | Err(_) => {
                    self.state.lock().pending = rest.to_vec();
                    return written.map(|_| false);
                }
            }
        }
        Ok(true)
    }

    /// Writes what is pending to the file, and lets go of what was read ahead.
    pub fn flush(&self, thread: &Thread) -> Result<(), Raised> {
        let below = self.raw()?;
        if raw::is_closed(thread, below)? {
            return Err(closed("flush of closed file"));
        }
        if !self.writes() {
            return Ok(());
        }
        let _guard = self.exclusive.enter(thread)?;
        self.write_out(thread, below)?;
        if self.writes.load(Ordering::Relaxed) && self.reads.load(Ordering::Relaxed) {
            self.drop_ahead(thread, below)?;
        }
        Ok(())
    }

    /// Forgets what is pending, when the file is closed although it could not be written.
    pub fn discard(&self) {
        self.state.lock().pending.clear();
    }

    /// The position of the program, which is not that of the file.
    pub fn tell(&self, thread: &Thread) -> Result<i64, Raised> {
        let below = self.raw()?;
        let _guard = self.exclusive.enter(thread)?;
        let position = raw::seek(thread, below, 0, 1)?;
        let state = self.state.lock();
        Ok((position - state.rest().len() as i64 + state.pending.len() as i64).max(0))
    }

    /// Changes the position.
    pub fn seek(&self, thread: &Thread, position: i64, whence: i64) -> Result<i64, Raised> {
        let below = self.raw()?;
        if raw::is_closed(thread, below)? {
            return Err(closed("seek of closed file"));
        }
        if !(0..=2).contains(&whence) {
            return Err(value_error(format!("whence value {whence} unsupported")));
        }
        if !raw::is_able(thread, below, "seekable")? {
            return Err(unsupported(thread, "File or stream is not seekable."));
        }
        let _guard = self.exclusive.enter(thread)?;
        self.write_out(thread, below)?;
        let ahead = self.state.lock().rest().len() as i64;
        let position = if whence == 1 {
            position - ahead
        } else {
            position
        };
        let result = raw::seek(thread, below, position, whence)?;
        self.state.lock().take_all();
        Ok(result)
    }

    /// Flushes, and parts from the file.
    pub fn detach(&self, thread: &Thread) -> Result<Value, Raised> {
        let below = self.raw()?;
        self.flush(thread)?;
        self.part();
        Ok(below)
    }

    fn part(&self) {
        let below = self.raw.take();
        if let Some(file) = below.as_ref().and_then(Value::downcast::<Native<File>>) {
            file.set_wrapped(false);
        }
    }

    /// Closes what lies below, while no other thread writes.
    pub fn close_below(&self, thread: &Thread, below: Value) -> Result<(), Raised> {
        let _guard = self.exclusive.enter(thread)?;
        call(thread, below, "close", &[]).map(drop)
    }
}

/// The error of an operation on a stream that was never laid over anything.
#[cold]
pub fn uninitialized() -> Raised {
    value_error("I/O operation on uninitialized object")
}

/// The error of a write that could not be finished at once.
#[cold]
fn would_block(thread: &Thread, written: usize) -> Raised {
    let text = "write could not complete without blocking";
    let arguments = [
        Value::from_i32(11),
        thread.string(text),
        thread.int(written as i64),
    ];
    raise_with(thread, Exception::BlockingIOError, &arguments)
}
