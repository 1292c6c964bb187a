//! `posix`: what `os` offers of the system.

mod constants;
mod definition;
mod descriptor;
mod environment;
mod file;
mod folder;
mod owners;
pub mod path;
mod process;
mod status;
mod target;

pub use definition::module;
pub use descriptor::close_number;
pub use environment::environment;
pub use path::file_path;
pub use target::named;
