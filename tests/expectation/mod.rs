//! Expectations of a program's output: exact lines, and the patterns that `tests/README.md` describes.

use std::collections::BTreeSet;
use std::fmt::Write;

use regex::Regex;

/// A list of what must come, in order.
pub struct Expectation {
    parts: Vec<Part>,
    source: String,
}

/// One line, or one block, of an expectation.
enum Part {
    Line(Line),
    /// Any number of lines.
    Anything,
    /// These lines in any order.
    Unordered(Vec<Line>),
    /// Sequences that keep their own order, merged in any way.
    Interleaved(Vec<Vec<Line>>),
}

/// What one line of output must be.
enum Line {
    Exact(String),
    Pattern(Regex),
}

impl Line {
    fn parse(source: &str) -> Result<Line, String> {
        match source.strip_prefix("~ ") {
            Some(pattern) => Regex::new(&format!("^(?:{pattern})$"))
                .map(Line::Pattern)
                .map_err(|error| error.to_string()),
            None if source.starts_with('~') => Err(format!("unknown directive {source:?}")),
            None => Ok(Line::Exact(source.to_owned())),
        }
    }

    fn matches(&self, line: &str) -> bool {
        match self {
            Line::Exact(text) => text == line,
            Line::Pattern(pattern) => pattern.is_match(line),
        }
    }
}

impl Expectation {
    /// Reads an expectation; the error says which directive is wrong.
    pub fn parse(source: &str) -> Result<Expectation, String> {
        let mut parts = Vec::new();
        let mut lines = source.split('\n');
        while let Some(line) = lines.next() {
            parts.push(match line {
                "~..." => Part::Anything,
                "~unordered" => {
                    Part::Unordered(parse_block(&mut lines)?.into_iter().flatten().collect())
                }
                "~interleaved" => Part::Interleaved(parse_block(&mut lines)?),
                _ => Part::Line(Line::parse(line)?),
            });
        }
        Ok(Expectation {
            parts,
            source: source.to_owned(),
        })
    }

    /// Compares the output, and describes the difference if there is one.
    pub fn check(&self, actual: &str) -> Result<(), String> {
        let lines: Vec<&str> = actual.split('\n').collect();
        if parts_match(&self.parts, &lines) {
            Ok(())
        } else {
            Err(difference(&self.source, actual))
        }
    }
}

/// Reads the sequences of a block up to its `~end`.
fn parse_block<'source>(
    lines: &mut impl Iterator<Item = &'source str>,
) -> Result<Vec<Vec<Line>>, String> {
    let mut sequences = vec![Vec::new()];
    for line in lines {
        match line {
            "~end" => return Ok(sequences),
            "~with" => sequences.push(Vec::new()),
            _ => sequences
                .last_mut()
                .expect("a block has at least one sequence")
                .push(Line::parse(line)?),
        }
    }
    Err("a block without ~end".to_owned())
}

fn parts_match(parts: &[Part], lines: &[&str]) -> bool {
    let Some((part, later)) = parts.split_first() else {
        return lines.is_empty();
    };
    match part {
        Part::Anything => (0..=lines.len()).any(|skipped| parts_match(later, &lines[skipped..])),
        Part::Line(line) => lines
            .split_first()
            .is_some_and(|(first, rest)| line.matches(first) && parts_match(later, rest)),
        Part::Unordered(block) => {
            lines.len() >= block.len()
                && unordered_match(block, &lines[..block.len()])
                && parts_match(later, &lines[block.len()..])
        }
        Part::Interleaved(sequences) => {
            let size = sequences.iter().map(Vec::len).sum();
            lines.len() >= size
                && interleaved_match(sequences, &lines[..size])
                && parts_match(later, &lines[size..])
        }
    }
}

fn unordered_match(block: &[Line], lines: &[&str]) -> bool {
    let mut left = lines.to_vec();
    block.iter().all(
        |line| match left.iter().position(|entry| line.matches(entry)) {
            Some(found) => {
                left.swap_remove(found);
                true
            }
            None => false,
        },
    )
}

/// Follows every way in which the lines can be dealt out to the sequences; a state says how far each one is.
fn interleaved_match(sequences: &[Vec<Line>], lines: &[&str]) -> bool {
    let mut states = BTreeSet::from([vec![0; sequences.len()]]);
    for line in lines {
        let mut following = BTreeSet::new();
        for state in &states {
            for (index, sequence) in sequences.iter().enumerate() {
                if sequence
                    .get(state[index])
                    .is_some_and(|next| next.matches(line))
                {
                    let mut advanced = state.clone();
                    advanced[index] += 1;
                    following.insert(advanced);
                }
            }
        }
        states = following;
    }
    !states.is_empty()
}

/// Shows the lines that differ, between the first and the last difference.
fn difference(expected: &str, actual: &str) -> String {
    let expected: Vec<&str> = expected.split('\n').collect();
    let actual: Vec<&str> = actual.split('\n').collect();
    let same_start = expected
        .iter()
        .zip(&actual)
        .take_while(|(left, right)| left == right)
        .count();
    let same_end = expected[same_start..]
        .iter()
        .rev()
        .zip(actual[same_start..].iter().rev())
        .take_while(|(left, right)| left == right)
        .count();
    let mut text = format!("from line {} on (- expected, + printed):\n", same_start + 1);
    for line in &expected[same_start..expected.len() - same_end] {
        writeln!(text, "- {line}").expect("text can be written to");
    }
    for line in &actual[same_start..actual.len() - same_end] {
        writeln!(text, "+ {line}").expect("text can be written to");
    }
    text
}
