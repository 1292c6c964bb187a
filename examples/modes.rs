//! Two interpreters in one process, one with the global lock and one without it, do the same work at the same time.
//!
//!     cargo run --release --example modes

use std::time::Instant;
use weft::{Error, Gil, Interpreter, Permissions, Script};

const WORK: &str = "
import threading

def count(results, place):
    total = 0
    for number in range(400_000):
        total += number % 7
    results[place] = total

results = [0] * 4
threads = [threading.Thread(target=count, args=(results, place)) for place in range(4)]
for thread in threads: thread.start()
for thread in threads: thread.join()
answer = sum(results)
";

fn main() -> Result<(), Error> {
    // Read once, run by both.
    let work = Script::named("work.py", WORK)?;
    let make = |gil| {
        let permissions = Permissions::none().allow_threads();
        Interpreter::builder()
            .gil(gil)
            .permissions(permissions)
            .build()
    };
    let (with, without) = (make(Gil::On)?, make(Gil::Off)?);
    std::thread::scope(|scope| {
        let running = [(&with, "with the lock"), (&without, "without it")].map(|(python, name)| {
            let work = work.clone();
            scope.spawn(move || {
                let began = Instant::now();
                work.run(python)?;
                let answer: i64 = python.get("answer")?;
                println!("{name:>14}: {answer} in {:?}", began.elapsed());
                Ok(())
            })
        });
        running
            .into_iter()
            .try_for_each(|running| running.join().expect("the work does not panic"))
    })
}
