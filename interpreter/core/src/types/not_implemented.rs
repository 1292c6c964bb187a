//! The class of `NotImplemented`.

/// The type of the NotImplemented singleton.
#[weft_macros::class(name = "NotImplementedType", module = "builtins")]
pub mod class {
    use crate::error::type_error;
    use crate::native::{Arguments, wrong_receiver};
    use weft_heap::{Raised, Value};

    #[new]
    fn new(class: Value, arguments: Arguments<'_>) -> Result<Value, Raised> {
        let _ = class;
        if arguments.values().is_empty() {
            Ok(Value::NOT_IMPLEMENTED)
        } else {
            Err(type_error("NotImplementedType takes no arguments"))
        }
    }

    #[rust]
    fn check(this: Value, name: &str) -> Result<(), Raised> {
        if this == Value::NOT_IMPLEMENTED {
            Ok(())
        } else {
            Err(wrong_receiver(this, "NotImplementedType", name))
        }
    }

    fn __repr__(this: Value) -> Result<&'static str, Raised> {
        check(this, "__repr__")?;
        Ok("NotImplemented")
    }

    fn __reduce__(this: Value) -> Result<&'static str, Raised> {
        check(this, "__reduce__")?;
        Ok("NotImplemented")
    }

    fn __bool__(this: Value) -> Result<bool, Raised> {
        check(this, "__bool__")?;
        Err(type_error(
            "NotImplemented should not be used in a boolean context",
        ))
    }
}
