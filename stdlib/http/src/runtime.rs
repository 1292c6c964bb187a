//! Tokio's thread: it begins at first use, and keeps the time and asks the resolver for all interpreters of the process.

use parking_lot::Mutex;
use std::io;
use tokio::runtime::{Builder, Handle};

/// The process that began the thread, since a child by `fork` has none of its threads, and how to reach it.
static RUNNING: Mutex<Option<(u32, Handle)>> = Mutex::new(None);

/// What timers and waits for the resolver of other threads go by.
///
/// # Errors
/// The system's, if it has no thread to give.
pub fn handle() -> io::Result<Handle> {
    let process = std::process::id();
    let mut running = RUNNING.lock();
    if let Some((owner, running)) = &*running
        && *owner == process
    {
        return Ok(running.clone());
    }
    let begun = begin()?;
    *running = Some((process, begun.clone()));
    Ok(begun)
}

fn begin() -> io::Result<Handle> {
    let runtime = Builder::new_current_thread()
        .enable_io()
        .enable_time()
        .thread_keep_alive(std::time::Duration::from_secs(5))
        .build()?;
    let handle = runtime.handle().clone();
    std::thread::Builder::new()
        .name("weft-network".to_owned())
        .spawn(move || runtime.block_on(std::future::pending::<()>()))?;
    Ok(handle)
}
