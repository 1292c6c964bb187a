//! Long work in pieces, between which a thread asks whether its program has to end.
//!
//! What is made anew may be left unfinished then: a text or octets end in zeros, which their memory began with, and a list or
//! a tuple is shorter. Such an object is whole and means nothing. So the thread remembers that it left one, until whoever
//! looks after limits has ended the program, and nothing that lives longer is changed by way of one.

use crate::block::LARGEST_CELL;
use crate::thread::Thread;
use std::ops::Range;
use std::str::Utf8Error;

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

/// Why something was left unfinished.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Unfinished {
    /// The program has to end.
    Ending,
    /// Ctrl-C ends what the thread does.
    Interrupted,
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
        self.leave_unfinished(Unfinished::Ending);
        false
    }

    /// As [`Thread::goes_on`], for what Ctrl-C ends too: what is made of little and may be of any size. Its caller gives it to
    /// nobody and runs no Python code before it returns, so that nothing but the exception is seen.
    fn goes_on_undisturbed(&self) -> bool {
        if !self.goes_on() {
            return false;
        }
        if !self.heap().is_interrupted(self) {
            return true;
        }
        self.leave_unfinished(Unfinished::Interrupted);
        false
    }

    fn leave_unfinished(&self, why: Unfinished) {
        self.unfinished.set(Some(why));
        self.request_attention();
    }

    /// As [`Thread::goes_on`], asked every so many steps.
    #[inline(always)]
    pub fn goes_on_after(&self, steps: usize) -> bool {
        !steps.is_multiple_of(STEPS) || steps == 0 || self.goes_on()
    }

    /// Whether something was left unfinished that no one has ended the program for.
    pub fn has_unfinished(&self) -> bool {
        self.unfinished.get().is_some()
    }

    /// Forgets that something was left unfinished, and gives why: an exception is raised for that.
    pub fn take_unfinished(&self) -> Option<Unfinished> {
        self.unfinished.take()
    }

    /// Calls `work` with parts of `length` octets, one after the other, for as long as the program goes on; how many octets
    /// that were. What is not long is one part.
    #[inline(always)]
    pub fn in_pieces(&self, length: usize, work: impl FnMut(Range<usize>)) -> usize {
        self.in_pieces_of(length, PIECE, Thread::goes_on, work)
    }

    /// As [`Thread::in_pieces`], for `length` values or words.
    #[inline(always)]
    pub fn in_pieces_of_values(&self, length: usize, work: impl FnMut(Range<usize>)) -> usize {
        self.in_pieces_of(length, PIECE / size_of::<u64>(), Thread::goes_on, work)
    }

    /// As [`Thread::in_pieces_of_values`], for copies of a few, which Ctrl-C ends too.
    pub(crate) fn in_pieces_of_copies(
        &self,
        length: usize,
        work: impl FnMut(Range<usize>),
    ) -> usize {
        let piece = PIECE / size_of::<u64>();
        self.in_pieces_of(length, piece, Thread::goes_on_undisturbed, work)
    }

    #[inline(always)]
    fn in_pieces_of(
        &self,
        length: usize,
        piece: usize,
        goes_on: impl Fn(&Thread) -> bool,
        mut work: impl FnMut(Range<usize>),
    ) -> usize {
        if length <= piece {
            work(0..length);
            return length;
        }
        let mut done = 0;
        while done < length && goes_on(self) {
            let end = length.min(done + piece);
            work(done..end);
            done = end;
        }
        done
    }

    /// Octets as a text; the empty one for long ones if the program has to end.
    ///
    /// # Errors
    /// What is no UTF-8.
    pub(crate) fn read_utf8<'t>(&self, octets: &'t [u8]) -> Result<&'t str, Utf8Error> {
        if octets.len() <= PIECE {
            return std::str::from_utf8(octets);
        }
        let mut rest = octets;
        while !rest.is_empty() {
            if self.has_unfinished() || !self.goes_on() {
                return Ok("");
            }
            let is_within = |end: usize| rest.get(end).is_some_and(|octet| octet & 0xc0 == 0x80);
            let most = rest.len().min(PIECE);
            // A character is of four octets at most.
            let end = (most.saturating_sub(3)..=most)
                .rev()
                .find(|end| !is_within(*end));
            let piece;
            (piece, rest) = rest.split_at(end.unwrap_or(most));
            std::str::from_utf8(piece)?;
        }
        // SAFETY: all of it was found to be characters, piece by piece.
        Ok(unsafe { std::str::from_utf8_unchecked(octets) })
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
        while filled < target.len() && (filled < PIECE || self.goes_on_undisturbed()) {
            let count = filled.min(target.len() - filled).min(most);
            let (done, rest) = target.split_at_mut(filled);
            self.copy_octets(&mut rest[..count], &done[..count]);
            filled += count;
        }
    }

    /// Fills octets of an object that is being made.
    pub fn fill_octets(&self, target: &mut [u8], octet: u8) {
        let goes_on = Thread::goes_on_undisturbed;
        self.in_pieces_of(target.len(), PIECE, goes_on, |part| {
            target[part].fill(octet)
        });
    }

    /// Repeats the items of a vector that is being made, in place, until there are `count` times as many; whether that was done.
    /// If not, they are as before.
    pub fn repeat_items<T: Copy>(&self, items: &mut Vec<T>, count: usize) -> bool {
        let length = items.len();
        let total = length * count;
        if total <= length {
            items.truncate(total);
            return true;
        }
        items.reserve_exact(total - length);
        while items.len() < total {
            if items.len() > PIECE && !self.goes_on_undisturbed() {
                items.truncate(length);
                return false;
            }
            // What stands at a place stands so many times the length after it too.
            let begin = items.len() % length;
            let most = (PIECE / size_of::<u64>()).min(total - items.len());
            let end = items.len().min(begin + most);
            items.extend_from_within(begin..end);
        }
        true
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
