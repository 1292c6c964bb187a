//! Counting what a thread does: calls, and rounds of loops.
//!
//! A thread whose steps are counted leaves its fast path at each of them, since its limit lies below every stack; here it takes
//! one from its budget and goes back, unless the budget is spent or it is wanted for something. A loop that knows how many
//! rounds it makes counts many at a time instead.

use crate::thread::Thread;
use std::ptr::NonNull;
use std::sync::atomic::Ordering;
use weft_concurrency::WANTED;

impl Thread {
    /// Takes one step from the budget of a thread whose limit is below every stack; whether there was one, and nothing is wanted
    /// of the thread. Either limit is what is to be taken: one, or more than any budget. Written so that it is a subtraction in
    /// memory and a jump.
    #[inline(always)]
    pub(crate) fn take_step(&self, limit: usize) -> bool {
        let (left, is_spent) = self.budget.get().overflowing_sub(limit as u32);
        self.budget.set(left);
        if is_spent {
            self.give_back(limit);
        }
        !is_spent
    }

    #[cold]
    #[inline(never)]
    fn give_back(&self, limit: usize) {
        self.budget
            .set(self.budget.get().wrapping_add(limit as u32));
    }

    /// Counts rounds of a loop, if steps are counted; whether there is something left of the budget.
    #[inline(always)]
    pub fn count_rounds(&self, rounds: u32) -> bool {
        self.participant.limit() > WANTED || self.spend(rounds)
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

    /// Counts a call whose frame ends at `top`, above this limit, if steps are counted, nothing else is wanted, and one is left.
    #[inline(always)]
    pub(crate) fn count_call(&self, top: NonNull<u64>, limit: usize) -> bool {
        top.addr().get() <= self.usable.get() && self.take_step(limit)
    }

    /// Whether steps are counted and none is left.
    pub fn is_budget_spent(&self) -> bool {
        self.budget.get() == 0 && self.heap().counts.load(Ordering::Relaxed)
    }

    /// How many steps may be made before [`Thread::is_budget_spent`]: fewer than [`WANTED`].
    pub fn set_budget(&self, steps: u16) {
        debug_assert!(usize::from(steps) < WANTED);
        self.budget.set(u32::from(steps));
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
