//! The part of the prompt that is written in Python.

use super::terminal::Terminal;
use std::sync::Arc;
use weft::core::heap::Thread;
use weft::{Error, ExceptionClass, Interpreter, Object};

/// A `_prompt.Session`. Any thread may use it.
pub(super) struct Python {
    session: Object,
}

/// What follows a statement.
pub(super) enum Next {
    /// The next one.
    Line,
    /// The next one, which begins with a text.
    Edit(String),
    /// The end, with a status.
    Leave(i32),
    /// Another interpreter in this mode, which takes the names that are in a file.
    Restart { gil: String, names: String },
}

/// The name by which Python's side gets a function of this one.
const WRITE: &str = "__prompt_write__";

impl Python {
    /// Makes a session. On a terminal the standard streams are written by that.
    pub(super) fn start(
        interpreter: &Interpreter,
        terminal: Option<Arc<Terminal>>,
    ) -> Result<Python, Error> {
        let is_terminal = terminal.is_some();
        interpreter.function(WRITE, move |descriptor: i32, text: String| {
            let Some(terminal) = &terminal else {
                return Ok(());
            };
            let write = || terminal.write(descriptor, &text);
            Thread::with_current(|thread| thread.blocking(write))
        })?;
        let write: Object = interpreter.get(WRITE)?;
        interpreter.exec(&format!("del {WRITE}"))?;
        let session: Object = interpreter.import("_prompt")?.call_method("Session", ())?;
        session.call_method::<()>("start", (is_terminal, write))?;
        Ok(Python { session })
    }

    /// Runs what was typed.
    pub(super) fn run(&self, text: &str) -> Next {
        self.next("run", text)
    }

    /// Runs the file that `PYTHONSTARTUP` names.
    pub(super) fn run_file(&self, path: &str) -> Next {
        self.next("run_file", path)
    }

    /// Has modules looked for in the current folder first.
    pub(super) fn look_here(&self) {
        self.note(self.session.call_method("look_here", ()));
    }

    /// Takes over the names that are in a file.
    pub(super) fn restore(&self, path: &str) {
        self.next("restore", path);
    }

    /// The end of a text that can be replaced, and by what.
    pub(super) fn complete(&self, before: &str) -> Vec<String> {
        let found = self.session.call_method("complete", (before,));
        found.unwrap_or_default()
    }

    /// The names of `builtins`.
    pub(super) fn builtin_names(&self) -> Vec<String> {
        let names = self.session.call_method("builtin_names", ());
        names.unwrap_or_default()
    }

    /// Whether an event loop goes on while a line is edited.
    pub(super) fn has_loop(&self) -> bool {
        self.session.call_method("has_loop", ()).unwrap_or(false)
    }

    /// Runs the event loop until [`Python::wake`].
    pub(super) fn wait(&self) {
        self.note(self.session.call_method("wait", ()));
    }

    /// Runs what the event loop has ready.
    pub(super) fn turn(&self) {
        self.note(self.session.call_method("turn", ()));
    }

    /// Ends [`Python::wait`], from another thread.
    pub(super) fn wake(&self) {
        self.note(self.session.call_method("wake", ()));
    }

    /// A line of an input that is no terminal to edit lines on, empty at its end; `None` after Ctrl-C.
    pub(super) fn read_line(&self, prompt: &str) -> Option<String> {
        match self.session.call_method("read_line", (prompt,)) {
            Ok(line) => Some(line),
            Err(error) if is_interrupt(&error) => None,
            Err(_) => Some(String::new()),
        }
    }

    /// Ends the session.
    pub(super) fn end(&self) {
        self.note(self.session.call_method("end", ()));
    }

    /// Takes an interrupt that came while nothing ran.
    pub(super) fn settle(&self) {
        let _ = self.session.call_method::<bool>("has_loop", ());
    }

    fn next(&self, method: &str, argument: &str) -> Next {
        let answer: Result<Vec<String>, Error> = self.session.call_method(method, (argument,));
        match answer {
            Ok(answer) => {
                let mut words = answer.into_iter();
                let kind = words.next().unwrap_or_default();
                let mut word = || words.next().unwrap_or_default();
                match kind.as_str() {
                    "load" => Next::Edit(word()),
                    "leave" => Next::Leave(word().parse().unwrap_or(1)),
                    "restart" => Next::Restart {
                        gil: word(),
                        names: word(),
                    },
                    _ => Next::Line,
                }
            }
            Err(Error::Python(error)) if error.exit_status().is_some() => {
                Next::Leave(error.exit_status().unwrap_or(1))
            }
            Err(error) => {
                self.note(Err(error));
                Next::Line
            }
        }
    }

    /// Says that something went wrong outside of what was typed: an interrupt, as a rule.
    fn note(&self, result: Result<(), Error>) {
        match result {
            // The terminal has shown ^C.
            Err(error) if is_interrupt(&error) => eprintln!("\nKeyboardInterrupt"),
            Err(error) => eprintln!("{error}"),
            Ok(()) => {}
        }
    }
}

fn is_interrupt(error: &Error) -> bool {
    let Error::Python(error) = error else {
        return false;
    };
    error.builtin_class() == Some(ExceptionClass::KeyboardInterrupt)
}
