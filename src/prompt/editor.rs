//! The thread that reads lines on a terminal. It is one of its own so that the program's thread can run its event loop.

use super::assistant::Assistant;
use super::colours;
use super::history;
use super::keys::{self, SingleLines};
use super::python::Python;
use super::terminal::Terminal;
use rustyline::error::ReadlineError;
use rustyline::history::FileHistory;
use rustyline::{ColorMode, CompletionType, Config, Editor, ExternalPrinter};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{self, Receiver, Sender, TryRecvError};

/// What came of asking for a line.
pub(super) enum Line {
    Text(String),
    /// Ctrl-C.
    Interrupt,
    /// Ctrl-D, or the end of the file.
    End,
}

/// Whether a line may have lines in it.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Lines {
    Several,
    One,
}

/// What is asked for.
pub(super) enum Question {
    Line {
        prompt: String,
        /// What the line begins with.
        text: String,
        lines: Lines,
    },
    /// Keep something for the next time.
    Remember(String),
}

/// Asks the thread.
pub(super) struct Reader {
    questions: Sender<Question>,
    answers: Receiver<Line>,
    /// Whether the program's thread runs its event loop, from which it must be woken.
    is_waiting: Arc<AtomicBool>,
    python: Arc<Python>,
}

impl Reader {
    /// Starts the thread, if the terminal is one that lines can be edited on.
    pub(super) fn start(python: &Arc<Python>, terminal: &Arc<Terminal>) -> Option<Reader> {
        let (questions, asked) = mpsc::channel();
        let (answering, answers) = mpsc::channel();
        let (ready, is_ready) = mpsc::channel();
        let is_waiting = Arc::new(AtomicBool::new(false));
        let thread = Thread {
            python: Arc::clone(python),
            terminal: Arc::clone(terminal),
            is_waiting: Arc::clone(&is_waiting),
        };
        std::thread::Builder::new()
            .name("prompt".to_owned())
            .spawn(move || {
                let single = SingleLines::default();
                let editor = thread.editor(&single);
                let _ = ready.send(editor.is_some());
                if let Some(editor) = editor {
                    thread.serve(editor, &single, &asked, &answering);
                }
            })
            .ok()?;
        is_ready.recv().ok()?.then(|| Reader {
            questions,
            answers,
            is_waiting,
            python: Arc::clone(python),
        })
    }

    /// Asks for a line, and runs the event loop until there is one: one turn of it at least, so that what a line has begun
    /// goes on however fast the next one comes. `blocking` is what a wait goes through.
    pub(super) fn line(
        &self,
        question: Question,
        blocking: impl Fn(&dyn Fn() -> Line) -> Line,
    ) -> Line {
        if self.questions.send(question).is_err() {
            return Line::End;
        }
        if self.python.has_loop() {
            self.python.turn();
        }
        loop {
            if !self.python.has_loop() {
                return blocking(&|| self.answers.recv().unwrap_or(Line::End));
            }
            self.is_waiting.store(true, Ordering::SeqCst);
            let answer = self.answers.try_recv();
            match answer {
                Ok(line) => {
                    self.is_waiting.store(false, Ordering::SeqCst);
                    return line;
                }
                Err(TryRecvError::Disconnected) => return Line::End,
                Err(TryRecvError::Empty) => self.python.wait(),
            }
            self.is_waiting.store(false, Ordering::SeqCst);
        }
    }

    /// Keeps a text in the history.
    pub(super) fn remember(&self, text: &str) {
        let _ = self.questions.send(Question::Remember(text.to_owned()));
    }
}

/// The thread's own.
struct Thread {
    python: Arc<Python>,
    terminal: Arc<Terminal>,
    is_waiting: Arc<AtomicBool>,
}

/// Rustyline, and where lines are kept.
struct Kept {
    editor: Editor<Assistant, FileHistory>,
    history: Option<PathBuf>,
}

impl Thread {
    fn editor(&self, single: &SingleLines) -> Option<Kept> {
        let colours = if colours::are_wanted(|name| std::env::var_os(name)) {
            ColorMode::Enabled
        } else {
            ColorMode::Disabled
        };
        let config = Config::builder()
            .auto_add_history(false)
            .completion_type(CompletionType::List)
            .completion_show_all_if_ambiguous(true)
            .completion_prompt_limit(200)
            .color_mode(colours)
            .tab_stop(super::indentation::STEP as u8)
            .indent_size(super::indentation::STEP as u8)
            .bracketed_paste(true)
            .max_history_size(history::LINES)
            .ok()?
            .build();
        let mut editor = Editor::<Assistant, FileHistory>::with_config(config).ok()?;
        editor.set_helper(Some(Assistant::new(Arc::clone(&self.python))));
        for (key, handler) in keys::bindings(single) {
            editor.bind_sequence(key, handler);
        }
        if let Ok(mut printer) = editor.create_external_printer() {
            self.terminal.print_with(Box::new(move |text| {
                let _ = printer.print(text);
            }));
        }
        let history = history::file(|name| std::env::var_os(name));
        if let Some(history) = &history {
            if let Some(folder) = history.parent() {
                // A folder that cannot be made is no reason to complain: nothing is kept then.
                let _ = std::fs::create_dir_all(folder);
            }
            // There is none the first time.
            let _ = editor.load_history(history);
        }
        Some(Kept { editor, history })
    }

    fn serve(
        &self,
        mut kept: Kept,
        single: &SingleLines,
        asked: &Receiver<Question>,
        answering: &Sender<Line>,
    ) {
        for question in asked {
            match question {
                Question::Line {
                    prompt,
                    text,
                    lines,
                } => {
                    single.store(lines == Lines::One, Ordering::SeqCst);
                    self.terminal.begin_editing();
                    let line = kept.editor.readline_with_initial(&prompt, (&text, ""));
                    self.terminal.end_editing();
                    let answer = match line {
                        Ok(line) => Line::Text(line),
                        Err(ReadlineError::Interrupted) => Line::Interrupt,
                        Err(_) => Line::End,
                    };
                    if answering.send(answer).is_err() {
                        return;
                    }
                    if self.is_waiting.load(Ordering::SeqCst) {
                        self.python.wake();
                    }
                }
                Question::Remember(text) => kept.remember(&text),
            }
        }
    }
}

impl Kept {
    fn remember(&mut self, text: &str) {
        let _ = self.editor.add_history_entry(text.trim_end());
        if let Some(history) = &self.history {
            // At once, so that it is there whatever ends the process.
            let _ = self.editor.append_history(history);
        }
    }
}
