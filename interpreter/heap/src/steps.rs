//! Counting what a thread does: calls, and rounds of loops.
//!
//! A thread whose steps are counted leaves its fast path at each of them, since its limit lies below every stack; here it takes
//! one from its budget and goes back, unless the budget is spent or it is wanted for something. A loop that knows how many
//! rounds it makes counts many at a time instead.

use crate::thread::Thread;
use std::ptr::NonNull;
use std::sync::atomic::Ordering;

impl Thread {
    /// Counts a step, if steps are counted, nothing else is wanted, and one is left.
    #[inline(always)]
    pub(crate) fn count_step(&self) -> bool {
        let left = self.budget.get();
        // Where anything is wanted the limit is zero, and no longer that of counted steps.
        if self.participant.limit() == 0 || left == 0 {
            return false;
        }
        self.budget.set(left - 1);
        true
    }

    /// Counts rounds of a loop, if steps are counted; whether there is something left of the budget.
    #[inline(always)]
    pub fn count_rounds(&self, rounds: u32) -> bool {
        !self.participant.is_slow() || self.spend(rounds)
    }

    #[cold]
    #[inline(never)]
    fn spend(&self, rounds: u32) -> bool {
        if !self.heap().counts.load(Ordering::Relaxed) {
            return true;
        }
        let left = self.budget.get().saturating_sub(rounds);
        self.budget.set(left);
        left > 0
    }

    /// As [`Thread::count_step`], for a call whose frame ends at `top`.
    #[inline(always)]
    pub(crate) fn count_call(&self, top: NonNull<u64>) -> bool {
        let left = self.budget.get();
        if top.addr().get() > self.participant.counted_limit() || left == 0 {
            return false;
        }
        self.budget.set(left - 1);
        true
    }

    /// Whether steps are counted and none is left.
    pub fn is_budget_spent(&self) -> bool {
        self.budget.get() == 0 && self.heap().counts.load(Ordering::Relaxed)
    }

    /// How many steps may be made before [`Thread::is_budget_spent`].
    pub fn set_budget(&self, steps: u32) {
        self.budget.set(steps);
    }

    /// The steps that are left of the budget.
    pub fn budget(&self) -> u32 {
        self.budget.get()
    }

    /// Has the steps of this thread, and of those that enter later, counted from now on. A step is a call or one round of a
    /// loop; [`Thread::set_budget`] says how many may be made.
    pub fn count_steps(&self) {
        self.heap().counts.store(true, Ordering::Relaxed);
        self.participant.count_steps();
    }
}
