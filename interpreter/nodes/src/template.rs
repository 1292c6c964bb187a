//! Template strings: their values are evaluated one after another, and nothing is formatted.

use crate::lower::Lowering;
use crate::operand::Constant;
use crate::{BoxedNode, Node, locate};
use weft_core::protocol;
use weft_heap::{Frame, Raised, Thread, Value};
use weft_syntax::ast::{self, Conversion, Range, TemplatePart};

struct Template {
    parts: Vec<Part>,
    /// Has a place for each part, and one for a format specification.
    window: u16,
    range: Range,
}

enum Part {
    Text(Value),
    Interpolation {
        value: BoxedNode,
        text: Value,
        conversion: Value,
        specification: BoxedNode,
    },
}

impl Node for Template {
    fn evaluate(&self, thread: &Thread, frame: Frame<'_>) -> Result<Value, Raised> {
        let window = frame.window(self.window);
        let count = self.parts.len() as u16;
        for (index, part) in self.parts.iter().enumerate() {
            let place = index as u16;
            match part {
                Part::Text(text) => window.set_argument(place, *text),
                Part::Interpolation {
                    value,
                    text,
                    conversion,
                    specification,
                } => {
                    window.set_argument(place, value.evaluate(thread, frame)?);
                    let specification = specification.evaluate(thread, frame)?;
                    window.set_argument(count, specification);
                    let value = window.argument(place).expect("evaluated before");
                    let parts = [value, *text, *conversion, specification];
                    window.set_argument(place, thread.tuple(&parts));
                }
            }
        }
        let parts = window.arguments(count);
        thread
            .library(move || {
                let globals = thread.dict().value();
                let module =
                    weft_core::import::import_name(thread, globals, "_template_strings", 0)?;
                let make = protocol::get_attribute_text(thread, module, "make_template")?;
                protocol::call_values(thread, make, parts)
            })
            .map_err(|raised| locate(thread, frame, self.range, raised))
    }
}

impl Lowering<'_> {
    /// Lowers a t-string.
    pub(crate) fn template(&mut self, parts: &[TemplatePart], range: Range) -> BoxedNode {
        let room = parts.len() + 1;
        let window = self.open_window(room);
        let mut lowered = Vec::with_capacity(parts.len());
        for part in parts {
            lowered.push(match part {
                TemplatePart::Text(text) => Part::Text(self.constant(text)),
                TemplatePart::Interpolation(part) => self.interpolation(part),
            });
        }
        self.close_window(room);
        Box::new(Template {
            parts: lowered,
            window,
            range,
        })
    }

    fn interpolation(&mut self, part: &ast::Interpolation) -> Part {
        let value = self.expression(&part.value);
        let text = self.text_constant(&part.text);
        let conversion = match part.conversion {
            Conversion::None => Value::NONE,
            Conversion::Str => self.intern("s"),
            Conversion::Repr => self.intern("r"),
            Conversion::Ascii => self.intern("a"),
        };
        let specification: BoxedNode = match &part.specification {
            Some(specification) => self.expression(specification),
            None => Box::new(Constant(self.intern(""))),
        };
        Part::Interpolation {
            value,
            text: self.keep(text),
            conversion: self.keep(conversion),
            specification,
        }
    }
}
