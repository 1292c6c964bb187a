//! Activations: how those who keep a frame in view tell whether it still runs.
//!
//! A frame that somebody wants to know again gets a number, in the spare bits of its link. Entering a frame writes the
//! link afresh and without a number, so a number is found at a place only until another frame is entered there. While
//! the place is also one of those that run, it is still the same frame. Calls and returns know nothing of this.

use crate::stack::{Frame, PREVIOUS, Window};
use crate::thread::Thread;

/// Where in a link the number stands: above the slots (16 bits) and the distance (22 bits).
const NUMBER_SHIFT: u32 = 40;
/// The bits of a link that hold the distance, once they are shifted to the right place.
const DISTANCE: u64 = (1 << 22) - 1;
/// The bits of a number.
const NUMBER_BITS: u32 = 23;

/// A frame that was marked, told apart from all others of its interpreter.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Activation {
    /// The thread, from 1, above the number; 0 for no frame at all. One word, so that the whole is handed on in registers.
    mark: u64,
    base: usize,
}

impl Activation {
    /// No frame.
    pub const NONE: Activation = Activation { mark: 0, base: 0 };

    fn new(thread: u32, number: u32, base: usize) -> Activation {
        Activation {
            mark: u64::from(thread) << u32::BITS | u64::from(number),
            base,
        }
    }

    fn thread(self) -> u32 {
        (self.mark >> u32::BITS) as u32
    }

    const fn number(self) -> u32 {
        self.mark as u32
    }

    /// A number by which it can be found among those of its thread; now and then two have the same.
    pub const fn key(self) -> i64 {
        self.number() as i64
    }

    /// Whether there is no frame.
    pub const fn is_none(self) -> bool {
        self.mark == 0
    }
}

fn link_of(frame: Frame<'_>) -> u64 {
    // SAFETY: a frame that was entered has its link there, and the place stays within the mapping afterwards.
    unsafe { frame.base().add(PREVIOUS).read() }
}

impl Frame<'_> {
    /// Whether somebody may keep the frame in view, which had an activation made of it.
    #[inline]
    pub fn is_marked(self) -> bool {
        link_of(self) >> NUMBER_SHIFT != 0
    }
}

impl Thread {
    /// The running frame; `None` when no Python code runs.
    pub fn current_frame(&self) -> Option<Frame<'_>> {
        (self.frame_place() > self.stack).then(|| Frame::at(self.frame_place()))
    }

    /// The frame that was running when `frame` was entered.
    pub fn frame_before<'f>(&'f self, frame: Frame<'f>) -> Option<Frame<'f>> {
        let slots = link_of(frame) >> 18 & DISTANCE;
        // SAFETY: the distance leads to the frame that was running, or to the mark at the bottom.
        let before = unsafe { frame.base().sub(slots as usize) };
        (before > self.stack).then(|| Frame::at(before))
    }

    /// The activation of a frame of this thread that runs; it is marked if it was not.
    pub fn activation(&self, frame: Frame<'_>) -> Activation {
        let link = link_of(frame);
        let mut number = (link >> NUMBER_SHIFT) as u32 & ((1 << NUMBER_BITS) - 1);
        if number == 0 {
            number = self.next_activation_number(1 << NUMBER_BITS);
            let marked = link | u64::from(number) << NUMBER_SHIFT;
            // SAFETY: as in `link_of`; the word stays a small integer.
            unsafe { frame.base().add(PREVIOUS).write(marked) };
        }
        Activation::new(self.number(), number, frame.base().addr().get())
    }

    /// Whether an activation is that of a frame of this thread which runs, or which was left without that another frame
    /// was entered at its place since.
    pub fn is_activation_of(&self, activation: Activation, frame: Frame<'_>) -> bool {
        activation.thread() == self.number()
            && activation.base == frame.base().addr().get()
            && u64::from(activation.number()) == link_of(frame) >> NUMBER_SHIFT
    }

    /// The frame of an activation, while it runs on this thread.
    pub fn frame_of(&self, activation: Activation) -> Option<Frame<'_>> {
        if activation.thread() != self.number() {
            return None;
        }
        let mut cursor = self.current_frame();
        while let Some(frame) = cursor {
            let base = frame.base().addr().get();
            if base <= activation.base {
                return self.is_activation_of(activation, frame).then_some(frame);
            }
            cursor = self.frame_before(frame);
        }
        None
    }

    /// The frame that was just left, whose slots are as it left them until something else is called.
    pub fn frame_left<'f>(&'f self, window: Window<'f>) -> Frame<'f> {
        Frame::at(window.base())
    }
}
