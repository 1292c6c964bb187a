//! The session: texts are read until they are whole, and run.

use super::editor::{Line, Lines, Question, Reader};
use super::indentation;
use super::paste;
use super::python::{Next, Python};
use super::restart::Restart;
use super::terminal::Terminal;
use std::ffi::OsString;
use std::io::IsTerminal;
use std::path::PathBuf;
use std::sync::Arc;
use weft::core::heap::concurrency::Outsider;
use weft::{Interpreter, Outcome};

/// What the prompt says first.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Greeting {
    /// What it is, and how to leave.
    Full,
    /// Nothing: a program has run before, or `-q` was given.
    None,
}

/// How a session begins.
pub struct Settings {
    /// What it says.
    pub greeting: Greeting,
    /// A file to run before, as `PYTHONSTARTUP` names it.
    pub startup: Option<OsString>,
    /// A file with names that the interpreter before this one left.
    pub resumed: Option<PathBuf>,
}

/// Reads and runs statements until the input ends or one of them leaves.
///
/// # Errors
/// That the process is to begin anew.
pub fn run(interpreter: &Interpreter, settings: &Settings) -> Result<Outcome, Restart> {
    let terminal = can_edit().then(|| Arc::new(Terminal::new()));
    let python = match Python::start(interpreter, terminal.clone()) {
        Ok(python) => Arc::new(python),
        Err(error) => {
            eprintln!("weft: the prompt cannot begin: {error}");
            return Ok(Outcome::Status(1));
        }
    };
    // The thread asks Python for names when it starts.
    let start = || terminal.and_then(|terminal| Reader::start(&python, &terminal));
    let reader = interpreter.with(|thread| thread.blocking(start));
    if settings.greeting == Greeting::Full {
        greet(interpreter);
    }
    if let Some(path) = &settings.resumed {
        python.restore(&path.to_string_lossy());
    }
    let session = Session {
        interpreter,
        python,
        reader,
    };
    let next = match &settings.startup {
        Some(path) => session.python.run_file(&path.to_string_lossy()),
        None => Next::Line,
    };
    let end = session.run(next);
    session.python.end();
    end
}

/// Whether lines can be edited: on a terminal that can move its cursor.
fn can_edit() -> bool {
    let is_dumb = std::env::var_os("TERM").is_some_and(|term| {
        ["dumb", "cons25", "emacs"]
            .iter()
            .any(|known| term.eq_ignore_ascii_case(known))
    });
    !is_dumb && std::io::stdin().is_terminal() && std::io::stdout().is_terminal()
}

fn greet(interpreter: &Interpreter) {
    let gil = match interpreter.gil() {
        weft::Gil::On => "on",
        weft::Gil::Off => "off",
    };
    println!(
        "Weft {} (Python 3.14), global lock {gil}\n\
         exit or Ctrl-D leaves, Ctrl-C drops what is typed, %help lists the commands.",
        env!("CARGO_PKG_VERSION")
    );
}

struct Session<'i> {
    interpreter: &'i Interpreter,
    python: Arc<Python>,
    /// Without one, lines are read as they come.
    reader: Option<Reader>,
}

impl Session<'_> {
    fn run(&self, mut next: Next) -> Result<Outcome, Restart> {
        loop {
            let begun = match next {
                Next::Line => String::new(),
                Next::Edit(text) => text,
                Next::Leave(status) => return Ok(Outcome::Status(status)),
                Next::Restart { gil, names } => {
                    return Err(Restart {
                        gil,
                        names: PathBuf::from(names),
                    });
                }
            };
            next = match self.statement(begun) {
                Line::Text(text) => {
                    self.python.settle();
                    self.python.run(&text)
                }
                Line::Interrupt => {
                    println!("KeyboardInterrupt");
                    Next::Line
                }
                Line::End => {
                    println!();
                    return Ok(Outcome::Status(0));
                }
            };
        }
    }

    /// Asks for lines until they are a whole statement.
    fn statement(&self, begun: String) -> Line {
        let mut text = String::new();
        let mut begun = Some(begun);
        loop {
            let name = if text.is_empty() { "ps1" } else { "ps2" };
            let prompt = self.interpreter.prompt_text(name);
            match self.line(&prompt, begun.take().unwrap_or_default()) {
                Line::Interrupt => return Line::Interrupt,
                Line::End if text.is_empty() => return Line::End,
                Line::End => return Line::Text(text),
                Line::Text(line) => {
                    text.push_str(&line);
                    if text.trim().is_empty() {
                        text.clear();
                        continue;
                    }
                    if indentation::is_whole(&text) {
                        let text = paste::cleaned(&text);
                        if let Some(reader) = &self.reader {
                            reader.remember(&text);
                        }
                        return Line::Text(text);
                    }
                    text.push('\n');
                }
            }
        }
    }

    fn line(&self, prompt: &str, text: String) -> Line {
        let Some(reader) = &self.reader else {
            return match self.python.read_line(prompt) {
                Some(line) if line.is_empty() => Line::End,
                Some(line) => Line::Text(line.trim_end_matches(['\n', '\r']).to_owned()),
                None => Line::Interrupt,
            };
        };
        // The editor shows no prompt before lines after the first. A program that has one of its own gets lines one by one.
        let has_own = self.interpreter.prompt_text("ps2") != "... ";
        let question = Question::Line {
            // Marks of GNU readline around what has no width.
            prompt: prompt.replace(['\x01', '\x02'], ""),
            text,
            lines: if has_own { Lines::One } else { Lines::Several },
        };
        // Someone types: that all threads wait is no deadlock.
        let _outsider = self
            .interpreter
            .with(|thread| Outsider::new(thread.heap().world()));
        reader.line(question, |wait| {
            self.interpreter.with(|thread| thread.blocking(wait))
        })
    }
}
