//! The built-in functions `aiter` and `anext`.

use crate::error::{Exception, catch, type_error};
use crate::names::Special;
use crate::protocol;
use crate::types::generator::{self, Sent, Stepped};
use weft_heap::{Raised, Slot, Thread, Trace, Tracer, Value};

/// The awaitable of `anext(iterator, default)`: the next item, or the default at the end.
pub struct NextOrDefault {
    awaitable: Value,
    iterator: Slot,
    default: Value,
}

impl Trace for NextOrDefault {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        tracer.value(self.awaitable);
        tracer.slot(&self.iterator);
        tracer.value(self.default);
    }
}

impl NextOrDefault {
    /// What runs the awaitable, which is asked for it once.
    fn iterator(&self, thread: &Thread) -> Result<Value, Raised> {
        if let Some(iterator) = self.iterator.get() {
            return Ok(iterator);
        }
        let iterator = generator::await_iterator(thread, self.awaitable)?;
        self.iterator.set(iterator);
        Ok(iterator)
    }

    fn close(&self, thread: &Thread) -> Result<Value, Raised> {
        let iterator = self.iterator(thread)?;
        let closed = protocol::call_method(thread, iterator, thread.intern("close"), &[]);
        match catch(thread, closed, Exception::StopAsyncIteration)? {
            Ok(value) => Ok(value),
            Err(_) => Err(crate::error::stop_iteration(thread, self.default)),
        }
    }

    fn step(&self, thread: &Thread, sent: Sent) -> Result<Value, Raised> {
        let iterator = self.iterator(thread)?;
        let stepped = generator::step(thread, iterator, sent);
        match catch(thread, stepped, Exception::StopAsyncIteration)? {
            Ok(Stepped::Yielded(value)) => Ok(value),
            Ok(Stepped::Returned(value)) => Err(crate::error::stop_iteration(thread, value)),
            Err(_) => Err(crate::error::stop_iteration(thread, self.default)),
        }
    }
}

fn next_awaitable(thread: &Thread, iterator: Value) -> Result<Value, Raised> {
    protocol::call_special(thread, iterator, Special::AsyncNext, &[]).unwrap_or_else(|| {
        Err(type_error(format!(
            "'{}' object is not an async iterator",
            protocol::class_name(iterator)
        )))
    })
}

/// What `anext` with a default gives.
#[weft_macros::class(name = "anext_awaitable", module = "builtins", payload = NextOrDefault)]
pub mod awaitable_class {
    use super::NextOrDefault;
    use crate::types::generator::Sent;
    use weft_heap::{Native, Raised, Thread, Value};

    fn __await__(this: &Native<NextOrDefault>) -> Value {
        this.value()
    }

    fn __iter__(this: &Native<NextOrDefault>) -> Value {
        this.value()
    }

    fn __next__(this: &Native<NextOrDefault>, thread: &Thread) -> Result<Value, Raised> {
        this.step(thread, Sent::Value(Value::NONE))
    }

    /// Resume with a value.
    #[positional_only]
    fn send(this: &Native<NextOrDefault>, thread: &Thread, value: Value) -> Result<Value, Raised> {
        this.step(thread, Sent::Value(value))
    }

    /// Raise an exception where it stands.
    #[positional_only]
    fn throw(
        this: &Native<NextOrDefault>,
        thread: &Thread,
        exception: Value,
    ) -> Result<Value, Raised> {
        let raised = crate::types::exception::raising::raise_value(thread, exception, None);
        let exception = thread.take_raised(raised);
        this.step(thread, Sent::Exception(exception))
    }

    /// Give up.
    fn close(this: &Native<NextOrDefault>, thread: &Thread) -> Result<Value, Raised> {
        this.close(thread)
    }
}

/// `aiter` and `anext`.
#[weft_macros::module(name = "builtins")]
pub mod module {
    use super::{NextOrDefault, next_awaitable};
    use crate::error::type_error;
    use crate::names::Special;
    use crate::protocol;
    use weft_heap::{Raised, Slot, Thread, Value};

    /// Return the asynchronous iterator that async_iterable's `__aiter__` gives. TypeError where it has none.
    #[positional_only]
    fn aiter(thread: &Thread, async_iterable: Value) -> Result<Value, Raised> {
        let kind = protocol::class_name(async_iterable);
        let iterator = protocol::call_special(thread, async_iterable, Special::AsyncIter, &[])
            .unwrap_or_else(|| {
                Err(type_error(format!(
                    "'{kind}' object is not an async iterable"
                )))
            })?;
        if protocol::special_of(thread, iterator, Special::AsyncNext).is_none() {
            let kind = protocol::class_name(iterator);
            return Err(type_error(format!(
                "aiter() returned not an async iterator of type '{kind}'"
            )));
        }
        Ok(iterator)
    }

    /// Return an awaitable of the iterator's next item.
    ///
    /// Once the iterator has ended, awaiting it gives default, or raises StopAsyncIteration where none was passed.
    #[positional_only]
    fn anext(
        thread: &Thread,
        async_iterator: Value,
        #[default(Value::ABSENT)] default: Value,
    ) -> Result<Value, Raised> {
        let awaitable = next_awaitable(thread, async_iterator)?;
        if default == Value::ABSENT {
            return Ok(awaitable);
        }
        let payload = NextOrDefault {
            awaitable,
            iterator: Slot::empty(),
            default,
        };
        Ok(crate::interpreter::new_native(thread, payload).value())
    }
}
