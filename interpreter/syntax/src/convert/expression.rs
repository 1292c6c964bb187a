//! Expressions.

use std::sync::Arc;

use rustpython_parser::ast as raw;

use super::{Converter, expression};
use crate::ast::{
    BinaryOperator, BooleanOperator, Branch, Call, ComparisonOperator, Constant, Conversion,
    DictionaryEntry, Element, Expression, ExpressionKind, FormattedField, FormattedPart,
    Interpolation, Keyword, LocalId, Range, StatementKind, SuspendKind, TemplatePart,
    UnaryOperator,
};
use crate::error::Result;
use crate::parse::{Field, Literal, Part, range, range_of};

impl<'a> Converter<'a> {
    pub(super) fn expression(&mut self, raw: &'a raw::Expr) -> Result<Expression> {
        self.enter_level();
        let converted = self.expression_at_level(raw)?;
        self.leave_level();
        Ok(converted)
    }

    fn expression_at_level(&mut self, raw: &'a raw::Expr) -> Result<Expression> {
        let place = range_of(raw);
        let kind = match raw {
            raw::Expr::BoolOp(operation) => return self.boolean(operation),
            raw::Expr::NamedExpr(named) => {
                let value = Box::new(self.expression(&named.value)?);
                let target_range = range_of(&*named.target);
                let raw::Expr::Name(name) = &*named.target else {
                    unreachable!("the scope pass lets only names be targets of `:=`");
                };
                ExpressionKind::Named {
                    target: self.name(&name.id),
                    target_range,
                    value,
                }
            }
            raw::Expr::BinOp(operation) => {
                let left = self.operand(&operation.left, range_of(&*operation.right))?;
                let right = self.expression(&operation.right)?;
                let operator = binary_operator(operation.op);
                ExpressionKind::Binary {
                    left: Box::new(left),
                    operator,
                    right: Box::new(right),
                }
            }
            raw::Expr::UnaryOp(operation) => ExpressionKind::Unary {
                operator: unary_operator(operation.op),
                operand: Box::new(self.expression(&operation.operand)?),
            },
            raw::Expr::Lambda(lambda) => self.lambda(lambda)?,
            raw::Expr::IfExp(conditional) => return self.conditional(conditional),
            raw::Expr::Dict(dictionary) => self.dictionary(dictionary)?,
            raw::Expr::Set(set) => ExpressionKind::Set(self.elements(&set.elts, place.end)?),
            raw::Expr::List(list) => ExpressionKind::List(self.elements(&list.elts, place.end)?),
            raw::Expr::Tuple(tuple) => {
                ExpressionKind::Tuple(self.elements(&tuple.elts, place.end)?)
            }
            raw::Expr::ListComp(_) | raw::Expr::SetComp(_) | raw::Expr::DictComp(_) => {
                return self.comprehension(raw);
            }
            raw::Expr::GeneratorExp(generator) => self.generator(generator)?,
            raw::Expr::Await(awaited) => {
                let value = self.expression(&awaited.value)?;
                return Ok(self.suspend(place, SuspendKind::Await, Some(value)));
            }
            raw::Expr::Yield(yielded) => {
                let value = yielded
                    .value
                    .as_ref()
                    .map(|value| self.expression(value))
                    .transpose()?;
                return Ok(self.suspend(place, SuspendKind::Yield, value));
            }
            raw::Expr::YieldFrom(yielded) => {
                let value = self.expression(&yielded.value)?;
                return Ok(self.suspend(place, SuspendKind::YieldFrom, Some(value)));
            }
            raw::Expr::Compare(comparison) => return self.comparison(comparison),
            raw::Expr::Call(call) => self.call(call)?,
            raw::Expr::Constant(constant) => self.constant(constant)?,
            raw::Expr::Attribute(attribute) => ExpressionKind::Attribute {
                value: Box::new(self.expression(&attribute.value)?),
                name: self.mangled(&attribute.attr),
                name_range: self.name_before(place.end),
            },
            raw::Expr::Subscript(subscript) => {
                let value = self.operand(&subscript.value, range_of(&*subscript.slice))?;
                let index = self.index(&subscript.slice)?;
                ExpressionKind::Subscript {
                    value: Box::new(value),
                    index: Box::new(index),
                }
            }
            raw::Expr::Name(name) => ExpressionKind::Name(self.name(&name.id)),
            raw::Expr::Slice(slice) => {
                let end = place.end;
                let mut bound =
                    |bound: &'a Option<Box<raw::Expr>>| -> Result<Option<Box<Expression>>> {
                        let Some(bound) = bound else { return Ok(None) };
                        let rest = Range::new(range_of(&**bound).end, end);
                        Ok(Some(Box::new(self.operand(bound, rest)?)))
                    };
                ExpressionKind::Slice {
                    lower: bound(&slice.lower)?,
                    upper: bound(&slice.upper)?,
                    step: bound(&slice.step)?,
                }
            }
            raw::Expr::Starred(_) | raw::Expr::FormattedValue(_) | raw::Expr::JoinedStr(_) => {
                unreachable!("the scope pass refuses stray stars, and the parser sees no f-strings")
            }
        };
        Ok(expression(place, kind))
    }

    /// What is between the brackets of a subscript.
    pub(super) fn index(&mut self, raw: &'a raw::Expr) -> Result<Expression> {
        let raw::Expr::Starred(starred) = raw else {
            return self.expression(raw);
        };
        let iterable = self.expression(&starred.value)?;
        Ok(expression(
            range_of(raw),
            ExpressionKind::Tuple(vec![Element::Unpack(iterable)]),
        ))
    }

    /// Items of a display or call, of which those before a suspension are kept.
    pub(super) fn elements(&mut self, raw: &'a [raw::Expr], end: u32) -> Result<Vec<Element>> {
        let mut elements = Vec::with_capacity(raw.len());
        for item in raw {
            let element = match item {
                raw::Expr::Starred(starred) => Element::Unpack(self.expression(&starred.value)?),
                _ => Element::Single(self.expression(item)?),
            };
            let later = self.suspends(range_of(item).end, end);
            elements.push(if later {
                self.save_element(element)
            } else {
                element
            });
        }
        Ok(elements)
    }

    fn dictionary(&mut self, raw: &'a raw::ExprDict) -> Result<ExpressionKind> {
        let end = range(raw.range).end;
        let mut entries = Vec::with_capacity(raw.values.len());
        for (key, value) in raw.keys.iter().zip(&raw.values) {
            let rest = Range::new(range_of(value).end, end);
            match key {
                Some(key) => {
                    let key = self.operand(key, Range::new(range_of(key).end, end))?;
                    let value = self.operand(value, rest)?;
                    entries.push(DictionaryEntry::Pair { key, value });
                }
                None => {
                    let mut mapping = self.expression(value)?;
                    if self.suspends(rest.start, rest.end) {
                        mapping = self.save_mapping(mapping);
                    }
                    entries.push(DictionaryEntry::Unpack(mapping));
                }
            }
        }
        Ok(ExpressionKind::Dictionary(entries))
    }

    fn call(&mut self, raw: &'a raw::ExprCall) -> Result<ExpressionKind> {
        let whole = range(raw.range);
        let function = self.operand(&raw.func, Range::new(range_of(&*raw.func).end, whole.end))?;
        let (arguments, keywords) = self.arguments(&raw.args, &raw.keywords, whole)?;
        Ok(ExpressionKind::Call(Box::new(Call {
            function,
            arguments,
            keywords,
        })))
    }

    /// Positional arguments are evaluated first, wherever they stand.
    pub(super) fn arguments(
        &mut self,
        positional: &'a [raw::Expr],
        named: &'a [raw::Keyword],
        whole: Range,
    ) -> Result<(Vec<Element>, Vec<Keyword>)> {
        if !self.suspends(whole.start, whole.end) {
            let arguments = self.elements(positional, whole.end)?;
            let keywords = named
                .iter()
                .map(|keyword| self.keyword(keyword))
                .collect::<Result<_>>()?;
            return Ok((arguments, keywords));
        }
        let in_keywords = named.iter().any(|keyword| {
            let place = range_of(&keyword.value);
            self.suspends(place.start, place.end)
        });
        let mut arguments = Vec::with_capacity(positional.len());
        for (index, item) in positional.iter().enumerate() {
            let element = match item {
                raw::Expr::Starred(starred) => Element::Unpack(self.expression(&starred.value)?),
                _ => Element::Single(self.expression(item)?),
            };
            let in_rest = positional[index + 1..].iter().any(|later| {
                let place = range_of(later);
                self.suspends(place.start, place.end)
            });
            arguments.push(if in_rest || in_keywords {
                self.save_element(element)
            } else {
                element
            });
        }
        let mut keywords = Vec::with_capacity(named.len());
        for (index, item) in named.iter().enumerate() {
            let keyword = self.keyword(item)?;
            let in_rest = named[index + 1..].iter().any(|later| {
                let place = range_of(&later.value);
                self.suspends(place.start, place.end)
            });
            keywords.push(match keyword {
                Keyword::Named { name, range, value } if in_rest => Keyword::Named {
                    name,
                    range,
                    value: self.save(value),
                },
                Keyword::Unpack(mapping) if in_rest => Keyword::Unpack(self.save_mapping(mapping)),
                keyword => keyword,
            });
        }
        Ok((arguments, keywords))
    }

    fn keyword(&mut self, raw: &'a raw::Keyword) -> Result<Keyword> {
        let value = self.expression(&raw.value)?;
        Ok(match &raw.arg {
            // Names of keyword arguments are not mangled.
            Some(name) => Keyword::Named {
                name: self.intern(name.as_str().into()),
                range: range(raw.range),
                value,
            },
            None => Keyword::Unpack(value),
        })
    }

    fn boolean(&mut self, raw: &'a raw::ExprBoolOp) -> Result<Expression> {
        let place = range(raw.range);
        let operator = match raw.op {
            raw::BoolOp::And => BooleanOperator::And,
            raw::BoolOp::Or => BooleanOperator::Or,
        };
        let first = range_of(&raw.values[0]);
        if !self.suspends(first.end, place.end) {
            let operands = raw
                .values
                .iter()
                .map(|value| self.expression(value))
                .collect::<Result<_>>()?;
            return Ok(expression(
                place,
                ExpressionKind::Boolean { operator, operands },
            ));
        }
        let result = self.temporary();
        self.boolean_chain(&raw.values, operator, result)?;
        Ok(expression(place, ExpressionKind::Temporary(result)))
    }

    /// Evaluates operands into a temporary as long as the operator asks for it.
    fn boolean_chain(
        &mut self,
        values: &'a [raw::Expr],
        operator: BooleanOperator,
        result: LocalId,
    ) -> Result<()> {
        let (first, rest) = values.split_first().expect("a chain has an operand");
        let value = self.expression(first)?;
        let place = value.range;
        self.set_temporary(result, value);
        if rest.is_empty() {
            return Ok(());
        }
        let body = self.nested(|converter| converter.boolean_chain(rest, operator, result))?;
        let so_far = expression(place, ExpressionKind::Temporary(result));
        let condition = match operator {
            BooleanOperator::And => so_far,
            BooleanOperator::Or => negated(so_far),
        };
        self.emit(
            place,
            StatementKind::If {
                branches: vec![Branch { condition, body }],
                otherwise: Vec::new(),
            },
        );
        Ok(())
    }

    fn conditional(&mut self, raw: &'a raw::ExprIfExp) -> Result<Expression> {
        let place = range(raw.range);
        let (value_range, otherwise_range) = (range_of(&*raw.body), range_of(&*raw.orelse));
        let condition = self.expression(&raw.test)?;
        let splits = self.suspends(value_range.start, value_range.end)
            || self.suspends(otherwise_range.start, otherwise_range.end);
        if !splits {
            let value = Box::new(self.expression(&raw.body)?);
            let otherwise = Box::new(self.expression(&raw.orelse)?);
            let kind = ExpressionKind::Conditional {
                condition: Box::new(condition),
                value,
                otherwise,
            };
            return Ok(expression(place, kind));
        }
        let result = self.temporary();
        let branch = |converter: &mut Self, value: &'a raw::Expr| {
            converter.nested(|converter| {
                let value = converter.expression(value)?;
                converter.set_temporary(result, value);
                Ok(())
            })
        };
        let body = branch(self, &raw.body)?;
        let otherwise = branch(self, &raw.orelse)?;
        self.emit(
            place,
            StatementKind::If {
                branches: vec![Branch { condition, body }],
                otherwise,
            },
        );
        Ok(expression(place, ExpressionKind::Temporary(result)))
    }

    fn comparison(&mut self, raw: &'a raw::ExprCompare) -> Result<Expression> {
        let place = range(raw.range);
        let operators: Vec<ComparisonOperator> = raw
            .ops
            .iter()
            .map(|&operator| comparison_operator(operator))
            .collect();
        let second = range_of(&raw.comparators[0]);
        if !self.suspends(second.end, place.end) {
            let first = self.operand(&raw.left, second)?;
            let mut rest = Vec::with_capacity(operators.len());
            for (operator, operand) in operators.into_iter().zip(&raw.comparators) {
                rest.push((operator, self.expression(operand)?));
            }
            return Ok(expression(
                place,
                ExpressionKind::Comparison {
                    first: Box::new(first),
                    rest,
                },
            ));
        }
        let result = self.temporary();
        let left = self.operand(&raw.left, second)?;
        self.comparison_chain(place, left, &operators, &raw.comparators, result)?;
        Ok(expression(place, ExpressionKind::Temporary(result)))
    }

    fn comparison_chain(
        &mut self,
        place: Range,
        left: Expression,
        operators: &[ComparisonOperator],
        operands: &'a [raw::Expr],
        result: LocalId,
    ) -> Result<()> {
        let (operand, operands) = operands
            .split_first()
            .expect("a comparison has a right operand");
        let (&operator, operators) = operators
            .split_first()
            .expect("each operand has an operator before it");
        // The right operand is kept for the next comparison, so the left one must not wait behind it.
        let left = if operands.is_empty() {
            left
        } else {
            self.save(left)
        };
        let mut right = self.expression(operand)?;
        let right_range = right.range;
        if !operands.is_empty() {
            right = self.save(right);
        }
        let again = copy_of_kept(&right);
        let kind = ExpressionKind::Comparison {
            first: Box::new(left),
            rest: vec![(operator, right)],
        };
        self.emit(
            place,
            StatementKind::SetTemporary {
                local: result,
                value: expression(place, kind),
            },
        );
        if let Some(left) = again.filter(|_| !operands.is_empty()) {
            let body = self.nested(|converter| {
                converter.comparison_chain(place, left, operators, operands, result)
            })?;
            let condition = expression(right_range, ExpressionKind::Temporary(result));
            self.emit(
                place,
                StatementKind::If {
                    branches: vec![Branch { condition, body }],
                    otherwise: Vec::new(),
                },
            );
        }
        Ok(())
    }

    fn constant(&mut self, raw: &'a raw::ExprConstant) -> Result<ExpressionKind> {
        let place = range(raw.range);
        if raw.value.is_str() || raw.value.is_bytes() {
            return match self.asides.literals.get(&place.start) {
                Some(Literal::Constant(constant)) => Ok(ExpressionKind::Constant(constant.clone())),
                Some(Literal::Formatted(parts)) => {
                    Ok(ExpressionKind::Formatted(self.parts(parts, place.end)?))
                }
                Some(Literal::Template(parts)) => self.template(parts, place.end),
                None => Ok(ExpressionKind::Constant(Constant::Str(Arc::from("")))),
            };
        }
        Ok(ExpressionKind::Constant(plain_constant(&raw.value)))
    }

    fn template(&mut self, raw: &'a [Part], end: u32) -> Result<ExpressionKind> {
        let mut parts = Vec::with_capacity(raw.len());
        for part in raw {
            let field = match part {
                Part::Text(text) => {
                    parts.push(TemplatePart::Text(text.clone().into_constant()));
                    continue;
                }
                Part::Field(field) => field,
            };
            let rest = Range::new(range_of(&field.expression).end, end);
            let value = self.operand(&field.expression, rest)?;
            let specification = match &field.specification {
                Some(parts) => {
                    let parts = self.parts(parts, field.range.end)?;
                    let whole = expression(field.range, ExpressionKind::Formatted(parts));
                    Some(self.keep(whole, Range::new(field.range.end, end)))
                }
                None => None,
            };
            parts.push(TemplatePart::Interpolation(Box::new(Interpolation {
                value,
                text: field.written.as_str().into(),
                conversion: conversion_of(field),
                specification,
            })));
        }
        Ok(ExpressionKind::Template(parts))
    }

    fn parts(&mut self, raw: &'a [Part], end: u32) -> Result<Vec<FormattedPart>> {
        let mut parts = Vec::with_capacity(raw.len());
        for part in raw {
            match part {
                Part::Text(text) => parts.push(text.to_part()),
                Part::Field(field) => parts.push(self.field(field, end)?),
            }
        }
        Ok(parts)
    }

    fn field(&mut self, raw: &'a Field, end: u32) -> Result<FormattedPart> {
        let rest = Range::new(range_of(&raw.expression).end, raw.range.end);
        let value = self.operand(&raw.expression, rest)?;
        let specification = match &raw.specification {
            Some(parts) => Some(self.parts(parts, raw.range.end)?),
            None => None,
        };
        let conversion = conversion_of(raw);
        let field = FormattedField {
            range: raw.range,
            expression: value,
            conversion,
            specification,
        };
        let part = FormattedPart::Field(Box::new(field));
        if !self.suspends(raw.range.end, end) {
            return Ok(part);
        }
        // The field is formatted before what follows is evaluated.
        let formatted = expression(raw.range, ExpressionKind::Formatted(vec![part]));
        let kept = self.save(formatted);
        let field = FormattedField {
            range: raw.range,
            expression: kept,
            conversion: Conversion::None,
            specification: None,
        };
        Ok(FormattedPart::Field(Box::new(field)))
    }

    /// The identifier that ends at an offset.
    pub(super) fn name_before(&self, end: u32) -> Range {
        let text = &self.source.text[..end as usize];
        let start = text
            .char_indices()
            .rev()
            .take_while(|(_, character)| {
                character.is_alphanumeric() || *character == '_' || !character.is_ascii()
            })
            .last()
            .map_or(text.len(), |(index, _)| index);
        Range::new(start as u32, end)
    }
}

fn conversion_of(field: &Field) -> Conversion {
    match field.conversion {
        Some('s') => Conversion::Str,
        Some('r') => Conversion::Repr,
        Some('a') => Conversion::Ascii,
        _ => Conversion::None,
    }
}

pub(super) fn negated(operand: Expression) -> Expression {
    let range = operand.range;
    expression(
        range,
        ExpressionKind::Unary {
            operator: UnaryOperator::Not,
            operand: Box::new(operand),
        },
    )
}

/// Another reading of a value that needs no evaluation.
pub(super) fn copy_of_kept(value: &Expression) -> Option<Expression> {
    let kind = match &value.kind {
        ExpressionKind::Temporary(local) => ExpressionKind::Temporary(*local),
        ExpressionKind::Constant(constant) => ExpressionKind::Constant(constant.clone()),
        _ => return None,
    };
    Some(expression(value.range, kind))
}

/// The value of a literal that is no string.
pub(crate) fn plain_constant(value: &raw::Constant) -> Constant {
    match value {
        raw::Constant::None => Constant::None,
        raw::Constant::Bool(true) => Constant::True,
        raw::Constant::Bool(false) => Constant::False,
        raw::Constant::Str(text) => Constant::Str(Arc::from(text.as_str())),
        raw::Constant::Bytes(bytes) => Constant::Bytes(bytes.as_slice().into()),
        raw::Constant::Int(value) => match i64::try_from(value) {
            Ok(small) => Constant::Int(small),
            Err(_) => Constant::BigInt(value.to_str_radix(16).into()),
        },
        raw::Constant::Float(value) => Constant::Float(*value),
        raw::Constant::Complex { imag, .. } => Constant::Complex(*imag),
        raw::Constant::Ellipsis => Constant::Ellipsis,
        raw::Constant::Tuple(_) => unreachable!("the parser gives no constant tuples"),
    }
}

pub(super) fn binary_operator(operator: raw::Operator) -> BinaryOperator {
    match operator {
        raw::Operator::Add => BinaryOperator::Add,
        raw::Operator::Sub => BinaryOperator::Subtract,
        raw::Operator::Mult => BinaryOperator::Multiply,
        raw::Operator::MatMult => BinaryOperator::MatrixMultiply,
        raw::Operator::Div => BinaryOperator::Divide,
        raw::Operator::Mod => BinaryOperator::Modulo,
        raw::Operator::Pow => BinaryOperator::Power,
        raw::Operator::LShift => BinaryOperator::LeftShift,
        raw::Operator::RShift => BinaryOperator::RightShift,
        raw::Operator::BitOr => BinaryOperator::BitOr,
        raw::Operator::BitXor => BinaryOperator::BitXor,
        raw::Operator::BitAnd => BinaryOperator::BitAnd,
        raw::Operator::FloorDiv => BinaryOperator::FloorDivide,
    }
}

fn unary_operator(operator: raw::UnaryOp) -> UnaryOperator {
    match operator {
        raw::UnaryOp::Invert => UnaryOperator::Invert,
        raw::UnaryOp::Not => UnaryOperator::Not,
        raw::UnaryOp::UAdd => UnaryOperator::Plus,
        raw::UnaryOp::USub => UnaryOperator::Minus,
    }
}

fn comparison_operator(operator: raw::CmpOp) -> ComparisonOperator {
    match operator {
        raw::CmpOp::Eq => ComparisonOperator::Equal,
        raw::CmpOp::NotEq => ComparisonOperator::NotEqual,
        raw::CmpOp::Lt => ComparisonOperator::Less,
        raw::CmpOp::LtE => ComparisonOperator::LessEqual,
        raw::CmpOp::Gt => ComparisonOperator::Greater,
        raw::CmpOp::GtE => ComparisonOperator::GreaterEqual,
        raw::CmpOp::Is => ComparisonOperator::Is,
        raw::CmpOp::IsNot => ComparisonOperator::IsNot,
        raw::CmpOp::In => ComparisonOperator::In,
        raw::CmpOp::NotIn => ComparisonOperator::NotIn,
    }
}
