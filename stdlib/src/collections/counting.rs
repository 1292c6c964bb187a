//! Counting the elements of an iterable.

use weft_core::heap::{Dict, Raised, Thread, Value};
use weft_core::names::Special;
use weft_core::protocol::{self, BinaryOperator};
use weft_core::types::class::{self, Class};
use weft_core::types::dict;

/// Whether a dictionary's class reads and writes entries as `dict` does, so that they can be changed directly.
fn is_plain(thread: &Thread, mapping: Value) -> bool {
    let (plain, _) =
        weft_core::interpreter::Interpreter::class_from(thread, &dict::class::DEFINITION);
    let own = thread.class_of(mapping);
    let (Some(own), Some(plain)) = (Class::of(&own), Class::of(&plain)) else {
        return false;
    };
    let get = thread.intern("get");
    class::lookup(thread, own, get) == class::lookup(thread, plain, get)
        && own.special(Special::SetItem) == plain.special(Special::SetItem)
}

/// Adds one to the mapping's value for each element.
pub fn count(thread: &Thread, mapping: Value, iterable: Value) -> Result<(), Raised> {
    let (zero, one) = (Value::from_i32(0), Value::from_i32(1));
    let add = |count: Value| match Value::add(count, one) {
        Some(sum) => Ok(sum),
        None => protocol::binary(thread, BinaryOperator::Add, count, one),
    };
    if let Some(entries) = mapping
        .downcast::<Dict>()
        .filter(|_| is_plain(thread, mapping))
    {
        return protocol::each(thread, iterable, |element| {
            // What has no hash is refused in the words of `hash`, not in those of a dictionary.
            protocol::hash(thread, element)?;
            let before = dict::find(thread, entries, element)?.unwrap_or(zero);
            dict::set(thread, entries, element, add(before)?)
        });
    }
    let get = protocol::get_attribute_text(thread, mapping, "get")?;
    protocol::each(thread, iterable, |element| {
        let before = protocol::call_values(thread, get, &[element, zero])?;
        protocol::set_item(thread, mapping, element, add(before)?)
    })
}
