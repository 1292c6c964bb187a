//! Shows how long programs go on after their end was asked for that spend their time in one operation of the library each.
//!
//!     cargo run --release --manifest-path benches/embedding/Cargo.toml --bin overshoot [--times N] [NAME...]
//!
//! With `--times` each program is run N times, each time for a little longer until it has to end, and the latest end counts.
//! Beside the time by the clock stands what the thread took of a processor after its end was asked for. Of `--own BEFORE TEXT`,
//! as often as wanted, programs of one's own are made instead.

#[path = "../../../../tests/overshoot/containers.rs"]
mod containers;
#[path = "../../../../tests/overshoot/copies.rs"]
mod copies;
#[path = "../../../../tests/overshoot/library.rs"]
mod library;
#[path = "../../../../tests/overshoot/measure.rs"]
mod measure;
#[path = "../../../../tests/overshoot/programs.rs"]
mod programs;
#[path = "../../../../tests/overshoot/texts.rs"]
mod texts;
#[path = "../../../../tests/overshoot/waits.rs"]
mod waits;

use measure::{Outcome, TIME, measure};
use programs::Program;
use std::time::Duration;
use weft::Gil;

/// How much longer a program runs each time.
const UNEVEN: Duration = Duration::from_micros(7_310);

fn main() {
    let mut wanted: Vec<&'static str> = std::env::args().skip(1).map(|text| &*text.leak()).collect();
    let times = match *wanted {
        ["--times", number, ..] => {
            wanted.drain(..2);
            number.parse().expect("a number of times")
        }
        _ => 1,
    };
    let mut late = Vec::new();
    let own = wanted.chunks(3).map_while(|chunk| match *chunk {
        ["--own", before, text] => Some(Program {
            name: text,
            before,
            text,
        }),
        _ => None,
    });
    let mut all: Vec<Program> = own.collect();
    let wanted = &wanted[all.len() * 3..];
    if all.is_empty() {
        all = programs::all();
    }
    for program in &all {
        if !wanted.is_empty() && !wanted.iter().any(|name| program.name.contains(name)) {
            continue;
        }
        match latest(*program, times) {
            Outcome::Late(by) => {
                let processor = by.processor.unwrap_or_default().as_secs_f64() * 1e3;
                let clock = by.clock.as_secs_f64() * 1e3;
                println!("{:>28} {clock:>9.1} ms {processor:>9.1} ms", program.name);
                late.push(by.clock);
            }
            Outcome::Ended(result) => println!("{:>28} ended: {result:?}", program.name),
            Outcome::Endless => println!("{:>28} does not end", program.name),
        }
    }
    late.sort_unstable();
    if let Some(worst) = late.last() {
        println!(
            "{} programs, in the middle {:.1} ms, at worst {:.1} ms",
            late.len(),
            late[late.len() / 2].as_secs_f64() * 1e3,
            worst.as_secs_f64() * 1e3
        );
    }
}

/// What becomes of a program that is ended several times: the worst of it.
fn latest(program: Program, times: u32) -> Outcome {
    let mut latest = measure(program, Gil::On, TIME);
    if !matches!(latest, Outcome::Late(_)) {
        return latest;
    }
    for number in 1..times {
        match (latest, measure(program, Gil::On, TIME + UNEVEN * number)) {
            (Outcome::Late(before), Outcome::Late(by)) => {
                latest = Outcome::Late(if by.clock > before.clock { by } else { before });
            }
            (_, Outcome::Late(_)) => unreachable!("anything else is given at once"),
            (_, outcome) => return outcome,
        }
    }
    latest
}
