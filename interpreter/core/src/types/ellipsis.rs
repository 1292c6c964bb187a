//! The class of `...`.

/// The type of the Ellipsis singleton.
#[weft_macros::class(name = "ellipsis", module = "builtins")]
pub mod class {
    use crate::error::type_error;
    use crate::native::{Arguments, wrong_receiver};
    use weft_heap::{Raised, Value};

    #[new]
    fn new(class: Value, arguments: Arguments<'_>) -> Result<Value, Raised> {
        let _ = class;
        if arguments.values().is_empty() {
            Ok(Value::ELLIPSIS)
        } else {
            Err(type_error("EllipsisType takes no arguments"))
        }
    }

    fn __repr__(this: Value) -> Result<&'static str, Raised> {
        if this == Value::ELLIPSIS {
            Ok("Ellipsis")
        } else {
            Err(wrong_receiver(this, "ellipsis", "__repr__"))
        }
    }

    fn __reduce__(this: Value) -> Result<&'static str, Raised> {
        if this == Value::ELLIPSIS {
            Ok("Ellipsis")
        } else {
            Err(wrong_receiver(this, "ellipsis", "__reduce__"))
        }
    }
}
