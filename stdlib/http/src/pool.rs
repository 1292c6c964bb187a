//! Connections that wait for their next request, and how many may be busy at a time.

use crate::link::Link;
use crate::route::Path;
use parking_lot::Mutex;
use std::collections::HashMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use weft_core::heap::{Trace, Tracer};

/// The right to be busy: of the pool, and of one host. Giving it back is dropping it.
pub struct Permit {
    _all: Option<OwnedSemaphorePermit>,
    _host: Option<OwnedSemaphorePermit>,
}

struct Idle {
    /// Keeps alive what the key is made of.
    _path: Arc<Path>,
    link: Link,
    since: Instant,
    /// A child by `fork` has the connections too, and must use none of them.
    process: u32,
}

/// How a pool behaves.
#[derive(Clone, Copy)]
pub struct Rules {
    /// Busy connections at most, 0 for any number.
    pub most: usize,
    /// Busy connections to one host at most, 0 for any number.
    pub host: usize,
    /// Idle connections to one host at most.
    pub idle: usize,
    /// How long a connection may be idle.
    pub patience: Option<Duration>,
}

/// A pool.
pub struct Pool {
    rules: Rules,
    idle: Mutex<HashMap<String, Vec<Idle>>>,
    all: Option<Arc<Semaphore>>,
    hosts: Mutex<HashMap<String, Arc<Semaphore>>>,
    closed: AtomicBool,
}

impl Pool {
    /// An empty pool.
    pub fn new(rules: Rules) -> Pool {
        Pool {
            rules,
            idle: Mutex::default(),
            all: (rules.most > 0).then(|| Arc::new(Semaphore::new(rules.most))),
            hosts: Mutex::default(),
            closed: AtomicBool::new(false),
        }
    }

    /// The right to one more busy connection, if nobody has to be waited for.
    pub fn free_permit(&self, path: &Path) -> Option<Permit> {
        let host = match self.permits_of(path) {
            Some(permits) => Some(permits.try_acquire_owned().ok()?),
            None => None,
        };
        let all = match &self.all {
            Some(permits) => Some(permits.clone().try_acquire_owned().ok()?),
            None => None,
        };
        self.right(host, all)
    }

    /// Waits until one more connection may be busy; `None` once the pool is closed.
    pub async fn permit(&self, path: &Path) -> Option<Permit> {
        let host = match self.permits_of(path) {
            Some(permits) => Some(permits.acquire_owned().await.ok()?),
            None => None,
        };
        let all = match &self.all {
            Some(permits) => Some(permits.clone().acquire_owned().await.ok()?),
            None => None,
        };
        self.right(host, all)
    }

    fn permits_of(&self, path: &Path) -> Option<Arc<Semaphore>> {
        (self.rules.host > 0).then(|| {
            let mut hosts = self.hosts.lock();
            // Hosts that nobody asks any more are forgotten.
            hosts.retain(|key, permits| *key == path.key || Arc::strong_count(permits) > 1);
            let permits = hosts
                .entry(path.key.clone())
                .or_insert_with(|| Arc::new(Semaphore::new(self.rules.host)));
            permits.clone()
        })
    }

    fn right(
        &self,
        host: Option<OwnedSemaphorePermit>,
        all: Option<OwnedSemaphorePermit>,
    ) -> Option<Permit> {
        (!self.is_closed()).then_some(Permit {
            _all: all,
            _host: host,
        })
    }

    /// A connection that waits, and is still usable.
    pub async fn take(&self, path: &Path) -> Option<Link> {
        loop {
            let mut found = self.pop(&path.key)?;
            if found.process != std::process::id() {
                continue;
            }
            let is_fresh = self
                .rules
                .patience
                .is_none_or(|patience| found.since.elapsed() < patience);
            if is_fresh && found.link.reader.is_quiet().await {
                return Some(found.link);
            }
        }
    }

    fn pop(&self, key: &str) -> Option<Idle> {
        let mut idle = self.idle.lock();
        let links = idle.get_mut(key)?;
        let found = links.pop();
        if links.is_empty() {
            idle.remove(key);
        }
        found
    }

    /// Keeps a connection for the next request.
    pub fn keep(&self, path: &Arc<Path>, link: Link) {
        if self.is_closed() {
            return;
        }
        let mut idle = self.idle.lock();
        let links = idle.entry(path.key.clone()).or_default();
        if links.len() < self.rules.idle {
            links.push(Idle {
                _path: path.clone(),
                link,
                since: Instant::now(),
                process: std::process::id(),
            });
        }
    }

    /// How many connections wait.
    pub fn count(&self) -> usize {
        self.idle.lock().values().map(Vec::len).sum()
    }

    fn is_closed(&self) -> bool {
        self.closed.load(Ordering::Acquire)
    }

    /// Closes the connections that wait, and keeps none from now on.
    pub fn close(&self) {
        self.closed.store(true, Ordering::Release);
        self.idle.lock().clear();
        if let Some(all) = &self.all {
            all.close();
        }
        for permits in self.hosts.lock().values() {
            permits.close();
        }
    }
}

/// The object.
pub struct Pooled(pub Arc<Pool>);

impl Trace for Pooled {
    fn trace(&self, _: &mut Tracer<'_>) {}
}

impl Drop for Pooled {
    fn drop(&mut self) {
        // Exchanges that go on keep the pool, not its connections.
        self.0.close();
    }
}
