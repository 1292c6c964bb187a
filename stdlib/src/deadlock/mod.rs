//! Deadlocks: all threads of an interpreter wait for what another of them would have to do.
//!
//! The world of threads notices that none can go on (`concurrency/src/deadlock.rs`) and has the first thread judge it:
//! `observation` looks at what each waits for, with the world stopped; `verdict` decides whether that is a deadlock, or a
//! program that waits for Ctrl-C; `report` says it in words. The first thread then gets a `threading.DeadlockError`.

mod observation;
mod report;
mod shutdown;
mod verdict;

pub use shutdown::{Threads, end_of};
pub use verdict::{error_class, is_raised, judge};
