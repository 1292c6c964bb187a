//! The classes of all built-in exceptions: `BaseException`, and the making of the others.

use super::{group, os_error, unicode_error, with_fields};
use crate::error::Exception;
use crate::interpreter::Interpreter;
use crate::native::{ClassDefinition, ClassIndex};
use crate::protocol;
use crate::types::exception::ExceptionObject;
use std::sync::LazyLock;
use weft_heap::{Native, Raised, Thread, Tuple, Value};

/// Definitions of the classes that add nothing to their bases.
static PLAIN: LazyLock<Vec<ClassDefinition>> =
    LazyLock::new(|| Exception::ALL.iter().copied().map(plain).collect());

fn plain(exception: Exception) -> ClassDefinition {
    let bases: Vec<&'static str> = exception.base().into_iter().map(Exception::name).collect();
    ClassDefinition {
        index: ClassIndex::new(),
        name: exception.name(),
        module: "builtins",
        doc: exception.doc(),
        // Once for each process.
        bases: bases.leak(),
        subclassable: true,
        has_dictionary: true,
        signature: None,
        functions: &[],
        properties: &[],
        attributes: None,
    }
}

fn definition_of(exception: Exception) -> &'static ClassDefinition {
    match exception {
        Exception::BaseException => &base_exception::DEFINITION,
        Exception::BaseExceptionGroup => &group::base_exception_group::DEFINITION,
        Exception::StopIteration => &with_fields::stop_iteration::DEFINITION,
        Exception::SystemExit => &with_fields::system_exit::DEFINITION,
        Exception::KeyError => &with_fields::key_error::DEFINITION,
        Exception::AttributeError => &with_fields::attribute_error::DEFINITION,
        Exception::NameError => &with_fields::name_error::DEFINITION,
        Exception::ImportError => &with_fields::import_error::DEFINITION,
        Exception::SyntaxError => &with_fields::syntax_error::DEFINITION,
        Exception::OSError => &os_error::os_error::DEFINITION,
        Exception::UnicodeEncodeError => &unicode_error::encode::DEFINITION,
        Exception::UnicodeDecodeError => &unicode_error::decode::DEFINITION,
        Exception::UnicodeTranslateError => &unicode_error::translate::DEFINITION,
        other => &PLAIN[other as usize],
    }
}

/// Makes the classes of all built-in exceptions, `ExceptionGroup` among them. Names and classes are for the module
/// `builtins`; `EnvironmentError` and `IOError` are `OSError`.
pub fn install(thread: &Thread) -> Vec<(&'static str, Value)> {
    let mut classes: Vec<Value> = Vec::with_capacity(Exception::ALL.len());
    let mut named: Vec<(&'static str, Value)> = Vec::with_capacity(Exception::ALL.len() + 3);
    for exception in Exception::ALL {
        let (class, _) = Interpreter::class_from(thread, definition_of(*exception));
        classes.push(class);
        named.push((exception.name(), class));
    }
    let (group, _) = Interpreter::class_from(thread, &group::exception_group::DEFINITION);
    let os_error = classes[Exception::OSError as usize];
    named.extend([
        ("ExceptionGroup", group),
        ("EnvironmentError", os_error),
        ("IOError", os_error),
    ]);
    Interpreter::of(thread).set_exception_classes(classes);
    named
}

/// `BaseException.__str__`: nothing, the only argument's text, or the tuple's.
pub(super) fn plain_text(thread: &Thread, this: &ExceptionObject) -> Result<Value, Raised> {
    let arguments = this.arguments().unwrap_or(Value::NONE);
    match arguments.downcast::<Tuple>().map(Tuple::items) {
        None | Some([]) => Ok(thread.string("")),
        Some([only]) => protocol::str(thread, *only),
        Some(_) => protocol::str(thread, arguments),
    }
}

/// What `__reduce__` gives: the class, the arguments, and the attributes if there are any.
pub(super) fn reduced(thread: &Thread, this: &Native<ExceptionObject>, arguments: Value) -> Value {
    let value = this.value();
    let class = thread.class_of(value);
    match value.attributes().and_then(|slot| slot.get()) {
        Some(attributes) => thread.tuple(&[class, arguments, attributes]),
        None => thread.tuple(&[class, arguments]),
    }
}

/// Whether a value is an exception object.
pub fn is_exception_object(value: Value) -> bool {
    value.is::<Native<ExceptionObject>>()
}

/// Common base class for all exceptions
#[weft_macros::class(name = "BaseException", module = "builtins", bases = ["object"], subclassable, dictionary)]
pub mod base_exception {
    use super::{is_exception_object, plain_text, reduced};
    use crate::error::type_error;
    use crate::names::Name;
    use crate::native::Keywords;
    use crate::protocol::{self, class_name};
    use crate::types::class::Class;
    use crate::types::exception::traceback::Traceback;
    use crate::types::exception::{ExceptionObject, fields};
    use weft_heap::{Dict, List, Native, Raised, Str, Thread, Tuple, Value};

    /// Create and return a new object.
    #[new]
    fn new(
        class: Value,
        thread: &Thread,
        #[rest] arguments: &[Value],
        #[keywords] _keywords: Keywords<'_>,
    ) -> Value {
        ExceptionObject::blank(thread, class, thread.tuple(arguments))
    }

    /// Initialize self.
    fn __init__(
        this: &Native<ExceptionObject>,
        thread: &Thread,
        #[rest] arguments: &[Value],
        #[keywords] keywords: Keywords<'_>,
    ) -> Result<(), Raised> {
        if !keywords.is_empty() {
            let class = thread.class_of(this.value());
            let name = Class::of(&class).map_or_else(String::new, |class| class.name_text());
            return Err(type_error(format!("{name}() takes no keyword arguments")));
        }
        this.set_arguments(thread.tuple(arguments));
        fields::initialize(thread, this.value(), arguments);
        Ok(())
    }

    /// Return str(self).
    fn __str__(this: &Native<ExceptionObject>, thread: &Thread) -> Result<Value, Raised> {
        plain_text(thread, this)
    }

    /// Return repr(self).
    fn __repr__(this: &Native<ExceptionObject>, thread: &Thread) -> Result<Value, Raised> {
        let class = thread.class_of(this.value());
        let name = Class::of(&class).map_or_else(String::new, |class| class.name_text());
        let arguments = this.arguments().unwrap_or(Value::NONE);
        let inside = match arguments.downcast::<Tuple>().map(Tuple::items) {
            Some([only]) => {
                let shown = protocol::repr(thread, *only)?;
                format!("({})", protocol::text_of(&shown).unwrap_or_default())
            }
            _ => {
                let shown = protocol::repr(thread, arguments)?;
                protocol::text_of(&shown).unwrap_or_default().to_owned()
            }
        };
        Ok(thread.string(&format!("{name}{inside}")))
    }

    /// Helper for pickle.
    fn __reduce__(this: &Native<ExceptionObject>, thread: &Thread) -> Value {
        reduced(thread, this, this.arguments().unwrap_or(Value::NONE))
    }

    /// Set the attributes of the state.
    fn __setstate__(
        this: &Native<ExceptionObject>,
        thread: &Thread,
        state: Value,
    ) -> Result<(), Raised> {
        if state.is_none() {
            return Ok(());
        }
        let Some(state) = state.downcast::<Dict>() else {
            return Err(type_error("state is not a dictionary"));
        };
        let mut position = 0;
        while let Some((next, key, value)) = state.next(position) {
            position = next;
            protocol::set_attribute(thread, this.value(), thread.intern_value(key), value)?;
        }
        Ok(())
    }

    /// Set self.__traceback__ to tb and return self.
    fn with_traceback(
        this: &Native<ExceptionObject>,
        #[positional_only] tb: Value,
    ) -> Result<Value, Raised> {
        set_traceback(this, tb)?;
        Ok(this.value())
    }

    /// Add a note to the exception
    fn add_note(
        this: &Native<ExceptionObject>,
        thread: &Thread,
        #[positional_only] note: Value,
    ) -> Result<(), Raised> {
        if !note.is::<Str>() {
            return Err(type_error(format!(
                "add_note() argument must be str, not {}",
                class_name(note)
            )));
        }
        let name = Name::Notes.value(thread);
        let notes = match protocol::try_attribute(thread, this.value(), name)? {
            Some(notes) => notes,
            None => {
                let fresh = List::from_items(thread, &[]).value();
                protocol::set_attribute(thread, this.value(), name, fresh)?;
                fresh
            }
        };
        let Some(notes) = notes.downcast::<List>() else {
            return Err(type_error("Cannot add note: __notes__ is not a list"));
        };
        notes.push(thread, note);
        Ok(())
    }

    /// The arguments that the exception was made with.
    #[getter]
    fn args(this: &Native<ExceptionObject>) -> Value {
        this.arguments().unwrap_or(Value::NONE)
    }

    #[setter("args")]
    fn set_args(
        this: &Native<ExceptionObject>,
        thread: &Thread,
        value: Value,
    ) -> Result<(), Raised> {
        let items = protocol::collect_list(thread, value)?;
        this.set_arguments(items.snapshot(thread).value());
        Ok(())
    }

    #[deleter("args")]
    fn delete_args(_this: &Native<ExceptionObject>) -> Result<(), Raised> {
        Err(type_error("args may not be deleted"))
    }

    /// Where the exception was raised.
    #[getter]
    fn __traceback__(this: &Native<ExceptionObject>) -> Option<Value> {
        this.traceback()
    }

    #[setter("__traceback__")]
    fn set_traceback(this: &Native<ExceptionObject>, value: Value) -> Result<(), Raised> {
        if !value.is_none() && !value.is::<Native<Traceback>>() {
            return Err(type_error("__traceback__ must be a traceback or None"));
        }
        this.set_traceback(Some(value).filter(|value| !value.is_none()));
        Ok(())
    }

    #[deleter("__traceback__")]
    fn delete_traceback(_this: &Native<ExceptionObject>) -> Result<(), Raised> {
        Err(type_error("__traceback__ may not be deleted"))
    }

    /// exception context
    #[getter]
    fn __context__(this: &Native<ExceptionObject>) -> Option<Value> {
        this.context()
    }

    #[setter("__context__")]
    fn set_context(this: &Native<ExceptionObject>, value: Value) -> Result<(), Raised> {
        if !value.is_none() && !is_exception_object(value) {
            return Err(type_error(
                "exception context must be None or derive from BaseException",
            ));
        }
        this.set_context(Some(value).filter(|value| !value.is_none()));
        Ok(())
    }

    #[deleter("__context__")]
    fn delete_context(_this: &Native<ExceptionObject>) -> Result<(), Raised> {
        Err(type_error("__context__ may not be deleted"))
    }

    /// exception cause
    #[getter]
    fn __cause__(this: &Native<ExceptionObject>) -> Option<Value> {
        this.cause()
    }

    #[setter("__cause__")]
    fn set_cause(this: &Native<ExceptionObject>, value: Value) -> Result<(), Raised> {
        if !value.is_none() && !is_exception_object(value) {
            return Err(type_error(
                "exception cause must be None or derive from BaseException",
            ));
        }
        this.set_cause(Some(value).filter(|value| !value.is_none()));
        Ok(())
    }

    #[deleter("__cause__")]
    fn delete_cause(_this: &Native<ExceptionObject>) -> Result<(), Raised> {
        Err(type_error("__cause__ may not be deleted"))
    }

    /// Whether the context is left out when the exception is shown.
    #[getter]
    #[member]
    fn __suppress_context__(this: &Native<ExceptionObject>) -> bool {
        this.suppresses_context()
    }

    #[setter("__suppress_context__")]
    fn set_suppress_context(this: &Native<ExceptionObject>, value: Value) -> Result<(), Raised> {
        let Some(suppress) = value.to_bool() else {
            return Err(type_error("attribute value type must be bool"));
        };
        this.set_suppresses_context(suppress);
        Ok(())
    }

    #[deleter("__suppress_context__")]
    fn delete_suppress_context(_this: &Native<ExceptionObject>) -> Result<(), Raised> {
        Err(type_error("can't delete numeric/char attribute"))
    }
}
