//! What a thread carries from where it comes about to where it is seen to: the exception in flight, those that are being
//! handled, and what a frame hands to the one that runs it.

use super::{Handling, Raised};
use crate::thread::Thread;
use crate::value::Value;

impl Thread {
    /// Sets the exception in flight.
    pub fn set_raised(&self, exception: Value) -> Raised {
        self.raised.set(Some(exception));
        self.located.set(false);
        Raised(())
    }

    /// The exception in flight.
    pub fn raised(&self) -> Option<Value> {
        self.raised.get()
    }

    /// Takes the exception in flight, which ends its flight.
    ///
    /// # Panics
    /// If there is none, although `raised` says so.
    pub fn take_raised(&self, raised: Raised) -> Value {
        let Raised(()) = raised;
        self.raised
            .take()
            .expect("an exception is set wherever `Raised` is made")
    }

    /// The mark of the exception that is in flight, for code that was told of it in another way than by a result.
    ///
    /// # Panics
    /// If there is none.
    pub fn in_flight(&self) -> Raised {
        assert!(
            self.raised.get().is_some(),
            "an exception is set wherever it is said to be"
        );
        Raised(())
    }

    /// Whether the exception in flight knows its place in the running frame.
    pub fn is_located(&self) -> bool {
        self.located.get()
    }

    /// Notes that the exception in flight knows its place in the running frame, or that it is in a new frame.
    pub fn set_located(&self, located: bool) {
        self.located.set(located);
    }

    /// The exception that is being handled (`sys.exception()`).
    #[inline(always)]
    pub fn handled(&self) -> Option<Value> {
        self.handled.get().or(self.handled_outside.get())
    }

    /// Changes which exception the running code handles and gives the one before. What is being handled outside of the
    /// generator that runs is not the generator's own: it can be another one when it is resumed again.
    #[inline(always)]
    pub fn set_handled(&self, exception: Option<Value>) -> Option<Value> {
        self.handled.replace(exception)
    }

    /// Begins to run a generator that handles `own`: what is handled so far is outside of it from now on.
    #[inline(always)]
    pub fn begin_handling(&self, own: Option<Value>) -> Handling {
        let handling = Handling {
            own: self.handled.get(),
            outside: self.handled_outside.get(),
        };
        self.handled_outside.set(handling.own.or(handling.outside));
        self.handled.set(own);
        handling
    }

    /// Goes back to what was handled before; gives what the generator handles.
    #[inline(always)]
    pub fn end_handling(&self, before: Handling) -> Option<Value> {
        self.handled_outside.set(before.outside);
        self.handled.replace(before.own)
    }

    /// As [`Thread::end_handling`], for a generator that handles nothing and does not say that it delegates; false, and
    /// nothing is done, for any other.
    #[inline(always)]
    pub fn end_plain_handling(&self, before: Handling) -> bool {
        if self.handled.get().is_some() || self.delegate.get().is_some() {
            return false;
        }
        self.handled_outside.set(before.outside);
        self.handled.set(before.own);
        true
    }

    /// The value that a `return` statement or a suspension hands to its frame.
    #[inline(always)]
    pub fn take_result(&self) -> Option<Value> {
        self.result.take()
    }

    /// Hands a value over to the frame.
    #[inline(always)]
    pub fn set_result(&self, value: Value) {
        self.result.set(Some(value));
    }

    /// Tells whoever keeps the frame that is being suspended which generator it delegates to.
    #[inline(always)]
    pub fn set_delegate(&self, generator: Value) {
        self.delegate.set(Some(generator));
    }

    /// What the frame that was just suspended delegates to, if it said so.
    #[inline(always)]
    pub fn take_delegate(&self) -> Option<Value> {
        self.delegate.take()
    }

    /// Tells the frame that is about to go on that what it delegated to has ended, with what stands in the result.
    #[inline(always)]
    pub fn set_delegate_ended(&self) {
        self.delegate_ended.set(true);
    }

    /// Whether the frame goes on after the end of what it delegated to.
    #[inline(always)]
    pub fn take_delegate_ended(&self) -> bool {
        let ended = self.delegate_ended.get();
        if ended {
            self.delegate_ended.set(false);
        }
        ended
    }
}
