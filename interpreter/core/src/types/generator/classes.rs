//! The Python classes of generators, coroutines and asynchronous generators.

use crate::error::{stop_iteration, type_error};
use crate::names::Special;
use crate::protocol;
use crate::types::class::{Class, ClassFlag, is_instance};
use crate::types::exception::ExceptionObject;
use crate::types::exception::traceback::Traceback;
use crate::types::generator::object::Part;
use crate::types::generator::{Generator, Sent, State, Stepped, resume};
use weft_heap::{Native, Raised, Slot, Thread, Tuple, Value};
use weft_syntax::ast::Suspension;

/// What a step gives to Python: an item, or `StopIteration` with the value of the end.
pub(super) fn to_python(thread: &Thread, stepped: Stepped) -> Result<Value, Raised> {
    match stepped {
        Stepped::Yielded(value) => Ok(value),
        Stepped::Returned(value) => Err(stop_iteration(thread, value)),
    }
}

/// `send` as nodes call it: what the generator runs is Python code, and nothing is kept here meanwhile.
fn send_from_node(thread: &Thread, arguments: &[Value]) -> Option<Result<Value, Raised>> {
    let [generator, value] = arguments else {
        return None;
    };
    let stepped = resume(thread, Generator::of(generator)?, Sent::Value(*value));
    Some(stepped.and_then(|stepped| to_python(thread, stepped)))
}

/// The next item of what is a generator, for nodes; `StopIteration` with its result at the end.
pub fn next_directly(thread: &Thread, value: Value) -> Option<Result<Value, Raised>> {
    if Generator::of(&value)?.kind() != Suspension::Generator {
        return None;
    }
    next_from_node(thread, &[value])
}

/// `__next__` in the same way.
fn next_from_node(thread: &Thread, arguments: &[Value]) -> Option<Result<Value, Raised>> {
    let [generator] = arguments else {
        return None;
    };
    let stepped = resume(thread, Generator::of(generator)?, Sent::Value(Value::NONE));
    Some(stepped.and_then(|stepped| to_python(thread, stepped)))
}

/// Warns of a call of `throw` or `athrow` with more than one argument.
pub(super) fn warn_of_old_signature(
    thread: &Thread,
    method: &str,
    value: Option<Value>,
) -> Result<(), Raised> {
    if value.is_none() {
        return Ok(());
    }
    crate::types::exception::warnings::warn(
        thread,
        crate::error::Exception::DeprecationWarning,
        &format!(
            "the (type, exc, tb) signature of {method}() is deprecated, use the single-arg signature instead."
        ),
        1,
    )
}

/// The exception that `throw(type, value, traceback)` names.
pub(super) fn thrown_by_throw(
    thread: &Thread,
    kind: Value,
    value: Option<Value>,
    traceback: Option<Value>,
) -> Result<Value, Raised> {
    warn_of_old_signature(thread, "throw", value)?;
    thrown(thread, kind, value, traceback)
}

/// The exception that a type, value and traceback stand for.
pub(super) fn thrown(
    thread: &Thread,
    kind: Value,
    value: Option<Value>,
    traceback: Option<Value>,
) -> Result<Value, Raised> {
    let traceback = traceback.filter(|traceback| !traceback.is_none());
    if traceback.is_some_and(|traceback| !traceback.is::<weft_heap::Native<Traceback>>()) {
        return Err(type_error(
            "throw() third argument must be a traceback object",
        ));
    }
    let value = value.filter(|value| !value.is_none());
    let exception = if ExceptionObject::of(&kind).is_some() {
        if value.is_some() {
            return Err(type_error(
                "instance exception may not have a separate value",
            ));
        }
        kind
    } else if Class::of(&kind).is_some_and(|class| class.has(ClassFlag::Exception)) {
        // What goes wrong in making the exception is thrown instead of it.
        made_of(thread, kind, value).unwrap_or_else(|raised| thread.take_raised(raised))
    } else {
        let given = crate::protocol::class_name(kind);
        return Err(type_error(format!(
            "exceptions must be classes or instances deriving from BaseException, not {given}"
        )));
    };
    if let (Some(object), Some(_)) = (ExceptionObject::of(&exception), traceback) {
        object.set_traceback(traceback);
    }
    Ok(exception)
}

/// An instance of an exception class: the value, if it is one, or what the class makes of it.
fn made_of(thread: &Thread, class: Value, value: Option<Value>) -> Result<Value, Raised> {
    let made = match value {
        Some(value) if is_instance(thread, value, class) => return Ok(value),
        Some(value) => match value.downcast::<Tuple>() {
            Some(arguments) => crate::protocol::call_values(thread, class, arguments.items())?,
            None => crate::protocol::call_values(thread, class, &[value])?,
        },
        None => crate::protocol::call_values(thread, class, &[])?,
    };
    if ExceptionObject::of(&made).is_some() {
        return Ok(made);
    }
    let shown = crate::protocol::repr(thread, class)?;
    Err(type_error(format!(
        "calling {} should have returned an instance of BaseException, not {}",
        crate::protocol::text_of(&shown).unwrap_or(""),
        crate::protocol::class_name(made)
    )))
}

/// What a generator delegates to, where that can be told.
pub(super) fn delegate(thread: &Thread, generator: &Native<Generator>) -> Result<Value, Raised> {
    if generator.state() != State::Suspended {
        return Ok(Value::NONE);
    }
    let frame = generator.slots();
    let index = |slot: &weft_heap::FrameSlot| usize::from(slot.offset() - weft_heap::FIRST_LOCAL);
    let delegate = generator
        .code()
        .body()
        .delegates
        .iter()
        .find(|(resume, part, _)| {
            let stands = frame[index(resume)].get().and_then(Value::to_int);
            stands == Some(i64::from(*part))
        })
        .and_then(|(_, _, slot)| frame.get(index(slot)).and_then(Slot::get))
        .unwrap_or(Value::NONE);
    if !delegate.awaits_itself(thread) {
        return Ok(delegate);
    }
    // It stands in place of the iterator that a program would see.
    protocol::call_special(thread, delegate, Special::Await, &[]).unwrap_or(Ok(delegate))
}

/// A Python function that can pause and hand out values.
#[weft_macros::class(name = "generator", module = "builtins", payload = Generator)]
pub mod generator_class {
    use super::{
        Generator, Raised, Sent, State, Thread, Value, resume, thrown_by_throw, to_python,
    };
    use weft_heap::Native;

    /// See PEP 585.
    #[class_method]
    fn __class_getitem__(class: Value, thread: &Thread, item: Value) -> Result<Value, Raised> {
        crate::types::class::generic_alias(thread, class, item)
    }

    fn __iter__(this: &Native<Generator>) -> Value {
        this.value()
    }

    #[direct(super::next_from_node)]
    fn __next__(this: &Native<Generator>, thread: &Thread) -> Result<Value, Raised> {
        to_python(thread, resume(thread, this, Sent::Value(Value::NONE))?)
    }

    /// Resumes the generator with a value for the yield that it stands at; the next item.
    #[positional_only]
    #[direct(super::send_from_node)]
    fn send(this: &Native<Generator>, thread: &Thread, value: Value) -> Result<Value, Raised> {
        to_python(thread, resume(thread, this, Sent::Value(value))?)
    }

    /// Raises an exception at the yield that the generator stands at; the next item.
    #[positional_only]
    fn throw(
        this: &Native<Generator>,
        thread: &Thread,
        kind: Value,
        #[default] value: Option<Value>,
        #[default] traceback: Option<Value>,
    ) -> Result<Value, Raised> {
        let exception = thrown_by_throw(thread, kind, value, traceback)?;
        to_python(thread, resume(thread, this, Sent::Exception(exception))?)
    }

    /// Raises GeneratorExit at the yield that the generator stands at, which ends it.
    fn close(this: &Native<Generator>, thread: &Thread) -> Result<Value, Raised> {
        crate::types::generator::close(thread, this)
    }

    fn __repr__(this: &Native<Generator>, thread: &Thread) -> String {
        super::describe(thread, this, "generator")
    }

    fn __del__(this: &Native<Generator>, thread: &Thread) -> Result<(), Raised> {
        crate::types::generator::close(thread, this).map(drop)
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
    fn gi_running(this: &Native<Generator>) -> bool {
        this.state() == State::Running
    }

    /// Whether it stands at a yield.
    #[getter]
    fn gi_suspended(this: &Native<Generator>) -> bool {
        this.state() == State::Suspended
    }

    /// Its frame; None after the end.
    #[getter]
    fn gi_frame(this: &Native<Generator>, thread: &Thread) -> Value {
        super::frame(thread, this)
    }

    /// Its code.
    #[getter]
    fn gi_code(this: &Native<Generator>, thread: &Thread) -> Value {
        crate::types::code::new(thread, this.code())
    }

    /// What it delegates to.
    #[getter]
    fn gi_yieldfrom(this: &Native<Generator>, thread: &Thread) -> Result<Value, Raised> {
        super::delegate(thread, this)
    }
}

/// What is assigned to a name, which has to be a string.
pub(super) fn name_given(value: Value, what: &str) -> Result<Value, Raised> {
    if value.is::<weft_heap::Str>() {
        return Ok(value);
    }
    Err(must_be_string(what))
}

pub(super) fn must_be_string(what: &str) -> Raised {
    type_error(format!("{what} must be set to a string object"))
}

/// Changes the name or the qualified name.
pub(super) fn rename(
    thread: &Thread,
    generator: &weft_heap::Native<Generator>,
    name: Option<Value>,
    qualname: Option<Value>,
) -> Result<(), Raised> {
    let name = match name {
        Some(name) => name_given(name, "__name__")?,
        None => generator.name(thread),
    };
    let qualname = match qualname {
        Some(qualname) => name_given(qualname, "__qualname__")?,
        None => generator.qualname(thread),
    };
    let names = thread.tuple(&[name, qualname]);
    generator.set_part(thread, Part::Names, Some(names));
    Ok(())
}

pub(super) fn describe(
    thread: &Thread,
    generator: &weft_heap::Native<Generator>,
    kind: &str,
) -> String {
    let name = generator.qualname(thread);
    format!(
        "<{kind} object {} at {:#x}>",
        crate::protocol::text_of(&name).unwrap_or(""),
        generator.value().identity()
    )
}

pub(super) fn frame(thread: &Thread, generator: &weft_heap::Native<Generator>) -> Value {
    crate::types::frame::of_generator(thread, generator).unwrap_or(Value::NONE)
}

/// A call of an async function, which runs when it is awaited.
#[weft_macros::class(name = "coroutine", module = "builtins")]
pub mod coroutine_class {
    use super::{
        Generator, Raised, Sent, State, Thread, Value, resume, thrown_by_throw, to_python,
    };
    use weft_heap::Native;

    /// See PEP 585.
    #[class_method]
    fn __class_getitem__(class: Value, thread: &Thread, item: Value) -> Result<Value, Raised> {
        crate::types::class::generic_alias(thread, class, item)
    }

    /// Resumes the coroutine with a value for the await that it stands at.
    #[positional_only]
    #[direct(super::send_from_node)]
    fn send(this: &Native<Generator>, thread: &Thread, value: Value) -> Result<Value, Raised> {
        to_python(thread, resume(thread, this, Sent::Value(value))?)
    }

    /// Raises an exception at the await that the coroutine stands at.
    #[positional_only]
    fn throw(
        this: &Native<Generator>,
        thread: &Thread,
        kind: Value,
        #[default] value: Option<Value>,
        #[default] traceback: Option<Value>,
    ) -> Result<Value, Raised> {
        let exception = thrown_by_throw(thread, kind, value, traceback)?;
        to_python(thread, resume(thread, this, Sent::Exception(exception))?)
    }

    /// Raises GeneratorExit at the await that the coroutine stands at, which ends it.
    fn close(this: &Native<Generator>, thread: &Thread) -> Result<Value, Raised> {
        crate::types::generator::close(thread, this)
    }

    fn __await__(this: &Native<Generator>, thread: &Thread) -> Value {
        crate::interpreter::new_native(thread, super::CoroutineWrapper(this.value())).value()
    }

    fn __repr__(this: &Native<Generator>, thread: &Thread) -> String {
        super::describe(thread, this, "coroutine")
    }

    fn __del__(this: &Native<Generator>, thread: &Thread) -> Result<(), Raised> {
        if this.state() == State::Created {
            let name = this.qualname(thread);
            let name = crate::protocol::text_of(&name).unwrap_or("");
            let coroutine = this.value();
            crate::types::exception::warn_never_awaited(thread, coroutine, name, this.maker());
        }
        crate::types::generator::close(thread, this).map(drop)
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
    fn cr_running(this: &Native<Generator>) -> bool {
        this.state() == State::Running
    }

    /// Whether it stands at an await.
    #[getter]
    fn cr_suspended(this: &Native<Generator>) -> bool {
        this.state() == State::Suspended
    }

    /// Its frame; None after the end.
    #[getter]
    fn cr_frame(this: &Native<Generator>, thread: &Thread) -> Value {
        super::frame(thread, this)
    }

    /// Its code.
    #[getter]
    fn cr_code(this: &Native<Generator>, thread: &Thread) -> Value {
        crate::types::code::new(thread, this.code())
    }

    /// What it awaits.
    #[getter]
    fn cr_await(this: &Native<Generator>, thread: &Thread) -> Result<Value, Raised> {
        super::delegate(thread, this)
    }

    /// The calls in which it was made, or None if they were not recorded.
    #[getter]
    #[member]
    fn cr_origin(this: &Native<Generator>) -> Value {
        this.origin().unwrap_or(Value::NONE)
    }
}

/// The iterator of a coroutine that `__await__` gives.
pub struct CoroutineWrapper(Value);

impl weft_heap::Trace for CoroutineWrapper {
    fn trace(&self, tracer: &mut weft_heap::Tracer<'_>) {
        tracer.value(self.0);
    }
}

impl CoroutineWrapper {
    fn coroutine(&self) -> &weft_heap::Native<Generator> {
        Generator::of(&self.0).expect("it wraps a coroutine")
    }
}

/// What awaits a coroutine step by step.
#[weft_macros::class(name = "coroutine_wrapper", module = "builtins", payload = CoroutineWrapper)]
pub mod wrapper_class {
    use super::{
        CoroutineWrapper, Raised, Sent, Thread, Value, resume, thrown_by_throw, to_python,
    };
    use weft_heap::Native;

    fn __iter__(this: &Native<CoroutineWrapper>) -> Value {
        this.value()
    }

    fn __next__(this: &Native<CoroutineWrapper>, thread: &Thread) -> Result<Value, Raised> {
        to_python(
            thread,
            resume(thread, this.coroutine(), Sent::Value(Value::NONE))?,
        )
    }

    /// Resumes the coroutine with a value.
    #[positional_only]
    fn send(
        this: &Native<CoroutineWrapper>,
        thread: &Thread,
        value: Value,
    ) -> Result<Value, Raised> {
        to_python(
            thread,
            resume(thread, this.coroutine(), Sent::Value(value))?,
        )
    }

    /// Raises an exception in the coroutine.
    #[positional_only]
    fn throw(
        this: &Native<CoroutineWrapper>,
        thread: &Thread,
        kind: Value,
        #[default] value: Option<Value>,
        #[default] traceback: Option<Value>,
    ) -> Result<Value, Raised> {
        let exception = thrown_by_throw(thread, kind, value, traceback)?;
        to_python(
            thread,
            resume(thread, this.coroutine(), Sent::Exception(exception))?,
        )
    }

    /// Closes the coroutine.
    fn close(this: &Native<CoroutineWrapper>, thread: &Thread) -> Result<Value, Raised> {
        crate::types::generator::close(thread, this.coroutine())
    }
}
