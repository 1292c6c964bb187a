//! The functions of `_multibyte`, which end where an encoding ends: what is done about errors is Python's.

/// Encodings of East Asian text.
#[weft_macros::module(name = "_multibyte")]
pub mod module {
    use crate::multibyte::tables::{Found, Table, table};
    use weft_core::error::value_error;
    use weft_core::heap::{Raised, Str, Thread, Value};
    use weft_core::interpreter::limits;
    use weft_core::types::bytes::required_octets;
    use weft_core::types::str::code_points;

    #[rust]
    fn known(name: &str) -> Result<&'static Table, Raised> {
        table(name).ok_or_else(|| value_error(format!("unknown encoding: {name}")))
    }

    /// Decode octets from a place on; return the text, where it ended, and whether more octets could go on there.
    #[positional_only]
    fn decode(thread: &Thread, name: &str, data: Value, start: usize) -> Result<Value, Raised> {
        let table = known(name)?;
        let octets = required_octets(thread, &data)?;
        let mut text = String::new();
        let mut place = start.min(octets.len());
        let mut can_go_on = false;
        while place < octets.len() {
            limits::check_item(thread)?;
            match table.decode(&octets[place..]) {
                Found::Character(character, length) => {
                    text.push(character);
                    place += length;
                }
                Found::Incomplete => {
                    can_go_on = true;
                    break;
                }
                Found::Wrong => break,
            }
        }
        let end = Value::from_bool(can_go_on);
        Ok(thread.tuple(&[thread.string(&text), thread.int(place as i64), end]))
    }

    /// Encode a text from a place on; return the octets, and where there is a character that the encoding lacks.
    #[positional_only]
    fn encode(thread: &Thread, name: &str, text: Value, start: usize) -> Result<Value, Raised> {
        let table = known(name)?;
        let Some(text) = text.downcast::<Str>() else {
            return Err(weft_core::error::type_error("a text is encoded"));
        };
        let mut octets = Vec::new();
        let mut place = 0;
        for point in code_points(text.as_wtf8()) {
            limits::check_item(thread)?;
            if place >= start && !table.encode(point, &mut octets) {
                break;
            }
            place += 1;
        }
        let place = thread.int(place.max(start) as i64);
        Ok(thread.tuple(&[thread.bytes(&octets), place]))
    }
}
