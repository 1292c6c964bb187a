//! What a loop waits for: descriptors that it watches, sockets that are kept, other threads.

use super::{EventLoop, dictionary, system_error};
use crate::asyncio::future::Future;
use crate::asyncio::handle::Handle;
use crate::asyncio::readiness::{Direction, Readiness};
use crate::socket::Endpoint;
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::Duration;
use weft_core::heap::concurrency::recording::{self, Activity};
use weft_core::heap::concurrency::{QUIET, Wake};
use weft_core::heap::{Native, Raised, Thread, Value};
use weft_core::interpreter::Waiting;
use weft_core::protocol;

/// Descriptors that are ready, and for what.
type Ready = Vec<(i32, Direction)>;

fn watcher_key(descriptor: i32, direction: Direction) -> Value {
    Value::from_i32(descriptor * 2 + i32::from(direction == Direction::Write))
}

/// Whether a watcher is a future that is not done.
fn is_pending(watcher: Value) -> bool {
    Future::of(&watcher).is_some_and(|future| !future.is_done())
}

impl EventLoop {
    /// Watches a descriptor: `handle` is due whenever it is ready. If that reads from a socket and takes all there is each time,
    /// it `takes_all`.
    ///
    /// # Errors
    /// `OSError` of the system.
    pub fn watch(
        &self,
        thread: &Thread,
        descriptor: i32,
        direction: Direction,
        handle: Value,
        takes_all: bool,
    ) -> Result<(), Raised> {
        let watchers = dictionary(&self.watchers);
        let opposite = watchers.get_simple(thread, watcher_key(descriptor, direction.opposite()));
        let opposite_waits = opposite.is_some_and(is_pending);
        self.with_readiness(|readiness| {
            if readiness.release(descriptor) && opposite_waits {
                readiness.watch(descriptor, direction.opposite(), true)?;
            }
            if takes_all {
                readiness.watch_taken(descriptor)
            } else {
                readiness.watch(descriptor, direction, true)
            }
        })?;
        let key = watcher_key(descriptor, direction);
        if let Some(before) = watchers.get_simple(thread, key)
            && let Some(before) = before.downcast::<Native<Handle>>()
        {
            before.cancel();
        }
        watchers.set_simple(thread, key, handle);
        Ok(())
    }

    /// Has a socket told of again, whose reader has not taken all there is after all.
    pub fn tell_again(&self, descriptor: i32) {
        self.wake();
        if let Some(readiness) = self.readiness.lock().as_mut() {
            readiness.again(descriptor);
        }
    }

    /// Stops watching a descriptor; whether it was watched.
    pub fn unwatch(
        &self,
        thread: &Thread,
        descriptor: i32,
        direction: Direction,
    ) -> Result<bool, Raised> {
        let removed =
            dictionary(&self.watchers).remove_simple(thread, watcher_key(descriptor, direction));
        let Some(handle) = removed else {
            return Ok(false);
        };
        if let Some(handle) = handle.downcast::<Native<Handle>>() {
            handle.cancel();
        }
        self.with_readiness(|readiness| readiness.watch(descriptor, direction, false))?;
        Ok(true)
    }

    /// Has a future done when a socket is ready, or sooner. Whether it can; if not, the descriptor is to be watched.
    ///
    /// # Errors
    /// `OSError` of the system.
    pub fn tell(
        &self,
        thread: &Thread,
        socket: &Endpoint,
        direction: Direction,
        future: Value,
    ) -> Result<bool, Raised> {
        if self.own_selector.load(Ordering::Relaxed) {
            return Ok(false);
        }
        let descriptor = socket.number();
        let kept =
            self.with_readiness(|readiness| readiness.keep(descriptor, socket.registration()))?;
        let Some(registration) = kept else {
            return Ok(false);
        };
        socket.set_registration(registration);
        dictionary(&self.watchers).set_simple(thread, watcher_key(descriptor, direction), future);
        Ok(true)
    }

    fn with_readiness<R: Default>(
        &self,
        body: impl FnOnce(&mut Readiness) -> std::io::Result<R>,
    ) -> Result<R, Raised> {
        self.wake();
        match self.readiness.lock().as_mut() {
            Some(readiness) => body(readiness).map_err(|error| system_error(&error)),
            None => Ok(R::default()),
        }
    }

    /// One wait: moves what became ready, and the timers that are due, to the queue.
    pub(super) fn wait(&self, thread: &Thread, own: Value) -> Result<(), Raised> {
        recording::loop_waits();
        let timer = match self.next_timer(thread) {
            Some(when) => Some(when - self.time(thread, own)?),
            None => None,
        };
        if self.own_selector.load(Ordering::Relaxed) {
            return self.select(thread, own, timer);
        }
        self.waiting.store(true, Ordering::SeqCst);
        let timeout = if self.is_busy() {
            Some(Duration::ZERO)
        } else {
            timer.map(|seconds| {
                Duration::try_from_secs_f64(seconds.max(0.0)).unwrap_or(Duration::from_secs(86_400))
            })
        };
        let watches_none = self
            .readiness
            .lock()
            .as_ref()
            .is_none_or(Readiness::is_empty)
            && !self.awaits_sockets();
        let ready = if watches_none && timeout == Some(Duration::ZERO) {
            Ok(Vec::new())
        } else if watches_none && timeout.is_none() {
            self.wait_for_threads(thread, own)
        } else {
            self.poll(thread, timeout)
        };
        self.waiting.store(false, Ordering::SeqCst);
        let ready = ready?;
        let watchers = dictionary(&self.watchers);
        for (descriptor, direction) in ready {
            let key = watcher_key(descriptor, direction);
            let Some(watcher) = watchers.get_simple(thread, key) else {
                continue;
            };
            match Future::of(&watcher) {
                None => self.push(thread, watcher),
                Some(future) => {
                    self.unwatch(thread, descriptor, direction)?;
                    if !future.is_done() {
                        future.set_result(thread, watcher, Value::NONE)?;
                    }
                }
            }
        }
        self.take_due(thread, own)
    }

    /// Whether somebody waits for a socket that is kept.
    fn awaits_sockets(&self) -> bool {
        let watchers = dictionary(&self.watchers);
        let mut position = 0;
        while let Some((next, _, watcher)) = watchers.next(position) {
            if is_pending(watcher) {
                return true;
            }
            position = next;
        }
        false
    }

    fn poll(&self, thread: &Thread, timeout: Option<Duration>) -> Result<Ready, Raised> {
        let ready =
            thread.blocking_for(Activity::Events, || match self.readiness.lock().as_mut() {
                Some(readiness) => readiness.wait(timeout),
                None => Ok(Vec::new()),
            });
        ready.map_err(|error| system_error(&error))
    }

    /// Waits for what only other threads and signals can bring.
    ///
    /// # Errors
    /// `DeadlockError` if there is nobody to bring anything, and tasks wait for each other.
    fn wait_for_threads(&self, thread: &Thread, own: Value) -> Result<Ready, Raised> {
        let Some(waker) = self.waker.get().map(Arc::clone) else {
            return self.poll(thread, None);
        };
        if !thread.participant().world().detects_deadlocks() {
            return self.poll(thread, None);
        }
        let wake: Wake = Arc::new(move || drop(waker.wake()));
        let _waiting = Waiting::for_object(thread, own);
        let mut idle = thread.participant().idle(Arc::clone(&wake));
        let mut limit = Some(QUIET);
        loop {
            let ready = self.poll(thread, limit)?;
            let is_woken = idle.is_interrupted() || limit.is_none() && !idle.was_asked();
            if is_woken || !ready.is_empty() || self.is_busy() {
                return Ok(ready);
            }
            limit = None;
            if idle.is_stuck() {
                drop(idle);
                crate::deadlock::judge(thread)?;
                idle = thread.participant().idle(Arc::clone(&wake));
            }
        }
    }

    fn is_busy(&self) -> bool {
        self.ready_count() > 0 || self.stopping.load(Ordering::Acquire)
    }

    /// Whether nothing is due, nor will be by itself.
    pub fn is_idle(&self) -> bool {
        let readiness = self.readiness.try_lock();
        let watches_none =
            readiness.is_none_or(|readiness| readiness.as_ref().is_none_or(Readiness::is_empty));
        watches_none && !self.awaits_sockets() && !self.is_busy()
    }

    /// Waits with what the program has put in the place of the loop's own selector.
    fn select(&self, thread: &Thread, own: Value, timer: Option<f64>) -> Result<(), Raised> {
        let timeout = match timer {
            _ if self.is_busy() => Value::from_i32(0),
            Some(seconds) => thread.float(seconds.clamp(0.0, 86_400.0)),
            None => Value::NONE,
        };
        let selector = protocol::get_attribute_text(thread, own, "_selector")?;
        let select = protocol::get_attribute_text(thread, selector, "select")?;
        let events = protocol::call_values(thread, select, &[timeout])?;
        let process = protocol::get_attribute_text(thread, own, "_process_events")?;
        protocol::call_values(thread, process, &[events])?;
        self.take_due(thread, own)
    }
}
