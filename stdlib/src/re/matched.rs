//! `re.Match`: where the groups of a match lie, and their text.

use super::matcher::NOWHERE;
use super::pattern::Pattern;
use super::subject::{Landmark, Subject};
use weft_core::error::index_error;
use weft_core::heap::{Native, Raised, Slot, Thread, Trace, Tracer, Value};
use weft_core::protocol;

/// A match.
pub struct Match {
    pattern: Value,
    string: Value,
    /// The arguments `pos` and `endpos`, within bounds.
    bounds: (usize, usize),
    /// Offsets at which groups begin and end.
    marks: Box<[usize]>,
    last_group: u32,
    /// Where the match begins.
    near: Landmark,
    /// The tuple of spans, once it was asked for.
    spans: Slot,
}

impl Trace for Match {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        tracer.value(self.pattern);
        tracer.value(self.string);
        tracer.slot(&self.spans);
    }
}

impl Match {
    /// A match of a pattern in a string.
    pub fn new(
        pattern: Value,
        string: Value,
        bounds: (usize, usize),
        marks: Box<[usize]>,
        last_group: u32,
        near: Landmark,
    ) -> Match {
        Match {
            pattern,
            string,
            bounds,
            marks,
            last_group,
            near,
            spans: Slot::empty(),
        }
    }

    /// The pattern.
    pub fn pattern(&self) -> &Native<Pattern> {
        self.pattern.downcast().expect("a pattern made the match")
    }

    /// The number of groups, without the whole match.
    fn groups(&self) -> usize {
        self.marks.len() / 2 - 1
    }

    /// The offsets of a group, if it took part.
    pub fn offsets(&self, group: usize) -> Option<(usize, usize)> {
        let (start, end) = (self.marks[group * 2], self.marks[group * 2 + 1]);
        (start != NOWHERE && end != NOWHERE).then_some((start, end))
    }

    /// What was searched.
    pub fn subject(&self, thread: &Thread) -> Result<Subject<'_>, Raised> {
        Subject::new(thread, &self.string)
    }

    fn part(&self, thread: &Thread, group: usize, otherwise: Value) -> Result<Value, Raised> {
        let Some((start, end)) = self.offsets(group) else {
            return Ok(otherwise);
        };
        Ok(self.subject(thread)?.part(thread, start, end))
    }

    /// The indices of a group, -1 and -1 if it took no part.
    fn span(&self, thread: &Thread, group: usize) -> Result<(i64, i64), Raised> {
        let Some((start, end)) = self.offsets(group) else {
            return Ok((-1, -1));
        };
        let subject = self.subject(thread)?;
        let index = |offset| subject.index_of(self.near, offset) as i64;
        Ok((index(start), index(end)))
    }

    fn number(&self, thread: &Thread, group: Value) -> Result<usize, Raised> {
        let wrong = || index_error("no such group");
        let group = if group.is::<weft_core::heap::Str>() || group.to_int_or_bool().is_some() {
            group
        } else if protocol::special_of(thread, group, weft_core::names::Special::Index).is_some() {
            protocol::index(thread, group)?
        } else {
            return Err(wrong());
        };
        self.pattern().number_of(thread, group).ok_or_else(wrong)
    }
}

/// Where a pattern matched a string, and its groups. It is always true.
#[weft_core::class(name = "Match", module = "re", payload = super::matched::Match)]
pub mod class {
    use super::Match;
    use crate::re::template;
    use weft_core::heap::{Native, Raised, Str, Thread, Tuple, Value};
    use weft_core::protocol;

    /// What the groups given by number or name matched: a string for one, a tuple for several.
    ///
    /// Group 0, also without arguments, is the entire match. A group that took no part is None. IndexError for no such
    /// group.
    fn group(
        this: &Native<Match>,
        thread: &Thread,
        #[rest] groups: &[Value],
    ) -> Result<Value, Raised> {
        match groups {
            [] => this.part(thread, 0, Value::NONE),
            [group] => this.part(thread, this.number(thread, *group)?, Value::NONE),
            several => {
                let mut parts = Vec::with_capacity(several.len());
                let mut numbers = Vec::with_capacity(several.len());
                for group in several {
                    numbers.push(this.number(thread, *group)?);
                }
                let subject = this.subject(thread)?;
                for number in numbers {
                    parts.push(match this.offsets(number) {
                        Some((start, end)) => subject.part(thread, start, end),
                        None => Value::NONE,
                    });
                }
                Ok(thread.tuple(&parts))
            }
        }
    }

    /// Return self[key].
    fn __getitem__(this: &Native<Match>, thread: &Thread, key: Value) -> Result<Value, Raised> {
        this.part(thread, this.number(thread, key)?, Value::NONE)
    }

    /// Where what the group matched begins in the string; -1 where it took no part.
    #[positional_only]
    fn start(
        this: &Native<Match>,
        thread: &Thread,
        #[default(Value::from_i32(0))] group: Value,
    ) -> Result<i64, Raised> {
        let number = this.number(thread, group)?;
        Ok(this.span(thread, number)?.0)
    }

    /// Where what the group matched ends in the string; -1 where it took no part.
    #[positional_only]
    fn end(
        this: &Native<Match>,
        thread: &Thread,
        #[default(Value::from_i32(0))] group: Value,
    ) -> Result<i64, Raised> {
        let number = this.number(thread, group)?;
        Ok(this.span(thread, number)?.1)
    }

    /// Where what the group matched begins and ends, as a pair; (-1, -1) where it took no part.
    #[positional_only]
    fn span(
        this: &Native<Match>,
        thread: &Thread,
        #[default(Value::from_i32(0))] group: Value,
    ) -> Result<(i64, i64), Raised> {
        let number = this.number(thread, group)?;
        this.span(thread, number)
    }

    /// What the groups matched, in a tuple that begins with group 1.
    ///
    /// default stands for those that took no part.
    fn groups(
        this: &Native<Match>,
        thread: &Thread,
        #[default(Value::NONE)] default: Value,
    ) -> Result<Value, Raised> {
        let subject = this.subject(thread)?;
        let parts: Vec<Value> = (1..=this.groups())
            .map(|group| match this.offsets(group) {
                Some((start, end)) => subject.part(thread, start, end),
                None => default,
            })
            .collect();
        Ok(thread.tuple(&parts))
    }

    /// What the named groups matched, by their names.
    ///
    /// default stands for those that took no part.
    fn groupdict(
        this: &Native<Match>,
        thread: &Thread,
        #[default(Value::NONE)] default: Value,
    ) -> Result<Value, Raised> {
        let result = thread.dict();
        let names = this.pattern().names;
        let names = names.downcast::<Tuple>().map_or(&[][..], Tuple::items);
        for (number, name) in names
            .iter()
            .enumerate()
            .filter(|(_, name)| name.is::<Str>())
        {
            result.set_simple(thread, *name, this.part(thread, number, default)?);
        }
        Ok(result.value())
    }

    /// Return template with its escapes and references to groups replaced, as sub() does.
    fn expand(this: &Native<Match>, thread: &Thread, template: Value) -> Result<Value, Raised> {
        template::expand(thread, this, template)
    }

    /// The string passed to match() or search().
    #[getter]
    #[member]
    fn string(this: &Native<Match>) -> Value {
        this.string
    }

    /// The regular expression object.
    #[getter]
    #[member]
    fn re(this: &Native<Match>) -> Value {
        this.pattern
    }

    /// From where in the string the search was to begin.
    #[getter]
    #[member]
    fn pos(this: &Native<Match>) -> usize {
        this.bounds.0
    }

    /// Up to where in the string the search was to go.
    #[getter]
    #[member]
    fn endpos(this: &Native<Match>) -> usize {
        this.bounds.1
    }

    /// The number of the group that was closed last; None where no group took part.
    #[getter]
    fn lastindex(this: &Native<Match>) -> Option<u32> {
        (this.last_group > 0).then_some(this.last_group)
    }

    /// The name of the last matched capturing group.
    #[getter]
    fn lastgroup(this: &Native<Match>) -> Value {
        match this.last_group {
            0 => Value::NONE,
            group => this.pattern().name_of(group as usize),
        }
    }

    /// The spans of all groups.
    #[getter]
    fn regs(this: &Native<Match>, thread: &Thread) -> Result<Value, Raised> {
        if let Some(spans) = this.spans.get() {
            return Ok(spans);
        }
        let subject = this.subject(thread)?;
        let spans: Vec<Value> = (0..=this.groups())
            .map(|group| {
                let bounds = match this.offsets(group) {
                    Some((start, end)) => [start, end].map(|offset| {
                        let index = subject.index_of(this.near, offset);
                        thread.int(index as i64)
                    }),
                    None => [Value::from_i32(-1); 2],
                };
                thread.tuple(&bounds)
            })
            .collect();
        let spans = thread.tuple(&spans);
        this.spans.set(spans);
        Ok(spans)
    }

    fn __repr__(this: &Native<Match>, thread: &Thread) -> Result<String, Raised> {
        let (start, end) = this.span(thread, 0)?;
        let part = this.part(thread, 0, Value::NONE)?;
        let shown = protocol::repr(thread, part)?;
        let shown: String = protocol::text_of(&shown)
            .unwrap_or("")
            .chars()
            .take(50)
            .collect();
        Ok(format!(
            "<re.Match object; span=({start}, {end}), match={shown}>"
        ))
    }

    fn __copy__(this: &Native<Match>) -> Value {
        this.value()
    }

    fn __deepcopy__(this: &Native<Match>, #[positional_only] memo: Value) -> Value {
        let _ = memo;
        this.value()
    }

    /// See PEP 585
    #[class_method]
    fn __class_getitem__(class: Value, thread: &Thread, item: Value) -> Result<Value, Raised> {
        weft_core::types::class::generic_alias(thread, class, item)
    }
}
