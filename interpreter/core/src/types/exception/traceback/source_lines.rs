//! The source lines under an entry of a traceback, with what was running underlined.

use super::anchor::{self, Anchor};
use super::entry::Traceback;
use crate::interpreter::Interpreter;
use parking_lot::Mutex;
use std::collections::{BTreeSet, HashSet};
use std::fmt::Write;
use std::sync::Arc;
use weft_heap::Thread;
use weft_syntax::Source;
use weft_syntax::ast::Range;

/// Sources that are shown although their name is no file's: what was given with `-c` or at the prompt.
#[derive(Default)]
struct Shown {
    sources: Mutex<Kept>,
}

#[derive(Default)]
struct Kept {
    addresses: HashSet<usize>,
    /// Kept alive, so that no other source gets the address.
    sources: Vec<Arc<Source>>,
}

/// Lets tracebacks show the lines of a source whose name is no file's, such as `<string>`.
pub fn register_source(thread: &Thread, source: &Arc<Source>) {
    let shown = Interpreter::of(thread).extension::<Shown>();
    let mut kept = shown.sources.lock();
    if kept.addresses.insert(Arc::as_ptr(source).addr()) {
        kept.sources.push(Arc::clone(source));
    }
}

fn is_shown(thread: &Thread, source: &Arc<Source>) -> bool {
    if !(source.name.starts_with('<') && source.name.ends_with('>')) {
        return true;
    }
    let shown = Interpreter::of(thread).extension::<Shown>();
    let kept = shown.sources.lock();
    kept.addresses.contains(&Arc::as_ptr(source).addr())
}

/// What is shown of the source below an entry.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum SourceLines {
    /// All lines of what was running, with marks below.
    Marked,
    /// The line that it begins in.
    First,
}

/// One entry: file, line and function, and the source lines.
pub fn format_entry(thread: &Thread, entry: &Traceback) -> String {
    format_entry_with(thread, entry, SourceLines::Marked)
}

/// As [`format_entry`], for code whose source is another text than the one that was compiled, as far as is known.
pub fn format_entry_of(entry: &Traceback, source: &str) -> String {
    let mut text = head(entry);
    let Some(code) = entry.code() else {
        return text;
    };
    let shown = Source::new(&code.source.name, source);
    match entry.range() {
        Some(range) => append_lines(&mut text, &code.source, &shown, range),
        None => append_first_line(&mut text, &shown, entry.line()),
    }
    text
}

/// Whether the source of an entry's code is shown.
pub fn has_source(thread: &Thread, entry: &Traceback) -> bool {
    entry
        .code()
        .is_some_and(|code| is_shown(thread, &code.source))
}

/// As [`format_entry`], with some of the source.
pub(super) fn format_entry_with(thread: &Thread, entry: &Traceback, lines: SourceLines) -> String {
    let mut text = head(entry);
    if let Some(code) = entry.code()
        && is_shown(thread, &code.source)
    {
        let source = &code.source;
        match entry.range().filter(|_| lines == SourceLines::Marked) {
            Some(range) => append_lines(&mut text, source, source, range),
            None => append_first_line(&mut text, source, entry.line()),
        }
    }
    text
}

fn head(entry: &Traceback) -> String {
    entry.code().map_or_else(String::new, |code| {
        format!(
            "  File \"{}\", line {}, in {}\n",
            code.source.name,
            entry.line(),
            code.name
        )
    })
}

fn append_first_line(text: &mut String, source: &Source, line: u32) {
    let line = source.line_text(line).trim();
    if !line.is_empty() {
        let _ = writeln!(text, "    {line}");
    }
}

/// Shows the lines that a range of the compiled source has in the shown one.
fn append_lines(text: &mut String, compiled: &Source, shown: &Source, range: Range) {
    let (first, start) = compiled.line_column(range.start);
    let (last, end) = compiled.line_column(range.end);
    let original: Vec<String> = (first..=last)
        .map(|line| shown.line_text(line).trim_end().to_owned())
        .collect();
    let lines = dedent(&original);
    if lines.iter().all(|line| line.trim().is_empty()) {
        return;
    }
    let removed = original[0].chars().count() - lines[0].chars().count();
    let place = Place {
        start: (start as usize).saturating_sub(removed),
        end: (end as usize).saturating_sub(removed),
        lines: &lines,
    };
    for line in dedent(&place.rows()) {
        let _ = writeln!(text, "    {line}");
    }
}

/// Takes out the indentation that all lines with something in them share. Others become empty.
fn dedent(lines: &[String]) -> Vec<String> {
    let margin = |line: &str| line.len() - line.trim_start_matches([' ', '\t']).len();
    let mut common: Option<&str> = None;
    for line in lines.iter().filter(|line| !line.trim().is_empty()) {
        let own = &line[..margin(line)];
        common = Some(match common {
            None => own,
            Some(common) => {
                let same = common
                    .bytes()
                    .zip(own.bytes())
                    .take_while(|(left, right)| left == right)
                    .count();
                &common[..same]
            }
        });
    }
    let width = common.map_or(0, str::len);
    lines
        .iter()
        .map(|line| {
            if line.trim().is_empty() {
                String::new()
            } else {
                line[width..].to_owned()
            }
        })
        .collect()
}

/// A stretch of dedented lines: from a column of the first up to a column of the last, in characters.
struct Place<'a> {
    start: usize,
    end: usize,
    lines: &'a [String],
}

impl Place<'_> {
    /// The lines to show, each with its underline below if there is one.
    fn rows(&self) -> Vec<String> {
        let last = self.lines.len() - 1;
        let segment = self.segment();
        let anchor = anchor::find(&segment);
        let underlined = self.is_underlined(&segment, anchor);
        let mut wanted = BTreeSet::from([0, last]);
        if let Some(anchor) = anchor {
            for line in [anchor.start.0, anchor.end.0] {
                wanted.extend(line.saturating_sub(1)..=(line + 1).min(last));
            }
        }
        let mut rows = Vec::new();
        let mut show = |line: usize| {
            rows.push(self.lines[line].clone());
            if underlined {
                rows.push(self.underline(line, anchor));
            }
        };
        let mut gaps = Vec::new();
        let mut before: Option<usize> = None;
        for line in wanted {
            if let Some(before) = before {
                match line - before {
                    2 => show(line - 1),
                    distance if distance > 2 => gaps.push((line, distance - 1)),
                    _ => {}
                }
            }
            show(line);
            before = Some(line);
        }
        self.with_gaps(rows, &gaps, underlined)
    }

    /// Puts a note in front of each line that does not follow the one shown before it.
    fn with_gaps(
        &self,
        rows: Vec<String>,
        gaps: &[(usize, usize)],
        underlined: bool,
    ) -> Vec<String> {
        if gaps.is_empty() {
            return rows;
        }
        let step = if underlined { 2 } else { 1 };
        let mut all = Vec::with_capacity(rows.len() + gaps.len());
        let mut line = 0;
        for (index, row) in rows.into_iter().enumerate() {
            if index % step == 0 {
                if let Some((_, left_out)) = gaps
                    .iter()
                    .find(|(before, left_out)| line + left_out == *before)
                {
                    all.push(format!("...<{left_out} lines>..."));
                    line += left_out;
                }
                line += 1;
            }
            all.push(row);
        }
        all
    }

    /// The text of what was running.
    fn segment(&self) -> String {
        let mut segment = String::new();
        let last = self.lines.len() - 1;
        for (index, line) in self.lines.iter().enumerate() {
            let skip = if index == 0 { self.start } else { 0 };
            let take = if index == last { self.end } else { usize::MAX }.saturating_sub(skip);
            segment.extend(line.chars().skip(skip).take(take));
            if index != last {
                segment.push('\n');
            }
        }
        segment
    }

    /// Whether an underline tells more than the lines: not if it were under all of a line, nor under all that a
    /// `return` or assignment of a call computes.
    fn is_underlined(&self, segment: &str, anchor: Option<Anchor>) -> bool {
        let head: String = self.lines[0].chars().take(self.start).collect();
        let last = &self.lines[self.lines.len() - 1];
        let tail: String = last.chars().skip(self.end).collect();
        let tail = tail.trim();
        let ends_statement = tail.is_empty() || tail.starts_with('#') || tail.starts_with(';');
        if ends_statement {
            let returns = head.trim() == "return" && anchor::is_call_of_name(segment);
            if returns || (anchor::is_assignment_head(&head) && anchor::is_call(segment)) {
                return false;
            }
        }
        anchor.is_some() || !head.trim_start().is_empty() || !tail.is_empty()
    }

    fn underline(&self, line: usize, anchor: Option<Anchor>) -> String {
        let text = &self.lines[line];
        let last = self.lines.len() - 1;
        let indentation = text
            .chars()
            .take_while(|character| character.is_whitespace())
            .count();
        let width = if line == last {
            columns(text, self.end)
        } else {
            columns(text, usize::MAX)
        };
        let start = columns(&self.lines[0], self.start);
        // An anchor counts from the start of the segment, which is inside the first line.
        let anchor = anchor.map(|anchor| {
            let in_columns = |(line, column): (usize, usize)| {
                let column = if line == 0 {
                    column + self.start
                } else {
                    column
                };
                (line, columns(&self.lines[line], column))
            };
            (in_columns(anchor.start), in_columns(anchor.end))
        });
        let mark = |column: usize| match anchor {
            _ if column < indentation || (line == 0 && column < start) => ' ',
            None => '^',
            Some((from, to)) if (line, column) >= from && (line, column) < to => '^',
            Some(_) => '~',
        };
        (0..width).map(mark).collect()
    }
}

/// How many columns of a terminal the first characters of a line take.
fn columns(line: &str, characters: usize) -> usize {
    if line.is_ascii() {
        return line.len().min(characters);
    }
    line.chars()
        .take(characters)
        .map(|character| if is_wide(character) { 2 } else { 1 })
        .sum()
}

/// Whether a character takes two columns (East Asian width W or F of Unicode's annex 11).
fn is_wide(character: char) -> bool {
    const WIDE: [(u32, u32); 34] = [
        (0x1100, 0x115f),
        (0x231a, 0x231b),
        (0x2329, 0x232a),
        (0x23e9, 0x23ec),
        (0x23f0, 0x23f0),
        (0x23f3, 0x23f3),
        (0x25fd, 0x25fe),
        (0x2614, 0x2615),
        (0x2630, 0x2637),
        (0x2648, 0x2653),
        (0x267f, 0x267f),
        (0x2693, 0x2693),
        (0x26a1, 0x26a1),
        (0x26aa, 0x26ab),
        (0x26bd, 0x26be),
        (0x26c4, 0x26c5),
        (0x26ce, 0x26ce),
        (0x26d4, 0x26d4),
        (0x2705, 0x2705),
        (0x274c, 0x274c),
        (0x2753, 0x2755),
        (0x2795, 0x2797),
        (0x2b1b, 0x2b1c),
        (0x2e80, 0x303e),
        (0x3041, 0x33ff),
        (0x3400, 0x4dbf),
        (0x4e00, 0xa4cf),
        (0xa960, 0xa97f),
        (0xac00, 0xd7a3),
        (0xf900, 0xfaff),
        (0xfe10, 0xfe6f),
        (0xff01, 0xff60),
        (0xffe0, 0xffe6),
        (0x1f300, 0x3fffd),
    ];
    let code = character as u32;
    WIDE.binary_search_by(|(first, last)| {
        if *last < code {
            std::cmp::Ordering::Less
        } else if *first > code {
            std::cmp::Ordering::Greater
        } else {
            std::cmp::Ordering::Equal
        }
    })
    .is_ok()
}
