//! The matcher: runs a program over a text, and backtracks by a stack of its own.
//!
//! The stack holds choices that are left and what undoes each change made since, in the order in which it happened, so
//! that going back to a choice restores everything. What gives nothing back (atomic groups, looks around) begins with a
//! barrier; when it has matched, the choices above its barrier are taken out, and what undoes changes stays.

use super::program::{Op, Program, Single, Spot, Start, UNKNOWN};
use super::set::is_of;
use super::syntax::{Category, ENDLESS, Greed};
use super::text::Text;
use memchr::{memchr, memchr2, memchr3, memrchr};
use weft_core::error::{check_size, memory_error};
use weft_core::heap::{Raised, Thread};
use weft_core::safepoint;

/// An offset that is none.
pub const NOWHERE: usize = usize::MAX;
/// Steps between two safepoints.
const STEPS: u32 = 1 << 16;
/// Entries of the stack from which each growth is checked.
const LARGE: usize = 1 << 20;

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

enum Entry {
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
    marks: Vec<usize>,
    loops: Vec<Loop>,
    stack: Vec<Entry>,
}

impl std::fmt::Debug for Workspace {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("Workspace")
    }
}

/// Entries of the stack of a workspace that is kept.
const KEPT: usize = 4096;

#[derive(Clone, Copy)]
struct Loop {
    count: u32,
    /// Where its last iteration that was not required began.
    last: usize,
}

/// A matcher over one text.
pub struct Matcher<'a> {
    thread: &'a Thread,
    program: &'a Program,
    octets: &'a [u8],
    /// Where groups begin and end; those of the whole match first.
    pub marks: Vec<usize>,
    /// The group that closed last; 0 for none.
    pub last_group: u32,
    loops: Vec<Loop>,
    stack: Vec<Entry>,
    steps: u32,
    /// Where a match that may not be empty begins.
    not_empty_at: usize,
    is_full: bool,
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
                Some(next) => at = next,
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
    fn push(&mut self, entry: Entry) -> Result<(), Raised> {
        if self.stack.len() == self.stack.capacity() {
            self.grow()?;
        }
        self.stack.push(entry);
        Ok(())
    }

    #[cold]
    fn grow(&mut self) -> Result<(), Raised> {
        let more = self.stack.capacity().max(32);
        if more >= LARGE {
            check_size((self.stack.len() + more) * size_of::<Entry>())?;
        }
        self.stack
            .try_reserve_exact(more)
            .map_err(|_| memory_error())
    }

    #[inline(always)]
    fn step(&mut self) -> Result<(), Raised> {
        self.steps -= 1;
        if self.steps == 0 {
            self.steps = STEPS;
            return safepoint::poll(self.thread);
        }
        Ok(())
    }

    /// The offset after the character at one, if it passes.
    #[inline(always)]
    fn one<T: Text>(&self, single: Single, at: usize) -> Option<usize> {
        let (code, next) = T::next(self.octets, at)?;
        let passes = match single {
            Single::NoNewline => code != 10,
            Single::Any => true,
            Single::Is(wanted) => code == wanted,
            Single::IsNot(unwanted) => code != unwanted,
            Single::In(set) => self.program.sets[set as usize].contains(code),
        };
        passes.then_some(next)
    }

    /// The offset after as many characters as pass, up to `most`.
    fn many<T: Text>(&self, single: Single, at: usize, most: u32) -> usize {
        let octets = self.octets;
        let end = if most == ENDLESS {
            octets.len()
        } else if T::SIMPLE {
            octets.len().min(at.saturating_add(most as usize))
        } else {
            return self.many_counted::<T>(single, at, most);
        };
        let rest = &octets[at..end];
        let first = |found: Option<usize>| found.map_or(end, |distance| at + distance);
        match single {
            Single::Any => end,
            Single::NoNewline => first(memchr(b'\n', rest)),
            Single::IsNot(code @ ..0x80) => first(memchr(code as u8, rest)),
            Single::In(set) if T::SIMPLE => {
                let set = &self.program.sets[set as usize];
                first(
                    rest.iter()
                        .position(|octet| !set.contains(u32::from(*octet))),
                )
            }
            _ => self.many_counted::<T>(single, at, most),
        }
    }

    fn many_counted<T: Text>(&self, single: Single, mut at: usize, most: u32) -> usize {
        let mut left = most;
        while left > 0
            && let Some(next) = self.one::<T>(single, at)
        {
            at = next;
            left -= 1;
        }
        at
    }

    /// The offset after `least` characters that pass.
    #[inline(always)]
    fn required<T: Text>(&self, single: Single, mut at: usize, least: u32) -> Option<usize> {
        for _ in 0..least {
            at = self.one::<T>(single, at)?;
        }
        Some(at)
    }

    /// The last offset below `at`, and not below `low`, at which what follows may begin.
    #[inline(always)]
    fn retreat<T: Text>(&self, low: usize, at: usize, follow: Option<u8>) -> Option<usize> {
        if at <= low {
            return None;
        }
        match follow {
            Some(octet) => memrchr(octet, &self.octets[low..at]).map(|place| low + place),
            None => T::back(self.octets, at, 1),
        }
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

    fn is_at<T: Text>(&self, spot: Spot, at: usize) -> bool {
        let octets = self.octets;
        match spot {
            Spot::TextBeginning => at == 0,
            Spot::LineBeginning => at == 0 || octets[at - 1] == b'\n',
            Spot::End => at == octets.len() || (at + 1 == octets.len() && octets[at] == b'\n'),
            Spot::LineEnd => at == octets.len() || octets[at] == b'\n',
            Spot::TextEnd => at == octets.len(),
            Spot::Boundary {
                negated,
                has_unicode,
            } => {
                let is_word = |found: Option<(u32, usize)>| {
                    found.is_some_and(|(code, _)| is_of(Category::Word, code, has_unicode))
                };
                let before = is_word(T::previous(octets, at));
                let after = is_word(T::next(octets, at));
                (before != after) != negated
            }
        }
    }

    /// The text of a group, if it has matched.
    #[inline]
    fn group(&self, group: u32) -> Option<(usize, usize)> {
        let place = group as usize * 2;
        let (start, end) = (self.marks[place], self.marks[place + 1]);
        (start != NOWHERE && end != NOWHERE).then_some((start, end))
    }

    fn again<T: Text>(&self, group: u32, fold: super::case::Fold, at: usize) -> Option<usize> {
        let (start, end) = self.group(group)?;
        if end <= start {
            return Some(at);
        }
        if fold == super::case::Fold::Exact {
            let wanted = &self.octets[start..end];
            return self.octets[at..]
                .starts_with(wanted)
                .then_some(at + wanted.len());
        }
        let (mut from, mut place) = (start, at);
        while from < end {
            let (wanted, next) = T::next(self.octets, from)?;
            let (found, after) = T::next(self.octets, place)?;
            if fold.lower(wanted) != fold.lower(found) {
                return None;
            }
            (from, place) = (next, after);
        }
        Some(place)
    }

    /// Takes the choices above the last barrier out, and the barrier; gives where that was.
    fn commit(&mut self) -> usize {
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
    fn undo_mark(&mut self, number: u32, last: u32, old: usize) {
        self.marks[number as usize] = old;
        self.last_group = last;
    }

    /// Undoes everything since the last barrier, which must be there.
    fn undo_to_barrier(&mut self) {
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

    fn set_loop(&mut self, number: u32, new: Loop) -> Result<(), Raised> {
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
    fn backtrack<T: Text>(&mut self) -> Result<Option<(usize, usize)>, Raised> {
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
                    if let Some(place) = self.retreat::<T>(low, at, follow) {
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
    fn one_more<T: Text>(
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

    /// Runs the program from an offset on: where the match ends.
    fn run<T: Text>(&mut self, start: usize) -> Result<Option<usize>, Raised> {
        let program = self.program;
        let octets = self.octets;
        let (mut op, mut at) = (0usize, start);
        loop {
            self.step()?;
            // The operation that comes next, or `None` to go back.
            let next = match &program.ops[op] {
                Op::Text(text) => octets[at..].starts_with(text).then(|| {
                    at += text.len();
                    op + 1
                }),
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
                    None => None,
                    Some(low) => {
                        let left = if *most == ENDLESS {
                            ENDLESS
                        } else {
                            most - least
                        };
                        let place = match greed {
                            Greed::Possessive => Some(self.many::<T>(*single, low, left)),
                            Greed::Greedy => {
                                let end = self.many::<T>(*single, low, left);
                                let fits =
                                    follow.is_none_or(|octet| octets.get(end) == Some(&octet));
                                let place = if fits {
                                    Some(end)
                                } else {
                                    self.retreat::<T>(low, end, *follow)
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
                Op::LookStart(behind) => match T::back(octets, at, *behind as usize) {
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
                Op::NotStart { behind, after } => match T::back(octets, at, *behind as usize) {
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
                Op::Reference { group, fold } => self.again::<T>(*group, *fold, at).map(|after| {
                    at = after;
                    op + 1
                }),
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
