//! What threads do, written down while it happens: for `weft compare` and `weft trace`.
//!
//! It belongs to the process, as signals do: an OS thread has one track, whichever interpreters it works in. While nothing
//! is recorded, each hook is one relaxed load, and hooks are only where a thread waits or attaches anyhow. While something
//! is, each thread writes to its own track and takes no lock.
//!
//! Invariant: only its owner writes to a track. Who reads one sees, of each chunk of events, those that its length counts.

mod children;
mod clock;
mod events;
mod level;
mod locks;
mod read;
mod track;
mod updates;
mod write;

pub use children::{child_ended, child_started};
pub use level::{Level, VARIABLE, begin, begin_from_environment, is_on, keeps_events, prepare};
pub use locks::{LockRecord, Wait, wait};
pub use read::{Change, Clock, activity_names, read_events, task_of};
pub use track::{
    Activity, EventLoop, Step, event_loop, loop_waits, name_thread, next_callback, next_step, note,
    note_collection, note_program_begins, note_switch, step, task_text, text, thread_number,
};
pub use updates::{Site, note_site, note_update, site, watches_updates};
pub use write::{finish, name_process};
