//! What counts for a program, and says when it has to end.

use super::account::{Account, Part, Total};
use super::family::Family;
use super::memory::Share;
use super::watch::{Occasion, watch};
use super::{Limits, Stop};
use crate::interpreter::hooks;
use parking_lot::Mutex;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, OnceLock, Weak};
use std::time::{Duration, Instant};
use weft_heap::concurrency::shared::monotonic;
use weft_heap::{Heap, Thread};

/// Operations that a thread may make before it asks for more.
const SLICE: u16 = 1000;

/// Whose interpreters a governor is for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    /// The host's, which decides when a program may go on that had to end.
    Host,
    /// Those of a process that a program started. It ends when the program does: when it had to end more often than this.
    Child(u64),
}

impl Role {
    /// Why the program of an account has to end, if it has to.
    fn stopped(self, account: &Account) -> Option<Stop> {
        let stop = account.total(Total::Stop).load(Ordering::SeqCst);
        Stop::from_number(stop).or_else(|| self.is_left_over(account).then_some(Stop::Cancelled))
    }

    fn is_left_over(self, account: &Account) -> bool {
        let generation = account.total(Total::Generation);
        matches!(self, Role::Child(own) if own != generation.load(Ordering::SeqCst))
    }
}

/// What an interpreter and those that its program makes have used of their limits, with the processes that it starts.
pub struct Governor {
    pub(super) limits: Limits,
    pub(super) account: Arc<Account>,
    /// This process's place in the account.
    pub(super) place: usize,
    pub(super) role: Role,
    pub(super) family: Family,
    /// Whether somebody looks at the time.
    is_timed: Mutex<bool>,
    /// When the threads were told that the program has to end.
    pub(super) noticed: Mutex<Option<Instant>>,
    heaps: Mutex<Vec<Weak<Heap>>>,
    /// Raised by each renewal, so that a watch for the time before it ends.
    pub(super) epoch: AtomicU64,
}

impl std::fmt::Debug for Governor {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter
            .debug_struct("Governor")
            .field("limits", &self.limits)
            .field("stopped", &self.stopped())
            .finish()
    }
}

impl Governor {
    /// One that has used nothing, and that knows nothing of child processes but how many there were.
    pub fn new(limits: Limits) -> Arc<Governor> {
        let governor = Governor::of(limits, Account::own(), 0, Role::Host);
        governor.fill();
        governor
    }

    pub(super) fn of(limits: Limits, account: Account, place: usize, role: Role) -> Arc<Governor> {
        Arc::new(Governor {
            limits,
            account: Arc::new(account),
            place,
            role,
            family: Family::default(),
            is_timed: Mutex::default(),
            noticed: Mutex::default(),
            heaps: Mutex::default(),
            epoch: AtomicU64::new(0),
        })
    }

    /// What an interpreter is under that nothing was said of: nothing stops it.
    pub(in crate::interpreter) fn unlimited() -> &'static Arc<Governor> {
        static UNLIMITED: OnceLock<Arc<Governor>> = OnceLock::new();
        UNLIMITED.get_or_init(|| Governor::new(Limits::none()))
    }

    pub(super) fn fill(&self) {
        for (total, limit) in [
            (Total::OperationsLeft, self.limits.operations),
            (Total::OutputLeft, self.limits.output),
        ] {
            let all = limit.unwrap_or(u64::MAX);
            self.account.total(total).store(all, Ordering::SeqCst);
        }
    }

    /// The limits.
    pub fn limits(&self) -> &Limits {
        &self.limits
    }

    /// Why the program has to end, if it has to.
    pub fn stopped(&self) -> Option<Stop> {
        self.role.stopped(&self.account)
    }

    /// Whether the program had to end since this process began, which the program's going on does not change.
    fn is_left_over(&self) -> bool {
        self.role.is_left_over(&self.account)
    }

    /// Takes the heap of an interpreter under this governor.
    pub fn adopt(&self, thread: &Thread) {
        let heap = thread.heap_handle();
        self.heaps.lock().push(Arc::downgrade(heap));
        self.family.set_main(heap.identity());
        let (role, account) = (self.role, Arc::clone(&self.account));
        heap.end_when(Box::new(move || role.stopped(&account).is_some()));
        heap.interrupt_when(hooks::is_interrupted);
        if let Some(bytes) = self.limits.memory {
            let share = Share::new(Arc::clone(&self.account), self.place, bytes);
            heap.limit_memory(Box::new(share));
        }
        if self.limits.operations.is_some() {
            thread.count_steps();
            thread.set_budget(0);
        }
        if let Some(depth) = self.limits.recursion {
            thread.set_recursion_limit(thread.recursion_limit().min(depth.max(1)));
        }
    }

    /// A thread comes in: the time begins with the first of them.
    pub fn enter(self: &Arc<Governor>, thread: &Thread) {
        if let Some(depth) = self.limits.recursion {
            let depth = thread.recursion_limit().min(depth.max(1));
            thread.set_recursion_limit(depth);
        }
        if let Some(time) = self.limits.time {
            let mut is_timed = self.is_timed.lock();
            if !*is_timed {
                *is_timed = true;
                if let Some(deadline) = Instant::now().checked_add(self.time_left(time)) {
                    watch(self, Occasion::Deadline(deadline));
                }
            }
        }
        if self.stopped().is_some() {
            thread.interrupter().interrupt();
        }
    }

    /// What is left of the time, which begins if it has not.
    fn time_left(&self, time: Duration) -> Duration {
        let nanoseconds = |time: Duration| u64::try_from(time.as_nanos()).unwrap_or(u64::MAX);
        let now = nanoseconds(monotonic());
        let end = now.saturating_add(nanoseconds(time)).max(1);
        let deadline = self.account.total(Total::Deadline);
        let known = deadline.compare_exchange(0, end, Ordering::SeqCst, Ordering::SeqCst);
        Duration::from_nanos(known.err().unwrap_or(end).saturating_sub(now))
    }

    /// A thread leaves, and gives back what it has not used.
    pub fn leave(&self, thread: &Thread) {
        if self.limits.operations.is_some() {
            let left = u64::from(thread.budget());
            thread.set_budget(0);
            let total = self.account.total(Total::OperationsLeft);
            total.fetch_add(left, Ordering::SeqCst);
        }
    }

    /// Ends what runs, and what begins after this, until [`Governor::renew`]. The first reason counts.
    pub fn stop(self: &Arc<Governor>, reason: Stop) {
        if !self.is_left_over() {
            let stop = self.account.total(Total::Stop);
            let reason = reason as u64;
            let first = stop.compare_exchange(0, reason, Ordering::SeqCst, Ordering::SeqCst);
            if first.is_ok() {
                self.end_generation();
            }
        }
        self.notice();
    }

    /// Has the processes end that the program has started.
    pub(super) fn end_generation(&self) {
        let generation = self.account.total(Total::Generation);
        generation.fetch_add(1, Ordering::SeqCst);
    }

    /// Tells the threads that the program has to end, if they were not told.
    pub(super) fn notice(self: &Arc<Governor>) {
        let mut noticed = self.noticed.lock();
        if noticed.is_none() {
            *noticed = Some(Instant::now());
            drop(noticed);
            self.interrupt();
            watch(self, Occasion::Reminder);
        }
    }

    /// Makes all threads come to a safepoint.
    pub(super) fn interrupt(&self) {
        let heaps: Vec<Arc<Heap>> = self.heaps.lock().iter().filter_map(Weak::upgrade).collect();
        for heap in heaps {
            heap.world().interrupt_all();
        }
    }

    pub(super) fn has_threads(&self) -> bool {
        let heaps = self.heaps.lock();
        let mut heaps = heaps.iter().filter_map(Weak::upgrade);
        heaps.any(|heap| heap.world().registered_threads() > 0)
    }

    /// Lets the program use as much again as at its beginning, and go on if it had to end. What is left of its child
    /// processes then is waited for.
    pub fn renew(&self) {
        if self.noticed.lock().is_some() {
            self.wait_for_children();
        }
        self.epoch.fetch_add(1, Ordering::SeqCst);
        *self.is_timed.lock() = false;
        self.fill();
        for total in [Total::Deadline, Total::Children] {
            self.account.total(total).store(0, Ordering::SeqCst);
        }
        for heap in self.heaps.lock().iter().filter_map(Weak::upgrade) {
            heap.forgive_limit();
        }
        *self.noticed.lock() = None;
        self.account.total(Total::Stop).store(0, Ordering::SeqCst);
    }

    /// Gives the thread more operations, or says stop.
    pub(super) fn refill(self: &Arc<Governor>, thread: &Thread) {
        let slice = |left: u64| (left > 0).then_some(left.min(SLICE.into()));
        match self.account.take(Total::OperationsLeft, slice) {
            Some(before) => thread.set_budget(before.min(SLICE.into()) as u16),
            None => self.stop(Stop::Operations),
        }
    }

    /// Counts what is about to be written, or says stop.
    pub(super) fn note_output(self: &Arc<Governor>, bytes: usize) {
        let bytes = bytes as u64;
        let all = |left: u64| (bytes <= left).then_some(bytes);
        if self.account.take(Total::OutputLeft, all).is_none() {
            self.stop(Stop::Output);
        }
    }

    /// Notes that a thread of the program begins; false if there are as many as may be.
    pub fn begin_thread(&self) -> bool {
        let most = self.limits.threads.map_or(u64::MAX, |most| most as u64);
        self.account.begin(self.place, Part::Threads, most)
    }

    /// Notes that a thread of the program has ended.
    pub fn end_thread(&self) {
        self.account.change(self.place, Part::Threads, 1, 0);
    }
}
