//! Tokio's thread: it begins at first use, and serves all interpreters of the process.

use parking_lot::Mutex;
use std::future::pending;
use std::io;
use tokio::runtime::{Builder, Handle};

/// The process that began the thread, since a child by `fork` has none of its threads, and how to reach it.
static RUNNING: Mutex<Option<(u32, Handle)>> = Mutex::new(None);

/// How to reach the thread.
///
/// # Errors
/// The system's, if it has no thread to give.
pub fn handle() -> io::Result<Handle> {
    let process = std::process::id();
    let mut running = RUNNING.lock();
    if let Some((owner, handle)) = &*running
        && *owner == process
    {
        return Ok(handle.clone());
    }
    let runtime = Builder::new_current_thread()
        .enable_io()
        .enable_time()
        .thread_keep_alive(std::time::Duration::from_secs(5))
        .build()?;
    let handle = runtime.handle().clone();
    std::thread::Builder::new()
        .name("weft-network".to_owned())
        .spawn(move || runtime.block_on(pending::<()>()))?;
    *running = Some((process, handle.clone()));
    Ok(handle)
}
