//! One interpreter's threads.

use std::sync::Arc;
use std::time::Duration;

use crate::deadlock::Detection;
use crate::gil::{Gil, GlobalLock};
use crate::registry::Registry;

/// The threads of one interpreter: who they are, whose turn it is, and whether they are stopped.
pub struct World {
    gil: Gil,
    pub(crate) lock: GlobalLock,
    pub(crate) registry: Registry,
    pub(crate) detection: Detection,
}

impl World {
    /// A world without threads.
    pub fn new(gil: Gil) -> Arc<World> {
        Arc::new(World {
            gil,
            lock: GlobalLock::new(),
            registry: Registry::new(),
            detection: Detection::new(),
        })
    }

    /// Whether its threads take turns.
    #[inline]
    pub fn gil(&self) -> Gil {
        self.gil
    }

    /// How long a thread waits for the global lock before it asks the holder to hand over: 5 ms
    /// unless set. Without the GIL it means nothing, but is kept.
    pub fn switch_interval(&self) -> Duration {
        self.lock.interval()
    }

    /// Sets the switch interval, for waits that begin after this.
    pub fn set_switch_interval(&self, interval: Duration) {
        self.lock.set_interval(interval);
    }

    /// How many threads are attached at this moment. Takes time in proportion to the threads.
    pub fn attached_threads(&self) -> usize {
        self.registry.count_attached()
    }

    /// How many threads have joined and not left.
    pub fn registered_threads(&self) -> usize {
        self.registry.count()
    }

    /// Asks all threads for their attention, and leaves them in the waits that they are in.
    pub fn request_attention_of_all(&self) {
        self.registry.each(|thread| thread.request_attention());
    }

    /// Asks all threads for their attention, and ends the interruptible waits that they are in. Those in a call of the
    /// system get a signal that ends it, if [`signals::prepare_nudge`](crate::signals::prepare_nudge) was called: one
    /// that is only about to make the call does not notice, so whoever wants all of them asks again.
    pub fn interrupt_all(&self) {
        self.registry.each(|thread| {
            thread.interrupt();
            if !thread.is_attached() {
                crate::signals::nudge(thread.native());
            }
        });
    }
}
