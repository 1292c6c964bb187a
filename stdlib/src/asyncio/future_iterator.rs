//! What `__await__` of a future gives. A coroutine needs none (see [`Trace::awaits_itself`]).

use crate::asyncio::future::Future;
use weft_core::error::Exception;
use weft_core::heap::{Gc, Native, Raised, Slot, Thread, Trace, Tracer, Value, Waited};

/// What awaits a future: hands the future itself to the task once, then gives its result.
pub struct FutureIterator {
    future: Slot,
}

impl Trace for FutureIterator {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        tracer.slot(&self.future);
    }
}

impl FutureIterator {
    /// What awaits a future.
    pub fn new(thread: &Thread, future: Value) -> Gc<Native<FutureIterator>> {
        weft_core::interpreter::new_native(
            thread,
            FutureIterator {
                future: Slot::new(future),
            },
        )
    }

    fn step(&self, thread: &Thread) -> Result<Value, Raised> {
        let Some(value) = self.future.get() else {
            return Err(weft_core::error::stop_iteration(thread, Value::NONE));
        };
        let future = Future::of(&value).expect("it awaits a future");
        if future.is_done() {
            self.future.clear();
        }
        let result = match Future::wait(future, thread)? {
            Waited::HandsOut(value) => return Ok(value),
            Waited::Done(result) => result,
        };
        // A tuple or exception as the result must not be taken for the arguments of StopIteration.
        Err(weft_core::error::raise_with(
            thread,
            Exception::StopIteration,
            &[result],
        ))
    }
}

/// What awaits a future.
#[weft_macros::class(name = "FutureIter", module = "_asyncio", payload = FutureIterator)]
pub mod iterator_class {
    use super::FutureIterator;
    use weft_core::error::{Exception, raise_object};
    use weft_core::heap::{Native, Raised, Thread, Value};

    fn __iter__(this: &Native<FutureIterator>) -> Value {
        this.value()
    }

    fn __next__(this: &Native<FutureIterator>, thread: &Thread) -> Result<Value, Raised> {
        this.step(thread)
    }

    /// Go on; the value is not used.
    #[positional_only]
    fn send(this: &Native<FutureIterator>, thread: &Thread, value: Value) -> Result<Value, Raised> {
        let _ = value;
        this.step(thread)
    }

    /// Raise an exception where the future is awaited.
    #[positional_only]
    fn throw(
        this: &Native<FutureIterator>,
        thread: &Thread,
        kind: Value,
        #[default] value: Option<Value>,
        #[default] traceback: Option<Value>,
    ) -> Result<Value, Raised> {
        let _ = traceback;
        this.future.clear();
        let exception = match value {
            Some(value) if !value.is_none() => value,
            _ if weft_core::types::class::Class::of(&kind).is_some() => {
                weft_core::protocol::call_values(thread, kind, &[])?
            }
            _ => kind,
        };
        if weft_core::types::exception::ExceptionObject::of(&exception).is_none() {
            return Err(weft_core::error::raise(
                Exception::TypeError,
                "exceptions must be classes or instances deriving from BaseException",
            ));
        }
        Err(raise_object(thread, exception))
    }

    /// Give up.
    fn close(this: &Native<FutureIterator>) -> Result<(), Raised> {
        this.future.clear();
        Ok(())
    }
}
