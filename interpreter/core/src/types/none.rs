//! The class of `None`.

/// The type of the None singleton.
#[weft_macros::class(name = "NoneType", module = "builtins")]
pub mod class {
    use crate::error::type_error;
    use crate::native::{Arguments, wrong_receiver};
    use weft_heap::{Raised, Thread, Value};

    #[new]
    fn new(class: Value, arguments: Arguments<'_>) -> Result<Value, Raised> {
        let _ = class;
        if arguments.values().is_empty() {
            Ok(Value::NONE)
        } else {
            Err(type_error("NoneType takes no arguments"))
        }
    }

    #[rust]
    fn check(this: Value, name: &str) -> Result<(), Raised> {
        if this.is_none() {
            Ok(())
        } else {
            Err(wrong_receiver(this, "NoneType", name))
        }
    }

    fn __repr__(this: Value) -> Result<&'static str, Raised> {
        check(this, "__repr__")?;
        Ok("None")
    }

    fn __bool__(this: Value) -> Result<bool, Raised> {
        check(this, "__bool__")?;
        Ok(false)
    }

    fn __hash__(this: Value, thread: &Thread) -> Result<Value, Raised> {
        check(this, "__hash__")?;
        Ok(thread.int(weft_heap::simple_hash_of(thread, this).unwrap_or(0) as i64))
    }
}
