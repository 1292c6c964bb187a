//! Template strings (PEP 750): a call of a function of the library with the parts.

use std::sync::Arc;

use super::{Converter, expression};
use crate::ast::{Call, Constant, Element, Expression, ExpressionKind, Name, Place, Range};
use crate::error::Result;
use crate::parse::{Field, Part, range_of};

/// The module that makes templates, and its function that takes the parts.
const MODULE: &str = "string.templatelib";
const FUNCTION: &str = "_from_parts";

impl<'a> Converter<'a> {
    /// `__import__(module, None, None, (function,)).function(parts)`, where a field is a tuple of what an
    /// interpolation has.
    pub(super) fn template(&mut self, raw: &'a [Part], place: Range) -> Result<ExpressionKind> {
        let text = |text: &str| expression(place, constant(text));
        let none = || expression(place, ExpressionKind::Constant(Constant::None));
        let names = ExpressionKind::Tuple(vec![Element::Single(text(FUNCTION))]);
        let builtin = Name {
            name: Arc::from("__import__"),
            place: Place::Global,
        };
        let import = self.call_of(
            expression(place, ExpressionKind::Name(builtin)),
            vec![text(MODULE), none(), none(), expression(place, names)],
        );
        let function = ExpressionKind::Attribute {
            value: Box::new(expression(place, import)),
            name: Arc::from(FUNCTION),
            name_range: place,
        };
        let mut parts = Vec::with_capacity(raw.len());
        for part in raw {
            match part {
                Part::Text(text) => {
                    let value = ExpressionKind::Constant(text.clone().into_constant());
                    parts.push(expression(place, value));
                }
                Part::Field(field) => parts.push(self.interpolation(field, place)?),
            }
        }
        Ok(self.call_of(expression(place, function), parts))
    }

    fn call_of(&self, function: Expression, arguments: Vec<Expression>) -> ExpressionKind {
        ExpressionKind::Call(Box::new(Call {
            function,
            arguments: arguments.into_iter().map(Element::Single).collect(),
            keywords: Vec::new(),
        }))
    }

    fn interpolation(&mut self, field: &'a Field, place: Range) -> Result<Expression> {
        let rest = Range::new(range_of(&field.expression).end, place.end);
        let value = self.operand(&field.expression, rest)?;
        let written = field.written.start as usize..field.written.end as usize;
        let written = constant(&self.source.text[written]);
        let conversion = match field.conversion {
            Some(letter) => constant(&letter.to_string()),
            None => ExpressionKind::Constant(Constant::None),
        };
        let mut specification = constant("");
        if let Some(parts) = &field.specification {
            specification = ExpressionKind::Formatted(self.parts(parts, field.range.end)?);
        }
        let specification = expression(field.range, specification);
        let after = Range::new(field.range.end, place.end);
        let specification = self.keep(specification, after);
        let items = [
            value,
            expression(field.range, written),
            expression(field.range, conversion),
            specification,
        ];
        let items = items.into_iter().map(Element::Single).collect();
        Ok(expression(field.range, ExpressionKind::Tuple(items)))
    }
}

fn constant(text: &str) -> ExpressionKind {
    ExpressionKind::Constant(Constant::Str(Arc::from(text)))
}
