//! The processes that a program starts: they share its account, and end with it.
//!
//! A child that is a program of Weft finds the account by a descriptor that it inherits, and holds itself to the limits; a
//! thread of it looks every few milliseconds whether all has to end, and ends the process then, whatever it does. Every
//! process ends and reaps the children that it started itself, so that one that no longer looks ends too.

use super::account::{Account, Total};
use super::governor::Role;
use super::watch::{Occasion, prepare_watch, watch};
use super::{Governor, Limits};
use parking_lot::Mutex;
use std::io;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, OnceLock};
use std::time::{Duration, Instant};
use weft_heap::Thread;
use weft_heap::concurrency::descendant::{ChildState, Descendant, wake};
use weft_heap::concurrency::recording;

/// How long children have to end by themselves, which those can that look at the account.
const GRACE: Duration = Duration::from_millis(50);
/// How long the end of a program waits for its children.
const PATIENCE: Duration = Duration::from_secs(2);

const SIGKILL: i32 = signal_hook::consts::SIGKILL;

/// What a governor knows of child processes.
#[derive(Default)]
pub(super) struct Family {
    children: Mutex<Vec<Descendant>>,
    /// Whether somebody looks after them.
    is_watched: AtomicBool,
    /// The interpreter whose end is that of the program.
    main: OnceLock<u64>,
}

impl Family {
    /// Notes an interpreter; the first one counts.
    pub(super) fn set_main(&self, identity: u64) {
        let _ = self.main.set(identity);
    }
}

/// What children have to inherit to share an account.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Inheritance {
    /// The descriptor of the account.
    pub descriptor: i32,
    /// What [`Governor::VARIABLE`] has to be in the environment.
    pub text: String,
}

impl Governor {
    /// The variable of the environment by which child processes find the account that they share.
    pub const VARIABLE: &str = "WEFT_LIMITS";

    /// One that has used nothing, and whose account is shared by child processes that are programs of Weft. All of them end
    /// when the program has to, and what others the program started.
    ///
    /// # Errors
    /// What the system says.
    pub fn with_children(limits: Limits) -> io::Result<Arc<Governor>> {
        let account = Account::shared()?;
        let place = account.join(std::process::id()).unwrap_or(0);
        let governor = Governor::of(limits, account, place, Role::Host);
        governor.fill();
        Ok(governor)
    }

    /// The one of the program that started this process, as it says in the environment; to be called once.
    ///
    /// # Errors
    /// Why this process cannot be held to its limits, and so must not run a program.
    pub fn inherited(text: &str) -> io::Result<Arc<Governor>> {
        let invalid = || io::Error::from(io::ErrorKind::InvalidData);
        let mut parts = text.splitn(3, ';');
        let mut part = || parts.next().ok_or_else(invalid);
        let descriptor = part()?.parse().map_err(|_| invalid())?;
        let generation = part()?.parse().map_err(|_| invalid())?;
        let limits = Limits::from_text(part()?).ok_or_else(invalid)?;
        let account = Account::inherited(descriptor)?;
        let place = account.join(std::process::id());
        let place = place.ok_or(io::ErrorKind::ResourceBusy)?;
        if !prepare_watch() {
            return Err(io::ErrorKind::WouldBlock.into());
        }
        let governor = Governor::of(limits, account, place, Role::Child(generation));
        watch(&governor, Occasion::Family);
        Ok(governor)
    }

    /// What children have to inherit to share the account of this program, if it is shared.
    pub fn inheritance(&self) -> Option<Inheritance> {
        let descriptor = self.account.descriptor()?;
        let generation = match self.role {
            Role::Host => self.account.total(Total::Generation).load(Ordering::SeqCst),
            Role::Child(generation) => generation,
        };
        let limits = self.limits.to_text();
        Some(Inheritance {
            descriptor,
            text: format!("{descriptor};{generation};{limits}"),
        })
    }

    /// Notes that a child process is about to begin; false if there were as many as may be.
    pub fn begin_child(&self) -> bool {
        let most = self.limits.children.map_or(u64::MAX, |most| most as u64);
        let more = |count: u64| (count < most).then_some(count + 1);
        let children = self.account.total(Total::Children);
        children
            .fetch_update(Ordering::SeqCst, Ordering::SeqCst, more)
            .is_ok()
    }

    /// Notes a child process that has begun, so that it ends with the program.
    pub fn child_started(self: &Arc<Governor>, process: u32) {
        if self.account.descriptor().is_none() {
            return;
        }
        // One that has ended already and was reaped needs nothing.
        if let Ok(child) = Descendant::new(process) {
            self.family.children.lock().push(child);
        }
        if !self.family.is_watched.swap(true, Ordering::SeqCst) {
            watch(self, Occasion::Family);
        }
        if self.stopped().is_some() {
            // It was started while the others were told.
            watch(self, Occasion::Reminder);
        }
    }

    /// Whether there are processes that share the account, or children that nobody has reaped.
    pub(super) fn has_children(&self) -> bool {
        let own = std::process::id();
        let is_shared = self.account.descriptor().is_some();
        is_shared
            && (!self.family.children.lock().is_empty() || !self.account.others(own).is_empty())
    }

    /// Takes back what ended children had, and forgets those that were reaped.
    pub(super) fn look_after_children(&self) {
        let mut children = self.family.children.lock();
        children.retain(|child| {
            let state = child.state();
            if state != ChildState::Alive {
                self.account.forget(child.process());
            }
            state != ChildState::Reaped
        });
    }

    /// Ends the children, which were told `age` ago, and reaps them.
    pub(super) fn end_children(&self, age: Duration) {
        let mut children = self.family.children.lock();
        children.retain(|child| match child.state() {
            ChildState::Alive => {
                if age >= GRACE || self.role != Role::Host {
                    child.send_signal(SIGKILL);
                }
                true
            }
            ChildState::Ended => {
                child.reap();
                self.account.forget(child.process());
                false
            }
            ChildState::Reaped => {
                self.account.forget(child.process());
                false
            }
        });
        drop(children);
        // One that is stopped looks at nothing.
        for process in self.account.others(std::process::id()) {
            if !wake(process) {
                self.account.forget(process);
            }
        }
    }

    /// Waits until the children have ended that have to.
    pub(super) fn wait_for_children(&self) {
        let began = Instant::now();
        while self.has_children() && began.elapsed() < PATIENCE {
            self.end_children(began.elapsed());
            #[expect(clippy::disallowed_methods, reason = "called detached, or by a host")]
            std::thread::sleep(Duration::from_millis(1));
        }
    }

    /// The end of an interpreter; if it is the one that the program began in, the end of what is limited with it.
    pub fn end(&self, thread: &Thread) {
        if self.family.main.get() != Some(&thread.heap().identity()) {
            return;
        }
        let is_stopped = self.stopped().is_some();
        match self.role {
            Role::Child(_) => self.account.forget(std::process::id()),
            Role::Host if is_stopped || self.limits != Limits::none() => {
                if self.has_children() {
                    self.end_generation();
                    thread.blocking(|| self.wait_for_children());
                }
            }
            Role::Host => {}
        }
    }

    /// Ends this process, if it is one that a program started which has to end.
    pub(super) fn end_process(&self) {
        if self.role == Role::Host {
            return;
        }
        self.end_children(GRACE);
        self.account.forget(std::process::id());
        recording::finish();
        // Nothing is cleaned up: the program may be anywhere.
        signal_hook::low_level::exit(1);
    }
}
