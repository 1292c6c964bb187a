//! `_logging`: where a program logs, found without an object for each frame on the way.

/// A function for `logging`.
#[weft_core::module(name = "_logging")]
pub mod module {
    use weft_core::heap::{Raised, Str, Thread, Value};
    use weft_core::names::Name;
    use weft_core::protocol;
    use weft_core::types::frame::place_outside;

    /// File, line and function of the code that logs, and None for its stack; None if there is no such code. Code of the
    /// module `logging` itself is passed over; `level` counts frames from 1.
    #[positional_only]
    fn find_caller(thread: &Thread, level: Value) -> Result<Value, Raised> {
        let level = protocol::to_index_clamped(thread, level)?;
        let name = Name::Name.value(thread);
        let place = place_outside(thread, level.max(1) as u64, |function| {
            let module = function.globals().get_simple(thread, name);
            let module = module.as_ref().and_then(|module| module.downcast::<Str>());
            module.is_some_and(|module| module.as_str() == "logging")
        });
        let Some((code, line)) = place else {
            return Ok(Value::NONE);
        };
        let file = thread.intern(&code.source.name);
        let name = thread.intern(&code.name);
        Ok(thread.tuple(&[file, thread.int(i64::from(line)), name, Value::NONE]))
    }
}
