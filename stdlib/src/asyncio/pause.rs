//! What `sleep(0)` awaits: it hands out nothing once, so that others have their turn.

use std::sync::atomic::{AtomicBool, Ordering};
use weft_core::heap::{Native, Raised, Thread, Trace, Tracer, Value, Waited};
use weft_core::native::{ClassDefinition, NativeClass};

/// A pause.
#[derive(Default)]
pub struct Pause {
    has_begun: AtomicBool,
}

impl Trace for Pause {
    fn trace(&self, _: &mut Tracer<'_>) {}

    fn awaits_itself(_: &Native<Pause>, _: &Thread) -> bool {
        true
    }

    fn wait(object: &Native<Pause>, _: &Thread) -> Result<Waited, Raised> {
        if object.has_begun.swap(true, Ordering::Relaxed) {
            Ok(Waited::Done(Value::NONE))
        } else {
            Ok(Waited::HandsOut(Value::NONE))
        }
    }
}

impl NativeClass for Pause {
    fn definition() -> &'static ClassDefinition {
        &class::DEFINITION
    }
}

/// What gives others a turn when it is awaited.
#[weft_macros::class(name = "_Pause", module = "_asyncio")]
pub mod class {
    use super::Pause;
    use weft_core::error::stop_iteration;
    use weft_core::heap::{Native, Raised, Thread, Value, Waited};
    use weft_core::interpreter::new_native;

    #[new]
    fn new(_class: Value, thread: &Thread) -> Value {
        new_native(thread, Pause::default()).value()
    }

    fn __await__(this: &Native<Pause>) -> Value {
        this.value()
    }

    fn __iter__(this: &Native<Pause>) -> Value {
        this.value()
    }

    fn __next__(this: &Native<Pause>, thread: &Thread) -> Result<Value, Raised> {
        match <Pause as weft_core::heap::Trace>::wait(this, thread)? {
            Waited::HandsOut(value) => Ok(value),
            Waited::Done(value) => Err(stop_iteration(thread, value)),
        }
    }
}
