//! What a call is for: its value, or an `await` of it.

use crate::call::call_function;
use crate::locate;
use weft_core::types::function::Function;
use weft_core::types::generator::awaited::{self, Awaited};
use weft_heap::{Frame, FrameSlot, Native, Raised, Thread, Value, Window};
use weft_syntax::ast::{Range, Suspension};

/// What becomes of a call.
pub(crate) trait Purpose: Copy {
    /// What the call gives.
    type Outcome;

    /// Calls a Python function whose `count` arguments stand in the window.
    fn function(
        self,
        thread: &Thread,
        frame: Frame<'_>,
        function: &Native<Function>,
        window: Window<'_>,
        count: u16,
        range: &Range,
    ) -> Result<Self::Outcome, Raised>;

    /// What the value of any other callee comes to.
    fn value(self, value: Value) -> Self::Outcome;
}

/// The value.
#[derive(Clone, Copy)]
pub(crate) struct ForValue;

impl Purpose for ForValue {
    type Outcome = Value;

    #[inline(always)]
    fn function(
        self,
        thread: &Thread,
        frame: Frame<'_>,
        function: &Native<Function>,
        window: Window<'_>,
        count: u16,
        range: &Range,
    ) -> Result<Value, Raised> {
        call_function(thread, frame, function, window, count, range)
    }

    #[inline(always)]
    fn value(self, value: Value) -> Value {
        value
    }
}

/// The first step of an `await` or `yield from` that stands at `range`, with what is suspended in `slot`.
#[derive(Clone, Copy)]
pub(crate) struct ForAwait<'r> {
    pub(crate) slot: FrameSlot,
    pub(crate) suspension: Suspension,
    pub(crate) range: &'r Range,
}

impl Purpose for ForAwait<'_> {
    type Outcome = Awaited;

    #[inline(always)]
    fn function(
        self,
        thread: &Thread,
        frame: Frame<'_>,
        function: &Native<Function>,
        window: Window<'_>,
        count: u16,
        range: &Range,
    ) -> Result<Awaited, Raised> {
        if !awaited::runs_at_once(thread, function.code(), self.suspension, count) {
            return call_function(thread, frame, function, window, count, range)
                .map(Awaited::Value);
        }
        frame.set_position(self.range.start);
        awaited::run(thread, function, window, (frame, self.slot))
            .map_err(|raised| locate(thread, frame, *self.range, raised))
    }

    #[inline(always)]
    fn value(self, value: Value) -> Awaited {
        Awaited::Value(value)
    }
}

/// Implements [`Node`](crate::Node) for a node that has `call(&self, purpose, thread, frame)`.
macro_rules! call_node {
    ([$($generics:tt)*] $type:ty) => {
        impl<$($generics)*> crate::Node for $type {
            #[inline]
            fn evaluate(
                &self,
                thread: &weft_heap::Thread,
                frame: weft_heap::Frame<'_>,
            ) -> Result<weft_heap::Value, weft_heap::Raised> {
                self.call(crate::purpose::ForValue, thread, frame)
            }

            fn awaited(
                &self,
                thread: &weft_heap::Thread,
                frame: weft_heap::Frame<'_>,
                slot: weft_heap::FrameSlot,
                suspension: weft_syntax::ast::Suspension,
                range: &weft_syntax::ast::Range,
            ) -> Result<weft_core::types::generator::awaited::Awaited, weft_heap::Raised> {
                let purpose = crate::purpose::ForAwait {
                    slot,
                    suspension,
                    range,
                };
                self.call(purpose, thread, frame)
            }
        }
    };
}
pub(crate) use call_node;
