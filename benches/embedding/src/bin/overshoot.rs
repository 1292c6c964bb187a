//! Shows how long programs go on after their end was asked for that spend their time in one operation of the library each.
//!
//!     cargo run --release --manifest-path benches/embedding/Cargo.toml --bin overshoot [NAME...]
//!
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

use measure::{Outcome, measure};
use programs::Program;
use weft::Gil;

fn main() {
    let wanted: Vec<&'static str> = std::env::args().skip(1).map(|text| &*text.leak()).collect();
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
        match measure(*program, Gil::On) {
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
