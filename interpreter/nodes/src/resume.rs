//! Where a suspended statement was: nothing for code that is never suspended, a slot of the frame for code that is.

use weft_heap::{Frame, FrameSlot};

/// Where a statement keeps which part of it is suspended.
pub trait Resume: Send + Sync + Copy + 'static {
    /// Whether the statement may be suspended.
    const RESUMABLE: bool;

    /// The number of the part that is suspended, counted from 1; 0 if none is. It is forgotten.
    fn take(self, frame: Frame<'_>) -> usize;

    /// Notes that a part is suspended.
    fn put(self, frame: Frame<'_>, part: usize);
}

/// For statements that are never suspended.
#[derive(Clone, Copy, Debug)]
pub struct Never;

impl Resume for Never {
    const RESUMABLE: bool = false;

    #[inline(always)]
    fn take(self, _: Frame<'_>) -> usize {
        0
    }

    #[inline(always)]
    fn put(self, _: Frame<'_>, _: usize) {}
}

/// For statements that may be suspended: the slot that says where.
#[derive(Clone, Copy, Debug)]
pub struct At(pub FrameSlot);

impl At {
    /// The slot.
    pub fn slot(self) -> FrameSlot {
        self.0
    }

    /// The number of the part that is suspended, which stays where it is.
    #[inline(always)]
    pub fn get(self, frame: Frame<'_>) -> usize {
        frame.number(self.0)
    }
}

impl Resume for At {
    const RESUMABLE: bool = true;

    #[inline(always)]
    fn take(self, frame: Frame<'_>) -> usize {
        frame.take_number(self.0)
    }

    #[inline(always)]
    fn put(self, frame: Frame<'_>, part: usize) {
        frame.put_number(self.0, part);
    }
}
