//! Long work in pieces, between which a thread asks whether its program has to end.
//!
//! What is made anew may be left unfinished then: a text or octets end in zeros, which their memory began with, and a list or
//! a tuple is shorter. Such an object is whole and means nothing. So the thread remembers that it left one, until whoever
//! looks after limits has ended the program, and nothing that lives longer is changed by way of one.

use crate::block::LARGEST_CELL;
use crate::thread::Thread;
use std::ops::Range;

/// Octets of a piece: a few of them are copied in a millisecond, where their memory is new too.
const PIECE: usize = 1 << 20;

// Zeros are there from the beginning in large objects alone.
const _: () = assert!(PIECE > LARGEST_CELL);

/// Steps that take some nanoseconds each, between two questions.
const STEPS: usize = 1 << 14;

/// Whether something large is made to its end when the program has to end.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Completion {
    /// It is.
    Always,
    /// It is not.
    WhileGoingOn,
}

impl Thread {
    /// Whether the program goes on. If not, what this thread is making may be left unfinished: [`Thread::has_unfinished`]
    /// says so from now on.
    #[cold]
    #[inline(never)]
    pub fn goes_on(&self) -> bool {
        if !self.heap().must_end() {
            return true;
        }
        self.unfinished.set(true);
        self.request_attention();
        false
    }

    /// As [`Thread::goes_on`], asked every so many steps.
    #[inline(always)]
    pub fn goes_on_after(&self, steps: usize) -> bool {
        !steps.is_multiple_of(STEPS) || steps == 0 || self.goes_on()
    }

    /// Whether something was left unfinished that no one has ended the program for.
    pub fn has_unfinished(&self) -> bool {
        self.unfinished.get()
    }

    /// Forgets what was left unfinished: the program is being ended.
    pub fn forget_unfinished(&self) {
        self.unfinished.set(false);
    }

    /// Calls `work` with parts of `length` octets, one after the other, for as long as the program goes on; how many octets
    /// that were. What is not long is one part.
    #[inline(always)]
    pub fn in_pieces(&self, length: usize, work: impl FnMut(Range<usize>)) -> usize {
        self.in_pieces_of(length, PIECE, work)
    }

    /// As [`Thread::in_pieces`], for `length` values.
    #[inline(always)]
    pub(crate) fn in_pieces_of_values(
        &self,
        length: usize,
        work: impl FnMut(Range<usize>),
    ) -> usize {
        self.in_pieces_of(length, PIECE / size_of::<u64>(), work)
    }

    #[inline(always)]
    fn in_pieces_of(
        &self,
        length: usize,
        piece: usize,
        mut work: impl FnMut(Range<usize>),
    ) -> usize {
        if length <= piece {
            work(0..length);
            return length;
        }
        let mut done = 0;
        while done < length && self.goes_on() {
            let end = length.min(done + piece);
            work(done..end);
            done = end;
        }
        done
    }

    /// Copies octets into those of an object that is being made. Both are of one length.
    pub fn copy_octets(&self, target: &mut [u8], source: &[u8]) {
        assert!(target.len() == source.len(), "what is copied has a place");
        self.in_pieces(source.len(), |part| {
            target[part.clone()].copy_from_slice(&source[part]);
        });
    }

    /// Adds octets to those of something that is being made.
    pub fn append_octets(&self, target: &mut Vec<u8>, source: &[u8]) {
        self.in_pieces(source.len(), |part| target.extend_from_slice(&source[part]));
    }

    /// Fills octets of an object that is being made with copies of a pattern, each time doubling what there is.
    pub fn repeat_octets(&self, target: &mut [u8], pattern: &[u8]) {
        if let [single] = pattern {
            return self.fill_octets(target, *single);
        }
        let mut filled = pattern.len().min(target.len());
        self.copy_octets(&mut target[..filled], &pattern[..filled]);
        // What is copied begins with the pattern, and ends with it.
        let most = (PIECE / pattern.len().max(1)).max(1) * pattern.len();
        while filled < target.len() && (filled < PIECE || self.goes_on()) {
            let count = filled.min(target.len() - filled).min(most);
            let (done, rest) = target.split_at_mut(filled);
            self.copy_octets(&mut rest[..count], &done[..count]);
            filled += count;
        }
    }

    /// Fills octets of an object that is being made.
    pub fn fill_octets(&self, target: &mut [u8], octet: u8) {
        self.in_pieces(target.len(), |part| target[part].fill(octet));
    }

    /// Copies octets that are text into fresh memory. Where that is not finished the copy ends between two characters, so
    /// that with the zeros after it it is a text.
    ///
    /// # Safety
    /// `target` has room for them; it is zeroed if they are more than a piece.
    #[inline(always)]
    pub(crate) unsafe fn copy_text(&self, target: *mut u8, source: &[u8]) {
        let done = self.in_pieces(source.len(), |part| {
            // SAFETY: within what the caller says there is room for.
            let place = unsafe { target.add(part.start) };
            let part = &source[part];
            // SAFETY: as above; fresh memory does not overlap with another object's.
            unsafe { place.copy_from_nonoverlapping(part.as_ptr(), part.len()) };
        });
        if done < source.len() {
            let begins = |place: usize| source[place] & 0xc0 != 0x80;
            let whole = (0..=done).rev().find(|place| begins(*place)).unwrap_or(0);
            // SAFETY: as above.
            let place = unsafe { target.add(whole) };
            // SAFETY: as above.
            unsafe { place.write_bytes(0, done - whole) };
        }
    }
}
