//! A handle on any Python object.

use crate::convert::{FromPython, IntoPython};
use crate::error::Error;
use crate::interpreter::with_thread;
use std::marker::PhantomData;
use std::sync::Arc;
use weft_core::heap::{Heap, List, Raised, Root, Thread, Value};
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

    pub(crate) fn with<R>(&self, body: impl FnOnce(&Thread, Value) -> R) -> R {
        with_thread(&self.heap, |thread| body(thread, self.root.get()))
    }

    /// The object as a Rust value.
    ///
    /// ```
    /// let python = weft::Interpreter::builder().build()?;
    /// let object: weft::Object = python.eval("[1, 2]")?;
    /// assert_eq!(object.extract::<Vec<i64>>()?, [1, 2]);
    /// # Ok::<(), weft::Error>(())
    /// ```
    ///
    /// # Errors
    /// [`Error::Conversion`] if it is of another type.
    pub fn extract<T: FromPython>(&self) -> Result<T, Error> {
        self.with(T::from_python)
    }

    /// Calls it; the arguments are a tuple, `()` for none.
    ///
    /// ```
    /// let python = weft::Interpreter::builder().build()?;
    /// let function: weft::Object = python.eval("lambda a, b=10: a + b")?;
    /// assert_eq!((function.call::<i64>((1,))?, function.call::<i64>((1, 2))?), (11, 3));
    /// # Ok::<(), weft::Error>(())
    /// ```
    ///
    /// # Errors
    /// What the call raised, or that the result is of another type.
    pub fn call<T: FromPython>(&self, arguments: impl IntoPython) -> Result<T, Error> {
        self.with(|thread, value| {
            let result = arguments.with_arguments(thread, |arguments| {
                protocol::call_values(thread, value, arguments)
            });
            finish(thread, result)
        })
    }

    /// Calls a method; the arguments are a tuple, `()` for none.
    ///
    /// ```
    /// let python = weft::Interpreter::builder().build()?;
    /// let text: weft::Object = python.eval("'a,b'")?;
    /// assert_eq!(text.call_method::<Vec<String>>("split", (",",))?, ["a", "b"]);
    /// # Ok::<(), weft::Error>(())
    /// ```
    ///
    /// # Errors
    /// As [`Object::call`].
    pub fn call_method<T: FromPython>(
        &self,
        name: &str,
        arguments: impl IntoPython,
    ) -> Result<T, Error> {
        self.with(|thread, value| {
            let result = protocol::get_attribute_text(thread, value, name).and_then(|method| {
                arguments.with_arguments(thread, |arguments| {
                    protocol::call_values(thread, method, arguments)
                })
            });
            finish(thread, result)
        })
    }

    /// Calls it with positional arguments, a tuple, and others by name.
    ///
    /// ```
    /// let interpreter = weft::Interpreter::builder().build()?;
    /// let sorted: weft::Object = interpreter.eval("sorted")?;
    /// let found: Vec<i64> = sorted.call_with_names((vec![1, 3, 2],), [("reverse", true)])?;
    /// assert_eq!(found, [3, 2, 1]);
    /// # Ok::<(), weft::Error>(())
    /// ```
    ///
    /// # Errors
    /// As [`Object::call`].
    pub fn call_with_names<T: FromPython, V: IntoPython>(
        &self,
        arguments: impl IntoPython,
        named: impl IntoIterator<Item = (&'static str, V)>,
    ) -> Result<T, Error> {
        self.with(|thread, callee| {
            let result = arguments.with_arguments(thread, |arguments| {
                call_with_names(thread, callee, arguments, named)
            });
            finish(thread, result)
        })
    }

    /// Goes over its items, which are asked for one by one.
    ///
    /// ```
    /// let interpreter = weft::Interpreter::builder().build()?;
    /// let squares: weft::Object = interpreter.eval("(n * n for n in range(4))")?;
    /// let squares: Vec<i64> = squares.iterate()?.collect::<Result<_, _>>()?;
    /// assert_eq!(squares, [0, 1, 4, 9]);
    /// # Ok::<(), weft::Error>(())
    /// ```
    ///
    /// # Errors
    /// `TypeError` if it cannot be iterated.
    pub fn iterate<T: FromPython>(&self) -> Result<Items<T>, Error> {
        let iterator =
            self.with(|thread, value| finish(thread, protocol::iterate(thread, value)))?;
        Ok(Items {
            iterator,
            items: PhantomData,
        })
    }

    /// An attribute.
    ///
    /// ```
    /// let python = weft::Interpreter::builder().build()?;
    /// let number: weft::Object = python.eval("3 + 4j")?;
    /// assert_eq!(number.attribute::<f64>("imag")?, 4.0);
    /// # Ok::<(), weft::Error>(())
    /// ```
    ///
    /// # Errors
    /// `AttributeError`, or that the value is of another type.
    pub fn attribute<T: FromPython>(&self, name: &str) -> Result<T, Error> {
        self.with(|thread, value| finish(thread, protocol::get_attribute_text(thread, value, name)))
    }

    /// Sets an attribute.
    ///
    /// ```
    /// let python = weft::Interpreter::builder().build()?;
    /// python.exec("class Box: pass\nbox = Box()")?;
    /// let object: weft::Object = python.get("box")?;
    /// object.set_attribute("size", 3)?;
    /// assert_eq!(python.eval::<i64>("box.size")?, 3);
    /// # Ok::<(), weft::Error>(())
    /// ```
    ///
    /// # Errors
    /// `AttributeError` where the object does not take it.
    pub fn set_attribute(&self, name: &str, value: impl IntoPython) -> Result<(), Error> {
        self.with(|thread, object| {
            let result = value.into_python(thread).and_then(|value| {
                protocol::set_attribute(thread, object, thread.intern(name), value)
            });
            finish_unit(thread, result)
        })
    }

    /// `object[key]`.
    ///
    /// ```
    /// let python = weft::Interpreter::builder().build()?;
    /// let table: weft::Object = python.eval("{'a': 1}")?;
    /// assert_eq!(table.item::<i64>("a")?, 1);
    /// # Ok::<(), weft::Error>(())
    /// ```
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

    /// `object[key] = value`.
    ///
    /// ```
    /// let python = weft::Interpreter::builder().build()?;
    /// let table: weft::Object = python.eval("{}")?;
    /// table.set_item("a", vec![1, 2])?;
    /// assert_eq!(table.repr()?, "{'a': [1, 2]}");
    /// # Ok::<(), weft::Error>(())
    /// ```
    ///
    /// # Errors
    /// What the object raised.
    pub fn set_item(&self, key: impl IntoPython, value: impl IntoPython) -> Result<(), Error> {
        self.with(|thread, object| {
            let result = key.into_python(thread).and_then(|key| {
                let value = value.into_python(thread)?;
                protocol::set_item(thread, object, key, value)
            });
            finish_unit(thread, result)
        })
    }

    /// `key in object`.
    ///
    /// ```
    /// let python = weft::Interpreter::builder().build()?;
    /// let names: weft::Object = python.eval("['Ada']")?;
    /// assert!(names.contains("Ada")? && !names.contains("Bob")?);
    /// # Ok::<(), weft::Error>(())
    /// ```
    ///
    /// # Errors
    /// What the object raised.
    pub fn contains(&self, key: impl IntoPython) -> Result<bool, Error> {
        self.call_method("__contains__", (key,))
    }

    /// `len(object)`.
    ///
    /// ```
    /// let python = weft::Interpreter::builder().build()?;
    /// assert_eq!(python.eval::<weft::Object>("range(10)")?.length()?, 10);
    /// # Ok::<(), weft::Error>(())
    /// ```
    ///
    /// # Errors
    /// `TypeError` if it has no length.
    pub fn length(&self) -> Result<usize, Error> {
        self.call_method("__len__", ())
    }

    /// Whether it is `None`.
    ///
    /// ```
    /// let python = weft::Interpreter::builder().build()?;
    /// assert!(python.eval::<weft::Object>("None")?.is_none());
    /// # Ok::<(), weft::Error>(())
    /// ```
    pub fn is_none(&self) -> bool {
        self.root.get().is_none()
    }

    /// The name of its class.
    ///
    /// ```
    /// let python = weft::Interpreter::builder().build()?;
    /// assert_eq!(python.eval::<weft::Object>("1.5")?.class_name(), "float");
    /// # Ok::<(), weft::Error>(())
    /// ```
    pub fn class_name(&self) -> String {
        with_thread(&self.heap, |_| protocol::class_name(self.root.get()))
    }

    /// `str(object)`.
    ///
    /// ```
    /// let python = weft::Interpreter::builder().build()?;
    /// assert_eq!(python.eval::<weft::Object>("'a'")?.to_text()?, "a");
    /// # Ok::<(), weft::Error>(())
    /// ```
    ///
    /// # Errors
    /// What its `__str__` raised.
    pub fn to_text(&self) -> Result<String, Error> {
        self.with(|thread, value| finish(thread, protocol::str(thread, value)))
    }

    /// `repr(object)`.
    ///
    /// ```
    /// let python = weft::Interpreter::builder().build()?;
    /// assert_eq!(python.eval::<weft::Object>("'a'")?.repr()?, "'a'");
    /// # Ok::<(), weft::Error>(())
    /// ```
    ///
    /// # Errors
    /// What its `__repr__` raised.
    pub fn repr(&self) -> Result<String, Error> {
        self.with(|thread, value| finish(thread, protocol::repr(thread, value)))
    }
}

/// The items of an object: see [`Object::iterate`].
///
/// ```
/// let python = weft::Interpreter::builder().build()?;
/// let numbers = python.eval::<weft::Object>("range(3)")?;
/// let mut items: weft::Items<i64> = numbers.iterate()?;
/// assert_eq!(items.next().transpose()?, Some(0));
/// assert_eq!(items.count(), 2);
/// # Ok::<(), weft::Error>(())
/// ```
pub struct Items<T> {
    iterator: Object,
    items: PhantomData<fn() -> T>,
}

impl<T: FromPython> Iterator for Items<T> {
    type Item = Result<T, Error>;

    fn next(&mut self) -> Option<Result<T, Error>> {
        self.iterator.with(|thread, iterator| {
            let item = match protocol::next(thread, iterator) {
                Ok(item) => Ok(item?),
                Err(raised) => Err(raised),
            };
            Some(finish(thread, item))
        })
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

fn call_with_names<V: IntoPython>(
    thread: &Thread,
    callee: Value,
    arguments: &[Value],
    named: impl IntoIterator<Item = (&'static str, V)>,
) -> Result<Value, Raised> {
    // Lists, so that what is made is seen while more is made.
    let (values, names) = (List::from_items(thread, &[]), List::from_items(thread, &[]));
    for argument in arguments {
        values.push(thread, *argument);
    }
    for (name, value) in named {
        values.push(thread, value.into_python(thread)?);
        names.push(thread, thread.intern(name));
    }
    let (values, names) = (values.snapshot(thread), names.snapshot(thread));
    protocol::call(
        thread,
        callee,
        Arguments::with_names(values.items(), names.items()),
    )
}

/// A result as a Rust value.
pub(crate) fn finish<T: FromPython>(
    thread: &Thread,
    result: Result<Value, Raised>,
) -> Result<T, Error> {
    match result {
        Ok(value) => {
            Error::check(thread)?;
            T::from_python(thread, value)
        }
        Err(raised) => Err(Error::take(thread, raised)),
    }
}

/// A result without a value.
pub(crate) fn finish_unit(thread: &Thread, result: Result<(), Raised>) -> Result<(), Error> {
    match result {
        Ok(()) => Error::check(thread),
        Err(raised) => Err(Error::take(thread, raised)),
    }
}
