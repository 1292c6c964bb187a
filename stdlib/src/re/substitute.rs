//! `sub`, `subn`, `split` and `findall`: a string taken apart by its matches.

use super::matcher::{Goal, NOWHERE};
use super::pattern::{Bounds, Pattern, Search};
use super::subject::{Landmark, Subject};
use super::template::{Piece, Template, filled, join, made_of};
use super::tokens::Alphabet;
use weft_core::heap::{List, Native, Raised, Str, Thread, Value};
use weft_core::protocol;
use weft_core::types::bytes::octets_of;

/// What matches are replaced by.
enum Replacement {
    /// What a function says.
    Function(Value),
    Literal(Value),
    Template(Template),
}

impl Replacement {
    fn new(thread: &Thread, pattern: &Pattern, replacement: Value) -> Result<Self, Raised> {
        if protocol::is_callable(thread, replacement) {
            return Ok(Replacement::Function(replacement));
        }
        let has_escapes = match replacement.downcast::<Str>() {
            Some(text) => text.as_wtf8().contains(&b'\\'),
            // Anything else that has no octets fails there.
            None => octets_of(thread, &replacement)?.is_none_or(|octets| octets.contains(&b'\\')),
        };
        if !has_escapes {
            return Ok(Replacement::Literal(replacement));
        }
        let template = Template::parse(thread, pattern, replacement)?;
        Ok(match template.literal() {
            Some(text) => Replacement::Literal(made_of(thread, text, template.alphabet)),
            None => Replacement::Template(template),
        })
    }
}

/// The string with up to `count` matches replaced (0: all), and how many were.
pub fn substitute(
    thread: &Thread,
    pattern: &Native<Pattern>,
    replacement: Value,
    string: Value,
    count: i64,
) -> Result<(Value, usize), Raised> {
    let replacement = Replacement::new(thread, pattern, replacement)?;
    let subject = Subject::checked(thread, &string, pattern.alphabet)?;
    let bounds = Bounds::new(&subject, 0, i64::MAX);
    let mut search = Search::new(thread, pattern, &subject, bounds);
    match &replacement {
        Replacement::Template(template) if template.alphabet == subject.alphabet() => {
            let fill = |search: &Search<'_>, result: &mut Vec<u8>| {
                for piece in &template.pieces {
                    match piece {
                        Piece::Text(text) => result.extend_from_slice(text),
                        Piece::Group(group) => {
                            if let Some((start, end)) = offsets(search, *group) {
                                result.extend_from_slice(&subject.octets()[start..end]);
                            }
                        }
                    }
                }
            };
            replaced_octets(thread, &subject, &mut search, count, fill)
        }
        Replacement::Literal(literal)
            if literal.is::<Str>() == (subject.alphabet() == Alphabet::Characters) =>
        {
            let literal = Subject::new(thread, literal)?;
            let fill = |_: &Search<'_>, result: &mut Vec<u8>| {
                result.extend_from_slice(literal.octets());
            };
            replaced_octets(thread, &subject, &mut search, count, fill)
        }
        _ => {
            let items = List::from_items(thread, &[]);
            let replaced = replaced_items(
                thread,
                pattern,
                &subject,
                &mut search,
                (string, bounds, count),
                &replacement,
                &items,
            )?;
            Ok((join(thread, &items, subject.alphabet())?, replaced))
        }
    }
}

fn offsets(search: &Search<'_>, group: usize) -> Option<(usize, usize)> {
    let marks = &search.matcher.marks;
    let (start, end) = (marks[group * 2], marks[group * 2 + 1]);
    (start != NOWHERE && end != NOWHERE && start <= end).then_some((start, end))
}

/// Replaces by octets that `fill` adds for the match that was found last.
fn replaced_octets(
    thread: &Thread,
    subject: &Subject<'_>,
    search: &mut Search<'_>,
    count: i64,
    fill: impl Fn(&Search<'_>, &mut Vec<u8>),
) -> Result<(Value, usize), Raised> {
    let octets = subject.octets();
    let mut result = Vec::new();
    let (mut replaced, mut done) = (0, 0);
    while count == 0 || (replaced as i64) < count {
        let Some((start, end)) = search.next(Goal::Search)? else {
            break;
        };
        if replaced == 0 {
            weft_core::error::check_size(octets.len())?;
            result.reserve(octets.len());
        }
        result.extend_from_slice(&octets[done..start]);
        fill(search, &mut result);
        done = end;
        replaced += 1;
    }
    if replaced == 0 {
        return Ok((subject.part(thread, 0, octets.len()), 0));
    }
    result.extend_from_slice(&octets[done..]);
    Ok((subject.made_of(thread, &result), replaced))
}

/// Replaces by values, which `items` gets along with what is between; gives how many.
fn replaced_items(
    thread: &Thread,
    pattern: &Native<Pattern>,
    subject: &Subject<'_>,
    search: &mut Search<'_>,
    (string, bounds, count): (Value, Bounds, i64),
    replacement: &Replacement,
    items: &List,
) -> Result<usize, Raised> {
    let (mut replaced, mut done) = (0, 0);
    let mut near = Landmark::default();
    while count == 0 || (replaced as i64) < count {
        let Some((start, end)) = search.next(Goal::Search)? else {
            break;
        };
        if done < start {
            items.push(thread, subject.part(thread, done, start));
        }
        let item = match replacement {
            Replacement::Function(function) => {
                near = Landmark {
                    offset: start,
                    index: subject.index_of(near, start),
                };
                let matched = search.matched(pattern, string, bounds, near);
                protocol::call_values(thread, *function, &[matched])?
            }
            Replacement::Literal(literal) => *literal,
            Replacement::Template(template) => {
                filled(thread, template, subject, |group| offsets(search, group))?
            }
        };
        if !item.is_none() {
            items.push(thread, item);
        }
        done = end;
        replaced += 1;
    }
    if done < subject.octets().len() {
        items.push(thread, subject.part(thread, done, subject.octets().len()));
    }
    Ok(replaced)
}

/// The parts between up to `most` matches (0: all), with the groups of each.
pub fn split(
    thread: &Thread,
    pattern: &Native<Pattern>,
    string: Value,
    most: i64,
) -> Result<Value, Raised> {
    let subject = Subject::checked(thread, &string, pattern.alphabet)?;
    let bounds = Bounds::new(&subject, 0, i64::MAX);
    let mut search = Search::new(thread, pattern, &subject, bounds);
    let parts = List::from_items(thread, &[]);
    let (mut splits, mut done) = (0, 0);
    while most == 0 || splits < most {
        let Some((start, end)) = search.next(Goal::Search)? else {
            break;
        };
        parts.push(thread, subject.part(thread, done, start));
        for group in 1..=pattern.program.groups {
            let part = offsets(&search, group)
                .map_or(Value::NONE, |(start, end)| subject.part(thread, start, end));
            parts.push(thread, part);
        }
        done = end;
        splits += 1;
    }
    parts.push(thread, subject.part(thread, done, subject.octets().len()));
    Ok(parts.value())
}

/// All matches, or their groups if there are any.
pub fn find_all(
    thread: &Thread,
    pattern: &Native<Pattern>,
    string: Value,
    (first, last): (i64, i64),
) -> Result<Value, Raised> {
    let subject = Subject::checked(thread, &string, pattern.alphabet)?;
    let bounds = Bounds::new(&subject, first, last);
    let found = List::from_items(thread, &[]);
    if bounds.first > bounds.last {
        return Ok(found.value());
    }
    let mut search = Search::new(thread, pattern, &subject, bounds);
    while let Some((start, end)) = search.next(Goal::Search)? {
        let part = |group: usize| {
            let (start, end) = offsets(&search, group).unwrap_or((0, 0));
            subject.part(thread, start, end)
        };
        let item = match pattern.program.groups {
            0 => subject.part(thread, start, end),
            1 => part(1),
            several => {
                let parts: Vec<Value> = (1..=several).map(part).collect();
                thread.tuple(&parts)
            }
        };
        found.push(thread, item);
    }
    Ok(found.value())
}
