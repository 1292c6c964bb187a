//! A temporary folder of our own, which goes away with all that is in it.

use super::ending;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};

/// The folder. Dropping it removes it.
pub struct Folder(PathBuf);

static NEXT: AtomicU32 = AtomicU32::new(0);

impl Folder {
    /// A new one among the system's temporary files, which only its owner can look into.
    ///
    /// # Errors
    /// When it cannot be made.
    pub fn new() -> io::Result<Folder> {
        Folder::below(&std::env::temp_dir())
    }

    /// A new one in the memory that processes share, if there is enough of it and `TMPDIR` does not say where temporary
    /// files belong, and else as [`new`](Folder::new). A file is made there in a tenth of the time, which a child that
    /// lives for a millisecond would show.
    ///
    /// # Errors
    /// As `new`.
    pub fn in_memory() -> io::Result<Folder> {
        const SHARED: &str = "/dev/shm";
        const ENOUGH: u64 = 1 << 30;
        let is_free = std::env::var_os("TMPDIR").is_none();
        let has_room = rustix::fs::statvfs(SHARED)
            .is_ok_and(|system| system.f_bavail.saturating_mul(system.f_frsize) >= ENOUGH);
        let shared = (is_free && has_room).then(|| Folder::below(Path::new(SHARED)).ok());
        shared.flatten().map_or_else(Folder::new, Ok)
    }

    fn below(parent: &Path) -> io::Result<Folder> {
        use std::os::unix::fs::DirBuilderExt;
        loop {
            let number = NEXT.fetch_add(1, Ordering::Relaxed);
            let name = format!("weft-{}-{number}", std::process::id());
            // A program that goes to another folder still finds it.
            let path = std::path::absolute(parent)?.join(name);
            match std::fs::DirBuilder::new().mode(0o700).create(&path) {
                Ok(()) => {
                    ending::add_folder(&path);
                    return Ok(Folder(path));
                }
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
                Err(error) => return Err(error),
            }
        }
    }

    /// Where it is.
    pub fn path(&self) -> &Path {
        &self.0
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        ending::remove_folder(&self.0);
    }
}
