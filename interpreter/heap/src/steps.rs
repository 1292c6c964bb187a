//! Counting what a thread does: calls, and rounds of loops.
//!
//! A thread whose steps are counted leaves its fast path at each of them, since its limit lies below every stack; here it takes
//! one from its budget and goes back, unless the budget is spent or it is wanted for something. A loop that knows how many
//! rounds it makes counts many at a time instead.

use crate::thread::Thread;
use std::ptr::NonNull;
use std::sync::atomic::Ordering;

impl Thread {
    /// Takes one step from the budget; whether there was one. Written so that it is a subtraction in memory and a jump.
    #[inline(always)]
    pub(crate) fn take_step(&self) -> bool {
        let (left, is_spent) = self.budget.get().overflowing_sub(1);
        self.budget.set(left);
        if is_spent {
            self.leave_empty();
        }
        !is_spent
    }

    #[cold]
    #[inline(never)]
    fn leave_empty(&self) {
        self.budget.set(0);
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

    /// Counts a call whose frame ends at `top`, if steps are counted, nothing else is wanted, and one is left.
    #[inline(always)]
    pub(crate) fn count_call(&self, top: NonNull<u64>) -> bool {
        top.addr().get() <= self.participant.counted_limit() && self.take_step()
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
