//! Standard input for several runs of a program: each reads it from the beginning.

use std::io::{Read, Write};
use std::process::ChildStdin;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};

/// What was read of this process's input, for as many runs as there are. Reading begins with the first run, and goes on
/// while programs run.
#[derive(Default, Clone)]
pub struct Input(Arc<Shared>);

#[derive(Default)]
struct Shared {
    read: Mutex<Kept>,
    changed: Condvar,
}

#[derive(Default)]
struct Kept {
    octets: Vec<u8>,
    has_begun: bool,
    is_complete: bool,
}

/// The feeding of one run, which ends when this is dropped.
pub struct Feeding {
    shared: Arc<Shared>,
    is_over: Arc<AtomicBool>,
}

impl Shared {
    fn lock(&self) -> MutexGuard<'_, Kept> {
        self.read.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for Feeding {
    fn drop(&mut self) {
        self.is_over.store(true, Ordering::SeqCst);
        drop(self.shared.lock());
        self.shared.changed.notify_all();
    }
}

impl Input {
    /// Gives a run all of the input, as it comes. A run that ends early leaves the rest for the next.
    pub fn feed(&self, target: ChildStdin) -> Feeding {
        let mut kept = self.0.lock();
        if !std::mem::replace(&mut kept.has_begun, true) {
            let shared = Arc::clone(&self.0);
            std::thread::spawn(move || read_all(&shared));
        }
        drop(kept);
        let feeding = Feeding {
            shared: Arc::clone(&self.0),
            is_over: Arc::default(),
        };
        let (shared, is_over) = (Arc::clone(&self.0), Arc::clone(&feeding.is_over));
        std::thread::spawn(move || write_all(&shared, &is_over, target));
        feeding
    }
}

/// Reads the input of this process to its end. A program that asks for nothing does not wait for this.
fn read_all(shared: &Shared) {
    let mut piece = [0; 8192];
    loop {
        let read = std::io::stdin().read(&mut piece).unwrap_or(0);
        let mut kept = shared.lock();
        kept.octets.extend_from_slice(&piece[..read]);
        kept.is_complete = read == 0;
        let is_complete = kept.is_complete;
        drop(kept);
        shared.changed.notify_all();
        if is_complete {
            return;
        }
    }
}

/// Writes what there is and what comes, until the end of either side.
fn write_all(shared: &Shared, is_over: &AtomicBool, mut target: ChildStdin) {
    let mut written = 0;
    loop {
        let mut kept = shared.lock();
        while kept.octets.len() == written {
            if kept.is_complete || is_over.load(Ordering::SeqCst) {
                return;
            }
            kept = shared
                .changed
                .wait(kept)
                .unwrap_or_else(PoisonError::into_inner);
        }
        let piece = kept.octets[written..].to_vec();
        drop(kept);
        if target.write_all(&piece).is_err() {
            return;
        }
        written += piece.len();
    }
}
