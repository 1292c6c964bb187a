//! Colours of tracebacks, as CPython gives them on a terminal since 3.13.

use crate::interpreter::Interpreter;
use crate::names::Name;
use crate::protocol;
use crate::types::module::Module;
use weft_heap::{Native, Thread};

const RESET: &str = "\x1b[0m";
/// Names of files and functions, numbers of lines, and messages.
const NAME: &str = "\x1b[35m";
/// The class of the exception.
const CLASS: &str = "\x1b[1;35m";
/// What stands above `^`.
const PLACE: &str = "\x1b[1;31m";
/// What stands above `~`.
const AROUND: &str = "\x1b[31m";

/// Whether a report has colours.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Paint {
    /// It has none.
    Plain,
    /// It has those of CPython's default theme.
    Coloured,
}

impl Paint {
    /// What a report on `sys.stderr` has: colours on a terminal, unless the environment says something else.
    pub fn of_stderr(thread: &Thread) -> Paint {
        let is_coloured = match asked_for(&|name| std::env::var(name).ok()) {
            Some(asked) => asked,
            None => stderr_is_terminal(thread),
        };
        if is_coloured {
            Paint::Coloured
        } else {
            Paint::Plain
        }
    }

    fn with(self, colour: &str, text: &str) -> String {
        match self {
            Paint::Plain => text.to_owned(),
            Paint::Coloured => format!("{colour}{text}{RESET}"),
        }
    }

    /// The line that names the class of an exception and gives its message.
    pub(super) fn message(self, class: &str, message: &str) -> String {
        let class = self.with(CLASS, class);
        if message.is_empty() {
            return format!("{class}\n");
        }
        format!("{class}: {}\n", self.with(NAME, message))
    }

    /// Entries of a traceback: lines that name a place, and lines of source with marks below them.
    pub(super) fn entries(self, text: String) -> String {
        if self == Paint::Plain {
            return text;
        }
        let mut painted = String::with_capacity(text.len() * 2);
        let mut lines = text.lines().peekable();
        while let Some(line) = lines.next() {
            if let Some(place) = line.strip_prefix("  File \"") {
                painted.push_str("  File ");
                painted.push_str(&self.place(place));
            } else if let Some(marks) = lines.next_if(|next| is_marks(next)) {
                painted.push_str(&underlined(line, marks));
                painted.push('\n');
                painted.push_str(&underlined(marks, marks));
            } else {
                painted.push_str(line);
            }
            painted.push('\n');
        }
        painted
    }

    /// `NAME", line 1, in FUNCTION`, the last part not always.
    fn place(self, text: &str) -> String {
        let Some((file, rest)) = text.rsplit_once("\", line ") else {
            return format!("\"{text}");
        };
        let file = self.with(NAME, &format!("\"{file}\""));
        match rest.split_once(", in ") {
            Some((line, function)) => format!(
                "{file}, line {}, in {}",
                self.with(NAME, line),
                self.with(NAME, function)
            ),
            None => format!("{file}, line {}", self.with(NAME, rest)),
        }
    }
}

/// What the environment asks for, as CPython reads it.
fn asked_for(variable: &dyn Fn(&str) -> Option<String>) -> Option<bool> {
    match variable("PYTHON_COLORS").as_deref() {
        Some("0") => return Some(false),
        Some("1") => return Some(true),
        _ => {}
    }
    let is_set = |name| variable(name).is_some_and(|value| !value.is_empty());
    if is_set("NO_COLOR") {
        return Some(false);
    }
    if is_set("FORCE_COLOR") {
        return Some(true);
    }
    (variable("TERM").as_deref() == Some("dumb")).then_some(false)
}

fn stderr_is_terminal(thread: &Thread) -> bool {
    let modules = Interpreter::of(thread).modules();
    let system = modules.get_simple(thread, thread.intern("sys"));
    let stream = system
        .as_ref()
        .and_then(|system| system.downcast::<Native<Module>>())
        .and_then(|system| {
            system
                .dictionary()
                .get_simple(thread, Name::Stderr.value(thread))
        })
        .filter(|stream| !stream.is_none());
    let Some(stream) = stream else { return false };
    let answer = protocol::call_method(thread, stream, thread.intern("isatty"), &[])
        .and_then(|answer| protocol::truth(thread, answer));
    answer.unwrap_or_else(|raised| {
        thread.take_raised(raised);
        false
    })
}

fn is_marks(line: &str) -> bool {
    line.contains(['^', '~']) && line.chars().all(|character| " \t^~".contains(character))
}

/// A line with the colours of the marks below it.
fn underlined(line: &str, marks: &str) -> String {
    let mut painted = String::new();
    let mut current = "";
    let mut marks = marks.chars();
    for character in line.chars() {
        let colour = match marks.next() {
            Some('^') => PLACE,
            Some('~') => AROUND,
            _ => "",
        };
        if colour != current {
            if !current.is_empty() {
                painted.push_str(RESET);
            }
            painted.push_str(colour);
            current = colour;
        }
        painted.push(character);
    }
    if !current.is_empty() {
        painted.push_str(RESET);
    }
    painted
}

#[cfg(test)]
mod tests {
    use super::{Paint, asked_for, underlined};

    #[test]
    fn the_environment_is_asked_in_order() {
        let with = |set: &'static [(&'static str, &'static str)]| {
            asked_for(&|name| {
                let found = set.iter().find(|(known, _)| *known == name);
                found.map(|(_, value)| (*value).to_owned())
            })
        };
        assert_eq!(with(&[]), None);
        assert_eq!(with(&[("NO_COLOR", "")]), None);
        assert_eq!(
            with(&[("NO_COLOR", "1"), ("FORCE_COLOR", "1")]),
            Some(false)
        );
        assert_eq!(with(&[("FORCE_COLOR", "1"), ("TERM", "dumb")]), Some(true));
        assert_eq!(with(&[("TERM", "dumb")]), Some(false));
        assert_eq!(
            with(&[("PYTHON_COLORS", "1"), ("NO_COLOR", "1")]),
            Some(true)
        );
    }

    #[test]
    fn marks_colour_what_is_above_them() {
        assert_eq!(
            underlined("    a[0]", "    ~^^^"),
            "    \x1b[31ma\x1b[0m\x1b[1;31m[0]\x1b[0m"
        );
        assert_eq!(
            Paint::Coloured.entries("  File \"x\", line 1, in f\n    y\n".to_owned()),
            "  File \x1b[35m\"x\"\x1b[0m, line \x1b[35m1\x1b[0m, in \x1b[35mf\x1b[0m\n    y\n"
        );
    }
}
