//! Shows how long programs go on after their end was asked for that spend their time in one operation of the library each.
//!
//!     cargo run --release --manifest-path benches/embedding/Cargo.toml --bin overshoot [NAME...]

#[path = "../../../../tests/overshoot/containers.rs"]
mod containers;
#[path = "../../../../tests/overshoot/measure.rs"]
mod measure;
#[path = "../../../../tests/overshoot/programs.rs"]
mod programs;
#[path = "../../../../tests/overshoot/texts.rs"]
mod texts;
#[path = "../../../../tests/overshoot/waits.rs"]
mod waits;

use measure::{Outcome, measure};
use weft::Gil;

fn main() {
    let wanted: Vec<String> = std::env::args().skip(1).collect();
    let mut late = Vec::new();
    let all = [
        programs::PROGRAMS,
        containers::PROGRAMS,
        texts::PROGRAMS,
        waits::PROGRAMS,
    ]
    .concat();
    for program in &all {
        if !wanted.is_empty()
            && !wanted
                .iter()
                .any(|name| program.name.contains(name.as_str()))
        {
            continue;
        }
        match measure(*program, Gil::On) {
            Outcome::Late(by) => {
                println!("{:>28} {:>9.1} ms", program.name, by.as_secs_f64() * 1e3);
                late.push(by);
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
