//! Formatted strings: their fields are formatted one after another, into one text.

use crate::lower::Lowering;
use crate::operand::Constant;
use crate::{BoxedNode, Node, locate};
use weft_core::format::Prepared;
use weft_core::types::str::{self as text, TextBuffer};
use weft_heap::{Frame, FrameSlot, Raised, ShapeId, Str, Thread, Value};
use weft_syntax::ast::{self, Conversion, FormattedPart, Range};

struct Formatted {
    parts: Vec<Part>,
}

enum Part {
    /// A string, which the code keeps alive.
    Literal(Value),
    Field(Box<Field>),
}

impl Node for Formatted {
    fn evaluate(&self, thread: &Thread, frame: Frame<'_>) -> Result<Value, Raised> {
        let mut result = TextBuffer::default();
        for part in &self.parts {
            match part {
                Part::Literal(literal) => push_string(*literal, &mut result),
                Part::Field(field) => field.push(thread, frame, &mut result)?,
            }
        }
        Ok(result.finish(thread))
    }
}

#[inline]
fn push_string(value: Value, result: &mut TextBuffer) {
    if let Some(text) = value.downcast::<Str>() {
        result.push(text);
    }
}

struct Field {
    value: BoxedNode,
    conversion: Conversion,
    specification: Specification,
    spill: FrameSlot,
    range: Range,
}

enum Specification {
    Absent,
    /// One without fields: its text, and what is known of it.
    Constant(Value, Prepared),
    Computed(BoxedNode),
}

impl Node for Field {
    fn evaluate(&self, thread: &Thread, frame: Frame<'_>) -> Result<Value, Raised> {
        let value = self.value.evaluate(thread, frame)?;
        if self.shows_string() && thread.shape_of(value) == ShapeId::STR {
            return Ok(value);
        }
        let mut result = TextBuffer::default();
        self.push_value(thread, frame, value, &mut result)?;
        Ok(result.finish(thread))
    }
}

impl Field {
    /// Whether a string stands for itself.
    #[inline]
    fn shows_string(&self) -> bool {
        matches!(self.specification, Specification::Absent)
            && matches!(self.conversion, Conversion::None | Conversion::Str)
    }

    #[inline]
    fn push(
        &self,
        thread: &Thread,
        frame: Frame<'_>,
        result: &mut TextBuffer,
    ) -> Result<(), Raised> {
        let value = self.value.evaluate(thread, frame)?;
        self.push_value(thread, frame, value, result)
    }

    #[inline]
    fn push_value(
        &self,
        thread: &Thread,
        frame: Frame<'_>,
        value: Value,
        result: &mut TextBuffer,
    ) -> Result<(), Raised> {
        match &self.specification {
            Specification::Absent => {
                if let Some(integer) = value.to_int() {
                    result.push_str(text::digits(integer, &mut [0; 20]));
                    return Ok(());
                }
                if self.shows_string()
                    && let Some(text) = value.plain_str()
                {
                    result.push(text);
                    return Ok(());
                }
                self.push_slowly(thread, frame, value, None, result)
            }
            Specification::Constant(specification, prepared) => {
                if self.conversion == Conversion::None
                    && let Some(specification) = specification.downcast::<Str>()
                    && let Some(done) = prepared.push(thread, value, specification, result)
                {
                    return done.map_err(|raised| self.failed(thread, frame, raised));
                }
                self.push_slowly(thread, frame, value, Some(*specification), result)
            }
            Specification::Computed(specification) => {
                frame.set(self.spill, value);
                let specification = specification.evaluate(thread, frame)?;
                self.push_slowly(thread, frame, value, Some(specification), result)
            }
        }
    }

    #[cold]
    fn failed(&self, thread: &Thread, frame: Frame<'_>, raised: Raised) -> Raised {
        frame.set_position(self.range.start);
        locate(thread, frame, self.range, raised)
    }

    #[inline(never)]
    fn push_slowly(
        &self,
        thread: &Thread,
        frame: Frame<'_>,
        value: Value,
        specification: Option<Value>,
        result: &mut TextBuffer,
    ) -> Result<(), Raised> {
        let conversion = self.conversion;
        frame.set_position(self.range.start);
        let text = thread
            .library(move || text::format_value(thread, value, conversion, specification))
            .map_err(|raised| locate(thread, frame, self.range, raised))?;
        push_string(text, result);
        Ok(())
    }
}

impl Lowering<'_> {
    /// Lowers an f-string, or a format specification with fields in it.
    pub(crate) fn formatted(&mut self, parts: &[FormattedPart]) -> BoxedNode {
        if let [FormattedPart::Literal(literal)] = parts {
            let literal = self.text_constant(literal);
            return Box::new(Constant(self.keep(literal)));
        }
        if let [FormattedPart::Field(field)] = parts {
            return Box::new(self.field(field));
        }
        let parts = parts.iter().map(|part| match part {
            FormattedPart::Literal(literal) => {
                let literal = self.text_constant(literal);
                Part::Literal(self.keep(literal))
            }
            FormattedPart::SurrogateLiteral(points) => {
                let octets = crate::constant::wtf8(points);
                let literal = Str::from_wtf8(self.thread, ShapeId::STR, &octets).value();
                Part::Literal(self.keep(literal))
            }
            FormattedPart::Field(field) => Part::Field(Box::new(self.field(field))),
        });
        Box::new(Formatted {
            parts: parts.collect(),
        })
    }

    fn field(&mut self, field: &ast::FormattedField) -> Field {
        let spill = self.open_slot();
        let value = self.expression(&field.expression);
        let specification = match field.specification.as_deref() {
            None => Specification::Absent,
            Some([FormattedPart::Literal(literal)]) => {
                let literal = self.text_constant(literal);
                Specification::Constant(self.keep(literal), Prepared::default())
            }
            Some(parts) => Specification::Computed(self.formatted(parts)),
        };
        self.close_slots(1);
        Field {
            value,
            conversion: field.conversion,
            specification,
            spill,
            range: field.range,
        }
    }
}
