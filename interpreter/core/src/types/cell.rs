//! Closure variables as programs see them.

use crate::protocol::{self, Comparison};
use weft_heap::{Cell, Raised, Thread, Value};

/// Compares cells by what is in them; an empty one goes before all others.
fn compare(
    thread: &Thread,
    comparison: Comparison,
    cell: &Cell,
    other: Value,
) -> Result<Value, Raised> {
    let Some(other) = other.downcast::<Cell>() else {
        return Ok(Value::NOT_IMPLEMENTED);
    };
    match (cell.get(), other.get()) {
        (Some(left), Some(right)) => protocol::compare(thread, comparison, left, right),
        (left, right) => {
            let order = left.is_some().cmp(&right.is_some());
            Ok(Value::from_bool(comparison.holds(Some(order))))
        }
    }
}

/// A variable that functions share; its value is in cell_contents.
#[weft_macros::class(name = "cell", module = "builtins")]
pub mod class {
    use crate::error::value_error;
    use crate::protocol::{Comparison, class_name};
    use weft_heap::{Cell, Raised, Thread, Value};

    /// Make a cell, empty where no value is passed.
    #[new]
    fn new(
        class: Value,
        thread: &Thread,
        #[positional_only]
        #[default(Value::ABSENT)]
        contents: Value,
    ) -> Value {
        let _ = class;
        Cell::new(
            thread,
            Some(contents).filter(|contents| *contents != Value::ABSENT),
        )
        .value()
    }

    /// Return repr(self).
    fn __repr__(this: &Cell) -> String {
        let address = this.value().identity();
        match this.get() {
            Some(contents) => {
                format!(
                    "<cell at {address:#x}: {} object at {:#x}>",
                    class_name(contents),
                    contents.identity()
                )
            }
            None => format!("<cell at {address:#x}: empty>"),
        }
    }

    /// Return self==value.
    fn __eq__(this: &Cell, thread: &Thread, other: Value) -> Result<Value, Raised> {
        super::compare(thread, Comparison::Equal, this, other)
    }

    /// Return self!=value.
    fn __ne__(this: &Cell, thread: &Thread, other: Value) -> Result<Value, Raised> {
        super::compare(thread, Comparison::NotEqual, this, other)
    }

    /// Return self<value.
    fn __lt__(this: &Cell, thread: &Thread, other: Value) -> Result<Value, Raised> {
        super::compare(thread, Comparison::Less, this, other)
    }

    /// Return self<=value.
    fn __le__(this: &Cell, thread: &Thread, other: Value) -> Result<Value, Raised> {
        super::compare(thread, Comparison::LessEqual, this, other)
    }

    /// Return self>value.
    fn __gt__(this: &Cell, thread: &Thread, other: Value) -> Result<Value, Raised> {
        super::compare(thread, Comparison::Greater, this, other)
    }

    /// Return self>=value.
    fn __ge__(this: &Cell, thread: &Thread, other: Value) -> Result<Value, Raised> {
        super::compare(thread, Comparison::GreaterEqual, this, other)
    }

    /// The value.
    #[getter]
    fn cell_contents(this: &Cell) -> Result<Value, Raised> {
        this.get().ok_or_else(|| value_error("Cell is empty"))
    }

    #[setter("cell_contents")]
    fn set_contents(this: &Cell, value: Value) {
        this.set(Some(value));
    }

    #[deleter("cell_contents")]
    fn delete_contents(this: &Cell) {
        this.set(None);
    }
}
