//! The terminal: while a line is being edited, what the program writes goes above it.

use std::io::{self, Write};
use std::sync::mpsc::{self, Sender};
use std::sync::{Mutex, MutexGuard, PoisonError};

/// Writes lines above the one that is being edited.
pub(super) type Printer = Box<dyn FnMut(String) + Send>;

/// Who writes to the terminal.
pub(super) struct Terminal {
    state: Mutex<State>,
}

struct State {
    mode: Mode,
    /// Whether nothing stands before the cursor, so that the prompt can begin there.
    column: Column,
    /// The beginning of a line whose end has not come yet.
    partial: String,
    printer: Option<Sender<String>>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Mode {
    Running,
    Editing,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Column {
    First,
    Other,
}

impl Terminal {
    pub(super) fn new() -> Terminal {
        let state = State {
            mode: Mode::Running,
            column: Column::First,
            partial: String::new(),
            printer: None,
        };
        Terminal {
            state: Mutex::new(state),
        }
    }

    /// Has lines that come while one is edited printed by a thread that may wait for the editor.
    pub(super) fn print_with(&self, mut printer: Printer) {
        let (sender, lines) = mpsc::channel();
        let thread = std::thread::Builder::new().name("prompt output".to_owned());
        if thread
            .spawn(move || lines.iter().for_each(&mut printer))
            .is_ok()
        {
            self.state().printer = Some(sender);
        }
    }

    /// Writes what a program writes to a standard stream.
    pub(super) fn write(&self, descriptor: i32, text: &str) -> io::Result<()> {
        if text.is_empty() {
            return Ok(());
        }
        let mut state = self.state();
        if state.mode == Mode::Editing
            && let Some(printer) = state.printer.clone()
        {
            state.partial.push_str(text);
            if let Some(end) = state.partial.rfind('\n') {
                let rest = state.partial.split_off(end + 1);
                let lines = std::mem::replace(&mut state.partial, rest);
                // The thread ends with the process.
                let _ = printer.send(lines);
            }
            return Ok(());
        }
        state.put(descriptor, text)
    }

    /// A line is going to be edited: it begins in the first column.
    pub(super) fn begin_editing(&self) {
        let mut state = self.state();
        if state.column == Column::Other {
            let _ = state.put(1, "\n");
        }
        state.mode = Mode::Editing;
    }

    /// The line is there.
    pub(super) fn end_editing(&self) {
        let mut state = self.state();
        state.mode = Mode::Running;
        let partial = std::mem::take(&mut state.partial);
        let _ = state.put(1, &partial);
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl State {
    fn put(&mut self, descriptor: i32, text: &str) -> io::Result<()> {
        if text.is_empty() {
            return Ok(());
        }
        self.column = if text.ends_with('\n') {
            Column::First
        } else {
            Column::Other
        };
        if descriptor == 2 {
            return io::stderr().write_all(text.as_bytes());
        }
        let mut output = io::stdout().lock();
        output.write_all(text.as_bytes())?;
        output.flush()
    }
}
