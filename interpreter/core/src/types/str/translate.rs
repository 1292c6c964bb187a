//! `str.translate` and `str.maketrans`.

use crate::error::{Exception, catch, reserve, type_error, value_error};
use crate::interpreter::limits::{check_if_wanted, check_item, while_going_on};
use crate::protocol;
use crate::types::str::construct::{code_points, from_octets, push_code_point};
use weft_heap::{Dict, Raised, Str, Thread, Value};

/// `text.translate(table)`.
pub fn translate(thread: &Thread, text: &Str, table: Value) -> Result<Value, Raised> {
    let octets = text.as_wtf8();
    let mut result = Vec::with_capacity(octets.len());
    // What the table has for ASCII characters, once it was asked: whole texts consist of few different ones.
    let mut known: [Option<Translation>; 128] = [const { None }; 128];
    for (place, code) in code_points(octets).enumerate() {
        if place % STEP == STEP - 1 {
            check_if_wanted(thread)?;
        }
        if let Some(Some(found)) = known.get(code as usize) {
            found.push(&mut result, code)?;
            continue;
        }
        let found = ask(thread, table, code)?;
        found.push(&mut result, code)?;
        if table.is::<Dict>()
            && let Some(place) = known.get_mut(code as usize)
        {
            *place = Some(found);
        }
    }
    Ok(from_octets(thread, &result))
}

/// As many characters are translated before it is asked whether the program has to end.
const STEP: usize = 1 << 14;

/// What becomes of a character.
enum Translation {
    Itself,
    Octets(Vec<u8>),
}

impl Translation {
    fn push(&self, result: &mut Vec<u8>, code: u32) -> Result<(), Raised> {
        match self {
            Translation::Itself => {
                push_code_point(result, code);
            }
            Translation::Octets(octets) => {
                reserve(result, octets.len())?;
                result.extend_from_slice(octets);
            }
        }
        Ok(())
    }
}

fn ask(thread: &Thread, table: Value, code: u32) -> Result<Translation, Raised> {
    let found = protocol::get_item(thread, table, Value::from_i32(code as i32));
    let Ok(found) = catch(thread, found, Exception::LookupError)? else {
        return Ok(Translation::Itself);
    };
    if found.is_none() {
        return Ok(Translation::Octets(Vec::new()));
    }
    if let Some(text) = found.downcast::<Str>() {
        return Ok(Translation::Octets(text.as_wtf8().to_vec()));
    }
    let mut octets = Vec::new();
    match found.to_int_or_bool() {
        Some(number) => match u32::try_from(number)
            .ok()
            .filter(|number| push_code_point(&mut octets, *number))
        {
            Some(_) => Ok(Translation::Octets(octets)),
            None => Err(value_error("character mapping must be in range(0x110000)")),
        },
        None => Err(type_error(
            "character mapping must return integer, None or str",
        )),
    }
}

/// `str.maketrans(x, y, z)`.
pub fn make_table(thread: &Thread, x: Value, y: Value, z: Value) -> Result<Value, Raised> {
    let table = thread.dict();
    if y == Value::ABSENT {
        let Some(source) = x.downcast::<Dict>() else {
            return Err(type_error(
                "if you give only one argument to maketrans it must be a dict",
            ));
        };
        let mut position = 0;
        while let Some((next, key, value)) = source.next(position) {
            position = next;
            check_item(thread)?;
            let key = if let Some(text) = key.downcast::<Str>() {
                let mut codes = code_points(text.as_wtf8());
                match (codes.next(), codes.next()) {
                    (Some(code), None) => Value::from_i32(code as i32),
                    _ => {
                        return Err(value_error(
                            "string keys in translatetable must be of length 1",
                        ));
                    }
                }
            } else if key.is_int() || key.is_bool() {
                key
            } else {
                return Err(type_error(
                    "keys in translate table mustbe strings or integers",
                ));
            };
            table.set_simple(thread, key, value);
        }
        return Ok(table.value());
    }
    let text = |value: &Value, number: usize| -> Result<Vec<u32>, Raised> {
        match value.downcast::<Str>() {
            Some(text) => Ok(while_going_on(code_points(text.as_wtf8())).collect()),
            None => {
                let kind = protocol::argument_name(*value);
                Err(type_error(format!(
                    "maketrans() argument {number} must be str, not {kind}"
                )))
            }
        }
    };
    // CPython converts the other arguments before it looks at the first.
    let to = text(&y, 2)?;
    let removed = if z == Value::ABSENT {
        Vec::new()
    } else {
        text(&z, 3)?
    };
    let Some(from) = x.downcast::<Str>() else {
        return Err(type_error(
            "first maketrans argument must be a string if there is a second argument",
        ));
    };
    let from: Vec<u32> = while_going_on(code_points(from.as_wtf8())).collect();
    // Each is shorter if the program has to end.
    check_item(thread)?;
    if from.len() != to.len() {
        return Err(value_error(
            "the first two maketrans arguments must have equal length",
        ));
    }
    for (from, to) in from.iter().zip(&to) {
        check_item(thread)?;
        table.set_simple(
            thread,
            Value::from_i32(*from as i32),
            Value::from_i32(*to as i32),
        );
    }
    for code in removed {
        check_item(thread)?;
        table.set_simple(thread, Value::from_i32(code as i32), Value::NONE);
    }
    Ok(table.value())
}
