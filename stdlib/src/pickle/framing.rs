//! The octets of a pickle: frames (PEP 3154), and what goes to the file of a pickler before the pickle is whole.

use crate::pickle::opcode::{FRAME, PROTO, STOP};
use crate::pickle::save::Saver;
use weft_core::heap::{Raised, Value};
use weft_core::protocol;

/// A frame ends at the first object after so many octets, and an object of so many has none.
const FRAME_TARGET: usize = 64 * 1024;

/// A frame of fewer octets is left without a head.
const FRAME_LEAST: usize = 4;

/// The opcode of a frame, and the number of its octets.
const FRAME_HEAD: usize = 9;

impl Saver<'_> {
    /// The pickle of an object; with a file only what that has not got yet.
    pub fn dump(&mut self, object: Value) -> Result<Vec<u8>, Raised> {
        self.out.clear();
        self.frame = None;
        if self.options.protocol >= 2 {
            self.out.extend([PROTO, self.options.protocol]);
        }
        self.begin_frame();
        self.save(object)?;
        self.out.push(STOP);
        self.end_frame();
        Ok(std::mem::take(&mut self.out))
    }

    /// Writes the pickle of an object by way of the method of a file.
    pub fn dump_to(&mut self, write: Value, object: Value) -> Result<(), Raised> {
        self.write = Some(write);
        let rest = self.dump(object)?;
        protocol::call_values(self.thread, write, &[self.thread.bytes(&rest)]).map(drop)
    }

    fn begin_frame(&mut self) {
        if self.options.protocol >= 4 {
            self.frame = Some(self.out.len());
            self.out.extend([0; FRAME_HEAD]);
        }
    }

    fn end_frame(&mut self) {
        let Some(start) = self.frame.take() else {
            return;
        };
        let length = self.out.len() - start - FRAME_HEAD;
        if length < FRAME_LEAST {
            self.out.drain(start..start + FRAME_HEAD);
            return;
        }
        self.out[start] = FRAME;
        self.out[start + 1..start + FRAME_HEAD].copy_from_slice(&(length as u64).to_le_bytes());
    }

    /// Gives the file what was written.
    fn flush(&mut self) -> Result<(), Raised> {
        if let Some(write) = self.write {
            let octets = self.thread.bytes(&self.out);
            self.out.clear();
            protocol::call_values(self.thread, write, &[octets])?;
        }
        Ok(())
    }

    /// Ends the frame before an object if it is long enough. What is written on trial stays in one piece.
    #[inline]
    pub(super) fn boundary(&mut self) -> Result<(), Raised> {
        match self.frame {
            Some(start) if self.out.len() - start >= FRAME_TARGET + FRAME_HEAD => self.next_frame(),
            _ => Ok(()),
        }
    }

    #[cold]
    fn next_frame(&mut self) -> Result<(), Raised> {
        if self.trials > 0 {
            return Ok(());
        }
        self.end_frame();
        self.flush()?;
        self.begin_frame();
        Ok(())
    }

    /// Writes octets after an opcode that suits their number.
    pub(super) fn push_sized(
        &mut self,
        octets: &[u8],
        short: Option<u8>,
        usual: u8,
        long: u8,
    ) -> Result<(), Raised> {
        let alone = octets.len() >= FRAME_TARGET && self.trials == 0;
        if alone {
            self.end_frame();
        }
        match (short, octets.len()) {
            (Some(short), length @ ..256) => self.out.extend([short, length as u8]),
            (_, length) => match u32::try_from(length) {
                Ok(length) if usual != long => {
                    self.out.push(usual);
                    self.out.extend(length.to_le_bytes());
                }
                _ => {
                    self.out.push(long);
                    self.out.extend((length as u64).to_le_bytes());
                }
            },
        }
        match self.write.filter(|_| alone) {
            Some(write) => {
                self.flush()?;
                let payload = self.thread.bytes(octets);
                protocol::call_values(self.thread, write, &[payload])?;
            }
            None => self.out.extend_from_slice(octets),
        }
        if alone {
            self.begin_frame();
        }
        Ok(())
    }
}
