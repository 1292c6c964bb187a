//! Where the system puts what is received. A thread keeps that room from one call to the next: making it anew costs as much
//! as the rest of receiving a message does.

use std::cell::Cell;
use std::ops::Deref;
use weft_core::heap::Raised;

/// For so many octets a thread keeps room: what asyncio asks for.
const KEPT: usize = 256 << 10;

/// What is received begins with a line of the cache: to other places the system copies three times as slowly.
const LINE: usize = 64;

thread_local! {
    /// Empty until something is received, and while it is used.
    static ROOM: Cell<Vec<u8>> = const { Cell::new(Vec::new()) };
}

/// Octets that were received.
pub struct Room {
    octets: Vec<u8>,
    /// Where what was received begins.
    start: usize,
    count: usize,
}

impl Room {
    /// Room for `size` octets, none of which was received yet.
    ///
    /// # Errors
    /// `MemoryError` if they are more than a program may ask for.
    pub fn new(size: usize) -> Result<Room, Raised> {
        let octets = if size > KEPT {
            weft_core::error::zeros(size.saturating_add(LINE))?
        } else {
            match ROOM.take() {
                kept if kept.is_empty() => vec![0; KEPT + LINE],
                kept => kept,
            }
        };
        Ok(Room {
            start: octets.as_ptr().align_offset(LINE).min(LINE),
            octets,
            count: 0,
        })
    }

    /// Has `receive` fill the first `size` octets, or some of them, and say how many.
    ///
    /// # Errors
    /// Those of `receive`.
    pub fn fill<E>(
        &mut self,
        size: usize,
        receive: impl FnOnce(&mut [u8]) -> Result<usize, E>,
    ) -> Result<(), E> {
        self.count = receive(&mut self.octets[self.start..][..size])?;
        Ok(())
    }
}

impl Deref for Room {
    type Target = [u8];

    fn deref(&self) -> &[u8] {
        &self.octets[self.start..][..self.count]
    }
}

impl Drop for Room {
    fn drop(&mut self) {
        if self.octets.len() == KEPT + LINE {
            ROOM.set(std::mem::take(&mut self.octets));
        }
    }
}
