//! Sequence and mapping patterns: how they take collections apart.

use crate::matching::{Pattern, has_flag};
use crate::{BoxedNode, locate};
use weft_core::names::Name;
use weft_core::protocol;
use weft_core::types::class::ClassFlag;
use weft_heap::{Frame, FrameSlot, List, Raised, Thread, Tuple, Value};
use weft_syntax::ast::Range;

pub(crate) type SequenceParts<'p> = (&'p [Pattern], Option<&'p Option<FrameSlot>>, &'p [Pattern]);

pub(crate) fn match_sequence(
    (before, starred, after): SequenceParts<'_>,
    subject: Value,
    items: FrameSlot,
    range: Range,
    thread: &Thread,
    frame: Frame<'_>,
) -> Result<bool, Raised> {
    let wanted = before.len() + after.len();
    let exact = starred.is_none();
    let plain_list = subject.plain_list();
    let plain_length = match (plain_list, subject.plain_tuple()) {
        (Some(list), _) => Some(list.len()),
        (None, Some(tuple)) => Some(tuple.len()),
        (None, None) => None,
    };
    match plain_length {
        Some(length) if length < wanted || exact && length != wanted => return Ok(false),
        None if !has_flag(thread, subject, ClassFlag::Sequence) => return Ok(false),
        _ => {}
    }
    let needs_items = !before
        .iter()
        .chain(after)
        .all(|pattern| matches!(pattern, Pattern::Wildcard));
    // A wildcard for the rest leaves it alone: the items around it are fetched by their positions, as CPython does.
    let by_position = matches!(starred, Some(None));
    let (leading, trailing) = (before.len(), after.len());
    let plain = match plain_list {
        // Its items one by one, as far as they are asked for.
        Some(_) if by_position => None,
        Some(list) => Some(list.snapshot(thread).value()),
        None => subject.plain_tuple().map(|_| subject),
    };
    let look = move || {
        if exact || wanted > 0 {
            let length = protocol::length(thread, subject)?;
            if length < wanted || (exact && length != wanted) {
                return Ok(None);
            }
            if by_position && needs_items {
                let items = List::from_items(thread, &[]);
                for (number, pattern) in before.iter().chain(after).enumerate() {
                    if matches!(pattern, Pattern::Wildcard) {
                        items.push(thread, Value::NONE);
                        continue;
                    }
                    let position = if number < leading {
                        number
                    } else {
                        // As it is by now.
                        let length = protocol::length(thread, subject)?;
                        (length + number).saturating_sub(leading + trailing)
                    };
                    let index = thread.int(position as i64);
                    items.push(thread, protocol::get_item(thread, subject, index)?);
                }
                return Ok(Some(items.snapshot(thread).value()));
            }
        }
        if !needs_items && !matches!(starred, Some(Some(_))) {
            return Ok(Some(thread.tuple(&[])));
        }
        protocol::collect_list(thread, subject).map(|list| Some(list.snapshot(thread).value()))
    };
    let found = match plain {
        Some(items) => Ok(Some(items)),
        None => thread.library(look),
    };
    let Some(found) = found.map_err(|raised| locate(thread, frame, range, raised))? else {
        return Ok(false);
    };
    if !needs_items && !matches!(starred, Some(Some(_))) {
        return Ok(true);
    }
    frame.set(items, found);
    let found = found.downcast::<Tuple>().expect("a tuple").items();
    if found.len() < wanted {
        return Ok(false);
    }
    for (pattern, item) in before.iter().zip(found) {
        if !pattern.matches(*item, thread, frame)? {
            return Ok(false);
        }
    }
    let end = found.len() - after.len();
    if let Some(Some(slot)) = starred {
        frame.set(
            *slot,
            List::from_items(thread, &found[before.len()..end]).value(),
        );
    }
    for (pattern, item) in after.iter().zip(&found[end..]) {
        if !pattern.matches(*item, thread, frame)? {
            return Ok(false);
        }
    }
    Ok(true)
}

#[allow(
    clippy::too_many_arguments,
    reason = "the parts of one pattern, and where it is matched"
)]
pub(crate) fn match_mapping(
    entries: &[(BoxedNode, Pattern)],
    may_repeat: bool,
    rest: Option<FrameSlot>,
    subject: Value,
    (keys, item): (FrameSlot, FrameSlot),
    range: Range,
    thread: &Thread,
    frame: Frame<'_>,
) -> Result<bool, Raised> {
    if !has_flag(thread, subject, ClassFlag::Mapping) {
        return Ok(false);
    }
    let count = entries.len();
    if count > 0 {
        let length = thread.library(move || protocol::length(thread, subject));
        if length.map_err(|raised| locate(thread, frame, range, raised))? < count {
            return Ok(false);
        }
    }
    let seen = List::from_items(thread, &[]);
    frame.set(keys, seen.value());
    for (key, pattern) in entries {
        let key = key.evaluate(thread, frame)?;
        if may_repeat {
            let seen = seen.value();
            let fresh = thread.library(move || {
                if protocol::contains(thread, seen, key)? {
                    let shown = protocol::repr(thread, key)?;
                    let shown = protocol::text_of(&shown).unwrap_or("");
                    return Err(weft_core::error::value_error(format!(
                        "mapping pattern checks duplicate key ({shown})"
                    )));
                }
                Ok(())
            });
            fresh.map_err(|raised| locate(thread, frame, range, raised))?;
        }
        seen.push(thread, key);
        let found = thread.library(move || {
            // A fresh mark tells a missing key from any value.
            let get = protocol::get_attribute_text(thread, subject, "get")?;
            let mark = thread.dict().value();
            let found = protocol::call_values(thread, get, &[key, mark])?;
            Ok((found != mark).then_some(found))
        });
        let Some(found) = found.map_err(|raised| locate(thread, frame, range, raised))? else {
            return Ok(false);
        };
        frame.set(item, found);
        if !pattern.matches(found, thread, frame)? {
            return Ok(false);
        }
    }
    if let Some(slot) = rest {
        let seen = seen.value();
        let copy = thread.library(move || {
            let copy = thread.dict().value();
            let keys = protocol::call_method(thread, subject, Name::Keys.value(thread), &[])?;
            protocol::each(thread, keys, |key| {
                if !protocol::contains(thread, seen, key)? {
                    let value = protocol::get_item(thread, subject, key)?;
                    protocol::set_item(thread, copy, key, value)?;
                }
                Ok(())
            })?;
            Ok(copy)
        });
        frame.set(
            slot,
            copy.map_err(|raised| locate(thread, frame, range, raised))?,
        );
    }
    Ok(true)
}
