//! Pickled arrays: their items in the format of the machine that pickled them.

use super::element::Element;
use super::object::Array;
use weft_core::error::{type_error, value_error};
use weft_core::heap::{Bytes, List, Native, Raised, Thread, Value};
use weft_core::protocol;
use weft_core::types::class::{Class, is_subclass};

const LITTLE: bool = cfg!(target_endian = "little");

/// What items look like, and which octet comes first.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Machine {
    Integer {
        size: usize,
        signed: bool,
        little: bool,
    },
    Float {
        size: usize,
        little: bool,
    },
    Text {
        size: usize,
        little: bool,
    },
}

/// The formats by number: pairs of one with the least significant octet first, and one with it last.
fn machine(number: i64) -> Option<Machine> {
    let little = number % 2 == 0;
    Some(match number {
        0 | 1 => Machine::Integer {
            size: 1,
            signed: number == 1,
            little: LITTLE,
        },
        2..=13 => Machine::Integer {
            size: [2, 4, 8][(number as usize - 2) / 4],
            signed: (number - 2) % 4 >= 2,
            little,
        },
        14..=17 => Machine::Float {
            size: if number < 16 { 4 } else { 8 },
            little,
        },
        18..=21 => Machine::Text {
            size: if number < 20 { 2 } else { 4 },
            little,
        },
        _ => return None,
    })
}

fn machine_of(element: Element) -> Machine {
    let (size, little) = (element.size(), LITTLE);
    if element.is_text() {
        Machine::Text { size, little }
    } else if element.is_float() {
        Machine::Float { size, little }
    } else {
        Machine::Integer {
            size,
            signed: element.is_signed(),
            little,
        }
    }
}

/// The number of the format that an array has on this machine.
pub fn format_of(element: Element) -> i64 {
    let own = machine_of(element);
    (0..22)
        .find(|number| machine(*number) == Some(own))
        .unwrap_or(-1)
}

/// The function that pickles name: the one in the module `array`.
pub fn function(thread: &Thread) -> Result<Value, Raised> {
    let module = weft_core::import::import_module(thread, "array")?;
    protocol::get_attribute_text(thread, module, "_array_reconstructor")
}

/// An array of pickled items.
pub fn rebuild(
    thread: &Thread,
    class: Value,
    typecode: Element,
    format: i64,
    items: Value,
) -> Result<Value, Raised> {
    let base = weft_core::interpreter::Interpreter::class_of::<Array>(thread).0;
    let Some(name) = Class::of(&class).map(|class| class.name_text()) else {
        return Err(type_error(format!(
            "first argument must be a type object, not {}",
            protocol::class_name(class)
        )));
    };
    if !is_subclass(class, base) {
        return Err(type_error(format!(
            "{name} is not a subtype of array.array"
        )));
    }
    let Some(machine) = machine(format) else {
        return Err(value_error(
            "third argument must be a valid machine format code.",
        ));
    };
    let Some(bytes) = items.downcast::<Bytes>() else {
        return Err(type_error(format!(
            "fourth argument should be bytes, not {}",
            protocol::class_name(items)
        )));
    };
    let octets = bytes.as_slice();
    if machine == machine_of(typecode) {
        return filled(thread, class, typecode, octets);
    }
    let list = List::from_items(thread, &[]);
    let (size, little) = match machine {
        Machine::Integer { size, little, .. }
        | Machine::Float { size, little }
        | Machine::Text { size, little } => (size, little),
    };
    if !octets.len().is_multiple_of(size) {
        return Err(value_error("string length not a multiple of item size"));
    }
    let ordered = octets.chunks_exact(size).map(|item| {
        let mut item = item.to_vec();
        if little != LITTLE {
            item.reverse();
        }
        item
    });
    let element = match machine {
        // The type of integers is the one that has their size here.
        Machine::Integer { size, signed, .. } => super::element::CODES
            .chars()
            .filter_map(Element::of)
            .find(|element| {
                !element.is_text()
                    && !element.is_float()
                    && element.size() == size
                    && element.is_signed() == signed
            })
            .unwrap_or(typecode),
        Machine::Float { .. } | Machine::Text { .. } => typecode,
    };
    match machine {
        Machine::Integer { .. } => {
            return filled(
                thread,
                class,
                element,
                &ordered.flatten().collect::<Vec<u8>>(),
            );
        }
        Machine::Float { size, .. } => {
            let source = Element::of(if size == 4 { 'f' } else { 'd' }).unwrap_or(typecode);
            for item in ordered {
                list.push(thread, source.read(thread, &item));
            }
        }
        Machine::Text { size: 2, .. } => {
            let name = if little { "utf-16-le" } else { "utf-16-be" };
            let text = protocol::call_method(
                thread,
                items,
                thread.intern("decode"),
                &[thread.string(name)],
            )?;
            let array = Array::make(thread, class, element, Vec::new())?;
            if let Some(array) = array.downcast::<Native<Array>>() {
                array.fill(thread, text)?;
            }
            return Ok(array);
        }
        Machine::Text { .. } => {
            return filled(
                thread,
                class,
                element,
                &ordered.flatten().collect::<Vec<u8>>(),
            );
        }
    }
    let array = Array::make(thread, class, element, Vec::new())?;
    if let Some(own) = array.downcast::<Native<Array>>() {
        own.extend(thread, list.value())?;
    }
    Ok(array)
}

fn filled(thread: &Thread, class: Value, element: Element, octets: &[u8]) -> Result<Value, Raised> {
    let array = Array::make(thread, class, element, Vec::new())?;
    if let Some(own) = array.downcast::<Native<Array>>() {
        own.push_octets(thread, octets)?;
    }
    Ok(array)
}
