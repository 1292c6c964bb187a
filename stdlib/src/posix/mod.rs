//! `posix`: what `os` offers of the system.

mod constants;
mod definition;
mod descriptor;
mod environment;
mod extended;
mod file;
mod folder;
mod owners;
pub mod path;
mod priority;
mod process;
mod status;
mod target;
mod terminal;
mod transfer;

pub use definition::module;
pub use descriptor::{close_number, close_own};
pub use environment::{Inherited, environment, inherited};
pub use path::file_path;
pub use target::{named, require_opening};
