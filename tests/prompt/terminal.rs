//! A terminal with `weft` in it.

use portable_pty::{Child, CommandBuilder, PtySize, native_pty_system};
use std::io::{Read, Write};
use std::num::NonZero;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Condvar, Mutex};
use std::time::{Duration, Instant};

/// How long something may take to appear. Far more than it needs, so that a busy machine fails no test.
const PATIENCE: Duration = Duration::from_secs(60);

const ROWS: u16 = 50;
const COLUMNS: u16 = 100;

/// What the program is called with.
pub struct Setup {
    arguments: Vec<String>,
    environment: Vec<(String, String)>,
    folder: Folder,
}

/// A folder of a test's own, which is deleted with it.
pub struct Folder(PathBuf);

impl Folder {
    fn new() -> Folder {
        static COUNT: AtomicUsize = AtomicUsize::new(0);
        let number = COUNT.fetch_add(1, Ordering::Relaxed);
        let name = format!("weft-prompt-{}-{number}", std::process::id());
        let path = std::env::temp_dir().join(name);
        std::fs::create_dir_all(&path).expect("a temporary folder");
        Folder(path)
    }

    pub fn path(&self) -> &Path {
        &self.0
    }

    /// Writes a file in it.
    pub fn write(&self, name: &str, text: &str) {
        std::fs::write(self.0.join(name), text).expect("a file in a temporary folder");
    }

    pub fn read(&self, name: &str) -> String {
        std::fs::read_to_string(self.0.join(name)).expect("a file that the prompt wrote")
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

impl Setup {
    /// Without colours, so that texts on the screen are what they are.
    pub fn new() -> Setup {
        Setup::coloured().variable("NO_COLOR", "1")
    }

    pub fn coloured() -> Setup {
        let folder = Folder::new();
        let home = folder.path().to_string_lossy().into_owned();
        Setup {
            arguments: Vec::new(),
            environment: Vec::new(),
            folder,
        }
        .variable("TERM", "xterm-256color")
        .variable("HOME", &home)
        .variable("PATH", "/usr/bin:/bin")
    }

    pub fn arguments(mut self, arguments: &[&str]) -> Setup {
        let arguments = arguments.iter().map(|argument| (*argument).to_owned());
        self.arguments.extend(arguments);
        self
    }

    pub fn variable(mut self, name: &str, value: &str) -> Setup {
        self.environment.push((name.to_owned(), value.to_owned()));
        self
    }

    /// A file in the folder that the program runs in.
    pub fn file(self, name: &str, text: &str) -> Setup {
        self.folder.write(name, text);
        self
    }

    /// Starts the program in a terminal, and waits for its first prompt.
    pub fn start(self) -> Terminal {
        let terminal = self.launch();
        terminal.ready();
        terminal
    }

    /// Starts the program in a terminal.
    pub fn launch(self) -> Terminal {
        let size = PtySize {
            rows: ROWS,
            cols: COLUMNS,
            pixel_width: 0,
            pixel_height: 0,
        };
        let pair = native_pty_system()
            .openpty(size)
            .expect("a pseudo-terminal");
        let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_weft"));
        command.args(&self.arguments);
        command.env_clear();
        for (name, value) in &self.environment {
            command.env(name, value);
        }
        command.cwd(self.folder.path());
        let child = pair.slave.spawn_command(command).expect("weft starts");
        drop(pair.slave);
        let mut reader = pair.master.try_clone_reader().expect("a terminal");
        let writer = pair.master.take_writer().expect("a terminal");
        let shared = Arc::new(Shared {
            state: Mutex::new(State {
                parser: vt100::Parser::new(whole(ROWS), whole(COLUMNS), 1000),
                has_ended: false,
            }),
            changed: Condvar::new(),
        });
        let filled = Arc::clone(&shared);
        std::thread::spawn(move || {
            let mut bytes = [0; 4096];
            loop {
                // An error means that the program is gone.
                let count = reader.read(&mut bytes).unwrap_or(0);
                let mut state = filled.state.lock().expect("no test panics in here");
                state.has_ended = count == 0;
                state.parser.process(&bytes[..count]);
                filled.changed.notify_all();
                if count == 0 {
                    return;
                }
            }
        });
        Terminal {
            shared,
            writer,
            child,
            folder: self.folder,
            _master: pair.master,
        }
    }
}

/// Runs a test with the global lock and without it.
pub fn in_both_modes(test: impl Fn(&mut Terminal)) {
    for gil in ["on", "off"] {
        let mut terminal = Setup::new().arguments(&["--gil", gil]).start();
        test(&mut terminal);
        terminal.leave();
    }
}

struct Shared {
    state: Mutex<State>,
    changed: Condvar,
}

struct State {
    parser: vt100::Parser,
    has_ended: bool,
}

/// A terminal in which the program runs.
pub struct Terminal {
    shared: Arc<Shared>,
    writer: Box<dyn Write + Send>,
    child: Box<dyn Child + Send + Sync>,
    pub folder: Folder,
    _master: Box<dyn portable_pty::MasterPty + Send>,
}

/// Ctrl and a letter.
pub fn ctrl(letter: char) -> String {
    char::from(letter as u8 & 0x1f).to_string()
}

impl Terminal {
    /// Presses keys.
    pub fn keys(&mut self, keys: &str) {
        self.writer
            .write_all(keys.as_bytes())
            .expect("the program reads");
        self.writer.flush().expect("the program reads");
    }

    /// Types a line, and waits until it has run.
    pub fn run(&mut self, line: &str) {
        self.keys(line);
        self.on_line(line.rsplit('\n').next().unwrap_or(line));
        self.keys("\r");
        self.ready();
    }

    /// Pastes, as terminals do that can tell that from typing.
    pub fn paste(&mut self, text: &str) {
        self.keys(&format!("\x1b[200~{text}\x1b[201~"));
    }

    /// Waits until something is true of the screen.
    pub fn until<R>(&self, what: &str, test: impl Fn(&vt100::Screen) -> Option<R>) -> R {
        let start = Instant::now();
        let mut state = self.shared.state.lock().expect("no test panics in here");
        loop {
            if let Some(found) = test(state.parser.screen()) {
                return found;
            }
            let left = PATIENCE.saturating_sub(start.elapsed());
            assert!(
                !left.is_zero() && !state.has_ended,
                "{what} did not come; the screen:\n{}",
                state.parser.screen().contents()
            );
            let waited = self.shared.changed.wait_timeout(state, left);
            state = waited.expect("no test panics in here").0;
        }
    }

    /// Waits for an empty prompt, with the cursor in it.
    pub fn ready(&self) {
        self.prompt(">>>");
    }

    /// Waits for a prompt of another text.
    pub fn prompt(&self, prompt: &str) {
        self.until(prompt, |screen| {
            let (row, _) = screen.cursor_position();
            (rows(screen)[row as usize] == prompt).then_some(())
        });
    }

    /// Waits until the line with the cursor ends with a text.
    pub fn on_line(&self, text: &str) {
        let text = text.trim_end();
        self.until(text, |screen| {
            let (row, _) = screen.cursor_position();
            rows(screen)[row as usize].ends_with(text).then_some(())
        });
    }

    /// Waits for a line that is this text.
    pub fn line(&self, text: &str) {
        self.until(text, |screen| {
            rows(screen).iter().any(|row| row == text).then_some(())
        });
    }

    /// Waits for a line that has this text in it.
    pub fn has(&self, text: &str) {
        self.until(text, |screen| {
            rows(screen)
                .iter()
                .any(|row| row.contains(text))
                .then_some(())
        });
    }

    /// Whether a line has a text in it now.
    pub fn shows(&self, text: &str) -> bool {
        self.text().contains(text)
    }

    /// What is on the screen.
    pub fn text(&self) -> String {
        let state = self.shared.state.lock().expect("no test panics in here");
        rows(state.parser.screen()).join("\n").trim_end().to_owned()
    }

    /// The colour of the first character of a text on the screen, and whether it is bold.
    pub fn colour(&self, text: &str) -> (vt100::Color, bool) {
        self.until(text, |screen| {
            let rows = rows(screen);
            let (row, line) = rows
                .iter()
                .enumerate()
                .rev()
                .find(|(_, line)| line.contains(text))?;
            let column = line[..line.find(text)?].chars().count();
            let cell = screen.cell(row as u16, column as u16)?;
            Some((cell.fgcolor(), cell.bold()))
        })
    }

    /// Leaves with Ctrl-D.
    pub fn leave(&mut self) {
        self.keys(&ctrl('D'));
        assert_eq!(self.status(), 0);
    }

    /// Waits for the end of the program; its status.
    pub fn status(&mut self) -> u32 {
        let start = Instant::now();
        let mut state = self.shared.state.lock().expect("no test panics in here");
        while !state.has_ended {
            let left = PATIENCE.saturating_sub(start.elapsed());
            assert!(
                !left.is_zero(),
                "the program goes on:\n{}",
                state.parser.screen().contents()
            );
            let waited = self.shared.changed.wait_timeout(state, left);
            state = waited.expect("no test panics in here").0;
        }
        drop(state);
        self.child.wait().expect("a child").exit_code()
    }
}

impl Drop for Terminal {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn whole(number: u16) -> NonZero<u16> {
    NonZero::new(number).expect("a terminal has rows and columns")
}

fn rows(screen: &vt100::Screen) -> Vec<String> {
    screen
        .rows(0, COLUMNS)
        .map(|row| row.trim_end().to_owned())
        .collect()
}
