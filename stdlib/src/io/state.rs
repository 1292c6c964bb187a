//! What files in memory are pickled by: their contents, their position, and the attributes that programs gave them.

use weft_core::error::{type_error, value_error};
use weft_core::heap::{Dict, Raised, Thread, Tuple, Value};
use weft_core::protocol;

/// A copy of the attributes of an object, or `None` if it has none.
pub fn attributes(thread: &Thread, object: Value) -> Result<Value, Raised> {
    let attributes = protocol::get_attribute_text(thread, object, "__dict__")?;
    if protocol::length(thread, attributes)? == 0 {
        return Ok(Value::NONE);
    }
    protocol::call_method(thread, attributes, thread.intern("copy"), &[])
}

/// The items of a state, of which there must be so many at least.
pub fn state_items(
    thread: &Thread,
    object: Value,
    state: Value,
    count: usize,
) -> Result<Vec<Value>, Raised> {
    if let Some(items) = state.downcast::<Tuple>()
        && items.items().len() >= count
    {
        // Whoever called holds the tuple, and by it the items.
        return Ok(items.items().to_vec());
    }
    let name = protocol::class_name(object);
    let kind = protocol::class_name(state);
    let _ = thread;
    Err(type_error(format!(
        "{name}.__setstate__ argument should be {count}-tuple, got {kind}"
    )))
}

/// The position in a state.
pub fn state_position(thread: &Thread, item: Value, place: &str) -> Result<usize, Raised> {
    if item.to_int_or_bool().is_none() {
        let kind = protocol::class_name(item);
        return Err(type_error(format!(
            "{place} item of state must be an integer, not {kind}"
        )));
    }
    let position = protocol::to_i64(thread, item)?;
    usize::try_from(position).map_err(|_| value_error("position value cannot be negative"))
}

/// Gives an object the attributes of a state.
pub fn set_attributes(
    thread: &Thread,
    object: Value,
    item: Value,
    place: &str,
) -> Result<(), Raised> {
    if item.is_none() {
        return Ok(());
    }
    if !item.is::<Dict>() {
        let kind = protocol::class_name(item);
        return Err(type_error(format!(
            "{place} item of state should be a dict, got a {kind}"
        )));
    }
    let attributes = protocol::get_attribute_text(thread, object, "__dict__")?;
    protocol::call_method(thread, attributes, thread.intern("update"), &[item]).map(drop)
}
