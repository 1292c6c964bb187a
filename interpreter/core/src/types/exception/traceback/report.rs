//! What is shown of an exception that nobody handled: its traceback, its causes, its notes, and the groups inside.

use super::entry::Traceback;
use super::keyword;
use super::paint::Paint;
use super::source_lines::{SourceLines, format_entry_with};
use super::suggestion;
use crate::error::{Exception, is_exception};
use crate::names::Name;
use crate::protocol;
use crate::types::class::Class;
use crate::types::exception::fields::{Field, text_field};
use crate::types::exception::{ExceptionObject, group};
use std::collections::HashSet;
use weft_heap::{List, Native, Raised, Thread, Tuple, Value};

/// How often the same line is shown before its repetitions are only counted.
const REPETITIONS: usize = 3;
/// How many exceptions of a group are shown, and how deep groups in groups.
const GROUP_WIDTH: usize = 15;
const GROUP_DEPTH: usize = 10;

/// The report on `sys.stderr` that an exception ends a program or a thread with, in colours if that is a terminal.
pub fn format_for_stderr(thread: &Thread, exception: Value) -> String {
    report(thread, exception, Paint::of_stderr(thread))
}

/// The exception with its traceback, causes and contexts.
pub fn format_exception(thread: &Thread, exception: Value) -> String {
    report(thread, exception, Paint::Plain)
}

fn report(thread: &Thread, exception: Value, paint: Paint) -> String {
    let seen = List::from_items(thread, &[]);
    let mut report = Report {
        thread,
        paint,
        text: String::new(),
        depth: 0,
        needs_close: false,
        seen: &seen,
        identities: HashSet::new(),
    };
    thread.with_spare_calls(50, || report.chain(exception));
    report.text
}

/// The entries of a traceback.
pub fn format_traceback(thread: &Thread, traceback: Value) -> String {
    format_entries(thread, traceback, SourceLines::Marked)
}

/// An exception as it is shown where it cannot be raised: without causes, notes and marks.
pub fn format_unraisable(thread: &Thread, exception: Value) -> String {
    let mut text = String::new();
    if let Some(traceback) = ExceptionObject::of(&exception).and_then(|object| object.traceback()) {
        text.push_str("Traceback (most recent call last):\n");
        text.push_str(&format_entries(thread, traceback, SourceLines::First));
    }
    let message = safe_text(thread, exception, "exception", protocol::str);
    text.push_str(&format!("{}: {message}\n", class_shown(thread, exception)));
    text
}

/// The last entries of a traceback, as many as `sys.tracebacklimit` allows; `None` if it allows none.
fn limited(thread: &Thread, traceback: Value) -> Option<Value> {
    let modules = crate::interpreter::Interpreter::of(thread).modules();
    let system = modules.get_simple(thread, thread.intern("sys"))?;
    let limit = match protocol::try_attribute(thread, system, thread.intern("tracebacklimit")) {
        Ok(limit) => limit,
        Err(raised) => {
            thread.take_raised(raised);
            None
        }
    };
    let Some(limit) = limit.and_then(protocol::to_big_int) else {
        return Some(traceback);
    };
    let next = |entry: &Value| entry.downcast::<Native<Traceback>>()?.next();
    let limit = match i64::try_from(&limit) {
        Ok(limit) => usize::try_from(limit).unwrap_or(0),
        Err(_) if limit.sign() == weft_heap::dashu_int::Sign::Negative => 0,
        Err(_) => usize::MAX,
    };
    if limit == 0 {
        return None;
    }
    let depth = std::iter::successors(Some(traceback), next).count();
    std::iter::successors(Some(traceback), next).nth(depth.saturating_sub(limit))
}

fn format_entries(thread: &Thread, traceback: Value, lines: SourceLines) -> String {
    let mut text = String::new();
    let mut last: Option<(String, u32, String)> = None;
    let mut count = 0;
    let mut link = Some(traceback);
    while let Some(entry) = link
        .as_ref()
        .and_then(|link| link.downcast::<Native<Traceback>>())
    {
        let code = entry.code();
        let place = code.map(|code| {
            (
                code.source.name.clone(),
                entry.line(),
                code.name.to_string(),
            )
        });
        if place != last {
            append_repetitions(&mut text, count);
            last = place;
            count = 0;
        }
        count += 1;
        if count <= REPETITIONS {
            text.push_str(&format_entry_with(thread, entry, lines));
        }
        link = entry.next();
    }
    append_repetitions(&mut text, count);
    text
}

fn append_repetitions(text: &mut String, count: usize) {
    if count > REPETITIONS {
        let more = count - REPETITIONS;
        let plural = if more > 1 { "s" } else { "" };
        text.push_str(&format!(
            "  [Previous line repeated {more} more time{plural}]\n"
        ));
    }
}

/// The lines that name the exception and give its message and notes.
pub fn format_exception_only(thread: &Thread, exception: Value) -> String {
    only(thread, exception, Paint::Plain)
}

fn only(thread: &Thread, exception: Value, paint: Paint) -> String {
    let mut text = String::new();
    let kind = class_shown(thread, exception);
    if is_exception(thread, exception, Exception::SyntaxError) {
        append_syntax_error(thread, &mut text, exception, &kind, paint);
    } else {
        let mut message = safe_text(thread, exception, "exception", protocol::str);
        if let Some(addition) = suggestion::addition(thread, exception) {
            message.push_str(&addition);
        }
        text.push_str(&paint.message(&kind, &message));
    }
    append_notes(thread, &mut text, exception);
    text
}

struct Report<'a> {
    thread: &'a Thread,
    paint: Paint,
    text: String,
    depth: usize,
    needs_close: bool,
    /// Exceptions that were shown or will be: no other takes the place of one, so long as they are held here.
    seen: &'a List,
    identities: HashSet<u64>,
}

impl Report<'_> {
    fn see(&mut self, exception: Value) -> bool {
        let is_new = self.identities.insert(exception.identity());
        if is_new {
            self.seen.push(self.thread, exception);
        }
        is_new
    }

    fn indentation(&self) -> String {
        " ".repeat(2 * self.depth)
    }

    fn emit(&mut self, text: &str, margin: char) {
        let mut indentation = self.indentation();
        if self.depth > 0 {
            indentation.push(margin);
            indentation.push(' ');
        }
        for line in text.split_inclusive('\n') {
            self.text.push_str(&indentation);
            self.text.push_str(line);
        }
    }

    /// An exception after those that it came from.
    fn chain(&mut self, exception: Value) {
        let thread = self.thread;
        let links = List::from_items(thread, &[]);
        let mut messages: Vec<Option<&str>> = Vec::new();
        let mut link = Some(exception);
        self.see(exception);
        while let Some(current) = link {
            links.push(thread, current);
            let object = ExceptionObject::of(&current);
            let cause = object
                .and_then(|object| object.cause())
                .filter(|cause| self.see(*cause));
            let suppressed = object.is_some_and(|object| object.suppresses_context());
            let (message, next) = match cause {
                Some(cause) => (
                    Some(
                        "\nThe above exception was the direct cause of the following exception:\n\n",
                    ),
                    Some(cause),
                ),
                None if suppressed => (None, None),
                None => match object
                    .and_then(|object| object.context())
                    .filter(|context| self.see(*context))
                {
                    Some(context) => (
                        Some(
                            "\nDuring handling of the above exception, another exception occurred:\n\n",
                        ),
                        Some(context),
                    ),
                    None => (None, None),
                },
            };
            messages.push(message);
            link = next;
        }
        for (index, message) in messages.into_iter().enumerate().rev() {
            if let Some(message) = message {
                self.emit(message, '|');
            }
            if let Some(exception) = links.get(index) {
                self.one(exception);
            }
        }
    }

    fn one(&mut self, exception: Value) {
        let traceback = ExceptionObject::of(&exception)
            .and_then(|object| object.traceback())
            .and_then(|traceback| limited(self.thread, traceback));
        let Some((_, inside)) = group::parts(self.thread, exception) else {
            if let Some(traceback) = traceback {
                self.emit("Traceback (most recent call last):\n", '|');
                let entries = format_traceback(self.thread, traceback);
                self.emit(&self.paint.entries(entries), '|');
            }
            self.emit(&only(self.thread, exception, self.paint), '|');
            return;
        };
        if self.depth > GROUP_DEPTH {
            self.emit(&format!("... (max_group_depth is {GROUP_DEPTH})\n"), '|');
            return;
        }
        let is_outermost = self.depth == 0;
        if is_outermost {
            self.depth = 1;
        }
        if let Some(traceback) = traceback {
            let margin = if is_outermost { '+' } else { '|' };
            self.emit(
                "Exception Group Traceback (most recent call last):\n",
                margin,
            );
            let entries = format_traceback(self.thread, traceback);
            self.emit(&self.paint.entries(entries), '|');
        }
        self.emit(&only(self.thread, exception, self.paint), '|');
        self.inside(inside.downcast::<Tuple>().map_or(&[], Tuple::items));
        if is_outermost {
            self.depth = 0;
        }
    }

    fn inside(&mut self, exceptions: &[Value]) {
        let shown = exceptions.len().min(GROUP_WIDTH + 1);
        self.needs_close = false;
        for (index, exception) in exceptions.iter().take(shown).enumerate() {
            let is_last = index + 1 == shown;
            if is_last {
                self.needs_close = true;
            }
            let is_cut = index >= GROUP_WIDTH;
            let title = if is_cut {
                "...".to_owned()
            } else {
                (index + 1).to_string()
            };
            let opening = if index == 0 { "+-" } else { "  " };
            let indentation = self.indentation();
            self.text.push_str(&format!(
                "{indentation}{opening}+---------------- {title} ----------------\n"
            ));
            self.depth += 1;
            if is_cut {
                let remaining = exceptions.len() - GROUP_WIDTH;
                let plural = if remaining > 1 { "s" } else { "" };
                self.emit(&format!("and {remaining} more exception{plural}\n"), '|');
            } else {
                self.chain(*exception);
            }
            if is_last && self.needs_close {
                let indentation = self.indentation();
                self.text.push_str(&format!(
                    "{indentation}+------------------------------------\n"
                ));
                self.needs_close = false;
            }
            self.depth -= 1;
        }
    }
}

/// The class as it is named in a report: with its module unless that is the program's or the builtins.
fn class_shown(thread: &Thread, exception: Value) -> String {
    let class = thread.class_of(exception);
    let Some(object) = Class::of(&class) else {
        return String::new();
    };
    let qualname = object.qualname();
    let qualname = protocol::text_of(&qualname).unwrap_or_default().to_owned();
    let module = match protocol::get_attribute(thread, class, Name::Module.value(thread)) {
        Ok(module) => module,
        Err(raised) => {
            thread.take_raised(raised);
            return qualname;
        }
    };
    match protocol::text_of(&module) {
        Some("__main__" | "builtins") => qualname,
        Some(module) => format!("{module}.{qualname}"),
        None => format!("<unknown>.{qualname}"),
    }
}

/// The text of something, or a remark if that raises.
fn safe_text(
    thread: &Thread,
    value: Value,
    what: &str,
    show: fn(&Thread, Value) -> Result<Value, Raised>,
) -> String {
    let name = if what == "__notes__" { "repr" } else { "str" };
    match show(thread, value) {
        Ok(text) => protocol::text_of(&text).unwrap_or_default().to_owned(),
        Err(raised) => {
            thread.take_raised(raised);
            format!("<{what} {name}() failed>")
        }
    }
}

fn append_notes(thread: &Thread, text: &mut String, exception: Value) {
    let notes = match protocol::try_attribute(thread, exception, Name::Notes.value(thread)) {
        Ok(Some(notes)) if !notes.is_none() => notes,
        Ok(_) => return,
        Err(raised) => {
            let error = thread.take_raised(raised);
            let shown = safe_text(thread, error, "__notes__", protocol::repr);
            text.push_str(&format!("Ignored error getting __notes__: {shown}\n"));
            return;
        }
    };
    let items = if let Some(list) = notes.downcast::<List>() {
        Some(list.snapshot(thread).value())
    } else {
        notes.downcast::<Tuple>().map(|tuple| tuple.value())
    };
    match items.as_ref().and_then(|items| items.downcast::<Tuple>()) {
        Some(items) => {
            for note in items.items() {
                let note = safe_text(thread, *note, "note", protocol::str);
                for line in note.split('\n') {
                    text.push_str(line);
                    text.push('\n');
                }
            }
        }
        None => {
            let shown = safe_text(thread, notes, "__notes__", protocol::repr);
            text.push_str(&shown);
            text.push('\n');
        }
    }
}

/// File and line, the line with the place underlined, and the message.
fn append_syntax_error(
    thread: &Thread,
    text: &mut String,
    exception: Value,
    kind: &str,
    paint: Paint,
) {
    let Some(object) = ExceptionObject::of(&exception) else {
        return;
    };
    let shown = |value: Value| safe_text(thread, value, "exception", protocol::str);
    let line = object.field(Field::Line).filter(|line| !line.is_none());
    let typo = keyword::find(thread, object, line);
    let file = object.field(Field::FileName).filter(|file| !file.is_none());
    let mut suffix = String::new();
    match (line, file) {
        (Some(line), file) => {
            let file = file.map_or_else(|| "<string>".to_owned(), shown);
            text.push_str(&format!("  File \"{file}\", line {}\n", shown(line)));
        }
        (None, Some(file)) => suffix = format!(" ({})", shown(file)),
        (None, None) => {}
    }
    if let Some(typo) = &typo {
        let (start, end) = (Some(typo.start + 1), Some(typo.end + 1));
        append_marked_line(text, &typo.line, start, true, end);
    } else if let Some(source) = text_field(object, Field::Text) {
        let integer = |field| object.field(field).and_then(Value::to_int);
        let end_line = object.field(Field::EndLine).filter(|line| !line.is_none());
        let ends_on_line = line.map(shown) == end_line.map(shown);
        append_marked_line(
            text,
            &source,
            integer(Field::Offset),
            ends_on_line,
            integer(Field::EndOffset),
        );
    }
    let message = object
        .field(Field::Message)
        .filter(|message| !message.is_none())
        .map(shown);
    let message = message
        .filter(|message| !message.is_empty())
        .unwrap_or_else(|| "<no detail available>".to_owned());
    let hint = typo.map_or_else(String::new, |typo| {
        format!(". Did you mean '{}'?", typo.keyword)
    });
    *text = paint.entries(std::mem::take(text));
    let line = paint.message(kind, &format!("{message}{hint}"));
    text.push_str(line.trim_end_matches('\n'));
    text.push_str(&format!("{suffix}\n"));
}

fn append_marked_line(
    text: &mut String,
    source: &str,
    offset: Option<i64>,
    ends_on_line: bool,
    end_offset: Option<i64>,
) {
    let right_stripped = source.trim_end_matches('\n');
    let stripped = right_stripped.trim_start_matches([' ', '\n', '\u{c}']);
    let width = right_stripped.chars().count() as i64;
    let spaces = width - stripped.chars().count() as i64;
    text.push_str(&format!("    {stripped}\n"));
    let Some(mut offset) = offset else { return };
    let length = source.chars().count() as i64;
    let mut end = if ends_on_line {
        end_offset.filter(|end| *end != 0).unwrap_or(offset)
    } else {
        width + 1
    };
    if length > 0 && offset > length {
        offset = width + 1;
    }
    if length > 0 && end > length {
        end = width + 1;
    }
    if offset >= end || end < 0 {
        end = offset + 1;
    }
    let column = offset - 1 - spaces;
    let end_column = end - 1 - spaces;
    let Ok(column) = usize::try_from(column) else {
        return;
    };
    // White space that is no space (tabs) is kept, so that the mark stands below its place.
    let blank: String = stripped
        .chars()
        .take(column)
        .map(|character| {
            if character.is_whitespace() {
                character
            } else {
                ' '
            }
        })
        .collect();
    let marks = usize::try_from(end_column)
        .unwrap_or(0)
        .saturating_sub(column);
    text.push_str(&format!("    {blank}{}\n", "^".repeat(marks)));
}
