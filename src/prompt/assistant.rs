//! What rustyline asks while a line is edited: completions and colours.

use super::colours::PROMPT;
use super::highlight;
use super::python::Python;
use rustyline::completion::{Completer, Pair};
use rustyline::highlight::{CmdKind, Highlighter};
use rustyline::hint::Hinter;
use rustyline::validate::Validator;
use rustyline::{Context, Helper};
use std::borrow::Cow;
use std::collections::HashSet;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc;
use std::time::Duration;

/// How long a completion may take. Attributes are looked up for it, which may run any code.
const PATIENCE: Duration = Duration::from_millis(1500);

/// Completions that may be stuck before there are no more.
const MOST_STUCK: usize = 4;

/// Native stack of a thread that completes.
const STACK: usize = 16 << 20;

/// Answers rustyline.
pub(super) struct Assistant {
    python: Arc<Python>,
    builtins: HashSet<String>,
    running: Arc<AtomicUsize>,
}

impl Assistant {
    pub(super) fn new(python: Arc<Python>) -> Assistant {
        let builtins = python.builtin_names().into_iter().collect();
        Assistant {
            python,
            builtins,
            running: Arc::default(),
        }
    }

    /// Asks in a thread that is left alone if it takes too long.
    fn ask(&self, before: &str) -> Vec<String> {
        if self.running.load(Ordering::SeqCst) >= MOST_STUCK {
            return Vec::new();
        }
        let (sender, receiver) = mpsc::channel();
        let python = Arc::clone(&self.python);
        let running = Arc::clone(&self.running);
        let before = before.to_owned();
        running.fetch_add(1, Ordering::SeqCst);
        let thread = std::thread::Builder::new()
            .name("completion".to_owned())
            .stack_size(STACK);
        let spawned = thread.spawn(move || {
            let found = python.complete(&before);
            running.fetch_sub(1, Ordering::SeqCst);
            let _ = sender.send(found);
        });
        match spawned {
            Ok(_) => receiver.recv_timeout(PATIENCE).unwrap_or_default(),
            Err(_) => Vec::new(),
        }
    }
}

impl Completer for Assistant {
    type Candidate = Pair;

    fn complete(
        &self,
        line: &str,
        position: usize,
        _: &Context<'_>,
    ) -> rustyline::Result<(usize, Vec<Pair>)> {
        let before = &line[..position];
        let mut found = self.ask(before).into_iter();
        let replaced = found.next().unwrap_or_default();
        if !before.ends_with(&replaced) {
            return Ok((position, Vec::new()));
        }
        let pairs = found.map(|replacement| Pair {
            display: shown(&replacement).to_owned(),
            replacement,
        });
        Ok((position - replaced.len(), pairs.collect()))
    }
}

/// What a list shows of a path: the last part.
fn shown(candidate: &str) -> &str {
    let end = candidate.strip_suffix('/').unwrap_or(candidate);
    let start = end.rfind('/').map_or(0, |slash| slash + 1);
    &candidate[start..]
}

impl Highlighter for Assistant {
    fn highlight<'l>(&self, line: &'l str, _: usize) -> Cow<'l, str> {
        Cow::Owned(highlight::painted(line, &self.builtins))
    }

    fn highlight_prompt<'b, 's: 'b, 'p: 'b>(&'s self, prompt: &'p str, _: bool) -> Cow<'b, str> {
        if prompt.contains('\x1b') {
            return Cow::Borrowed(prompt);
        }
        Cow::Owned(format!("{PROMPT}{prompt}\x1b[0m"))
    }

    fn highlight_char(&self, _: &str, _: usize, kind: CmdKind) -> bool {
        kind != CmdKind::MoveCursor
    }
}

impl Hinter for Assistant {
    type Hint = String;
}

impl Validator for Assistant {}

impl Helper for Assistant {}
