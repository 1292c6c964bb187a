//! `posix`: what `os` offers of the system.

mod constants;
mod descriptor;
mod environment;
mod file;
mod folder;
mod definition;
pub mod path;
mod process;
mod status;

pub use descriptor::close_number;
pub use environment::environment;
pub use definition::module;
pub use path::path_argument;
