//! Formatted strings: their fields are formatted one after another and joined.

use crate::lower::Lowering;
use crate::operand::Constant;
use crate::{BoxedNode, Node, locate};
use weft_core::types::str as text;
use weft_heap::{Frame, FrameSlot, Raised, ShapeId, Str, Thread, Value};
use weft_syntax::ast::{self, Conversion, FormattedPart, Range};

struct Formatted {
    parts: Vec<BoxedNode>,
    window: u16,
}

impl Node for Formatted {
    fn evaluate(&self, thread: &Thread, frame: Frame<'_>) -> Result<Value, Raised> {
        let window = frame.window(self.window);
        for (index, part) in self.parts.iter().enumerate() {
            window.set_argument(index as u16, part.evaluate(thread, frame)?);
        }
        Ok(text::join_parts(
            thread,
            window.arguments(self.parts.len() as u16),
        ))
    }
}

struct Field {
    value: BoxedNode,
    conversion: Conversion,
    specification: Option<BoxedNode>,
    spill: FrameSlot,
    range: Range,
}

impl Node for Field {
    fn evaluate(&self, thread: &Thread, frame: Frame<'_>) -> Result<Value, Raised> {
        let value = self.value.evaluate(thread, frame)?;
        frame.set(self.spill, value);
        let specification = match &self.specification {
            Some(specification) => Some(specification.evaluate(thread, frame)?),
            None => None,
        };
        let conversion = self.conversion;
        if specification.is_none()
            && matches!(conversion, Conversion::None | Conversion::Str)
            && thread.shape_of(value) == ShapeId::STR
        {
            return Ok(value);
        }
        frame.set_position(self.range.start);
        if conversion == Conversion::None
            && let Some(specification) = specification
                .as_ref()
                .and_then(|text| text.downcast::<Str>())
            && let Some(result) = text::format_plain(thread, value, specification)
        {
            return result.map_err(|raised| locate(thread, frame, self.range, raised));
        }
        thread
            .library(move || text::format_value(thread, value, conversion, specification))
            .map_err(|raised| locate(thread, frame, self.range, raised))
    }
}

impl Lowering<'_> {
    /// Lowers an f-string, or a format specification with fields in it.
    pub(crate) fn formatted(&mut self, parts: &[FormattedPart], range: Range) -> BoxedNode {
        if let [FormattedPart::Literal(literal)] = parts {
            let literal = self.text_constant(literal);
            return Box::new(Constant(self.keep(literal)));
        }
        let window = self.open_window(parts.len());
        let mut lowered: Vec<BoxedNode> = Vec::new();
        for part in parts {
            lowered.push(match part {
                FormattedPart::Literal(literal) => {
                    let literal = self.text_constant(literal);
                    Box::new(Constant(self.keep(literal)))
                }
                FormattedPart::SurrogateLiteral(points) => {
                    let octets = crate::constant::wtf8(points);
                    let literal = Str::from_wtf8(self.thread, ShapeId::STR, &octets).value();
                    Box::new(Constant(self.keep(literal)))
                }
                FormattedPart::Field(field) => self.field(field),
            });
        }
        self.close_window(parts.len());
        let _ = range;
        Box::new(Formatted {
            parts: lowered,
            window,
        })
    }

    fn field(&mut self, field: &ast::FormattedField) -> BoxedNode {
        let spill = self.open_slot();
        let value = self.expression(&field.expression);
        let specification = field
            .specification
            .as_ref()
            .map(|parts| self.formatted(parts, field.range));
        self.close_slots(1);
        Box::new(Field {
            value,
            conversion: field.conversion,
            specification,
            spill,
            range: field.range,
        })
    }
}
