//! Constants and temporaries.

use crate::lower::Lowering;
use crate::operand::{Constant, Local, Operand};
use crate::{BoxedNode, Node};
use dashu_int::IBig;
use weft_heap::{Frame, Raised, ShapeId, Str, Thread, Value};
use weft_syntax::ast;

impl Node for Constant {
    #[inline]
    fn evaluate(&self, _: &Thread, _: Frame<'_>) -> Result<Value, Raised> {
        Ok(self.0)
    }
}

impl Node for Local {
    #[inline]
    fn evaluate(&self, thread: &Thread, frame: Frame<'_>) -> Result<Value, Raised> {
        self.get(thread, frame)
    }
}

impl Lowering<'_> {
    /// The value of a literal, kept alive by the code.
    pub(crate) fn constant(&mut self, constant: &ast::Constant) -> Value {
        let thread = self.thread;
        let value = match constant {
            ast::Constant::None => Value::NONE,
            ast::Constant::True => Value::TRUE,
            ast::Constant::False => Value::FALSE,
            ast::Constant::Ellipsis => Value::ELLIPSIS,
            ast::Constant::Int(integer) => thread.int(*integer),
            ast::Constant::BigInt(digits) => {
                thread.big_int(IBig::from_str_radix(digits, 16).expect("hexadecimal digits"))
            }
            ast::Constant::Float(float) => thread.float(*float),
            ast::Constant::Complex(imaginary) => {
                weft_core::types::complex::new(thread, 0.0, *imaginary)
            }
            ast::Constant::Str(text) => self.text_constant(text),
            ast::Constant::SurrogateStr(points) => {
                Str::from_wtf8(thread, ShapeId::STR, &wtf8(points)).value()
            }
            ast::Constant::Bytes(octets) => thread.bytes(octets),
        };
        self.show_constant(value);
        self.keep(value)
    }

    /// A string constant; short ones that look like names are interned, as in CPython.
    pub(crate) fn text_constant(&mut self, text: &str) -> Value {
        let looks_like_name = text
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || byte == b'_');
        if looks_like_name {
            self.thread.intern(text)
        } else {
            self.thread.string(text)
        }
    }

    /// Lowers a literal.
    pub(crate) fn constant_node(&mut self, constant: &ast::Constant) -> BoxedNode {
        Box::new(Constant(self.constant(constant)))
    }
}

/// Generalised UTF-8 of code points of which some are surrogates.
pub(crate) fn wtf8(points: &[u32]) -> Vec<u8> {
    let mut octets = Vec::with_capacity(points.len() * 3);
    for point in points {
        match char::from_u32(*point) {
            Some(character) => {
                octets.extend_from_slice(character.encode_utf8(&mut [0; 4]).as_bytes())
            }
            None => octets.extend([
                0xe0 | (point >> 12) as u8,
                0x80 | (point >> 6 & 0x3f) as u8,
                0x80 | (point & 0x3f) as u8,
            ]),
        }
    }
    octets
}
