//! What is put in order when this process is told to end (`SIGTERM`): the program that it runs ends with it, and no folder
//! of its own is left.

use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, Once, PoisonError};
use weft::core::heap::concurrency::child;

/// What there is to put in order.
struct Open {
    folders: Vec<PathBuf>,
    processes: Vec<u32>,
}

static OPEN: Mutex<Open> = Mutex::new(Open {
    folders: Vec::new(),
    processes: Vec::new(),
});

fn open() -> MutexGuard<'static, Open> {
    OPEN.lock().unwrap_or_else(PoisonError::into_inner)
}

/// How often a folder is tried that a program writes to while it is ended.
const ATTEMPTS: usize = 20;

/// Sees to the end from now on.
pub fn watch() {
    static WATCHED: Once = Once::new();
    WATCHED.call_once(|| {
        // Without the handler the process ends as it always did.
        if let Ok(mut signals) = signal_hook::iterator::Signals::new([signal_hook::consts::SIGTERM])
        {
            let watching = move || signals.forever().for_each(end);
            drop(std::thread::Builder::new().spawn(watching));
        }
    });
}

fn end(signal: i32) {
    // Nobody makes or removes anything meanwhile.
    let open = open();
    for process in &open.processes {
        // One that is gone needs no signal.
        let _ = child::send_signal(*process, signal);
    }
    for folder in &open.folders {
        let _ = (0..ATTEMPTS).find(|_| remove(folder));
    }
    let _ = signal_hook::low_level::emulate_default_handler(signal);
}

/// Whether the folder is gone.
fn remove(folder: &Path) -> bool {
    // What cannot be removed is left to whoever cleans up temporary files.
    let _ = std::fs::remove_dir_all(folder);
    !folder.exists()
}

/// A folder that is to be removed in the end.
pub fn add_folder(folder: &Path) {
    open().folders.push(folder.to_owned());
}

/// Removes such a folder.
pub fn remove_folder(folder: &Path) {
    let mut open = open();
    remove(folder);
    open.folders.retain(|each| each != folder);
}

/// Runs what starts a child, which ends with this process unless it has ended before.
pub fn with_child<T, E>(start: impl FnOnce() -> Result<(u32, T), E>) -> Result<T, E> {
    let mut open = open();
    let (process, started) = start()?;
    open.processes.push(process);
    Ok(started)
}

/// The child has ended.
pub fn forget_child(process: u32) {
    open().processes.retain(|each| *each != process);
}
