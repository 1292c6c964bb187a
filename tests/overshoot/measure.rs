//! How long a program goes on after its end was asked for.

use super::programs::Program;
use std::sync::mpsc;
use std::time::{Duration, Instant};
use weft::{Error, Gil, Interpreter, Limits, Permissions};

/// How long a program runs until it is to end.
pub const TIME: Duration = Duration::from_millis(200);

/// How long one that does not end is waited for.
pub const HOPELESS: Duration = Duration::from_secs(30);

/// What became of a program.
pub enum Outcome {
    /// It ended so long after it was to.
    Late(Duration),
    /// It ended by itself, or before.
    Ended(Result<(), Error>),
    /// It went on and on.
    Endless,
}

/// Runs a program on a thread of its own, and measures how late it ends.
pub fn measure(program: Program, gil: Gil) -> Outcome {
    let (sender, receiver) = mpsc::channel();
    let thread = std::thread::Builder::new().stack_size(64 << 20);
    let running = thread.spawn(move || {
        // Nobody waits any more for a program that was given up.
        let _ = sender.send(run(program, gil));
    });
    running.expect("a thread");
    receiver.recv_timeout(HOPELESS).unwrap_or(Outcome::Endless)
}

fn run(program: Program, gil: Gil) -> Outcome {
    let permissions = match program.before {
        "" => Permissions::none().allow_threads().allow_clock(),
        _ => Permissions::all(),
    };
    let limits = match program.before {
        "" => Limits::none().time(TIME),
        _ => Limits::none(),
    };
    let python = Interpreter::builder()
        .gil(gil)
        .permissions(permissions)
        .limits(limits)
        .stdout(std::io::sink())
        .stderr(std::io::sink())
        .build()
        .expect("an interpreter");
    if !program.before.is_empty()
        && let Err(error) = python.exec(program.before)
    {
        return Outcome::Ended(Err(error));
    }
    let began = Instant::now();
    let result = if program.before.is_empty() {
        python.exec(program.text)
    } else {
        let handle = python.handle();
        let (sender, receiver) = mpsc::channel::<()>();
        std::thread::scope(|scope| {
            scope.spawn(move || {
                // Something is sent when the program has ended by itself.
                if receiver.recv_timeout(TIME).is_err() {
                    handle.cancel();
                }
            });
            let result = python.exec(program.text);
            let _ = sender.send(());
            result
        })
    };
    let took = began.elapsed();
    match result {
        Err(error) if error.stopped().is_some() => Outcome::Late(took.saturating_sub(TIME)),
        result => Outcome::Ended(result),
    }
}
