//! The built-in function `__import__`.

/// The part of `builtins` that imports.
#[weft_macros::module(name = "builtins")]
pub mod module {
    use crate::error::type_error;
    use crate::{import, protocol};
    use weft_heap::{Raised, Thread, Value};

    /// Import a module: what the import statement calls.
    ///
    /// Programs that have a module's name in a string call importlib.import_module() instead.
    #[signature("(name, globals=None, locals=None, fromlist=(), level=0)")]
    fn __import__(
        thread: &Thread,
        name: Value,
        #[default(Value::NONE)] globals: Value,
        #[default(Value::NONE)] locals: Value,
        #[default(Value::NONE)] fromlist: Value,
        #[default(0)] level: i64,
    ) -> Result<Value, Raised> {
        let _ = locals;
        let Some(name) = protocol::text_of(&name) else {
            return Err(type_error("module name must be a string"));
        };
        import::import_builtin(thread, name, globals, fromlist, level)
    }
}
