//! Whether what the program printed is the same in both modes, in any order of its lines.

use super::figures::Run;
use std::collections::BTreeMap;
use std::io;
use std::path::Path;

/// How two outputs relate, from the same to different.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Likeness {
    /// Octet for octet.
    Same,
    /// The same lines, in another order.
    OtherOrder,
    /// The same but for decimal fractions, as times are printed.
    OtherFractions,
    /// Something else.
    Different,
}

/// What the outputs of all runs say.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Agreement {
    /// Between the first run with the lock and the first without it.
    pub(super) between: Likeness,
    /// Between the runs with the lock, and between those without it, where there are several: the worst of them.
    pub(super) within: [Option<Likeness>; 2],
    /// Lines that only the one or only the other has, the first few.
    pub(super) only_on: Vec<String>,
    pub(super) only_off: Vec<String>,
}

/// Lines that are shown of each side.
const SHOWN: usize = 3;

/// Compares standard outputs.
///
/// # Errors
/// When one cannot be read.
pub(super) fn compare(runs: &[Vec<Run>; 2]) -> io::Result<Agreement> {
    let [on, off] = runs;
    let (first_on, first_off) = (read(&on[0].output)?, read(&off[0].output)?);
    let mut within = [None, None];
    let modes = [(&first_on, &on[1..]), (&first_off, &off[1..])];
    for (within, (first, rest)) in within.iter_mut().zip(modes) {
        for run in rest {
            *within = (*within).max(Some(likeness(first, &read(&run.output)?)));
        }
    }
    let between = likeness(&first_on, &first_off);
    let (only_on, only_off) = if between == Likeness::Different {
        (
            missing(&first_on, &first_off),
            missing(&first_off, &first_on),
        )
    } else {
        Default::default()
    };
    Ok(Agreement {
        between,
        within,
        only_on,
        only_off,
    })
}

fn read(path: &Path) -> io::Result<String> {
    Ok(String::from_utf8_lossy(&std::fs::read(path)?).into_owned())
}

fn likeness(one: &str, other: &str) -> Likeness {
    if one == other {
        return Likeness::Same;
    }
    let sorted = |text: &str, line: fn(&str) -> String| {
        let mut lines: Vec<String> = text.lines().map(line).collect();
        lines.sort_unstable();
        lines
    };
    if sorted(one, str::to_owned) == sorted(other, str::to_owned) {
        Likeness::OtherOrder
    } else if sorted(one, without_fractions) == sorted(other, without_fractions) {
        Likeness::OtherFractions
    } else {
        Likeness::Different
    }
}

/// A line with each decimal fraction, and the space before it, replaced: `12.5` but not `12`.
fn without_fractions(line: &str) -> String {
    let mut kept = String::new();
    let mut rest = line;
    while let Some(start) = rest.find(|character: char| character.is_ascii_digit()) {
        let number = &rest[start..];
        let length = number
            .find(|character: char| !(character.is_ascii_digit() || character == '.'))
            .unwrap_or(number.len());
        let digits = &number[..length];
        let text = if digits.trim_end_matches('.').contains('.') {
            // Columns are as wide as their numbers.
            kept.push_str(rest[..start].trim_end());
            "#.#"
        } else {
            kept.push_str(&rest[..start]);
            digits
        };
        kept.push_str(text);
        rest = &rest[start + length..];
    }
    kept + rest
}

/// The first lines of one text that the other has less often.
fn missing(text: &str, other: &str) -> Vec<String> {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for line in other.lines() {
        *counts.entry(line).or_default() += 1;
    }
    let mut missing = Vec::new();
    for line in text.lines() {
        match counts.get_mut(line) {
            Some(count) if *count > 0 => *count -= 1,
            _ => missing.push(line.to_owned()),
        }
    }
    missing.truncate(SHOWN);
    missing
}

impl Agreement {
    /// Whether the modes print different things.
    pub(super) fn differs(&self) -> bool {
        self.between == Likeness::Different
    }

    /// In plain words.
    pub(super) fn text(&self) -> String {
        let text = match self.between {
            Likeness::Same => "the same in both modes",
            Likeness::OtherOrder => "the same lines in both modes, in another order",
            Likeness::OtherFractions => {
                "the same lines in both modes but for decimal fractions (times, for instance), in any order"
            }
            Likeness::Different => "not the same in both modes, whatever the order of lines",
        };
        let [on, off] = self.changes();
        match (self.between, on, off) {
            (Likeness::Different, true, _) => {
                format!("{text}; but with the GIL it changes from run to run too")
            }
            (Likeness::Different, false, true) => {
                format!("{text}; without the GIL it changes from run to run")
            }
            (_, false, false) => text.to_owned(),
            _ => format!("{text} the first time; it changes from run to run"),
        }
    }

    /// Whether it changes from run to run with the lock, and without it.
    pub(super) fn changes(&self) -> [bool; 2] {
        self.within
            .map(|within| within == Some(Likeness::Different))
    }

    /// The name of a likeness in JSON.
    pub(super) fn name(likeness: Likeness) -> &'static str {
        match likeness {
            Likeness::Same => "same",
            Likeness::OtherOrder => "other order",
            Likeness::OtherFractions => "other fractions",
            Likeness::Different => "different",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Likeness, likeness, missing, without_fractions};

    #[test]
    fn order_and_times_do_not_make_outputs_different() {
        assert_eq!(likeness("a\nb\n", "a\nb\n"), Likeness::Same);
        assert_eq!(likeness("a\nb\n", "b\na\n"), Likeness::OtherOrder);
        assert_eq!(
            likeness("took  1.25 s\n3\n", "3\ntook 10.5 s\n"),
            Likeness::OtherFractions
        );
        assert_eq!(likeness("a\na\nb\n", "a\nb\nb\n"), Likeness::Different);
    }

    #[test]
    fn whole_numbers_count() {
        assert_eq!(likeness("2000\n", "1999\n"), Likeness::Different);
        assert_eq!(
            without_fractions("v1 took 0.25s of 3. 7"),
            "v1 took#.#s of 3. 7"
        );
    }

    #[test]
    fn lines_that_one_side_lacks_are_found() {
        assert_eq!(missing("a\nb\na\n", "a\n"), ["b", "a"]);
        assert!(missing("a\n", "a\nb\n").is_empty());
    }
}
