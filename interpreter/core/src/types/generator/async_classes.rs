//! The Python classes of asynchronous generators and of their steps.

use crate::types::generator::classes::{
    delegate, describe, frame, must_be_string, rename, thrown_by_throw, to_python,
    warn_of_old_signature,
};
use crate::types::generator::object::{Mark, Part};
use crate::types::generator::{Generator, Sent, State};
use weft_heap::{Raised, Thread, Value};

/// An async function with yields: its items are awaited.
#[weft_macros::class(name = "async_generator", module = "builtins")]
pub mod async_generator_class {
    use super::{Generator, Mark, Part, Raised, State, Thread, Value};
    use crate::types::generator::async_generator::{AsyncStep, Operation};
    use weft_heap::Native;

    /// See PEP 585.
    #[class_method]
    fn __class_getitem__(class: Value, thread: &Thread, item: Value) -> Result<Value, Raised> {
        crate::types::class::generic_alias(thread, class, item)
    }

    fn __aiter__(this: &Native<Generator>, thread: &Thread) -> Result<Value, Raised> {
        let _ = thread;
        Ok(this.value())
    }

    fn __anext__(this: &Native<Generator>, thread: &Thread) -> Result<Value, Raised> {
        super::call_hooks(thread, this)?;
        Ok(AsyncStep::new(thread, this.value(), Operation::Send, Value::NONE).value())
    }

    /// An awaitable that sends a value and gives the next item.
    #[positional_only]
    fn asend(this: &Native<Generator>, thread: &Thread, value: Value) -> Result<Value, Raised> {
        super::call_hooks(thread, this)?;
        Ok(AsyncStep::new(thread, this.value(), Operation::Send, value).value())
    }

    /// An awaitable that raises an exception at the yield and gives the next item.
    #[positional_only]
    fn athrow(
        this: &Native<Generator>,
        thread: &Thread,
        kind: Value,
        #[default] value: Option<Value>,
        #[default] traceback: Option<Value>,
    ) -> Result<Value, Raised> {
        super::warn_of_old_signature(thread, "athrow", value)?;
        super::call_hooks(thread, this)?;
        let given: Vec<Value> = [Some(kind), value, traceback]
            .into_iter()
            .flatten()
            .collect();
        let arguments = thread.tuple(&given);
        Ok(AsyncStep::new(thread, this.value(), Operation::Throw, arguments).value())
    }

    /// An awaitable that ends the generator.
    fn aclose(this: &Native<Generator>, thread: &Thread) -> Result<Value, Raised> {
        super::call_hooks(thread, this)?;
        Ok(AsyncStep::new(thread, this.value(), Operation::Close, Value::NONE).value())
    }

    fn __repr__(this: &Native<Generator>, thread: &Thread) -> String {
        super::describe(thread, this, "async_generator")
    }

    fn __del__(this: &Native<Generator>, thread: &Thread) -> Result<(), Raised> {
        match this.part(Part::Finalizer) {
            Some(finalizer) if this.state() != State::Closed => {
                crate::protocol::call_values(thread, finalizer, &[this.value()]).map(drop)
            }
            _ => crate::types::generator::close(thread, this).map(drop),
        }
    }

    /// Its name.
    #[getter]
    fn __name__(this: &Native<Generator>, thread: &Thread) -> Value {
        this.name(thread)
    }

    #[setter("__name__")]
    fn set_name(this: &Native<Generator>, thread: &Thread, value: Value) -> Result<(), Raised> {
        super::rename(thread, this, Some(value), None)
    }

    /// Its qualified name.
    #[getter]
    fn __qualname__(this: &Native<Generator>, thread: &Thread) -> Value {
        this.qualname(thread)
    }

    #[setter("__qualname__")]
    fn set_qualname(this: &Native<Generator>, thread: &Thread, value: Value) -> Result<(), Raised> {
        super::rename(thread, this, None, Some(value))
    }

    #[deleter("__name__")]
    fn delete_name(_this: &Native<Generator>) -> Result<(), Raised> {
        Err(super::must_be_string("__name__"))
    }

    #[deleter("__qualname__")]
    fn delete_qualname(_this: &Native<Generator>) -> Result<(), Raised> {
        Err(super::must_be_string("__qualname__"))
    }

    /// Whether it runs at this moment.
    #[getter]
    #[member]
    fn ag_running(this: &Native<Generator>) -> bool {
        this.has_mark(Mark::InStep)
    }

    /// Whether it stands at a yield.
    #[getter]
    fn ag_suspended(this: &Native<Generator>) -> bool {
        this.state() == State::Suspended
    }

    /// Its frame; None after the end.
    #[getter]
    fn ag_frame(this: &Native<Generator>, thread: &Thread) -> Value {
        super::frame(thread, this)
    }

    /// Its code.
    #[getter]
    fn ag_code(this: &Native<Generator>, thread: &Thread) -> Value {
        crate::types::code::new(thread, this.code())
    }

    /// What it awaits.
    #[getter]
    fn ag_await(this: &Native<Generator>, thread: &Thread) -> Result<Value, Raised> {
        super::delegate(thread, this)
    }
}

/// Tells the hook of `sys.set_asyncgen_hooks` of an asynchronous generator that begins, once.
fn call_hooks(thread: &Thread, generator: &weft_heap::Native<Generator>) -> Result<(), Raised> {
    if generator.set_mark(Mark::Hooked) {
        return Ok(());
    }
    let sys = crate::interpreter::Interpreter::of(thread)
        .modules()
        .get_simple(thread, thread.intern("sys"));
    let Some(sys) = sys else { return Ok(()) };
    let Some(hooks) =
        crate::protocol::try_attribute(thread, sys, thread.intern("get_asyncgen_hooks"))?
    else {
        return Ok(());
    };
    let hooks = crate::protocol::call_values(thread, hooks, &[])?;
    let finalizer = crate::protocol::get_item(thread, hooks, Value::from_i32(1))?;
    if !finalizer.is_none() {
        generator.set_part(thread, Part::Finalizer, Some(finalizer));
    }
    let first = crate::protocol::get_item(thread, hooks, Value::from_i32(0))?;
    if !first.is_none() {
        crate::protocol::call_values(thread, first, &[generator.value()])?;
    }
    Ok(())
}

/// The awaitable of a step of an asynchronous generator.
#[weft_macros::class(name = "async_generator_asend", module = "builtins", payload = crate::types::generator::async_generator::AsyncStep)]
pub mod step_class {
    use super::{Raised, Sent, Thread, Value, thrown_by_throw, to_python};
    use crate::types::generator::async_generator::AsyncStep;
    use weft_heap::Native;

    fn __await__(this: &Native<AsyncStep>) -> Value {
        this.value()
    }

    fn __iter__(this: &Native<AsyncStep>) -> Value {
        this.value()
    }

    fn __next__(this: &Native<AsyncStep>, thread: &Thread) -> Result<Value, Raised> {
        to_python(thread, this.step(thread, Sent::Value(Value::NONE))?)
    }

    /// Resumes the step with a value.
    #[positional_only]
    fn send(this: &Native<AsyncStep>, thread: &Thread, value: Value) -> Result<Value, Raised> {
        to_python(thread, this.step(thread, Sent::Value(value))?)
    }

    /// Raises an exception where the generator stands.
    #[positional_only]
    fn throw(
        this: &Native<AsyncStep>,
        thread: &Thread,
        kind: Value,
        #[default] value: Option<Value>,
        #[default] traceback: Option<Value>,
    ) -> Result<Value, Raised> {
        let exception = thrown_by_throw(thread, kind, value, traceback)?;
        to_python(thread, this.step(thread, Sent::Exception(exception))?)
    }

    /// Ends the step.
    fn close(this: &Native<AsyncStep>, thread: &Thread) -> Result<(), Raised> {
        this.close(thread)
    }
}
