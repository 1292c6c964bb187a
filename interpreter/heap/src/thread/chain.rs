//! Frames that stand one on the other without a call on the native stack: those of generators that delegate to each other.
//!
//! Such a frame keeps what it stands for, and nothing of what its function has in slots, until it is the innermost and its
//! function goes on. Whoever walks the stack finds its function and where that is, as in any other frame.

use super::{Overflow, Thread, link, native_stack_pointer};
use crate::stack::{FIRST_LOCAL, Frame, PREVIOUS, Window};
use crate::value::Value;
use std::ptr::NonNull;

/// The bits of a link that hold the number of slots.
const SLOTS: u64 = 0xffff << 2;

/// The slots of a frame that stands for something: only one, which holds that.
const STANDING: u16 = FIRST_LOCAL + 1;

/// The frames that were entered by way of [`Thread::chain`] and not left yet. Dropping it leaves them all.
pub struct Chain<'t> {
    thread: &'t Thread,
    /// The frame that was running before.
    outside: NonNull<u64>,
    length: u32,
}

/// What a frame takes when it is unfolded.
#[derive(Clone, Copy, Debug)]
pub struct FrameSize {
    /// Slots of the value stack.
    pub slots: u16,
    /// Bytes of the native stack.
    pub native: usize,
}

impl Thread {
    /// Begins a chain of frames at the top of the value stack.
    #[inline(always)]
    pub fn chain(&self) -> Chain<'_> {
        Chain {
            thread: self,
            outside: self.frame.get(),
            length: 0,
        }
    }
}

impl<'t> Chain<'t> {
    /// Enters a frame of a function which stands for `holder`, as far as the checks that each call needs allow it to be
    /// unfolded later. No safepoint is reached.
    #[inline(always)]
    pub fn enter(
        &mut self,
        function: Value,
        holder: Value,
        position: u32,
        size: FrameSize,
    ) -> Result<(), Overflow> {
        let thread = self.thread;
        let base = thread.top();
        // SAFETY: within the mapping, which goes on past the top by more than a frame.
        let top = unsafe { base.add(size.slots as usize) };
        if top > thread.high.get() {
            if top.addr().get() > thread.end_of_stack() {
                return Err(Overflow::ValueStack);
            }
            thread.raise_high_mark(top);
        }
        if native_stack_pointer() < thread.native_limit + size.native {
            return Err(Overflow::NativeStack);
        }
        let Some(remaining) = thread.remaining.get().checked_sub(1) else {
            return Err(Overflow::Recursion);
        };
        thread.remaining.set(remaining);
        let caller = thread.frame.replace(base);
        let distance = base.addr().get() - caller.addr().get();
        // SAFETY: as above; the word is a small integer.
        unsafe { base.add(PREVIOUS).write(link(distance, STANDING)) };
        let window = Window::at(base);
        window.set_function(function);
        window.set_argument(0, holder);
        Frame::at(base).set_position(position);
        self.length += 1;
        Ok(())
    }

    /// What the innermost frame stands for; `None` if no frame of the chain is left.
    #[inline(always)]
    pub fn innermost(&self) -> Option<Value> {
        if self.length == 0 {
            return None;
        }
        Window::at(self.thread.frame.get()).argument(0)
    }

    /// Gives the innermost frame, which stands for something, the slots that its function has. They hold anything.
    #[inline(always)]
    pub fn unfold(&self, size: FrameSize) -> (Frame<'t>, Window<'t>) {
        assert!(self.length > 0, "there is a frame to unfold");
        let base = self.thread.frame.get();
        // SAFETY: a frame that was entered has its link there. How many slots it takes was looked at then; who has the frame
        // in view finds its number where it was.
        unsafe {
            let place = base.add(PREVIOUS);
            place.write(place.read() & !SLOTS | u64::from(size.slots) << 2);
        }
        (Frame::at(base), Window::at(base))
    }

    /// Leaves the innermost frame.
    #[inline(always)]
    pub fn leave(&mut self) {
        if self.length == 0 {
            return;
        }
        self.length -= 1;
        let thread = self.thread;
        let base = thread.frame.get();
        // SAFETY: the link of a frame that was entered, which leads to the one before.
        let distance = unsafe { base.add(PREVIOUS).read() } >> 18 & ((1 << 22) - 1);
        // SAFETY: as above.
        thread.frame.set(unsafe { base.sub(distance as usize) });
        thread.remaining.set(thread.remaining.get() + 1);
    }
}

impl Drop for Chain<'_> {
    #[inline(always)]
    fn drop(&mut self) {
        self.thread.frame.set(self.outside);
        let remaining = self.thread.remaining.get();
        self.thread.remaining.set(remaining + self.length);
    }
}

impl Frame<'_> {
    /// What the frame stands for, if it is one of a chain that is not unfolded. A frame whose function has a single slot
    /// looks the same: who asks must tell what it holds from that.
    #[inline]
    pub fn stands_for(self) -> Option<Value> {
        // SAFETY: a frame that was entered has its link there.
        let link = unsafe { self.base().add(PREVIOUS).read() };
        if link & SLOTS != u64::from(STANDING) << 2 {
            return None;
        }
        Window::at(self.base()).argument(0)
    }
}
