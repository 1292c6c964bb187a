//! Beginning anew: the process becomes one whose interpreter has another mode.

use std::ffi::OsString;
use std::io;
use std::os::unix::process::CommandExt;
use std::path::PathBuf;
use std::process::Command;

/// What the next interpreter begins with.
#[derive(Debug)]
pub struct Restart {
    /// Its mode: `on` or `off`.
    pub gil: String,
    /// The file with the names that it takes over.
    pub names: PathBuf,
}

impl Restart {
    /// Becomes the other process, which has the given options besides. Comes back only if that fails.
    pub fn execute(&self, options: &[OsString]) -> io::Error {
        let program = match std::env::current_exe() {
            Ok(program) => program,
            Err(error) => return error,
        };
        Command::new(program)
            .args(options)
            .args(["--gil", &self.gil, "--resume"])
            .arg(&self.names)
            .exec()
    }
}
