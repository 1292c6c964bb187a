//! Where the octets of a pickle come from: memory, or what an unpickler reads.

use crate::pickle::error::unpickling_error;
use weft_core::error::{Exception, raise};
use weft_core::heap::{Raised, Thread};

/// Where the octets of a pickle come from.
pub trait Source {
    /// The next `count` octets.
    fn read(&mut self, thread: &Thread, count: usize) -> Result<&[u8], Raised>;

    /// The next opcode, before which a pickle may not begin at all.
    fn opcode(&mut self, thread: &Thread) -> Result<u8, Raised>;

    /// The octets to the end of the line, without that.
    fn read_line(&mut self, thread: &Thread) -> Result<Vec<u8>, Raised>;

    /// Begins a frame of so many octets (PEP 3154), over whose end nothing may reach.
    fn begin_frame(&mut self, thread: &Thread, length: usize) -> Result<(), Raised>;
}

/// A pickle in memory.
pub struct Slice<'a> {
    octets: &'a [u8],
    place: usize,
    /// Where the frame ends that is being read, or the pickle.
    end: usize,
}

impl<'a> Slice<'a> {
    /// From the start.
    pub fn new(octets: &'a [u8]) -> Slice<'a> {
        Slice {
            octets,
            place: 0,
            end: octets.len(),
        }
    }
}

/// Raises the error for a pickle that ends too early.
pub fn ended(thread: &Thread) -> Raised {
    unpickling_error(thread, "pickle data was truncated")
}

/// Raises the error for the end where an opcode should be.
pub fn no_input(_: &Thread) -> Raised {
    raise(Exception::EOFError, "Ran out of input")
}

/// Raises the error for what reaches over the end of its frame.
pub fn exhausted(thread: &Thread) -> Raised {
    unpickling_error(thread, "pickle exhausted before end of frame")
}

/// Raises the error for a frame inside of another one.
pub fn nested(thread: &Thread) -> Raised {
    unpickling_error(
        thread,
        "beginning of a new frame before end of current frame",
    )
}

impl Slice<'_> {
    /// Leaves a frame that is read to its end.
    #[inline]
    fn leave_frame(&mut self) {
        if self.place == self.end {
            self.end = self.octets.len();
        }
    }

    #[cold]
    fn missing(&self, thread: &Thread) -> Raised {
        if self.end < self.octets.len() {
            exhausted(thread)
        } else {
            ended(thread)
        }
    }
}

impl Source for Slice<'_> {
    #[inline]
    fn read(&mut self, thread: &Thread, count: usize) -> Result<&[u8], Raised> {
        self.leave_frame();
        match self.octets[self.place..self.end].get(..count) {
            Some(found) => {
                self.place += count;
                Ok(found)
            }
            None => Err(self.missing(thread)),
        }
    }

    #[inline]
    fn opcode(&mut self, thread: &Thread) -> Result<u8, Raised> {
        self.leave_frame();
        let Some(opcode) = self.octets.get(self.place) else {
            return Err(no_input(thread));
        };
        self.place += 1;
        Ok(*opcode)
    }

    fn read_line(&mut self, thread: &Thread) -> Result<Vec<u8>, Raised> {
        self.leave_frame();
        let rest = &self.octets[self.place..self.end];
        match memchr::memchr(b'\n', rest) {
            Some(end) => {
                self.place += end + 1;
                Ok(rest[..end].to_vec())
            }
            None => Err(self.missing(thread)),
        }
    }

    fn begin_frame(&mut self, thread: &Thread, length: usize) -> Result<(), Raised> {
        self.leave_frame();
        if self.end < self.octets.len() {
            return Err(nested(thread));
        }
        if length > self.octets.len() - self.place {
            return Err(ended(thread));
        }
        self.end = self.place + length;
        Ok(())
    }
}
