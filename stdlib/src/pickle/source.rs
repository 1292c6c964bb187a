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
}

/// A pickle in memory.
pub struct Slice<'a> {
    octets: &'a [u8],
    place: usize,
}

impl<'a> Slice<'a> {
    /// From the start.
    pub fn new(octets: &'a [u8]) -> Slice<'a> {
        Slice { octets, place: 0 }
    }
}

/// Raises the error for a pickle that ends too early.
fn ended(thread: &Thread) -> Raised {
    unpickling_error(thread, "pickle data was truncated")
}

/// Raises the error for the end where an opcode should be.
pub fn no_input(_: &Thread) -> Raised {
    raise(Exception::EOFError, "Ran out of input")
}

impl Source for Slice<'_> {
    #[inline]
    fn read(&mut self, thread: &Thread, count: usize) -> Result<&[u8], Raised> {
        match self
            .octets
            .get(self.place..)
            .and_then(|rest| rest.get(..count))
        {
            Some(found) => {
                self.place += count;
                Ok(found)
            }
            None => Err(ended(thread)),
        }
    }

    #[inline]
    fn opcode(&mut self, thread: &Thread) -> Result<u8, Raised> {
        let Some(opcode) = self.octets.get(self.place) else {
            return Err(no_input(thread));
        };
        self.place += 1;
        Ok(*opcode)
    }

    fn read_line(&mut self, thread: &Thread) -> Result<Vec<u8>, Raised> {
        let rest = &self.octets[self.place..];
        match memchr::memchr(b'\n', rest) {
            Some(end) => {
                self.place += end + 1;
                Ok(rest[..end].to_vec())
            }
            None => Err(ended(thread)),
        }
    }
}
