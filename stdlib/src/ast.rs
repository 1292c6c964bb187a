//! `_ast`: the tree of a text, for the module `ast`.

use std::sync::Arc;

use dashu_int::IBig;
use weft_core::heap::{ShapeId, Str, Thread, Value};
use weft_syntax::ast::Constant;
use weft_syntax::{Source, Step};

/// The octets of a text that may have lone surrogates.
pub fn generalised_utf8(points: &[u32]) -> Vec<u8> {
    let mut octets = Vec::with_capacity(points.len());
    for &point in points {
        match char::from_u32(point) {
            Some(character) => {
                octets.extend_from_slice(character.encode_utf8(&mut [0; 4]).as_bytes());
            }
            // A surrogate takes three octets, like its neighbours.
            None => octets.extend_from_slice(&[
                0xe0 | (point >> 12) as u8,
                0x80 | (point >> 6 & 0x3f) as u8,
                0x80 | (point & 0x3f) as u8,
            ]),
        }
    }
    octets
}

fn constant(thread: &Thread, constant: &Constant) -> Value {
    match constant {
        Constant::None => Value::NONE,
        Constant::True => Value::TRUE,
        Constant::False => Value::FALSE,
        Constant::Ellipsis => Value::ELLIPSIS,
        Constant::Int(integer) => thread.int(*integer),
        Constant::BigInt(digits) => {
            thread.big_int(IBig::from_str_radix(digits, 16).expect("hexadecimal digits"))
        }
        Constant::Float(float) => thread.float(*float),
        Constant::Complex(imaginary) => weft_core::types::complex::new(thread, 0.0, *imaginary),
        Constant::Str(text) => thread.string(text),
        Constant::SurrogateStr(points) => {
            Str::from_wtf8(thread, ShapeId::STR, &generalised_utf8(points)).value()
        }
        Constant::Bytes(octets) => thread.bytes(octets),
    }
}

/// A step as a Python value: a constant is in a tuple of its own, a list is its length, a node is a longer tuple.
fn step(thread: &Thread, source: &Arc<Source>, step: &Step) -> Value {
    match step {
        Step::Constant(value) => thread.tuple(&[constant(thread, value)]),
        Step::Name(name) => thread.tuple(&[thread.intern(name)]),
        Step::Number(number) => thread.tuple(&[thread.int(*number)]),
        Step::Absent => Value::NONE,
        Step::List(length) => thread.int(*length as i64),
        Step::Node {
            kind,
            fields,
            range,
        } => {
            let kind = thread.intern(kind);
            let fields = thread.int(*fields as i64);
            let Some(range) = range else {
                return thread.tuple(&[kind, fields]);
            };
            // Columns count octets.
            let (line, end_line) = (source.line(range.start), source.line(range.end));
            let column = range.start - source.line_start(line);
            let end_column = range.end - source.line_start(end_line);
            let number = |value: u32| thread.int(i64::from(value));
            thread.tuple(&[
                kind,
                fields,
                number(line),
                number(column),
                number(end_line),
                number(end_column),
            ])
        }
    }
}

/// Abstract syntax trees.
#[weft_macros::module(name = "_ast")]
pub mod module {
    use weft_core::error::value_error;
    use weft_core::heap::{Bytes, List, Raised, Str, Thread, Value};
    use weft_core::import::decode_source;
    use weft_core::protocol;
    use weft_core::run::raise_syntax_error;
    use weft_syntax::{OutlineKind, Source, outline};

    /// Return the steps that build the tree of a text, as a list.
    #[positional_only]
    fn steps(thread: &Thread, source: Value, filename: &str, mode: &str) -> Result<Value, Raised> {
        let kind = match mode {
            "exec" => OutlineKind::Module,
            "eval" => OutlineKind::Expression,
            "single" => OutlineKind::Interactive,
            _ => return Err(value_error("unknown mode")),
        };
        let source = if let Some(text) = source.downcast::<Str>() {
            if text.has_surrogates() {
                // Encoding it says what is wrong with it.
                protocol::call_method(thread, source, thread.intern("encode"), &[])?;
            }
            Source::shared(filename, text.as_str())
        } else if let Some(octets) = source.downcast::<Bytes>() {
            decode_source(thread, filename, octets.as_slice())?
        } else {
            return Err(value_error("expected a text"));
        };
        let steps = match outline(&source, kind) {
            Ok(steps) => steps,
            Err(error) => return Err(raise_syntax_error(thread, &source.name, &error)),
        };
        let list = List::from_items(thread, &[]);
        for (number, step) in steps.iter().enumerate() {
            if !thread.goes_on_after(number) {
                break;
            }
            list.push(thread, super::step(thread, &source, step));
        }
        Ok(list.value())
    }
}
