//! Programs that spend their time in one operation of the library each end soon after they have to.

#[path = "overshoot/containers.rs"]
mod containers;
#[path = "overshoot/copies.rs"]
mod copies;
#[path = "overshoot/library.rs"]
mod library;
#[path = "overshoot/measure.rs"]
mod measure;
#[path = "overshoot/programs.rs"]
mod programs;
#[path = "overshoot/texts.rs"]
mod texts;
#[path = "overshoot/waits.rs"]
mod waits;

use measure::{Outcome, TIME, measure};
use std::time::Duration;
use weft::Gil;

/// How late a program may end in a build that is not optimised, on a machine that does other things too. The aim is 100 ms:
/// the program `overshoot` of `benches/embedding` shows what is reached.
const LATEST: Duration = Duration::from_millis(1500);

fn each_ends(gil: Gil, which: impl Fn(usize) -> bool) {
    let mut wrong = Vec::new();
    let all = programs::all();
    for (_, program) in all.iter().enumerate().filter(|(place, _)| which(*place)) {
        match measure(*program, gil, TIME) {
            Outcome::Late(late) if late.clock <= LATEST => {}
            Outcome::Late(late) => {
                let (clock, processor) = (late.clock, late.processor);
                wrong.push(format!(
                    "{}: {clock:?} late, of a processor {processor:?}",
                    program.name
                ));
            }
            Outcome::Ended(result) => wrong.push(format!("{}: {result:?}", program.name)),
            Outcome::Endless => wrong.push(format!("{}: it does not end", program.name)),
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

// In two parts, so that both run at a time where there are processors for it.

#[test]
fn long_operations_end_soon() {
    each_ends(Gil::On, |place| place % 2 == 0);
}

#[test]
fn other_long_operations_end_soon() {
    each_ends(Gil::On, |place| place % 2 == 1);
}

#[test]
fn some_end_soon_without_the_lock() {
    each_ends(Gil::Off, |place| place % 8 == 0);
}
