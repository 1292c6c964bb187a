//! The prompt: lines are read until they are a whole statement, and what it gives is shown.

use rustyline::error::ReadlineError;
use rustyline::history::FileHistory;
use rustyline::{Cmd, Config, Editor, EventHandler, KeyCode, KeyEvent, Modifiers};
use std::io::{BufRead, IsTerminal, Write};
use std::path::PathBuf;
use weft::core::heap::Thread;
use weft::{Interpreter, Outcome};

/// Lines that the history file keeps.
const HISTORY_LINES: usize = 1000;

/// Columns that the tab key moves on by.
const INDENTATION: usize = 4;

/// What the prompt says first.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Greeting {
    /// What it is, and how to leave.
    Full,
    /// Nothing: a program has run before.
    None,
}

/// Where lines come from.
enum Input {
    Terminal {
        editor: Box<Editor<(), FileHistory>>,
        history: Option<PathBuf>,
    },
    /// Standard input that is no terminal, under `-i`.
    Plain,
}

/// What came of asking for a line.
enum Line {
    Text(String),
    /// Ctrl-C.
    Interrupt,
    /// Ctrl-D, or the end of the file.
    End,
}

/// Reads and runs statements until the input ends or a statement leaves.
pub(super) fn run(interpreter: &Interpreter, greeting: Greeting) -> Outcome {
    if greeting == Greeting::Full {
        let gil = match interpreter.gil() {
            weft::Gil::On => "on",
            weft::Gil::Off => "off",
        };
        println!(
            "Weft {} (Python 3.14), global lock {gil}\nexit() or Ctrl-D leaves, Ctrl-C drops what is typed.",
            env!("CARGO_PKG_VERSION")
        );
    }
    let mut input = Input::open();
    loop {
        match statement(interpreter, &mut input) {
            Statement::Text(text) => {
                if let Some(outcome) = interpreter.run_statement(&text) {
                    return outcome;
                }
            }
            Statement::Dropped => println!("KeyboardInterrupt"),
            Statement::End => {
                println!();
                return Outcome::Status(0);
            }
        }
    }
}

/// What was typed.
enum Statement {
    Text(String),
    Dropped,
    End,
}

/// Asks for lines until they are a whole statement.
fn statement(interpreter: &Interpreter, input: &mut Input) -> Statement {
    let mut text = String::new();
    loop {
        let prompt = interpreter.prompt_text(if text.is_empty() { "ps1" } else { "ps2" });
        let line = interpreter.with(|thread| input.line(thread, &prompt));
        match line {
            Line::Interrupt => return Statement::Dropped,
            Line::End if text.is_empty() => return Statement::End,
            Line::End => return Statement::Text(text),
            Line::Text(line) => {
                text.push_str(&line);
                if text.trim().is_empty() {
                    text.clear();
                    continue;
                }
                if line.trim().is_empty() {
                    // An empty line ends a block.
                    text.push('\n');
                }
                if !weft_syntax::is_incomplete(&text) {
                    input.remember(&text);
                    return Statement::Text(text);
                }
                if !text.ends_with('\n') {
                    text.push('\n');
                }
            }
        }
    }
}

impl Input {
    fn open() -> Input {
        if !std::io::stdin().is_terminal() {
            return Input::Plain;
        }
        let config = Config::builder()
            .auto_add_history(false)
            .tab_stop(INDENTATION as u8);
        let config = config
            .max_history_size(HISTORY_LINES)
            .map(|config| config.build());
        let Ok(config) = config else {
            return Input::Plain;
        };
        let Ok(mut editor) = Editor::<(), FileHistory>::with_config(config) else {
            return Input::Plain;
        };
        editor.bind_sequence(
            KeyEvent(KeyCode::Tab, Modifiers::NONE),
            EventHandler::Simple(Cmd::Insert(1, " ".repeat(INDENTATION))),
        );
        let history = history_file();
        if let Some(history) = &history {
            // There is none the first time.
            let _ = editor.load_history(history);
        }
        Input::Terminal {
            editor: Box::new(editor),
            history,
        }
    }

    fn line(&mut self, thread: &Thread, prompt: &str) -> Line {
        match self {
            Input::Terminal { editor, .. } => match thread.blocking(|| editor.readline(prompt)) {
                Ok(line) => Line::Text(line),
                Err(ReadlineError::Interrupted) => Line::Interrupt,
                Err(_) => Line::End,
            },
            Input::Plain => {
                print!("{prompt}");
                let _ = std::io::stdout().flush();
                let mut line = String::new();
                match thread.blocking(|| std::io::stdin().lock().read_line(&mut line)) {
                    Ok(0) | Err(_) => Line::End,
                    Ok(_) => Line::Text(line.trim_end_matches(['\n', '\r']).to_owned()),
                }
            }
        }
    }

    fn remember(&mut self, text: &str) {
        if let Input::Terminal { editor, .. } = self {
            let _ = editor.add_history_entry(text.trim_end());
        }
    }
}

impl Drop for Input {
    fn drop(&mut self) {
        if let Input::Terminal {
            editor,
            history: Some(history),
        } = self
        {
            // A home folder that cannot be written to is no reason to complain.
            let _ = editor.save_history(history);
        }
    }
}

/// Where lines are kept from one time to the next: what `PYTHON_HISTORY` names, or a file in the home folder.
fn history_file() -> Option<PathBuf> {
    if let Some(named) = std::env::var_os("PYTHON_HISTORY").filter(|named| !named.is_empty()) {
        return Some(PathBuf::from(named));
    }
    std::env::home_dir().map(|home| home.join(".weft_history"))
}
