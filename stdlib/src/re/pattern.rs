//! Compiled patterns, and finding their matches.

use super::compile;
use super::error::Faulty;
use super::matched::Match;
use super::matcher::{Goal, Matcher};
use super::names::text_of;
use super::parse::Parser;
use super::program::Program;
use super::subject::{Landmark, Subject};
use super::text::{Characters, Octets};
use super::tokens::Alphabet;
use weft_core::heap::{Dict, Native, Raised, Str, Thread, Trace, Tracer, Tuple, Value};
use weft_core::interpreter::limits::check;
use weft_core::interpreter::new_native;
use weft_core::types::exception::warnings::warn;
use weft_core::types::str::code_points;

/// A compiled pattern.
pub struct Pattern {
    /// What it was compiled from.
    pub source: Value,
    pub flags: u32,
    pub alphabet: Alphabet,
    pub program: Program,
    /// A dictionary of names to numbers of groups.
    pub numbers: Value,
    /// A tuple with the name of each group, or `None`; the whole match comes first.
    pub names: Value,
}

impl Trace for Pattern {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        tracer.value(self.source);
        tracer.value(self.numbers);
        tracer.value(self.names);
    }
}

/// The characters of a pattern or template.
pub fn codes_of(subject: &Subject<'_>) -> Vec<u32> {
    match subject.alphabet() {
        Alphabet::Characters => code_points(subject.octets()).collect(),
        Alphabet::Octets => subject
            .octets()
            .iter()
            .map(|octet| u32::from(*octet))
            .collect(),
    }
}

/// Stack that must be left for another level of groups.
const ROOM: usize = 64 * 1024;

/// Compiles a pattern. Warnings blame the Python function so many levels up.
pub fn compile(thread: &Thread, source: Value, flags: u32, level: usize) -> Result<Value, Raised> {
    let subject = Subject::new(thread, &source)?;
    let (codes, alphabet) = (codes_of(&subject), subject.alphabet());
    let has_room = || thread.has_native_room(ROOM);
    let mut warnings = Vec::new();
    let compiled = (|| -> Result<_, Faulty> {
        let mut parser = Parser::new(&codes, alphabet, flags, &has_room)?;
        let parsed = parser.parse();
        warnings = std::mem::take(&mut parser.warnings);
        let parsed = parsed?;
        let program = compile::compile(&parsed, alphabet)?;
        Ok((parsed, program))
    })();
    check(thread)?;
    for warning in warnings {
        let category = weft_core::error::Exception::FutureWarning;
        warn(thread, category, &warning, level)?;
    }
    let (parsed, program) = compiled.map_err(|fault| fault.raise(thread, source))?;
    let numbers = thread.dict();
    let mut names = vec![Value::NONE; program.groups + 1];
    for (name, number) in &parsed.names {
        let name = thread.intern(&text_of(name));
        numbers.set_simple(thread, name, thread.int(*number as i64));
        names[*number] = name;
    }
    let pattern = Pattern {
        source,
        flags: parsed.flags,
        alphabet,
        program,
        numbers: numbers.value(),
        names: thread.tuple(&names),
    };
    Ok(new_native(thread, pattern).value())
}

/// The part of a subject that is searched, by indices and offsets.
#[derive(Clone, Copy)]
pub struct Bounds {
    pub first: usize,
    pub last: usize,
    pub start: usize,
    pub end: usize,
}

impl Bounds {
    /// What the arguments `pos` and `endpos` say.
    pub fn new(subject: &Subject<'_>, first: i64, last: i64) -> Bounds {
        let length = subject.len();
        let within = |index: i64| usize::try_from(index).unwrap_or(0).min(length);
        let (first, last) = (within(first), within(last));
        Bounds {
            first,
            last,
            start: subject.offset_of(first),
            end: subject.offset_of(last),
        }
    }
}

/// Finds one match after another in a subject.
pub struct Search<'a> {
    thread: &'a Thread,
    pub subject: &'a Subject<'a>,
    pub matcher: Matcher<'a>,
    /// Where the next match may begin.
    next: usize,
    end: usize,
    is_advancing: bool,
}

impl<'a> Search<'a> {
    /// A search within bounds.
    pub fn new(
        thread: &'a Thread,
        pattern: &'a Pattern,
        subject: &'a Subject<'a>,
        bounds: Bounds,
    ) -> Search<'a> {
        let octets = &subject.octets()[..bounds.end];
        Search {
            thread,
            subject,
            matcher: Matcher::new(thread, &pattern.program, octets),
            next: bounds.start,
            end: bounds.end,
            is_advancing: false,
        }
    }

    /// Goes on where another search stopped.
    pub fn resume(&mut self, next: usize, is_advancing: bool) {
        (self.next, self.is_advancing) = (next, is_advancing);
    }

    /// Where the next match may begin, and whether it must not be empty there.
    pub fn progress(&self) -> (usize, bool) {
        (self.next, self.is_advancing)
    }

    /// The offsets of the next match.
    pub fn next(&mut self, goal: Goal) -> Result<Option<(usize, usize)>, Raised> {
        if self.next > self.end {
            return Ok(None);
        }
        let (next, is_advancing) = (self.next, self.is_advancing);
        let found = if self.subject.is_simple() {
            self.matcher.find::<Octets>(next, goal, is_advancing)?
        } else {
            self.matcher.find::<Characters>(next, goal, is_advancing)?
        };
        if !found {
            return Ok(None);
        }
        let (start, end) = (self.matcher.marks[0], self.matcher.marks[1]);
        self.next = end;
        self.is_advancing = start == end;
        Ok(Some((start, end)))
    }

    /// The match that was found last, as an object.
    pub fn matched(
        &self,
        pattern: &Native<Pattern>,
        string: Value,
        bounds: Bounds,
        near: Landmark,
    ) -> Value {
        let start = self.matcher.marks[0];
        let matched = Match::new(
            pattern.value(),
            string,
            (bounds.first, bounds.last),
            self.matcher.marks.clone().into(),
            self.matcher.last_group,
            Landmark {
                offset: start,
                index: self.subject.index_of(near, start),
            },
        );
        new_native(self.thread, matched).value()
    }
}

impl Pattern {
    /// The number of the group that an index or name means.
    pub fn number_of(&self, thread: &Thread, group: Value) -> Option<usize> {
        if let Some(number) = group.to_int_or_bool() {
            return usize::try_from(number)
                .ok()
                .filter(|number| *number <= self.program.groups);
        }
        let numbers = self.numbers.downcast::<Dict>()?;
        if let Some(name) = group.downcast::<Str>() {
            // As a plain string, whatever subclass it is of.
            let name = weft_core::types::str::from_octets(thread, name.as_wtf8());
            let number = numbers.get_simple(thread, name)?;
            return number.to_int().map(|number| number as usize);
        }
        None
    }

    /// The name of a group.
    pub fn name_of(&self, number: usize) -> Value {
        let names = self.names.downcast::<Tuple>().map_or(&[][..], Tuple::items);
        names.get(number).copied().unwrap_or(Value::NONE)
    }
}

/// Finds one match.
pub fn find_one(
    thread: &Thread,
    pattern: &Native<Pattern>,
    string: Value,
    (first, last): (i64, i64),
    goal: Goal,
) -> Result<Value, Raised> {
    let subject = Subject::checked(thread, &string, pattern.alphabet)?;
    let bounds = Bounds::new(&subject, first, last);
    if bounds.first > bounds.last {
        return Ok(Value::NONE);
    }
    let mut search = Search::new(thread, pattern, &subject, bounds);
    Ok(match search.next(goal)? {
        Some(_) => {
            let near = Landmark {
                offset: bounds.start,
                index: bounds.first,
            };
            search.matched(pattern, string, bounds, near)
        }
        None => Value::NONE,
    })
}
