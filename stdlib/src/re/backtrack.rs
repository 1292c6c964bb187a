//! The stack of a matcher: choices that are left and what undoes each change made since, in the order in which it
//! happened, so that going back to a choice restores everything.
//!
//! What gives nothing back (atomic groups, looks around) begins with a barrier; when it has matched, the choices above
//! its barrier are taken out, and what undoes changes stays.

use super::matcher::Matcher;
use super::program::Op;
use super::syntax::ENDLESS;
use super::text::Text;
use memchr::memrchr;
use weft_core::error::{check_size, memory_error};
use weft_core::heap::Raised;

/// Entries of the stack from which each growth is checked.
const LARGE: usize = 1 << 20;

/// A choice that is left, or what undoes a change.
pub enum Entry {
    /// Goes on with an operation.
    Choice { op: u32, at: usize },
    /// Gives back a character of a greedy repetition.
    Greedy { op: u32, low: usize, at: usize },
    /// Takes another character for a lazy repetition.
    Lazy { op: u32, taken: u32, at: usize },
    /// Enters the body of a lazy loop.
    LazyLoop { op: u32, at: usize },
    /// Begins what gives nothing back; going back to it goes on further back.
    Barrier { at: usize },
    /// As this; going back to it goes on with an operation.
    Alternative { op: u32, at: usize },
    /// Restores a mark and the group that closed last.
    Mark { number: u32, last: u32, old: usize },
    /// Restores a loop.
    Loop {
        number: u32,
        count: u32,
        last: usize,
    },
}

/// What a matcher works with. A program keeps one for the next matcher.
#[derive(Default)]
pub struct Workspace {
    pub(super) marks: Vec<usize>,
    pub(super) loops: Vec<Loop>,
    pub(super) stack: Vec<Entry>,
}

impl std::fmt::Debug for Workspace {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("Workspace")
    }
}

/// Entries of the stack of a workspace that is kept.
const KEPT: usize = 4096;

/// How far a loop is.
#[derive(Clone, Copy)]
pub struct Loop {
    /// Iterations that began.
    pub count: u32,
    /// Where its last iteration that was not required began.
    pub last: usize,
}

impl Matcher<'_> {
    #[inline(always)]
    pub(super) fn push(&mut self, entry: Entry) -> Result<(), Raised> {
        if self.stack.len() == self.stack.capacity() {
            self.grow()?;
        }
        self.stack.push(entry);
        Ok(())
    }

    #[cold]
    pub(super) fn grow(&mut self) -> Result<(), Raised> {
        let more = self.stack.capacity().max(32);
        if more >= LARGE {
            check_size((self.stack.len() + more) * size_of::<Entry>())?;
        }
        self.stack
            .try_reserve_exact(more)
            .map_err(|_| memory_error())
    }

    /// The last offset below `at`, and not below `low`, at which what follows may begin.
    #[inline(always)]
    pub(super) fn retreat<T: Text>(
        &self,
        low: usize,
        at: usize,
        follow: Option<u8>,
    ) -> Option<usize> {
        if at <= low {
            return None;
        }
        match follow {
            Some(octet) => memrchr(octet, &self.octets[low..at]).map(|place| low + place),
            None => T::back(self.octets, at, 1),
        }
    }

    /// Takes the choices above the last barrier out, and the barrier; gives where that was.
    pub(super) fn commit(&mut self) -> usize {
        let barrier = self
            .stack
            .iter()
            .rposition(|entry| matches!(entry, Entry::Barrier { .. } | Entry::Alternative { .. }));
        let Some(barrier) = barrier else {
            return 0;
        };
        let at = match self.stack[barrier] {
            Entry::Barrier { at } | Entry::Alternative { at, .. } => at,
            _ => 0,
        };
        let mut kept = barrier;
        for index in barrier + 1..self.stack.len() {
            if matches!(self.stack[index], Entry::Mark { .. } | Entry::Loop { .. }) {
                self.stack.swap(kept, index);
                kept += 1;
            }
        }
        self.stack.truncate(kept);
        at
    }

    #[inline(always)]
    pub(super) fn undo_mark(&mut self, number: u32, last: u32, old: usize) {
        self.marks[number as usize] = old;
        self.last_group = last;
    }

    /// Undoes everything since the last barrier, which must be there.
    pub(super) fn undo_to_barrier(&mut self) {
        while let Some(entry) = self.stack.pop() {
            match entry {
                Entry::Mark { number, last, old } => self.undo_mark(number, last, old),
                Entry::Loop {
                    number,
                    count,
                    last,
                } => self.loops[number as usize] = Loop { count, last },
                Entry::Barrier { .. } | Entry::Alternative { .. } => return,
                _ => {}
            }
        }
    }

    pub(super) fn set_loop(&mut self, number: u32, new: Loop) -> Result<(), Raised> {
        let Loop { count, last } = self.loops[number as usize];
        self.push(Entry::Loop {
            number,
            count,
            last,
        })?;
        self.loops[number as usize] = new;
        Ok(())
    }

    /// Goes back to the last choice: the operation to go on with, and where.
    #[inline(always)]
    pub(super) fn backtrack<T: Text>(&mut self) -> Result<Option<(usize, usize)>, Raised> {
        loop {
            self.step()?;
            let Some(entry) = self.stack.pop() else {
                return Ok(None);
            };
            match entry {
                Entry::Choice { op, at } | Entry::Alternative { op, at } => {
                    return Ok(Some((op as usize, at)));
                }
                Entry::Greedy { op, low, at } => {
                    let Op::Repeat { follow, .. } = self.program.ops[op as usize] else {
                        continue;
                    };
                    let place = self.retreat::<T>(low, at, follow);
                    self.gone_over(at - place.unwrap_or(low))?;
                    if let Some(place) = place {
                        if place > low {
                            self.push(Entry::Greedy { op, low, at: place })?;
                        }
                        return Ok(Some((op as usize + 1, place)));
                    }
                }
                Entry::Lazy { op, taken, at } => {
                    if let Some(place) = self.one_more::<T>(op, taken, at)? {
                        return Ok(Some((op as usize + 1, place)));
                    }
                }
                Entry::LazyLoop { op, at } => {
                    let Op::Loop { number, .. } = self.program.ops[op as usize] else {
                        continue;
                    };
                    let count = self.loops[number as usize].count + 1;
                    self.set_loop(number, Loop { count, last: at })?;
                    return Ok(Some((op as usize + 1, at)));
                }
                Entry::Mark { number, last, old } => self.undo_mark(number, last, old),
                Entry::Loop {
                    number,
                    count,
                    last,
                } => self.loops[number as usize] = Loop { count, last },
                Entry::Barrier { .. } => {}
            }
        }
    }

    /// Takes characters for a lazy repetition that has `taken` some, at least one, until what follows may begin.
    pub(super) fn one_more<T: Text>(
        &mut self,
        op: u32,
        mut taken: u32,
        mut at: usize,
    ) -> Result<Option<usize>, Raised> {
        let Op::Repeat {
            single,
            most,
            follow,
            ..
        } = self.program.ops[op as usize]
        else {
            return Ok(None);
        };
        loop {
            if taken >= most && most != ENDLESS {
                return Ok(None);
            }
            self.step()?;
            let Some(next) = self.one::<T>(single, at) else {
                return Ok(None);
            };
            at = next;
            taken = taken.saturating_add(1);
            if follow.is_none_or(|octet| self.octets.get(at) == Some(&octet)) {
                self.push(Entry::Lazy { op, taken, at })?;
                return Ok(Some(at));
            }
        }
    }
}

impl Drop for Matcher<'_> {
    fn drop(&mut self) {
        if self.stack.capacity() <= KEPT
            && let Some(mut kept) = self.program.workspace.try_lock()
        {
            *kept = Some(Workspace {
                marks: std::mem::take(&mut self.marks),
                loops: std::mem::take(&mut self.loops),
                stack: std::mem::take(&mut self.stack),
            });
        }
    }
}
