//! What the prompt's own Python code needs of the interpreter.

/// The native part of `_prompt`.
#[weft_macros::module(name = "_prompt_support")]
pub mod module {
    use weft_core::error::type_error;
    use weft_core::heap::{Raised, Thread, Value};
    use weft_core::types::code;
    use weft_core::types::exception::traceback;

    /// Have tracebacks show the text of a code object, though it is no file's.
    #[positional_only]
    fn keep_source(thread: &Thread, code: Value) -> Result<(), Raised> {
        let Some(code) = code::of(&code) else {
            return Err(type_error("keep_source() needs a code object"));
        };
        traceback::register_source(thread, &code.source);
        Ok(())
    }
}
