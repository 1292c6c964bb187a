//! `_functools`: partial calls, reduction, comparison functions as keys, and the cache behind `lru_cache`.

mod cache;
mod key;
mod partial;

/// Tools that operate on functions.
#[weft_core::module(name = "_functools", classes = [
    partial::partial, partial::placeholder, cache::_lru_cache_wrapper, key::key_object
])]
pub mod module {
    use super::{key, partial};
    use weft_core::error::{Exception, is_raised, type_error};
    use weft_core::heap::{Dict, Raised, Thread, Value};
    use weft_core::interpreter::new_native;
    use weft_core::protocol;

    /// Combine the items of an iterable into one value, from left to right.
    ///
    /// Each step calls function with the value so far and the next item. The first value is initial, or without it the
    /// first item. With add, the items 1, 2, 3 and 4 give ((1 + 2) + 3) + 4. Without items the result is initial, or
    /// TypeError.
    fn reduce(
        thread: &Thread,
        #[positional_only] function: Value,
        #[positional_only] iterable: Value,
        #[default(Value::ABSENT)] initial: Value,
    ) -> Result<Value, Raised> {
        let iterator = match protocol::iterate(thread, iterable) {
            Ok(iterator) => iterator,
            Err(raised) if is_raised(thread, Exception::TypeError) => {
                thread.take_raised(raised);
                return Err(type_error("reduce() arg 2 must support iteration"));
            }
            Err(raised) => return Err(raised),
        };
        let mut result = initial;
        if result == Value::ABSENT {
            result = match protocol::next(thread, iterator)? {
                Some(first) => first,
                None => {
                    return Err(type_error(
                        "reduce() of empty iterable with no initial value",
                    ));
                }
            };
        }
        while let Some(item) = protocol::next(thread, iterator)? {
            result = protocol::call_values(thread, function, &[result, item])?;
        }
        Ok(result)
    }

    /// Make a key for sorting of a function that compares two values by a negative, zero or positive result.
    fn cmp_to_key(thread: &Thread, mycmp: Value) -> Value {
        new_native(
            thread,
            key::KeyObject {
                compare: mycmp,
                object: Value::ABSENT,
            },
        )
        .value()
    }

    #[attributes]
    fn attributes(thread: &Thread, dictionary: &Dict) -> Result<(), Raised> {
        let placeholder = new_native(thread, partial::Placeholder).value();
        dictionary.set_simple(thread, thread.intern("Placeholder"), placeholder);
        Ok(())
    }
}
