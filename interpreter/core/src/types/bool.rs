//! The class `bool`, whose two values are held in their words.

/// Truth value.
///
/// bool(object=False) is False where the object is false, and True otherwise.
#[weft_macros::class(name = "bool", module = "builtins", bases = ["int"], signature = "(object=False, /)")]
pub mod class {
    use crate::protocol;
    use crate::types::class::Class;
    use crate::types::int::class as integer_class;
    use weft_heap::{Raised, ShapeId, Thread, Value};

    #[rust]
    fn new_at_once(_thread: &Thread, arguments: &[Value]) -> Option<Value> {
        let [class, object] = arguments else {
            return None;
        };
        if Class::of(class)?.shape() != ShapeId::BOOL {
            return None;
        }
        object.simple_truth().map(Value::from_bool)
    }

    #[quick(new_at_once)]
    #[new]
    fn new(
        class: Value,
        thread: &Thread,
        #[positional_only]
        #[default(Value::FALSE)]
        object: Value,
    ) -> Result<bool, Raised> {
        crate::types::construct::instance_shape(thread, class, &DEFINITION)?;
        protocol::truth(thread, object)
    }

    fn __repr__(this: bool) -> &'static str {
        if this { "True" } else { "False" }
    }

    fn __and__(this: bool, thread: &Thread, value: Value) -> Result<Value, Raised> {
        both(thread, this, value, "__and__", |left, right| left & right)
    }

    fn __rand__(this: bool, thread: &Thread, value: Value) -> Result<Value, Raised> {
        both(thread, this, value, "__rand__", |left, right| left & right)
    }

    fn __or__(this: bool, thread: &Thread, value: Value) -> Result<Value, Raised> {
        both(thread, this, value, "__or__", |left, right| left | right)
    }

    fn __ror__(this: bool, thread: &Thread, value: Value) -> Result<Value, Raised> {
        both(thread, this, value, "__ror__", |left, right| left | right)
    }

    fn __xor__(this: bool, thread: &Thread, value: Value) -> Result<Value, Raised> {
        both(thread, this, value, "__xor__", |left, right| left ^ right)
    }

    fn __rxor__(this: bool, thread: &Thread, value: Value) -> Result<Value, Raised> {
        both(thread, this, value, "__rxor__", |left, right| left ^ right)
    }

    /// A bool of two bools; otherwise what `int` gives.
    #[rust]
    fn both(
        thread: &Thread,
        this: bool,
        value: Value,
        method: &str,
        operation: fn(bool, bool) -> bool,
    ) -> Result<Value, Raised> {
        if let Some(value) = value.to_bool() {
            return Ok(Value::from_bool(operation(this, value)));
        }
        let function = integer_class::DEFINITION
            .functions
            .iter()
            .find(|function| function.name == method);
        let function = function.expect("int has the method");
        let arguments = [Value::from_bool(this), value];
        (function.call)(thread, crate::native::Arguments::positional(&arguments))
    }

    fn __invert__(this: bool, thread: &Thread) -> Result<Value, Raised> {
        let message = "Bitwise inversion '~' on bool is deprecated and will be removed in Python 3.16. This returns the \
                       bitwise inversion of the underlying int object and is usually not what you expect from negating a \
                       bool. Use the 'not' operator for boolean negation or ~int(x) if you really want the bitwise \
                       inversion of the underlying int.";
        crate::types::exception::warnings::warn(
            thread,
            crate::error::Exception::DeprecationWarning,
            message,
            1,
        )?;
        Ok(Value::from_i32(if this { -2 } else { -1 }))
    }
}
