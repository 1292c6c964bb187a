//! Exception groups: several exceptions raised as one, and what `except*` does with them.

use super::fields::Field;
use crate::error::{Exception, is_exception, type_error};
use crate::interpreter::Interpreter;
use crate::names::{Name, Special};
use crate::protocol::{self, class_name};
use crate::types::class::{Class, is_subclass};
use crate::types::exception::{ExceptionObject, raising};
use weft_heap::{Dict, List, Raised, Thread, Tuple, Value};

/// The message and the tuple of exceptions of a group; `None` for other exceptions.
pub fn parts(thread: &Thread, exception: Value) -> Option<(Value, Value)> {
    if !is_exception(thread, exception, Exception::BaseExceptionGroup) {
        return None;
    }
    let object = ExceptionObject::of(&exception)?;
    let exceptions = object
        .field(Field::Exceptions)
        .filter(|exceptions| exceptions.is::<Tuple>())?;
    Some((
        object.field(Field::Message).unwrap_or(Value::NONE),
        exceptions,
    ))
}

/// Which exceptions a split keeps.
#[derive(Clone, Copy)]
enum Condition {
    /// Instances of a class, or of one in a tuple.
    Classes(Value),
    /// Those for which a function returns true.
    Function(Value),
    /// The ones in a list, by identity.
    Members(Value),
}

impl Condition {
    fn from_argument(value: Value) -> Result<Condition, Raised> {
        let is_exception_class = |value: &Value| {
            Class::of(value)
                .is_some_and(|class| class.has(crate::types::class::ClassFlag::Exception))
        };
        let all_classes = value
            .downcast::<Tuple>()
            .is_some_and(|tuple| tuple.items().iter().all(is_exception_class));
        if is_exception_class(&value) || all_classes {
            return Ok(Condition::Classes(value));
        }
        let callable = Thread::with_current(|thread| protocol::is_callable(thread, value));
        if callable && Class::of(&value).is_none() {
            return Ok(Condition::Function(value));
        }
        Err(type_error(
            "expected an exception type, a tuple of exception types, or a callable (other than a class)",
        ))
    }

    fn holds(self, thread: &Thread, exception: Value) -> Result<bool, Raised> {
        match self {
            Condition::Classes(classes) => raising::matches(thread, exception, classes),
            Condition::Function(function) => {
                let answer = protocol::call_values(thread, function, &[exception])?;
                protocol::truth(thread, answer)
            }
            Condition::Members(list) => {
                let list = list.downcast::<List>().map(|list| list.snapshot(thread));
                Ok(list.is_some_and(|list| list.items().contains(&exception)))
            }
        }
    }
}

/// Which parts of a group are wanted: what nobody wants is not derived.
#[derive(Clone, Copy, PartialEq)]
enum Wanted {
    Matching,
    Both,
}

/// The matching part and the rest of an exception that may be a group.
fn split(
    thread: &Thread,
    exception: Value,
    condition: Condition,
    wanted: Wanted,
) -> Result<(Option<Value>, Option<Value>), Raised> {
    if !thread.has_native_room(16 * 1024) {
        return Err(crate::error::raise(
            Exception::RecursionError,
            "maximum recursion depth exceeded in exceptiongroup_split_recursive",
        ));
    }
    // A group is asked about as a whole for classes and functions; for members only its leaves are.
    let whole =
        !matches!(condition, Condition::Members(_)) && condition.holds(thread, exception)?;
    if whole {
        return Ok((Some(exception), None));
    }
    let Some((_, exceptions)) = parts(thread, exception) else {
        let member =
            matches!(condition, Condition::Members(_)) && condition.holds(thread, exception)?;
        return Ok(if member {
            (Some(exception), None)
        } else {
            (None, Some(exception))
        });
    };
    let (matching, rest) = (List::from_items(thread, &[]), List::from_items(thread, &[]));
    for inside in exceptions.downcast::<Tuple>().map_or(&[][..], Tuple::items) {
        let (first, second) = split(thread, *inside, condition, wanted)?;
        first
            .into_iter()
            .for_each(|exception| matching.push(thread, exception));
        second
            .into_iter()
            .for_each(|exception| rest.push(thread, exception));
    }
    let matching = derive(thread, exception, &matching)?;
    let rest = match wanted {
        Wanted::Both => derive(thread, exception, &rest)?,
        Wanted::Matching => None,
    };
    Ok((matching, rest))
}

/// A group like another with these exceptions, by way of its `derive`; none if there are no exceptions.
fn derive(thread: &Thread, group: Value, exceptions: &List) -> Result<Option<Value>, Raised> {
    if exceptions.is_empty() {
        return Ok(None);
    }
    let derived = protocol::call_method(
        thread,
        group,
        thread.intern("derive"),
        &[List::from_items(thread, exceptions.snapshot(thread).items()).value()],
    )?;
    if !is_exception(thread, derived, Exception::BaseExceptionGroup) {
        return Err(type_error(
            "derive must return an instance of BaseExceptionGroup",
        ));
    }
    let (Some(new), Some(old)) = (ExceptionObject::of(&derived), ExceptionObject::of(&group))
    else {
        return Ok(Some(derived));
    };
    new.set_traceback(old.traceback());
    new.set_context(old.context());
    if old.cause().is_some() {
        new.set_cause(old.cause());
    }
    new.set_suppresses_context(old.suppresses_context());
    let notes = Name::Notes.value(thread);
    // What is no sequence is left alone, as `add_note` would refuse it.
    if let Some(list) = protocol::try_attribute(thread, group, notes)?
        && protocol::special_of(thread, list, Special::GetItem).is_some()
        && !list.is::<Dict>()
    {
        let copy = protocol::collect_list(thread, list)?.value();
        protocol::set_attribute(thread, derived, notes, copy)?;
    }
    Ok(Some(derived))
}

/// What the `split` of a group, which a program may have its own of, gives for the classes of a clause.
fn split_by_method(
    thread: &Thread,
    group: Value,
    classes: Value,
) -> Result<(Option<Value>, Option<Value>), Raised> {
    let pair = protocol::call_method(thread, group, thread.intern("split"), &[classes])?;
    let owner = class_name(group);
    let Some(tuple) = pair.downcast::<Tuple>() else {
        return Err(type_error(format!(
            "{owner}.split must return a tuple, not {}",
            class_name(pair)
        )));
    };
    let [matching, rest, ..] = tuple.items() else {
        return Err(type_error(format!(
            "{owner}.split must return a 2-tuple, got tuple of size {}",
            tuple.len()
        )));
    };
    let part = |value: &Value| Some(*value).filter(|value| !value.is_none());
    Ok((part(matching), part(rest)))
}

/// What `except* expected:` takes of an exception, and what is left for the clauses that follow. An exception that is
/// no group is taken inside a new one.
///
/// # Errors
/// `TypeError` if `expected` names groups or what is no exception class.
pub fn split_for_clause(
    thread: &Thread,
    exception: Value,
    expected: Value,
) -> Result<(Option<Value>, Option<Value>), Raised> {
    check_clause(thread, expected)?;
    let is_group = parts(thread, exception).is_some();
    if !raising::matches(thread, exception, expected)? {
        if is_group {
            return split_by_method(thread, exception, expected);
        }
        return Ok((None, Some(exception)));
    }
    if is_group {
        return Ok((Some(exception), None));
    }
    let base = Interpreter::of(thread).exception_class(Exception::BaseExceptionGroup);
    let group = protocol::call_values(
        thread,
        base,
        &[thread.string(""), thread.tuple(&[exception])],
    )?;
    if let (Some(group), Some(inside)) =
        (ExceptionObject::of(&group), ExceptionObject::of(&exception))
    {
        group.set_traceback(inside.traceback());
    }
    Ok((Some(group), None))
}

/// Fails for what `except*` cannot name, which is looked at even where nothing is left to be taken.
///
/// # Errors
/// `TypeError` if `expected` names groups or what is no exception class.
pub fn check_clause(thread: &Thread, expected: Value) -> Result<(), Raised> {
    let base = Interpreter::of(thread).exception_class(Exception::BaseExceptionGroup);
    let single = [expected];
    let classes = expected
        .downcast::<Tuple>()
        .map_or(&single[..], Tuple::items);
    for class in classes {
        if !Class::of(class)
            .is_some_and(|class| class.has(crate::types::class::ClassFlag::Exception))
        {
            return Err(type_error(
                "catching classes that do not inherit from BaseException is not allowed",
            ));
        }
        if is_subclass(*class, base) {
            return Err(type_error(
                "catching ExceptionGroup with except* is not allowed. Use except instead.",
            ));
        }
    }
    Ok(())
}

/// What a `try` with `except*` raises at its end: `raised` are the exceptions that the clauses raised, `unhandled` is
/// what no clause took. `None` if there is nothing to raise.
///
/// Parts of the original that were raised again, with what was not handled, come back together in the original's
/// form; what is new is raised beside them (PEP 654).
///
/// # Errors
/// What `derive` of a subclass raises.
pub fn combine(
    thread: &Thread,
    original: Value,
    raised: &List,
    unhandled: Option<Value>,
) -> Result<Option<Value>, Raised> {
    if raised.is_empty() && unhandled.is_none() {
        return Ok(None);
    }
    if parts(thread, original).is_none() {
        if raised.is_empty() {
            return Ok(unhandled);
        }
        // A lone exception was taken by at most one clause.
        return match raised.get(0) {
            Some(only) if raised.len() == 1 => Ok(Some(only)),
            _ => new_group(thread, thread.string(""), raised.snapshot(thread).items()).map(Some),
        };
    }
    let (again, new) = (List::from_items(thread, &[]), List::from_items(thread, &[]));
    for exception in raised.snapshot(thread).items() {
        let list = if has_origin(*exception, original) {
            &again
        } else {
            &new
        };
        list.push(thread, *exception);
    }
    unhandled
        .into_iter()
        .for_each(|exception| again.push(thread, exception));
    let leaves = List::from_items(thread, &[]);
    for exception in again.snapshot(thread).items() {
        collect_leaves(thread, *exception, &leaves);
    }
    let (reraised, _) = split(
        thread,
        original,
        Condition::Members(leaves.value()),
        Wanted::Matching,
    )?;
    if new.is_empty() {
        return Ok(reraised);
    }
    reraised
        .into_iter()
        .for_each(|exception| new.push(thread, exception));
    match new.get(0) {
        Some(only) if new.len() == 1 => Ok(Some(only)),
        _ => new_group(thread, thread.string(""), new.snapshot(thread).items()).map(Some),
    }
}

/// Whether an exception is a part of the original that was raised again: such parts share its metadata.
fn has_origin(exception: Value, original: Value) -> bool {
    let (Some(part), Some(whole)) = (
        ExceptionObject::of(&exception),
        ExceptionObject::of(&original),
    ) else {
        return false;
    };
    part.traceback() == whole.traceback()
        && part.context() == whole.context()
        && part.cause() == whole.cause()
}

fn collect_leaves(thread: &Thread, exception: Value, leaves: &List) {
    match parts(thread, exception) {
        Some((_, inside)) if thread.has_native_room(16 * 1024) => {
            for exception in inside.downcast::<Tuple>().map_or(&[][..], Tuple::items) {
                collect_leaves(thread, *exception, leaves);
            }
        }
        _ => leaves.push(thread, exception),
    }
}

/// A new `ExceptionGroup`, or a `BaseExceptionGroup` if one of the exceptions is no `Exception`.
///
/// # Errors
/// As the class.
pub fn new_group(thread: &Thread, message: Value, exceptions: &[Value]) -> Result<Value, Raised> {
    let base = Interpreter::of(thread).exception_class(Exception::BaseExceptionGroup);
    protocol::call_values(
        thread,
        base,
        &[message, List::from_items(thread, exceptions).value()],
    )
}

/// The class that `BaseExceptionGroup(…)` and its kin really make, checked against the exceptions.
fn class_for(thread: &Thread, class: Value, exceptions: &[Value]) -> Result<Value, Raised> {
    let interpreter = Interpreter::of(thread);
    let base_group = interpreter.exception_class(Exception::BaseExceptionGroup);
    let plain_group = interpreter
        .class_named("ExceptionGroup")
        .unwrap_or(base_group);
    let all_plain = exceptions
        .iter()
        .all(|exception| is_exception(thread, *exception, Exception::Exception));
    if class == base_group {
        return Ok(if all_plain { plain_group } else { base_group });
    }
    if all_plain || !is_subclass(class, interpreter.exception_class(Exception::Exception)) {
        return Ok(class);
    }
    if class == plain_group {
        return Err(type_error(
            "Cannot nest BaseExceptions in an ExceptionGroup",
        ));
    }
    let name = Class::of(&class).map_or_else(String::new, |class| class.name_text());
    Err(type_error(format!(
        "Cannot nest BaseExceptions in '{name}'"
    )))
}

/// The exceptions of the second argument, checked.
fn checked_exceptions(thread: &Thread, argument: Value) -> Result<Value, Raised> {
    use crate::names::Special;
    let is_sequence = protocol::special_of(thread, argument, Special::GetItem).is_some()
        && !argument.is::<weft_heap::Dict>();
    if !is_sequence {
        return Err(type_error(
            "second argument (exceptions) must be a sequence",
        ));
    }
    let items = protocol::collect_list(thread, argument)?.snapshot(thread);
    if items.is_empty() {
        return Err(crate::error::value_error(
            "second argument (exceptions) must be a non-empty sequence",
        ));
    }
    for (index, item) in items.items().iter().enumerate() {
        if ExceptionObject::of(item).is_none() {
            return Err(crate::error::value_error(format!(
                "Item {index} of second argument (exceptions) is not an exception"
            )));
        }
    }
    Ok(items.value())
}

/// Several exceptions raised as one.
#[weft_macros::class(name = "BaseExceptionGroup", module = "builtins", bases = ["BaseException"], subclassable)]
pub mod base_exception_group {
    use super::{Condition, Field, checked_exceptions, class_for, class_name, parts, type_error};
    use crate::protocol;
    use crate::types::exception::ExceptionObject;
    use weft_heap::{Native, Raised, Str, Thread, Tuple, Value};

    /// See PEP 585.
    #[class_method]
    fn __class_getitem__(class: Value, thread: &Thread, item: Value) -> Result<Value, Raised> {
        crate::types::class::generic_alias(thread, class, item)
    }

    /// Create and return a new object.
    #[new]
    fn new(class: Value, thread: &Thread, #[rest] arguments: &[Value]) -> Result<Value, Raised> {
        let [message, exceptions] = arguments else {
            let count = arguments.len();
            return Err(type_error(format!(
                "BaseExceptionGroup.__new__() takes exactly 2 arguments ({count} given)"
            )));
        };
        if !message.is::<Str>() {
            let kind = class_name(*message);
            return Err(type_error(format!(
                "BaseExceptionGroup.__new__() argument 1 must be str, not {kind}"
            )));
        }
        let checked = checked_exceptions(thread, *exceptions)?;
        let text = if exceptions.is::<weft_heap::List>() || exceptions.is::<Tuple>() {
            None
        } else {
            Some(protocol::repr(thread, *exceptions)?)
        };
        let class = class_for(
            thread,
            class,
            checked.downcast::<Tuple>().map_or(&[], Tuple::items),
        )?;
        let group = ExceptionObject::blank(thread, class, thread.tuple(arguments));
        if let Some(object) = ExceptionObject::of(&group) {
            object.set_field(thread, Field::Message, Some(*message));
            object.set_field(thread, Field::Exceptions, Some(checked));
            object.set_field(thread, Field::ExceptionsText, text);
        }
        Ok(group)
    }

    /// Initialize self.
    fn __init__(this: &Native<ExceptionObject>, thread: &Thread, #[rest] arguments: &[Value]) {
        this.set_arguments(thread.tuple(arguments));
    }

    /// Return str(self).
    fn __str__(this: &Native<ExceptionObject>, thread: &Thread) -> Result<Value, Raised> {
        let Some((message, exceptions)) = parts(thread, this.value()) else {
            return Ok(thread.string(""));
        };
        let message = protocol::str(thread, message)?;
        let count = exceptions.downcast::<Tuple>().map_or(0, Tuple::len);
        let plural = if count == 1 { "" } else { "s" };
        let message = protocol::text_of(&message).unwrap_or_default();
        Ok(thread.string(&format!("{message} ({count} sub-exception{plural})")))
    }

    /// Return repr(self).
    fn __repr__(this: &Native<ExceptionObject>, thread: &Thread) -> Result<Value, Raised> {
        let class = thread.class_of(this.value());
        let name = crate::types::class::Class::of(&class)
            .map_or_else(String::new, |class| class.name_text());
        let Some((message, exceptions)) = parts(thread, this.value()) else {
            return Ok(thread.string(&name));
        };
        let message = protocol::repr(thread, message)?;
        // Shown as what was passed: a list, a tuple, or the text that another sequence had then.
        let given = this.arguments().and_then(|all| {
            all.downcast::<Tuple>()
                .and_then(|all| all.items().get(1).copied())
        });
        let text_of_given = this.field(Field::ExceptionsText);
        let shown = if let Some(text) = text_of_given {
            text
        } else if !given.is_some_and(|given| given.is::<weft_heap::List>()) {
            protocol::repr(thread, exceptions)?
        } else {
            let items = exceptions.downcast::<Tuple>().map_or(&[][..], Tuple::items);
            protocol::repr(thread, weft_heap::List::from_items(thread, items).value())?
        };
        let text = |value: &Value| protocol::text_of(value).unwrap_or_default().to_owned();
        Ok(thread.string(&format!("{name}({}, {})", text(&message), text(&shown))))
    }

    /// A group of these exceptions with the message of this one.
    fn derive(
        this: &Native<ExceptionObject>,
        thread: &Thread,
        #[positional_only] excs: Value,
    ) -> Result<Value, Raised> {
        let message = this.field(Field::Message).unwrap_or(Value::NONE);
        let base = crate::interpreter::Interpreter::of(thread)
            .exception_class(crate::error::Exception::BaseExceptionGroup);
        protocol::call_values(thread, base, &[message, excs])
    }

    /// The exceptions that match a condition, and the others: two groups, each of which may be None.
    fn split(
        this: &Native<ExceptionObject>,
        thread: &Thread,
        #[positional_only] matcher_value: Value,
    ) -> Result<Value, Raised> {
        let condition = Condition::from_argument(matcher_value)?;
        let (matching, rest) = super::split(thread, this.value(), condition, super::Wanted::Both)?;
        Ok(thread.tuple(&[matching.unwrap_or(Value::NONE), rest.unwrap_or(Value::NONE)]))
    }

    /// The exceptions that match a condition, in a group of the same form; None if there are none.
    fn subgroup(
        this: &Native<ExceptionObject>,
        thread: &Thread,
        #[positional_only] matcher_value: Value,
    ) -> Result<Value, Raised> {
        let condition = Condition::from_argument(matcher_value)?;
        let (matching, _) = super::split(thread, this.value(), condition, super::Wanted::Matching)?;
        Ok(matching.unwrap_or(Value::NONE))
    }

    /// exception message
    #[getter]
    #[member]
    fn message(this: &Native<ExceptionObject>) -> Value {
        this.field(Field::Message).unwrap_or(Value::NONE)
    }

    /// nested exceptions
    #[getter]
    #[member]
    fn exceptions(this: &Native<ExceptionObject>) -> Value {
        this.field(Field::Exceptions).unwrap_or(Value::NONE)
    }
}

/// A combination of multiple unrelated exceptions, all of which are of class `Exception`.
#[weft_macros::class(name = "ExceptionGroup", module = "builtins", bases = ["BaseExceptionGroup", "Exception"], subclassable)]
pub mod exception_group {}
