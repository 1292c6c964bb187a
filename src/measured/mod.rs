//! Running a program as a child of this process, measured from outside and recorded from inside.

mod arguments;
mod ending;
mod folder;
mod input;
mod json;
mod record;
mod run;

pub use arguments::{Invocation, Setting, Settings};
pub use folder::Folder;
pub use input::Input;
pub use json::Json;
pub use record::{Activity, EventKind, Lock, Process, Thread, read_folder};
pub use run::{Interrupts, Streams, begin, check_writable, status_text, wait};
