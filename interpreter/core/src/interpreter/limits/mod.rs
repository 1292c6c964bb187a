//! How much a program may use, and its end once that is passed.
//!
//! What is counted belongs to a [`Governor`], which an interpreter shares with those that its program makes, and whose
//! account it shares with the processes that its program starts. Once it says stop, every safepoint of every thread raises,
//! in `except` and `finally` too, and every wait is ended, until the program has unwound: nothing is called by a
//! `while True: try: … except BaseException: pass` that could go on. Its child processes end themselves.

mod account;
mod check;
mod family;
mod governor;
mod memory;
mod settings;
mod watch;

pub use check::{
    Pauses, check, check_if_wanted, check_integer, check_item, is_integer_allowed, is_stopped,
    most_calls, must_stop, note_output, while_going_on, while_going_on_in_pieces,
};
pub use family::Inheritance;
pub use governor::Governor;
pub use settings::{Limits, Stop};
pub use watch::prepare_watch;
