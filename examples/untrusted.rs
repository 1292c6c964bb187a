//! Runs programs that nobody has read, each in an interpreter of its own that may touch nothing and use little.
//!
//!     cargo run --release --example untrusted [FILE...]

use std::io::Write;
use std::sync::{Arc, Mutex};
use std::time::Duration;
use weft::{Error, Interpreter, Limits};

/// What the programs are that run when no file is named.
const SAMPLES: &[(&str, &str)] = &[
    (
        "honest",
        "print('the sum is', sum(n * n for n in range(1000)))",
    ),
    (
        "endless",
        "while True:\n    try:\n        while True: pass\n    except BaseException: pass",
    ),
    ("greedy", "a = []\nwhile True: a.append('x' * 1000)"),
    ("loud", "while True: print('flood')"),
    ("curious", "print(open('/etc/passwd').read())"),
    ("sleepy", "import threading\nthreading.Event().wait()"),
];

/// Keeps what a program prints.
#[derive(Clone, Default)]
struct Kept(Arc<Mutex<Vec<u8>>>);

impl Write for Kept {
    fn write(&mut self, octets: &[u8]) -> std::io::Result<usize> {
        self.0.lock().expect("nobody panics with it").write(octets)
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

fn judge(name: &str, program: &str) -> Result<(), Error> {
    let output = Kept::default();
    let limits = Limits::none()
        .operations(5_000_000)
        .time(Duration::from_millis(500))
        .memory(64 << 20)
        .recursion(200)
        .output(10_000);
    let interpreter = Interpreter::builder()
        .limits(limits)
        .stdout(output.clone())
        .stderr(output.clone())
        .build()?;
    let verdict = match interpreter.exec_as(name, program) {
        Ok(()) => "ended by itself".to_owned(),
        Err(Error::Stopped { reason, .. }) => format!("was ended: {reason}"),
        Err(Error::Python(error)) => format!("raised {}: {}", error.class(), error.message()),
        Err(other) => return Err(other),
    };
    let printed = output.0.lock().expect("nobody panics with it").len();
    println!("{name:>8}  {verdict} ({printed} bytes printed)");
    Ok(())
}

fn main() -> Result<(), Error> {
    let files: Vec<String> = std::env::args().skip(1).collect();
    for file in &files {
        judge(file, &std::fs::read_to_string(file)?)?;
    }
    if files.is_empty() {
        for (name, program) in SAMPLES {
            judge(name, program)?;
        }
    }
    Ok(())
}
