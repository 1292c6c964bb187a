//! Calling things.

use crate::error::{Exception, raise, type_error};
use crate::interpreter::limits::check_if_wanted;
use crate::names::Special;
use crate::native::{Arguments, Binding};
use crate::protocol::{bind, class_name, get_attribute};
use crate::types::class::{self, Class};
use crate::types::function::{self, BoundMethod, Function, NativeFunction};
use weft_heap::{Native, Raised, Thread, Value};

/// Calls any callable.
pub fn call(thread: &Thread, callee: Value, arguments: Arguments<'_>) -> Result<Value, Raised> {
    if let Some(function) = callee.downcast::<Native<Function>>() {
        return function::call::call(thread, function, arguments);
    }
    // What is called may have come here from itself: a chain of wrappers, say.
    check_native_room(thread)?;
    if let Some(function) = callee.downcast::<Native<NativeFunction>>() {
        return match call_at_once(thread, function, arguments) {
            Some(result) => Ok(result),
            None => function.call(thread, arguments),
        };
    }
    if let Some(method) = callee.downcast::<Native<BoundMethod>>() {
        let (function, receiver) = (method.function(), method.receiver());
        if let Some(native) = function.downcast::<Native<NativeFunction>>()
            && arguments.values().len() < FEW
        {
            return call_native_with_first(thread, native, receiver, arguments);
        }
        return with_first(thread, receiver, arguments, |arguments| {
            call(thread, function, arguments)
        });
    }
    if let Some(class) = callee.downcast::<Native<Class>>() {
        let count = arguments.values().len();
        if count < FEW && arguments.is_positional() && class.definition().is_some() {
            let mut all = [callee; FEW];
            all[1..=count].copy_from_slice(arguments.values());
            if let Some(object) = class.construct_at_once(thread, &all[..=count]) {
                return Ok(object);
            }
        }
        return class::construct(thread, callee, arguments);
    }
    let class = thread.class_of(callee);
    let class = Class::of(&class).expect("a class is a class");
    match class.special(Special::Call) {
        Some(function) => call_bound(thread, function, callee, arguments),
        None => Err(type_error(format!(
            "'{}' object is not callable",
            class_name(callee)
        ))),
    }
}

/// What a native function answers without Python code, if it does.
#[inline]
fn call_at_once(
    thread: &Thread,
    function: &NativeFunction,
    arguments: Arguments<'_>,
) -> Option<Value> {
    let quick = function.definition().quick?;
    if !arguments.is_positional() {
        return None;
    }
    quick(thread, arguments.values())
}

/// Fails when the native stack has no room for another level of library code that calls library code.
#[inline]
pub(crate) fn check_native_room(thread: &Thread) -> Result<(), Raised> {
    if thread.has_native_room(16 * 1024) {
        check_if_wanted(thread)
    } else {
        Err(native_overflow())
    }
}

#[cold]
fn native_overflow() -> Raised {
    raise(
        Exception::RecursionError,
        "maximum recursion depth exceeded",
    )
}

/// Calls with these positional arguments.
pub fn call_values(thread: &Thread, callee: Value, values: &[Value]) -> Result<Value, Raised> {
    call(thread, callee, Arguments::positional(values))
}

/// Calls the method of a name (interned) with these positional arguments.
pub fn call_method(
    thread: &Thread,
    receiver: Value,
    name: Value,
    values: &[Value],
) -> Result<Value, Raised> {
    let class = thread.class_of(receiver);
    if let Some(class) = Class::of(&class)
        && let Some(function) = class::lookup(thread, class, name)
        && is_plain_method(function)
        && crate::protocol::instance_attribute(thread, receiver, name).is_none()
    {
        return with_first(
            thread,
            receiver,
            Arguments::positional(values),
            |arguments| call(thread, function, arguments),
        );
    }
    let method = get_attribute(thread, receiver, name)?;
    call_values(thread, method, values)
}

/// What the class of a value has as a special method, not bound.
#[inline]
pub fn special_of(thread: &Thread, value: Value, special: Special) -> Option<Value> {
    let class = thread.class_of(value);
    Class::of(&class)?.special(special)
}

/// Calls a special method of the value's class with these arguments; `None` if the class has none.
///
/// A class that has `None` in its place denies some operations, which answer in their own words, so that is `None` too; in
/// the place of all others it is what is called, and cannot be.
pub fn call_special(
    thread: &Thread,
    receiver: Value,
    special: Special,
    values: &[Value],
) -> Option<Result<Value, Raised>> {
    let function = special_of(thread, receiver, special)?;
    if function.is_none() && is_denied_by_none(special) {
        return None;
    }
    Some(call_bound(
        thread,
        function,
        receiver,
        Arguments::positional(values),
    ))
}

/// Whether an operation has its own words for a class that has `None` in the place of the method.
fn is_denied_by_none(special: Special) -> bool {
    matches!(
        special,
        Special::Hash
            | Special::Iter
            | Special::Contains
            | Special::Reversed
            | Special::AsyncIter
            | Special::Buffer
    )
}

/// Whether looking the function up in a class binds it to the instance and nothing else.
fn is_plain_method(function: Value) -> bool {
    function.is::<Native<Function>>()
        || function
            .downcast::<Native<NativeFunction>>()
            .is_some_and(|f| f.definition().binding == Binding::Method)
}

/// Calls with less arguments than this, the receiver not among them, are made without the value stack.
const FEW: usize = 4;

/// Calls what a class has under a name, bound to the receiver.
pub fn call_bound(
    thread: &Thread,
    function: Value,
    receiver: Value,
    arguments: Arguments<'_>,
) -> Result<Value, Raised> {
    if let Some(native) = function.downcast::<Native<NativeFunction>>()
        && native.definition().binding == Binding::Method
        && arguments.values().len() < FEW
    {
        check_native_room(thread)?;
        return call_native_with_first(thread, native, receiver, arguments);
    }
    if is_plain_method(function) {
        return with_first(thread, receiver, arguments, |arguments| {
            call(thread, function, arguments)
        });
    }
    let bound = bind(thread, function, receiver, thread.class_of(receiver))?;
    call(thread, bound, arguments)
}

/// Calls a native function with one more argument in front of a few.
fn call_native_with_first(
    thread: &Thread,
    function: &Native<NativeFunction>,
    first: Value,
    arguments: Arguments<'_>,
) -> Result<Value, Raised> {
    // A native function leaves its arguments where they are, and the collector sees what library code has here.
    let mut all = [first; FEW];
    let count = arguments.values().len();
    all[1..=count].copy_from_slice(arguments.values());
    let all = Arguments::with_names(&all[..=count], arguments.names());
    match call_at_once(thread, function, all) {
        Some(result) => Ok(result),
        None => function.call(thread, all),
    }
}

/// Calls `body` with one more argument in front, kept on the value stack.
pub fn with_first(
    thread: &Thread,
    first: Value,
    arguments: Arguments<'_>,
    body: impl FnOnce(Arguments<'_>) -> Result<Value, Raised>,
) -> Result<Value, Raised> {
    let values = arguments.values();
    let names = arguments.names();
    let count = u16::try_from(values.len() + 1)
        .ok()
        .filter(|count| *count < 60_000);
    let Some((count, window)) =
        count.and_then(|count| thread.window_at_top(count).map(|window| (count, window)))
    else {
        let mut all = Vec::with_capacity(values.len() + 1);
        all.push(first);
        all.extend_from_slice(values);
        let tuple = thread.tuple(&all);
        let tuple = tuple.downcast::<weft_heap::Tuple>().expect("just made");
        return body(Arguments::with_names(tuple.items(), names));
    };
    window.set_function(Value::NONE);
    window.set_argument(0, first);
    for (index, value) in values.iter().enumerate() {
        window.set_argument(index as u16 + 1, *value);
    }
    thread.keep_window(window, count, || {
        body(Arguments::with_names(window.arguments(count), names))
    })
}

/// Whether a value can be called.
pub fn is_callable(thread: &Thread, value: Value) -> bool {
    special_of(thread, value, Special::Call).is_some()
}
