//! What all built-in iterators share: the step, and the class that goes with a payload.

use crate::error::{Exception, catch, stop_iteration};
use crate::interpreter::{Interpreter, new_native};
use crate::types::iterator::{SequenceIterator, memory_iterator_class};
use weft_heap::{Native, Raised, Thread, Value};

/// The next item of a built-in iterator, without a `StopIteration`; `None` if the iterator is none, or if its class is a
/// subclass that may have a `__next__` of its own.
#[inline(always)]
pub fn next_of_builtin(thread: &Thread, iterator: Value) -> Option<Result<Option<Value>, Raised>> {
    match iterator.next_native(thread) {
        Some(Err(raised)) => Some(ended(thread, raised)),
        step => step,
    }
}

/// The end of an iterator whose step ran code that raised `StopIteration`, as `map(next, iterators)` does.
#[cold]
fn ended(thread: &Thread, raised: Raised) -> Result<Option<Value>, Raised> {
    catch(thread, Err(raised), Exception::StopIteration).map(Result::ok)
}

/// An iterator over an object with `__getitem__` alone.
pub fn sequence_iterator(thread: &Thread, value: Value) -> Value {
    new_native(thread, SequenceIterator::new(value)).value()
}

/// An iterator over a memoryview, by its items.
pub fn view_iterator(thread: &Thread, view: Value) -> Value {
    let shape = Interpreter::shape_from(thread, &memory_iterator_class::DEFINITION);
    Native::new(thread, shape, SequenceIterator::new(view)).value()
}

/// What `__next__` returns or raises for a step.
#[inline]
pub fn next_or_stop(thread: &Thread, step: Result<Option<Value>, Raised>) -> Result<Value, Raised> {
    match step? {
        Some(item) => Ok(item),
        None => Err(stop_iteration(thread, Value::NONE)),
    }
}

/// What a copy of an iterator is made from: `iter(source)`, with a state for its `__setstate__` if there is one.
///
/// # Errors
/// As importing `builtins`.
pub fn reduced(thread: &Thread, source: Value, state: Option<Value>) -> Result<Value, Raised> {
    reduced_by(thread, "iter", &[source], state)
}

/// What a copy of an iterator is made from: a function of `builtins` and its arguments, with a state for the copy's
/// `__setstate__` if there is one.
///
/// # Errors
/// As importing `builtins`.
pub fn reduced_by(
    thread: &Thread,
    function: &str,
    arguments: &[Value],
    state: Option<Value>,
) -> Result<Value, Raised> {
    let arguments = thread.tuple(arguments);
    let builtins = crate::import::import_module(thread, "builtins")?;
    let function = crate::protocol::get_attribute_text(thread, builtins, function)?;
    Ok(match state {
        Some(state) => thread.tuple(&[function, arguments, state]),
        None => thread.tuple(&[function, arguments]),
    })
}

/// Declares the class of an iterator whose payload has `step` and `remaining`, with further items if there are any.
#[macro_export]
macro_rules! iterator_class {
    ($module:ident, $payload:ident, $name:literal, $from:literal, $doc:literal $(, $($more:tt)*)?) => {
        $crate::iterator_class! {
            [payload = $payload] $module, $payload, $name, $from, $doc $(, $($more)*)?
        }
    };
    // Nothing in the brackets is for a further class of the same payload.
    ([$($class:tt)*] $module:ident, $payload:ident, $name:literal, $from:literal, $doc:literal $(, $($more:tt)*)?) => {
        #[doc = $doc]
        #[weft_core::class(name = $name, module = $from, $($class)*)]
        pub mod $module {
            use super::$payload;
            use weft_core::heap::{Native, Raised, Thread, Value};

            /// Implement iter(self).
            fn __iter__(this: Value) -> Value {
                this
            }

            /// Implement next(self).
            fn __next__(this: &Native<$payload>, thread: &Thread) -> Result<Value, Raised> {
                weft_core::types::iterator::next_or_stop(thread, this.step(thread))
            }

            $($($more)*)?
        }
    };
}
