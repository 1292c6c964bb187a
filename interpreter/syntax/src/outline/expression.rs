//! Expressions.

use rustpython_parser::ast as raw;

use super::step::{Outliner, Step};
use crate::ast::{Constant, Range};
use crate::convert::plain_constant;
use crate::literal::Text;
use crate::parse::{Field, Literal, Part, range, range_of};

impl Outliner<'_> {
    pub(super) fn comprehensions(&mut self, clauses: &[raw::Comprehension]) {
        for clause in clauses {
            self.expression(&clause.target);
            self.expression(&clause.iter);
            self.expressions(&clause.ifs);
            self.steps.push(Step::Number(i64::from(clause.is_async)));
            self.node("comprehension", 4, None);
        }
        self.steps.push(Step::List(clauses.len()));
    }

    pub(super) fn expression(&mut self, expression: &raw::Expr) {
        let place = range_of(expression);
        let (kind, fields) = match expression {
            raw::Expr::BoolOp(node) => {
                let operator = match node.op {
                    raw::BoolOp::And => "And",
                    raw::BoolOp::Or => "Or",
                };
                self.node(operator, 0, None);
                self.expressions(&node.values);
                ("BoolOp", 2)
            }
            raw::Expr::NamedExpr(node) => {
                self.expression(&node.target);
                self.expression(&node.value);
                ("NamedExpr", 2)
            }
            raw::Expr::BinOp(node) => {
                self.expression(&node.left);
                self.node(operator(node.op), 0, None);
                self.expression(&node.right);
                ("BinOp", 3)
            }
            raw::Expr::UnaryOp(node) => {
                let operator = match node.op {
                    raw::UnaryOp::Invert => "Invert",
                    raw::UnaryOp::Not => "Not",
                    raw::UnaryOp::UAdd => "UAdd",
                    raw::UnaryOp::USub => "USub",
                };
                self.node(operator, 0, None);
                self.expression(&node.operand);
                ("UnaryOp", 2)
            }
            raw::Expr::Lambda(node) => {
                self.arguments(&node.args);
                self.expression(&node.body);
                ("Lambda", 2)
            }
            raw::Expr::IfExp(node) => {
                self.expression(&node.test);
                self.expression(&node.body);
                self.expression(&node.orelse);
                ("IfExp", 3)
            }
            raw::Expr::Dict(node) => {
                for key in &node.keys {
                    self.optional(key.as_ref());
                }
                self.steps.push(Step::List(node.keys.len()));
                self.expressions(&node.values);
                ("Dict", 2)
            }
            raw::Expr::Set(node) => {
                self.expressions(&node.elts);
                ("Set", 1)
            }
            raw::Expr::ListComp(node) => {
                self.expression(&node.elt);
                self.comprehensions(&node.generators);
                ("ListComp", 2)
            }
            raw::Expr::SetComp(node) => {
                self.expression(&node.elt);
                self.comprehensions(&node.generators);
                ("SetComp", 2)
            }
            raw::Expr::DictComp(node) => {
                self.expression(&node.key);
                self.expression(&node.value);
                self.comprehensions(&node.generators);
                ("DictComp", 3)
            }
            raw::Expr::GeneratorExp(node) => {
                self.expression(&node.elt);
                self.comprehensions(&node.generators);
                ("GeneratorExp", 2)
            }
            raw::Expr::Await(node) => {
                self.expression(&node.value);
                ("Await", 1)
            }
            raw::Expr::Yield(node) => {
                self.optional(node.value.as_deref());
                ("Yield", 1)
            }
            raw::Expr::YieldFrom(node) => {
                self.expression(&node.value);
                ("YieldFrom", 1)
            }
            raw::Expr::Compare(node) => {
                self.expression(&node.left);
                for operator in &node.ops {
                    self.node(comparison(*operator), 0, None);
                }
                self.steps.push(Step::List(node.ops.len()));
                self.expressions(&node.comparators);
                ("Compare", 3)
            }
            raw::Expr::Call(node) => {
                self.expression(&node.func);
                match node.args.as_slice() {
                    [raw::Expr::GeneratorExp(generator)] if node.keywords.is_empty() => {
                        self.only_argument(generator);
                    }
                    arguments => self.expressions(arguments),
                }
                self.keywords(&node.keywords);
                ("Call", 3)
            }
            raw::Expr::FormattedValue(_) | raw::Expr::JoinedStr(_) => {
                unreachable!("the parser sees no f-strings")
            }
            raw::Expr::Constant(node) => return self.constant(node),
            raw::Expr::Attribute(node) => {
                self.expression(&node.value);
                self.name(&node.attr);
                self.context(node.ctx);
                ("Attribute", 3)
            }
            raw::Expr::Subscript(node) => {
                self.expression(&node.value);
                match &*node.slice {
                    // The only item of a tuple.
                    raw::Expr::Starred(_) => {
                        self.expression(&node.slice);
                        self.steps.push(Step::List(1));
                        self.context(raw::ExprContext::Load);
                        self.node("Tuple", 2, Some(range_of(&*node.slice)));
                    }
                    index => self.expression(index),
                }
                self.context(node.ctx);
                ("Subscript", 3)
            }
            raw::Expr::Starred(node) => {
                self.expression(&node.value);
                self.context(node.ctx);
                ("Starred", 2)
            }
            raw::Expr::Name(node) => {
                self.name(&node.id);
                self.context(node.ctx);
                ("Name", 2)
            }
            raw::Expr::List(node) => {
                self.expressions(&node.elts);
                self.context(node.ctx);
                ("List", 2)
            }
            raw::Expr::Tuple(node) => {
                self.expressions(&node.elts);
                self.context(node.ctx);
                ("Tuple", 2)
            }
            raw::Expr::Slice(node) => {
                self.optional(node.lower.as_deref());
                self.optional(node.upper.as_deref());
                self.optional(node.step.as_deref());
                ("Slice", 3)
            }
        };
        self.node(kind, fields, Some(place));
    }

    /// A generator expression without parentheses of its own is given those of the call.
    pub(super) fn only_argument(&mut self, generator: &raw::ExprGeneratorExp) {
        self.expression(&generator.elt);
        self.comprehensions(&generator.generators);
        let mut place = range(generator.range);
        let text = &self.source.text;
        if !is_enclosed(&text[place.start as usize..place.end as usize]) {
            let before = text[..place.start as usize].rfind('(');
            let after = text[place.end as usize..].find(')');
            if let (Some(before), Some(after)) = (before, after) {
                place = Range::new(before as u32, place.end + after as u32 + 1);
            }
        }
        self.node("GeneratorExp", 2, Some(place));
        self.steps.push(Step::List(1));
    }

    pub(super) fn constant(&mut self, node: &raw::ExprConstant) {
        let place = range(node.range);
        let is_text = node.value.is_str() || node.value.is_bytes();
        let value = match self.asides.literals.get(&place.start).filter(|_| is_text) {
            Some(Literal::Formatted(parts)) => {
                let body = self.inside_quotes(place);
                return self.joined("JoinedStr", parts, place, body);
            }
            Some(Literal::Template(parts)) => {
                let body = self.inside_quotes(place);
                return self.joined("TemplateStr", parts, place, body);
            }
            Some(Literal::Constant(constant)) => constant.clone(),
            None => plain_constant(&node.value),
        };
        self.steps.push(Step::Constant(value));
        let written = &self.source.text[place.start as usize..];
        if is_text && written.starts_with(['u', 'U']) {
            self.steps.push(Step::Constant(Constant::Str("u".into())));
        } else {
            self.absent();
        }
        self.node("Constant", 2, Some(place));
    }

    /// The range between the quotes of an f-string; of several literals, what lies between the first and the last.
    pub(super) fn inside_quotes(&self, place: Range) -> Range {
        let text = &self.source.text[place.start as usize..place.end as usize];
        let prefix = text.find(['"', '\'']).unwrap_or(0);
        let quote = &text[prefix..(prefix + 1).min(text.len())];
        let width = if text[prefix..].starts_with(&quote.repeat(3)) && text.len() >= prefix + 6 {
            3
        } else {
            1
        };
        Range::new(
            place.start + (prefix + width) as u32,
            place.end - width as u32,
        )
    }

    pub(super) fn joined(&mut self, kind: &'static str, parts: &[Part], place: Range, body: Range) {
        let mut position = body.start;
        for (index, part) in parts.iter().enumerate() {
            match part {
                Part::Text(text) => {
                    let end = match parts.get(index + 1) {
                        Some(Part::Field(field)) => field.range.start,
                        _ => body.end,
                    };
                    self.text(text, Range::new(position, end.max(position)));
                    position = end;
                }
                Part::Field(field) => {
                    self.field(field, kind == "TemplateStr");
                    position = field.range.end;
                }
            }
        }
        self.steps.push(Step::List(parts.len()));
        self.node(kind, 1, Some(place));
    }

    pub(super) fn text(&mut self, text: &Text, place: Range) {
        self.steps
            .push(Step::Constant(text.clone().into_constant()));
        self.absent();
        self.node("Constant", 2, Some(place));
    }

    pub(super) fn field(&mut self, field: &Field, is_interpolation: bool) {
        self.expression(&field.expression);
        if is_interpolation {
            let text = field.written.as_str().into();
            self.steps.push(Step::Constant(Constant::Str(text)));
        }
        let conversion = field
            .conversion
            .map_or(-1, |letter| i64::from(letter as u32));
        self.steps.push(Step::Number(conversion));
        match &field.specification {
            Some(parts) => {
                let end = field.range.end - 1;
                let written =
                    &self.source.text[range_of(&field.expression).end as usize..end as usize];
                let colon = written.find(':').unwrap_or(0) as u32;
                let start = range_of(&field.expression).end + colon;
                self.joined(
                    "JoinedStr",
                    parts,
                    Range::new(start, end),
                    Range::new(start + 1, end),
                );
            }
            None => self.absent(),
        }
        if is_interpolation {
            self.node("Interpolation", 4, Some(field.range));
        } else {
            self.node("FormattedValue", 3, Some(field.range));
        }
    }
}

/// Whether the parenthesis that a text begins with is closed at its end.
fn is_enclosed(text: &str) -> bool {
    let mut open = 0;
    for (index, byte) in text.bytes().enumerate() {
        match byte {
            b'(' => open += 1,
            b')' => open -= 1,
            _ => {}
        }
        if open == 0 {
            return index > 0 && index + 1 == text.len();
        }
    }
    false
}

/// CPython's name of a binary operator.
pub(super) fn operator(operator: raw::Operator) -> &'static str {
    match operator {
        raw::Operator::Add => "Add",
        raw::Operator::Sub => "Sub",
        raw::Operator::Mult => "Mult",
        raw::Operator::MatMult => "MatMult",
        raw::Operator::Div => "Div",
        raw::Operator::Mod => "Mod",
        raw::Operator::Pow => "Pow",
        raw::Operator::LShift => "LShift",
        raw::Operator::RShift => "RShift",
        raw::Operator::BitOr => "BitOr",
        raw::Operator::BitXor => "BitXor",
        raw::Operator::BitAnd => "BitAnd",
        raw::Operator::FloorDiv => "FloorDiv",
    }
}

fn comparison(operator: raw::CmpOp) -> &'static str {
    match operator {
        raw::CmpOp::Eq => "Eq",
        raw::CmpOp::NotEq => "NotEq",
        raw::CmpOp::Lt => "Lt",
        raw::CmpOp::LtE => "LtE",
        raw::CmpOp::Gt => "Gt",
        raw::CmpOp::GtE => "GtE",
        raw::CmpOp::Is => "Is",
        raw::CmpOp::IsNot => "IsNot",
        raw::CmpOp::In => "In",
        raw::CmpOp::NotIn => "NotIn",
    }
}
