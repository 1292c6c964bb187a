//! A handle on any Python object.

use crate::convert::{FromPython, IntoPython};
use crate::error::Error;
use crate::interpreter::with_thread;
use std::sync::Arc;
use weft_core::heap::{Heap, Raised, Root, Thread, Tuple, Value};
use weft_core::native::Arguments;
use weft_core::{error, protocol};

/// A Python object that a host holds on to. It stays alive, and keeps its interpreter's memory alive, as long as a
/// handle on it does.
///
/// ```
/// let interpreter = weft::Interpreter::builder().build()?;
/// let words: weft::Object = interpreter.eval("['weft', 'warp']")?;
/// words.call_method::<()>("append", ("loom",))?;
/// assert_eq!(words.call_method::<i64>("index", ("loom",))?, 2);
/// assert_eq!(words.repr()?, "['weft', 'warp', 'loom']");
/// # Ok::<(), weft::Error>(())
/// ```
pub struct Object {
    root: Root,
    heap: Arc<Heap>,
}

impl Object {
    pub(crate) fn new(thread: &Thread, value: Value) -> Object {
        Object {
            root: Root::new(thread.heap_handle(), value),
            heap: Arc::clone(thread.heap_handle()),
        }
    }

    /// The value, for a thread of the interpreter that it belongs to.
    pub(crate) fn value_in(&self, thread: &Thread) -> Result<Value, Raised> {
        if std::ptr::eq(thread.heap(), &*self.heap) {
            Ok(self.root.get())
        } else {
            Err(error::value_error(
                "the object belongs to another interpreter",
            ))
        }
    }

    fn with<R>(&self, body: impl FnOnce(&Thread, Value) -> Result<R, Error>) -> Result<R, Error> {
        with_thread(&self.heap, |thread| body(thread, self.root.get()))
    }

    /// The object as a Rust value.
    ///
    /// # Errors
    /// [`Error::Conversion`] if it is of another type.
    pub fn extract<T: FromPython>(&self) -> Result<T, Error> {
        self.with(T::from_python)
    }

    /// Calls it; the arguments are a tuple, `()` for none.
    ///
    /// # Errors
    /// What the call raised, or that the result is of another type.
    pub fn call<T: FromPython>(&self, arguments: impl IntoPython) -> Result<T, Error> {
        self.with(|thread, value| {
            let result = arguments
                .into_python(thread)
                .and_then(|arguments| call(thread, value, arguments));
            finish(thread, result)
        })
    }

    /// Calls a method; the arguments are a tuple, `()` for none.
    ///
    /// # Errors
    /// As [`Object::call`].
    pub fn call_method<T: FromPython>(
        &self,
        name: &str,
        arguments: impl IntoPython,
    ) -> Result<T, Error> {
        self.with(|thread, value| {
            let result = protocol::get_attribute_text(thread, value, name)
                .and_then(|method| call(thread, method, arguments.into_python(thread)?));
            finish(thread, result)
        })
    }

    /// An attribute.
    ///
    /// # Errors
    /// `AttributeError`, or that the value is of another type.
    pub fn attribute<T: FromPython>(&self, name: &str) -> Result<T, Error> {
        self.with(|thread, value| finish(thread, protocol::get_attribute_text(thread, value, name)))
    }

    /// Sets an attribute.
    ///
    /// # Errors
    /// `AttributeError` where the object does not take it.
    pub fn set_attribute(&self, name: &str, value: impl IntoPython) -> Result<(), Error> {
        self.with(|thread, object| {
            let result = value.into_python(thread).and_then(|value| {
                protocol::set_attribute(thread, object, thread.intern(name), value)
            });
            result.map_err(|raised| Error::take(thread, raised))
        })
    }

    /// `object[key]`.
    ///
    /// # Errors
    /// `KeyError`, `IndexError`, or that the value is of another type.
    pub fn item<T: FromPython>(&self, key: impl IntoPython) -> Result<T, Error> {
        self.with(|thread, object| {
            let result = key
                .into_python(thread)
                .and_then(|key| protocol::get_item(thread, object, key));
            finish(thread, result)
        })
    }

    /// `repr(object)`.
    ///
    /// # Errors
    /// What its `__repr__` raised.
    pub fn repr(&self) -> Result<String, Error> {
        self.with(|thread, value| finish(thread, protocol::repr(thread, value)))
    }
}

impl Clone for Object {
    fn clone(&self) -> Object {
        with_thread(&self.heap, |thread| Object::new(thread, self.root.get()))
    }
}

impl std::fmt::Debug for Object {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self.repr() {
            Ok(text) => formatter.write_str(&text),
            Err(_) => formatter.write_str("<object>"),
        }
    }
}

/// Calls something with the items of a tuple, or with the one value that is none.
fn call(thread: &Thread, callee: Value, arguments: Value) -> Result<Value, Raised> {
    match arguments.downcast::<Tuple>() {
        Some(tuple) => protocol::call(thread, callee, Arguments::positional(tuple.items())),
        None if arguments.is_none() => protocol::call(thread, callee, Arguments::positional(&[])),
        None => protocol::call(thread, callee, Arguments::positional(&[arguments])),
    }
}

/// A result as a Rust value.
pub(crate) fn finish<T: FromPython>(
    thread: &Thread,
    result: Result<Value, Raised>,
) -> Result<T, Error> {
    match result {
        Ok(value) => T::from_python(thread, value),
        Err(raised) => Err(Error::take(thread, raised)),
    }
}
