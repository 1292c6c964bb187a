//! The exceptions of the package `redis`, which the codec raises.

use weft_core::error::raise_object;
use weft_core::heap::{Raised, Thread};
use weft_core::protocol;

/// Raises an exception of `redis.exceptions`.
#[cold]
pub fn raise_named(thread: &Thread, class: &str, message: &str) -> Raised {
    let made = weft_core::import::import_module(thread, "redis.exceptions")
        .and_then(|module| protocol::get_attribute_text(thread, module, class))
        .and_then(|class| protocol::call_values(thread, class, &[thread.string(message)]));
    match made {
        Ok(exception) => raise_object(thread, exception),
        Err(raised) => raised,
    }
}

/// Raises what a server's nonsense is in Python, with the beginning of it.
#[cold]
pub fn raise_garbage(thread: &Thread, found: &[u8]) -> Raised {
    let shown = thread.bytes(&found[..found.len().min(64)]);
    match protocol::repr(thread, shown) {
        Ok(shown) => {
            let shown = protocol::text_of(&shown).unwrap_or_default();
            raise_named(
                thread,
                "InvalidResponse",
                &format!("Protocol Error: {shown}"),
            )
        }
        Err(raised) => raised,
    }
}
