//! What `target += number` overwrites of what other threads wrote to the same target.
//!
//! A statement reads the target, adds, and writes. Where it writes, the word that was there is taken out in the same step
//! of the processor. If that is not the number that was read, another thread wrote in between, and that is gone. All that
//! is lost is found so, and nothing else: with numbers added of one sign, the target shows the sum of what was added less
//! the sum of what was overwritten.

use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

use super::level::{is_on, is_watching};
use super::track::{locked, with_updates};

/// A statement that is watched.
#[derive(Clone, Copy, Debug)]
pub struct Site(u32);

/// What one thread did at one statement.
#[derive(Clone, Copy, Default)]
pub(super) struct Tally {
    pub(super) executions: u64,
    /// Executions that overwrote what another thread had written.
    pub(super) overwrites: u64,
    /// What was added, and the same without signs.
    pub(super) added: i128,
    pub(super) magnitude: u128,
    /// What other threads had added, and was overwritten.
    pub(super) lost: i128,
}

static SITES: Mutex<Vec<(String, u32, String)>> = Mutex::new(Vec::new());
static SEEN: AtomicUsize = AtomicUsize::new(0);

/// Whether statements are to be watched, which a program finds out when it is compiled.
pub fn watches_updates() -> bool {
    is_watching()
}

/// A statement in a line of a file, and what it writes to.
pub fn site(file: &str, line: u32, target: &str) -> Site {
    let mut sites = locked(&SITES);
    sites.push((file.to_owned(), line, target.to_owned()));
    Site(sites.len() as u32 - 1)
}

/// Every statement that is watched.
pub(super) fn sites() -> Vec<(String, u32, String)> {
    locked(&SITES).clone()
}

/// Notes that the program has a statement that could be watched.
pub fn note_site() {
    if is_on() {
        SEEN.fetch_add(1, Ordering::Relaxed);
    }
}

/// How many statements could be watched.
pub(super) fn seen() -> usize {
    SEEN.load(Ordering::Relaxed)
}

/// Notes that a statement read a number, wrote another, and that a third one was there when it wrote.
pub fn note_update(site: Site, read: i64, written: i64, found: i64) {
    with_updates(|tallies| {
        let index = site.0 as usize;
        if tallies.len() <= index {
            tallies.resize(index + 1, Tally::default());
        }
        let added = i128::from(written) - i128::from(read);
        let tally = &mut tallies[index];
        tally.executions += 1;
        tally.added += added;
        tally.magnitude += added.unsigned_abs();
        if found != read {
            tally.overwrites += 1;
            tally.lost += i128::from(found) - i128::from(read);
        }
    });
}
