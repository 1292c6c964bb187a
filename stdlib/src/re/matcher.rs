//! The matcher: runs a program over a text, and goes back by a stack of its own.

use super::backtrack::{Entry, Loop, Workspace};
use super::program::{Op, Program, Start, UNKNOWN};
use super::syntax::{ENDLESS, Greed};
use super::text::Text;
use memchr::{memchr, memchr2, memchr3};

use weft_core::heap::{Raised, Thread};
use weft_core::safepoint;

/// An offset that is none.
pub const NOWHERE: usize = usize::MAX;
/// Steps between two safepoints.
const STEPS: u32 = 1 << 16;

/// Octets that are gone over with the step that does it.
const FEW: usize = 128;

/// What a match must be.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Goal {
    /// It begins where it is looked for.
    Prefix,
    /// It begins there and ends at the end.
    Full,
    /// It begins there or later.
    Search,
}

/// A matcher over one text.
pub struct Matcher<'a> {
    pub(super) thread: &'a Thread,
    pub(super) program: &'a Program,
    pub(super) octets: &'a [u8],
    /// Where groups begin and end; those of the whole match first.
    pub marks: Vec<usize>,
    /// The group that closed last; 0 for none.
    pub last_group: u32,
    pub(super) loops: Vec<Loop>,
    pub(super) stack: Vec<Entry>,
    pub(super) steps: u32,
    /// Where a match that may not be empty begins.
    pub(super) not_empty_at: usize,
    pub(super) is_full: bool,
}

impl<'a> Matcher<'a> {
    /// A matcher over octets up to the last one that it may see.
    pub fn new(thread: &'a Thread, program: &'a Program, octets: &'a [u8]) -> Matcher<'a> {
        // Another thread may have it, or a function that a match called.
        let Workspace {
            mut marks,
            mut loops,
            stack,
        } = program
            .workspace
            .try_lock()
            .and_then(|mut kept| kept.take())
            .unwrap_or_default();
        let fresh = Loop {
            count: 0,
            last: NOWHERE,
        };
        marks.resize(program.groups * 2 + 2, NOWHERE);
        loops.resize(program.loops, fresh);
        Matcher {
            thread,
            program,
            octets,
            marks,
            last_group: 0,
            loops,
            stack,
            steps: STEPS,
            not_empty_at: NOWHERE,
            is_full: false,
        }
    }

    /// Finds a match at or after an offset; `marks` has it then. With `is_advancing`, an empty one at the offset itself
    /// does not count.
    pub fn find<T: Text>(
        &mut self,
        start: usize,
        goal: Goal,
        is_advancing: bool,
    ) -> Result<bool, Raised> {
        self.is_full = goal == Goal::Full;
        self.not_empty_at = if is_advancing { start } else { NOWHERE };
        if goal != Goal::Search {
            return self.match_at::<T>(start);
        }
        let program = self.program;
        let mut at = start;
        loop {
            match self.next_start(&program.start, at) {
                Some(next) => {
                    self.gone_over(next - at)?;
                    at = next;
                }
                None => return Ok(false),
            }
            if self.match_at::<T>(at)? {
                return Ok(true);
            }
            match T::next(self.octets, at) {
                Some((_, next)) => at = next,
                None => return Ok(false),
            }
        }
    }

    /// The first offset from one on at which a match may start.
    #[inline(always)]
    fn next_start(&self, start: &Start, at: usize) -> Option<usize> {
        let rest = &self.octets[at..];
        let distance = match start {
            Start::Anywhere => Some(0),
            Start::TextBeginning => (at == 0).then_some(0),
            Start::Prefix(finder) => finder.find(rest),
            Start::Few(few) => match **few {
                [one] => memchr(one, rest),
                [one, two] => memchr2(one, two, rest),
                [one, two, three, ..] => memchr3(one, two, three, rest),
                [] => None,
            },
            Start::Octets(octets) => rest.iter().position(|octet| octets.contains(*octet)),
        };
        distance.map(|distance| at + distance)
    }

    fn match_at<T: Text>(&mut self, start: usize) -> Result<bool, Raised> {
        self.stack.clear();
        self.marks.fill(NOWHERE);
        self.last_group = 0;
        self.marks[0] = start;
        match self.run::<T>(start)? {
            Some(end) => {
                self.marks[1] = end;
                Ok(true)
            }
            None => Ok(false),
        }
    }

    #[inline(always)]
    pub(super) fn step(&mut self) -> Result<(), Raised> {
        self.steps -= 1;
        if self.steps == 0 {
            self.steps = STEPS;
            return safepoint::poll(self.thread);
        }
        Ok(())
    }

    /// The offset so many characters before one.
    #[inline(always)]
    fn behind<T: Text>(&mut self, at: usize, count: u32) -> Result<Option<usize>, Raised> {
        if !T::SIMPLE {
            self.gone_over(count as usize)?;
        }
        Ok(T::back(self.octets, at, count as usize))
    }

    /// Counts octets that were gone over in one step: a repetition may go over the whole text, again and again.
    #[inline(always)]
    pub(super) fn gone_over(&mut self, octets: usize) -> Result<(), Raised> {
        if octets < FEW {
            return Ok(());
        }
        self.gone_over_many(octets)
    }

    #[cold]
    #[inline(never)]
    fn gone_over_many(&mut self, octets: usize) -> Result<(), Raised> {
        // Some are gone over in the time of a step.
        let steps = u32::try_from(octets / 8).unwrap_or(u32::MAX);
        if steps < self.steps {
            self.steps -= steps;
            return Ok(());
        }
        self.steps = STEPS;
        safepoint::poll(self.thread)
    }

    #[inline(always)]
    fn may_begin(&self, first: u32, at: usize) -> bool {
        if first == UNKNOWN {
            return true;
        }
        let octets = &self.program.firsts[first as usize];
        self.octets
            .get(at)
            .is_some_and(|octet| octets.contains(*octet))
    }

    /// Runs the program from an offset on: where the match ends.
    fn run<T: Text>(&mut self, start: usize) -> Result<Option<usize>, Raised> {
        let program = self.program;
        let octets = self.octets;
        let (mut op, mut at) = (0usize, start);
        loop {
            self.step()?;
            // The operation that comes next, or `None` to go back.
            let next = match &program.ops[op] {
                Op::Text(text) => {
                    self.gone_over(text.len())?;
                    begins_with(&octets[at..], text).then(|| {
                        at += text.len();
                        op + 1
                    })
                }
                Op::One(single) => self.one::<T>(*single, at).map(|after| {
                    at = after;
                    op + 1
                }),
                Op::Repeat {
                    single,
                    least,
                    most,
                    greed,
                    follow,
                } => match self.required::<T>(*single, at, *least) {
                    None => {
                        self.gone_over(octets.len().min(*least as usize))?;
                        None
                    }
                    Some(low) => {
                        self.gone_over(low - at)?;
                        let left = if *most == ENDLESS {
                            ENDLESS
                        } else {
                            most - least
                        };
                        let place = match greed {
                            Greed::Possessive => {
                                let end = self.many::<T>(*single, low, left);
                                self.gone_over(end - low)?;
                                Some(end)
                            }
                            Greed::Greedy => {
                                let end = self.many::<T>(*single, low, left);
                                self.gone_over(end - low)?;
                                let fits =
                                    follow.is_none_or(|octet| octets.get(end) == Some(&octet));
                                let place = if fits {
                                    Some(end)
                                } else {
                                    let place = self.retreat::<T>(low, end, *follow);
                                    self.gone_over(end - place.unwrap_or(low))?;
                                    place
                                };
                                if let Some(place) = place
                                    && place > low
                                {
                                    self.push(Entry::Greedy {
                                        op: op as u32,
                                        low,
                                        at: place,
                                    })?;
                                }
                                place
                            }
                            Greed::Lazy => {
                                let fits =
                                    follow.is_none_or(|octet| octets.get(low) == Some(&octet));
                                if fits {
                                    self.push(Entry::Lazy {
                                        op: op as u32,
                                        taken: *least,
                                        at: low,
                                    })?;
                                    Some(low)
                                } else {
                                    self.one_more::<T>(op as u32, *least, low)?
                                }
                            }
                        };
                        place.map(|place| {
                            at = place;
                            op + 1
                        })
                    }
                },
                Op::Spot(spot) => self.is_at::<T>(*spot, at).then_some(op + 1),
                Op::Mark(number) => {
                    let number = *number;
                    // With no choice left there is nothing to restore it for.
                    if !self.stack.is_empty() {
                        let (last, old) = (self.last_group, self.marks[number as usize]);
                        self.push(Entry::Mark { number, last, old })?;
                    }
                    self.marks[number as usize] = at;
                    if number & 1 == 1 {
                        self.last_group = number / 2;
                    }
                    Some(op + 1)
                }
                Op::Jump(to) => Some(*to as usize),
                Op::Branch { other, first } => {
                    if self.may_begin(*first, at) {
                        self.push(Entry::Choice { op: *other, at })?;
                        Some(op + 1)
                    } else {
                        Some(*other as usize)
                    }
                }
                Op::LoopStart(number) => {
                    let fresh = Loop {
                        count: 0,
                        last: NOWHERE,
                    };
                    self.set_loop(*number, fresh)?;
                    Some(op + 1)
                }
                Op::Loop {
                    number,
                    least,
                    most,
                    greed,
                    exit,
                    first,
                } => {
                    let Loop { count, last } = self.loops[*number as usize];
                    let is_required = count < *least;
                    let is_allowed =
                        (count < *most || *most == ENDLESS) && at != last && !is_required;
                    let next_count = count.saturating_add(1);
                    match greed {
                        _ if is_required => {
                            if *greed == Greed::Possessive {
                                self.push(Entry::Barrier { at })?;
                            }
                            let count = next_count;
                            self.set_loop(*number, Loop { count, last })?;
                            Some(op + 1)
                        }
                        Greed::Lazy => {
                            if is_allowed {
                                self.push(Entry::LazyLoop { op: op as u32, at })?;
                            }
                            Some(*exit as usize)
                        }
                        Greed::Greedy | Greed::Possessive
                            if is_allowed && self.may_begin(*first, at) =>
                        {
                            self.push(if *greed == Greed::Greedy {
                                Entry::Choice { op: *exit, at }
                            } else {
                                Entry::Alternative { op: *exit, at }
                            })?;
                            let count = next_count;
                            self.set_loop(*number, Loop { count, last: at })?;
                            Some(op + 1)
                        }
                        Greed::Greedy | Greed::Possessive => Some(*exit as usize),
                    }
                }
                Op::LoopEnd(start) => {
                    self.commit();
                    Some(*start as usize)
                }
                Op::AtomicStart => {
                    self.push(Entry::Barrier { at })?;
                    Some(op + 1)
                }
                Op::AtomicEnd => {
                    self.commit();
                    Some(op + 1)
                }
                Op::LookStart(behind) => match self.behind::<T>(at, *behind)? {
                    Some(place) => {
                        self.push(Entry::Barrier { at })?;
                        at = place;
                        Some(op + 1)
                    }
                    None => None,
                },
                Op::LookEnd => {
                    at = self.commit();
                    Some(op + 1)
                }
                Op::NotStart { behind, after } => match self.behind::<T>(at, *behind)? {
                    Some(place) => {
                        self.push(Entry::Alternative { op: *after, at })?;
                        at = place;
                        Some(op + 1)
                    }
                    None => Some(*after as usize),
                },
                Op::NotEnd => {
                    self.undo_to_barrier();
                    None
                }
                Op::Reference { group, fold } => {
                    let (start, end) = self.group(*group).unwrap_or_default();
                    self.gone_over(end.saturating_sub(start))?;
                    self.again::<T>(*group, *fold, at).map(|after| {
                        at = after;
                        op + 1
                    })
                }
                Op::Condition { group, otherwise } => Some(if self.group(*group).is_some() {
                    op + 1
                } else {
                    *otherwise as usize
                }),
                Op::Fail => None,
                Op::Match => {
                    let is_wrong = (self.is_full && at != octets.len()) || at == self.not_empty_at;
                    if !is_wrong {
                        return Ok(Some(at));
                    }
                    None
                }
            };
            match next {
                Some(next) => op = next,
                None => match self.backtrack::<T>()? {
                    Some((next, place)) => (op, at) = (next, place),
                    None => return Ok(None),
                },
            }
        }
    }
}

/// Whether octets begin with others. Most texts of a pattern are shorter than a call that compares long ones is worth, or
/// are wrong from their first octet on.
#[inline(always)]
fn begins_with(octets: &[u8], text: &[u8]) -> bool {
    const SHORT: usize = 4;
    if text.len() > SHORT {
        return octets.first() == text.first() && octets.starts_with(text);
    }
    let mut octets = octets.iter();
    text.iter().all(|octet| octets.next() == Some(octet))
}
