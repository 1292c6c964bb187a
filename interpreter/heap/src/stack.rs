//! The value stack: frames, their slots, and the windows through which calls pass arguments.
//!
//! A frame is a stretch of its thread's value stack. Its first three slots are the function that runs, the position
//! of the call that it is making, and where the frame before it begins; parameters, variables and temporaries follow. A call puts
//! its function and arguments into a *window*, slots at the end of the caller's frame, and the callee's frame begins
//! there: no argument is copied.
//!
//! Why unchecked access is sound: a [`FrameSlot`] and a window's offset have 16 bits; a [`Frame`] is made by
//! [`Thread::enter`](crate::Thread::enter) alone, which checks that the frame ends below the stack's limit; and the
//! mapping goes on for [`SLACK`] slots past the limit. So each access lies in the mapping, and each word there is zero
//! or a value that was live at the last collection: the collector marks all words below the top of the stack and
//! zeroes those above it up to the highest that was ever in use.

use crate::slot::Slot;
use crate::value::Value;
use std::marker::PhantomData;
use std::ptr::NonNull;

/// Slots past the limit that may be reached without a check: an offset of a window and an index within it.
pub(crate) const SLACK: usize = 3 << 16;

/// The slot of the function that the frame runs.
const FUNCTION: usize = 0;
/// The slot of the position of the call in progress, as a small integer.
const POSITION: usize = 1;
/// The slot of the distance to the frame before and of the number of slots, as one small integer.
pub(crate) const PREVIOUS: usize = 2;
/// Where parameters and variables begin.
pub const FIRST_LOCAL: u16 = 3;

/// Locals, temporaries included, that a frame may have.
const MOST_LOCALS: usize = 65_000;

/// A slot of a frame, by its distance from the frame's start.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Hash)]
#[repr(transparent)]
pub struct FrameSlot(u16);

impl FrameSlot {
    /// The slot of the local with this index; `None` past the 65,000 that a frame may have.
    pub const fn local(index: usize) -> Option<FrameSlot> {
        if index < MOST_LOCALS {
            Some(FrameSlot(index as u16 + FIRST_LOCAL))
        } else {
            None
        }
    }

    /// The index of the local that it is the slot of.
    pub const fn index(self) -> usize {
        (self.0 - FIRST_LOCAL) as usize
    }

    /// The distance from the frame's start.
    pub const fn offset(self) -> u16 {
        self.0
    }
}

/// A running frame.
#[derive(Clone, Copy)]
pub struct Frame<'f> {
    base: NonNull<u64>,
    // A frame stays on its thread and does not outlive the call.
    marker: PhantomData<(&'f u64, *const u64)>,
}

/// Slots at the end of a frame, or above the topmost one, from which a callee's frame will be made.
#[derive(Clone, Copy)]
pub struct Window<'f> {
    base: NonNull<u64>,
    marker: PhantomData<(&'f u64, *const u64)>,
}

#[inline(always)]
fn read(base: NonNull<u64>, offset: usize) -> Option<Value> {
    // SAFETY: within the mapping, by the argument at the head of this file.
    Value::from_word(unsafe { base.add(offset).read() })
}

#[inline(always)]
fn write(base: NonNull<u64>, offset: usize, value: Option<Value>) {
    // SAFETY: within the mapping, by the argument at the head of this file; the stack is this thread's own.
    unsafe { base.add(offset).write(value.map_or(0, Value::word)) }
}

impl<'f> Frame<'f> {
    pub(crate) const fn at(base: NonNull<u64>) -> Frame<'f> {
        Frame {
            base,
            marker: PhantomData,
        }
    }

    pub(crate) const fn base(self) -> NonNull<u64> {
        self.base
    }

    /// What the slot holds; `None` if it is unbound.
    #[inline(always)]
    pub fn get(self, slot: FrameSlot) -> Option<Value> {
        read(self.base, slot.0 as usize)
    }

    /// Binds the slot.
    #[inline(always)]
    pub fn set(self, slot: FrameSlot, value: Value) {
        write(self.base, slot.0 as usize, Some(value));
    }

    /// Unbinds the slot.
    #[inline(always)]
    pub fn clear(self, slot: FrameSlot) {
        write(self.base, slot.0 as usize, None);
    }

    /// Binds or unbinds the slot.
    #[inline(always)]
    pub fn set_option(self, slot: FrameSlot, value: Option<Value>) {
        write(self.base, slot.0 as usize, value);
    }

    /// Unbinds `count` slots from `first` on.
    #[inline(always)]
    pub fn clear_range(self, first: u16, count: u16) {
        for offset in first as usize..first as usize + count as usize {
            write(self.base, offset, None);
        }
    }

    /// The number in a slot that holds one or nothing (which is 0).
    #[inline(always)]
    pub fn number(self, slot: FrameSlot) -> usize {
        // SAFETY: within the mapping, by the argument at the head of this file.
        (unsafe { self.base.add(slot.0 as usize).read() } >> 2) as usize
    }

    /// Takes the number out of a slot that holds one or nothing (which is 0), and leaves nothing there.
    #[inline(always)]
    pub fn take_number(self, slot: FrameSlot) -> usize {
        // SAFETY: within the mapping, by the argument at the head of this file.
        let place = unsafe { self.base.add(slot.0 as usize) };
        // SAFETY: as above.
        let word = unsafe { place.read() };
        // SAFETY: as above.
        unsafe { place.write(0) };
        (word >> 2) as usize
    }

    /// Puts a small number into a slot.
    #[inline(always)]
    pub fn put_number(self, slot: FrameSlot, number: usize) {
        write(
            self.base,
            slot.0 as usize,
            Value::from_word((number as u64) << 2 | 1),
        );
    }

    /// Fills the slots from the first local on with what others hold.
    ///
    /// Word by word: a wider load would have to wait for the single stores that came just before it. Frames of the
    /// usual sizes, which are even, are copied without a loop.
    #[inline(always)]
    pub fn fill_from(self, slots: &[Slot]) {
        macro_rules! unrolled {
            ($($count:literal),*) => {
                match slots.len() {
                    $($count => {
                        for index in 0..$count {
                            write(self.base, FIRST_LOCAL as usize + index, slots[index].get());
                        }
                    })*
                    _ => self.fill_from_any(slots),
                }
            };
        }
        unrolled!(2, 4, 6, 8, 10);
    }

    #[inline(never)]
    fn fill_from_any(self, slots: &[Slot]) {
        for (index, slot) in slots.iter().enumerate() {
            write(self.base, FIRST_LOCAL as usize + index, slot.get());
        }
    }

    /// Keeps what the slots from the first local on hold in others.
    #[inline(always)]
    pub fn save_to(self, slots: &[Slot]) {
        macro_rules! unrolled {
            ($($count:literal),*) => {
                match slots.len() {
                    $($count => {
                        for index in 0..$count {
                            slots[index].set_option(read(self.base, FIRST_LOCAL as usize + index));
                        }
                    })*
                    _ => self.save_to_any(slots),
                }
            };
        }
        unrolled!(2, 4, 6, 8, 10);
    }

    #[inline(never)]
    fn save_to_any(self, slots: &[Slot]) {
        for (index, slot) in slots.iter().enumerate() {
            slot.set_option(read(self.base, FIRST_LOCAL as usize + index));
        }
    }

    /// The function that the frame runs.
    #[inline(always)]
    pub fn function(self) -> Option<Value> {
        read(self.base, FUNCTION)
    }

    /// Notes where in the source the frame is, for those who walk the stack during the call that follows.
    #[inline(always)]
    pub fn set_position(self, position: u32) {
        // SAFETY: as for `write`; the word is a small integer.
        unsafe {
            self.base
                .add(POSITION)
                .write((u64::from(position) << 2) | 1)
        }
    }

    /// Where in the source the frame last said it was.
    pub fn position(self) -> u32 {
        read(self.base, POSITION)
            .and_then(Value::to_int)
            .unwrap_or(0) as u32
    }

    /// The window that begins `offset` slots into the frame.
    #[inline(always)]
    pub fn window(self, offset: u16) -> Window<'f> {
        // SAFETY: within the mapping, by the argument at the head of this file.
        Window {
            base: unsafe { self.base.add(offset as usize) },
            marker: PhantomData,
        }
    }
}

impl<'f> Window<'f> {
    pub(crate) const fn at(base: NonNull<u64>) -> Window<'f> {
        Window {
            base,
            marker: PhantomData,
        }
    }

    pub(crate) const fn base(self) -> NonNull<u64> {
        self.base
    }

    /// Puts the function that is to be called in its place, where it also keeps it alive.
    #[inline(always)]
    pub fn set_function(self, function: Value) {
        write(self.base, FUNCTION, Some(function));
    }

    /// Fills the places of arguments with what slots hold.
    #[inline(always)]
    pub fn fill_from(self, slots: &[Slot]) {
        Frame::at(self.base).fill_from(slots);
    }

    /// Keeps what the frame that began at the window, and was left since the last safepoint, has in its first slots.
    #[inline(always)]
    pub fn save_to(self, slots: &[Slot]) {
        Frame::at(self.base).save_to(slots);
    }

    /// Empties what only a frame that begins here would write.
    #[inline(always)]
    pub(crate) fn clear_header(self) {
        write(self.base, POSITION, None);
        write(self.base, PREVIOUS, None);
    }

    /// Where in the source the frame last said it was that began at the window and has just ended.
    #[inline(always)]
    pub fn position(self) -> u32 {
        Frame::at(self.base).position()
    }

    /// The function that is to be called.
    #[inline(always)]
    pub fn function(self) -> Option<Value> {
        read(self.base, FUNCTION)
    }

    /// Puts an argument in its place, counted from zero.
    #[inline(always)]
    pub fn set_argument(self, index: u16, value: Value) {
        write(
            self.base,
            FIRST_LOCAL as usize + index as usize,
            Some(value),
        );
    }

    /// Empties an argument's place.
    #[inline(always)]
    pub fn clear_argument(self, index: u16) {
        write(self.base, FIRST_LOCAL as usize + index as usize, None);
    }

    /// An argument.
    #[inline(always)]
    pub fn argument(self, index: u16) -> Option<Value> {
        read(self.base, FIRST_LOCAL as usize + index as usize)
    }

    /// The first `count` arguments, which all must have been set.
    ///
    /// # Panics
    /// If one of them is empty.
    #[inline(always)]
    pub fn arguments(self, count: u16) -> &'f [Value] {
        // SAFETY: within the mapping; a slot has the size of a value.
        let first = unsafe { self.base.add(FIRST_LOCAL as usize) };
        // SAFETY: as above; the words are plain memory of this thread, which writes them only before a call.
        let words = unsafe { std::slice::from_raw_parts(first.as_ptr(), count as usize) };
        assert!(
            words.iter().all(|word| *word != 0),
            "an argument was not set"
        );
        // SAFETY: no word is zero, and each is a value.
        unsafe { std::slice::from_raw_parts(first.as_ptr().cast::<Value>(), count as usize) }
    }
}
