//! How long a program goes on after its end was asked for.

use super::programs::Program;
use std::path::Path;
use std::sync::mpsc;
use std::time::{Duration, Instant};
use weft::{Error, Gil, Interpreter, Limits, Permissions};

/// How long a program runs until it is to end, unless it is run at several times.
pub const TIME: Duration = Duration::from_millis(200);

/// How long one that does not end is waited for.
pub const HOPELESS: Duration = Duration::from_secs(30);

/// How late a program ended.
#[derive(Clone, Copy)]
pub struct Late {
    /// By the clock, in which other programs have their part on a busy machine.
    pub clock: Duration,
    /// What its thread took of a processor meanwhile, where the system tells.
    pub processor: Option<Duration>,
}

/// What became of a program.
pub enum Outcome {
    /// It ended so long after it was to.
    Late(Late),
    /// It ended by itself, or before.
    Ended(Result<(), Error>),
    /// It went on and on.
    Endless,
}

/// Runs a program on a thread of its own for a time, and measures how late it ends.
pub fn measure(program: Program, gil: Gil, time: Duration) -> Outcome {
    let (sender, receiver) = mpsc::channel();
    let thread = std::thread::Builder::new().stack_size(64 << 20);
    let running = thread.spawn(move || {
        // Nobody waits any more for a program that was given up.
        let _ = sender.send(run(program, gil, time));
    });
    running.expect("a thread");
    receiver.recv_timeout(HOPELESS).unwrap_or(Outcome::Endless)
}

fn run(program: Program, gil: Gil, time: Duration) -> Outcome {
    let permissions = match program.before {
        "" => Permissions::none().allow_threads().allow_clock(),
        _ => Permissions::all(),
    };
    let limits = match program.before {
        "" => Limits::none().time(time),
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
    let handle = python.handle();
    let (sender, receiver) = mpsc::channel::<()>();
    // Of this thread, which another one asks for.
    let running = std::fs::read_link("/proc/thread-self").unwrap_or_default();
    let processor = || processor_time(&running);
    let limit = Instant::now() + time;
    let (result, ended, asked) = std::thread::scope(|scope| {
        let waiting = scope.spawn(|| {
            let receiver = receiver;
            // Something is sent when the program has ended by itself.
            if receiver.recv_timeout(time).is_ok() {
                return (limit, None);
            }
            let asked = if program.before.is_empty() {
                limit
            } else {
                let now = Instant::now();
                handle.cancel();
                now
            };
            (asked, processor())
        });
        let result = python.exec(program.text);
        let ended = (Instant::now(), processor());
        let _ = sender.send(());
        (result, ended, waiting.join().unwrap_or((limit, None)))
    });
    match result {
        Err(error) if error.stopped().is_some() => Outcome::Late(Late {
            clock: ended.0.saturating_duration_since(asked.0),
            processor: ended
                .1
                .zip(asked.1)
                .map(|(after, before)| after.saturating_sub(before)),
        }),
        result => Outcome::Ended(result),
    }
}

/// What a thread has taken of a processor, by its path in `/proc`.
fn processor_time(thread: &Path) -> Option<Duration> {
    let text = std::fs::read_to_string(Path::new("/proc").join(thread).join("schedstat")).ok()?;
    let nanoseconds = text.split_whitespace().next()?.parse().ok()?;
    Some(Duration::from_nanos(nanoseconds))
}
