//! `_string`: what `string.Formatter` takes templates apart with.

/// string helper module
#[weft_macros::module(name = "_string")]
pub mod module {
    use weft_core::error::type_error;
    use weft_core::heap::{List, Raised, Str, Thread, Value};
    use weft_core::protocol;
    use weft_core::types::str::{Step, field_index, parse_template, split_name};

    #[rust]
    fn text(value: &Value) -> Result<&str, Raised> {
        match value.downcast::<Str>() {
            Some(text) => Ok(text.as_str()),
            None => Err(type_error(format!(
                "expected str, got {}",
                protocol::class_name(*value)
            ))),
        }
    }

    /// Split a template: literal text, name of a field, specification and conversion.
    #[positional_only]
    fn formatter_parser(thread: &Thread, format_string: Value) -> Result<Value, Raised> {
        let list = List::from_items(thread, &[]);
        for piece in parse_template(text(&format_string)?) {
            let piece = piece?;
            let literal = thread.string(piece.literal);
            let parts = match piece.field {
                None => [literal, Value::NONE, Value::NONE, Value::NONE],
                Some(field) => {
                    let conversion = field
                        .conversion
                        .map(|conversion| thread.string(&conversion.to_string()));
                    [
                        literal,
                        thread.string(field.name),
                        thread.string(field.specification),
                        conversion.unwrap_or(Value::NONE),
                    ]
                }
            };
            list.push(thread, thread.tuple(&parts));
        }
        protocol::iterate(thread, list.value())
    }

    /// Split the name of a field: the first part, and an iterator over (whether it is an attribute, which).
    #[positional_only]
    fn formatter_field_name_split(thread: &Thread, field_name: Value) -> Result<Value, Raised> {
        let (first, steps) = split_name(text(&field_name)?);
        let list = List::from_items(thread, &[]);
        for step in steps {
            let (is_attribute, which) = match step? {
                Step::Attribute(name) => (true, thread.string(name)),
                Step::Index(number) => (false, thread.int(number)),
                Step::Key(key) => (false, thread.string(key)),
            };
            list.push(
                thread,
                thread.tuple(&[Value::from_bool(is_attribute), which]),
            );
        }
        let first = match field_index(first)? {
            Some(number) => thread.int(number),
            None => thread.string(first),
        };
        Ok(thread.tuple(&[first, protocol::iterate(thread, list.value())?]))
    }
}
