//! The texts of annotations under `from __future__ import annotations`: the expression as CPython writes it out again.

use rustpython_parser::ast as raw;

use crate::ast::Constant;
use crate::parse::{Asides, Literal, range_of};

/// How tightly an expression binds, from the loosest to the tightest.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Level {
    Tuple,
    Test,
    Or,
    And,
    Not,
    Comparison,
    BitOr,
    BitXor,
    BitAnd,
    Shift,
    Arithmetic,
    Term,
    Factor,
    Power,
    Await,
    Atom,
}

impl Level {
    /// The level above, which the operand on the other side of an operator needs.
    fn next(self) -> Level {
        match self {
            Level::Tuple => Level::Test,
            Level::Test => Level::Or,
            Level::Or => Level::And,
            Level::And => Level::Not,
            Level::Not => Level::Comparison,
            Level::Comparison => Level::BitOr,
            Level::BitOr => Level::BitXor,
            Level::BitXor => Level::BitAnd,
            Level::BitAnd => Level::Shift,
            Level::Shift => Level::Arithmetic,
            Level::Arithmetic => Level::Term,
            Level::Term => Level::Factor,
            Level::Factor => Level::Power,
            Level::Power => Level::Await,
            Level::Await | Level::Atom => Level::Atom,
        }
    }
}

/// The text of an annotation.
pub(super) fn text_of(source: &str, asides: &Asides, annotation: &raw::Expr) -> String {
    let mut writer = Writer {
        source,
        asides,
        output: String::new(),
    };
    writer.expression(annotation, Level::Test);
    writer.output
}

struct Writer<'w> {
    source: &'w str,
    asides: &'w Asides,
    output: String,
}

impl Writer<'_> {
    fn put(&mut self, text: &str) {
        self.output.push_str(text);
    }

    /// The expression as it stands in the source, with blanks made one. Kinds that annotations hardly have.
    fn as_written(&mut self, expression: &raw::Expr) {
        let place = range_of(expression);
        let text = &self.source[place.start as usize..place.end as usize];
        let words: Vec<&str> = text.split_whitespace().collect();
        self.put(&words.join(" "));
    }

    /// Puts parentheses around what binds less tightly than its place asks for.
    fn at_level(&mut self, own: Level, wanted: Level, write: impl FnOnce(&mut Self)) {
        if own < wanted {
            self.put("(");
            write(self);
            self.put(")");
        } else {
            write(self);
        }
    }

    fn separated(&mut self, expressions: &[raw::Expr], level: Level) {
        for (index, expression) in expressions.iter().enumerate() {
            if index > 0 {
                self.put(", ");
            }
            self.expression(expression, level);
        }
    }

    fn expression(&mut self, expression: &raw::Expr, level: Level) {
        match expression {
            raw::Expr::Name(name) => self.put(&name.id),
            raw::Expr::Constant(constant) => self.constant(expression, constant),
            raw::Expr::Attribute(attribute) => {
                self.expression(&attribute.value, Level::Atom);
                let is_int = matches!(&*attribute.value, raw::Expr::Constant(constant) if constant.value.is_int());
                self.put(if is_int { " ." } else { "." });
                self.put(&attribute.attr);
            }
            raw::Expr::Subscript(subscript) => {
                self.expression(&subscript.value, Level::Atom);
                self.put("[");
                match &*subscript.slice {
                    raw::Expr::Tuple(tuple) if !tuple.elts.is_empty() => {
                        self.separated(&tuple.elts, Level::Test);
                        if tuple.elts.len() == 1 {
                            self.put(",");
                        }
                    }
                    index => self.expression(index, Level::Tuple),
                }
                self.put("]");
            }
            raw::Expr::Slice(slice) => {
                if let Some(lower) = &slice.lower {
                    self.expression(lower, Level::Test);
                }
                self.put(":");
                if let Some(upper) = &slice.upper {
                    self.expression(upper, Level::Test);
                }
                if let Some(step) = &slice.step {
                    self.put(":");
                    self.expression(step, Level::Test);
                }
            }
            raw::Expr::Starred(starred) => {
                self.put("*");
                self.expression(&starred.value, Level::BitOr);
            }
            raw::Expr::Tuple(tuple) if tuple.elts.is_empty() => self.put("()"),
            raw::Expr::Tuple(tuple) => self.at_level(Level::Tuple, level, |writer| {
                writer.separated(&tuple.elts, Level::Test);
                if tuple.elts.len() == 1 {
                    writer.put(",");
                }
            }),
            raw::Expr::List(list) => {
                self.put("[");
                self.separated(&list.elts, Level::Test);
                self.put("]");
            }
            raw::Expr::Set(set) => {
                self.put("{");
                self.separated(&set.elts, Level::Test);
                self.put("}");
            }
            raw::Expr::Dict(dictionary) => self.dictionary(dictionary),
            raw::Expr::BinOp(operation) => self.binary(operation, level),
            raw::Expr::UnaryOp(operation) => {
                let (sign, own) = match operation.op {
                    raw::UnaryOp::Not => ("not ", Level::Not),
                    raw::UnaryOp::Invert => ("~", Level::Factor),
                    raw::UnaryOp::UAdd => ("+", Level::Factor),
                    raw::UnaryOp::USub => ("-", Level::Factor),
                };
                self.at_level(own, level, |writer| {
                    writer.put(sign);
                    writer.expression(&operation.operand, own);
                });
            }
            raw::Expr::BoolOp(operation) => {
                let (word, own) = match operation.op {
                    raw::BoolOp::And => (" and ", Level::And),
                    raw::BoolOp::Or => (" or ", Level::Or),
                };
                self.at_level(own, level, |writer| {
                    for (index, value) in operation.values.iter().enumerate() {
                        if index > 0 {
                            writer.put(word);
                        }
                        writer.expression(value, own.next());
                    }
                });
            }
            raw::Expr::Compare(comparison) => {
                self.at_level(Level::Comparison, level, |writer| {
                    writer.expression(&comparison.left, Level::BitOr);
                    for (operator, operand) in comparison.ops.iter().zip(&comparison.comparators) {
                        writer.put(comparison_text(operator));
                        writer.expression(operand, Level::BitOr);
                    }
                });
            }
            raw::Expr::IfExp(conditional) => self.at_level(Level::Test, level, |writer| {
                writer.expression(&conditional.body, Level::Or);
                writer.put(" if ");
                writer.expression(&conditional.test, Level::Or);
                writer.put(" else ");
                writer.expression(&conditional.orelse, Level::Test);
            }),
            raw::Expr::Call(call) => self.call(call),
            raw::Expr::Lambda(_) => {
                self.at_level(Level::Test, level, |writer| writer.as_written(expression));
            }
            raw::Expr::NamedExpr(_)
            | raw::Expr::ListComp(_)
            | raw::Expr::SetComp(_)
            | raw::Expr::DictComp(_)
            | raw::Expr::GeneratorExp(_)
            | raw::Expr::Await(_)
            | raw::Expr::Yield(_)
            | raw::Expr::YieldFrom(_)
            | raw::Expr::FormattedValue(_)
            | raw::Expr::JoinedStr(_) => self.as_written(expression),
        }
    }

    fn dictionary(&mut self, dictionary: &raw::ExprDict) {
        self.put("{");
        for (index, (key, value)) in dictionary.keys.iter().zip(&dictionary.values).enumerate() {
            if index > 0 {
                self.put(", ");
            }
            match key {
                Some(key) => {
                    self.expression(key, Level::Test);
                    self.put(": ");
                    self.expression(value, Level::Test);
                }
                None => {
                    self.put("**");
                    self.expression(value, Level::BitOr);
                }
            }
        }
        self.put("}");
    }

    fn binary(&mut self, operation: &raw::ExprBinOp, level: Level) {
        let (sign, own) = match operation.op {
            raw::Operator::Add => (" + ", Level::Arithmetic),
            raw::Operator::Sub => (" - ", Level::Arithmetic),
            raw::Operator::Mult => (" * ", Level::Term),
            raw::Operator::MatMult => (" @ ", Level::Term),
            raw::Operator::Div => (" / ", Level::Term),
            raw::Operator::Mod => (" % ", Level::Term),
            raw::Operator::FloorDiv => (" // ", Level::Term),
            raw::Operator::LShift => (" << ", Level::Shift),
            raw::Operator::RShift => (" >> ", Level::Shift),
            raw::Operator::BitOr => (" | ", Level::BitOr),
            raw::Operator::BitXor => (" ^ ", Level::BitXor),
            raw::Operator::BitAnd => (" & ", Level::BitAnd),
            raw::Operator::Pow => (" ** ", Level::Power),
        };
        let (left, right) = if own == Level::Power {
            (own.next(), own)
        } else {
            (own, own.next())
        };
        self.at_level(own, level, |writer| {
            writer.expression(&operation.left, left);
            writer.put(sign);
            writer.expression(&operation.right, right);
        });
    }

    fn call(&mut self, call: &raw::ExprCall) {
        self.expression(&call.func, Level::Atom);
        self.put("(");
        self.separated(&call.args, Level::Test);
        for (index, keyword) in call.keywords.iter().enumerate() {
            if index > 0 || !call.args.is_empty() {
                self.put(", ");
            }
            match &keyword.arg {
                Some(name) => {
                    self.put(name);
                    self.put("=");
                }
                None => self.put("**"),
            }
            self.expression(&keyword.value, Level::Test);
        }
        self.put(")");
    }

    fn constant(&mut self, expression: &raw::Expr, constant: &raw::ExprConstant) {
        match &constant.value {
            raw::Constant::None => self.put("None"),
            raw::Constant::Bool(true) => self.put("True"),
            raw::Constant::Bool(false) => self.put("False"),
            raw::Constant::Ellipsis => self.put("..."),
            raw::Constant::Int(value) => self.put(&value.to_string()),
            _ => match self.asides.literals.get(&range_of(expression).start) {
                Some(Literal::Constant(Constant::Str(text))) => {
                    let start = range_of(expression).start as usize;
                    if self.source[start..].starts_with(['u', 'U']) {
                        self.put("u");
                    }
                    let quoted = quoted(text);
                    self.put(&quoted);
                }
                _ if matches!(constant.value, raw::Constant::Float(value) if value.is_infinite()) =>
                {
                    self.put("1e309");
                }
                _ => self.as_written(expression),
            },
        }
    }
}

fn comparison_text(operator: &raw::CmpOp) -> &'static str {
    match operator {
        raw::CmpOp::Eq => " == ",
        raw::CmpOp::NotEq => " != ",
        raw::CmpOp::Lt => " < ",
        raw::CmpOp::LtE => " <= ",
        raw::CmpOp::Gt => " > ",
        raw::CmpOp::GtE => " >= ",
        raw::CmpOp::Is => " is ",
        raw::CmpOp::IsNot => " is not ",
        raw::CmpOp::In => " in ",
        raw::CmpOp::NotIn => " not in ",
    }
}

/// A string as `repr` shows it.
fn quoted(text: &str) -> String {
    let quote = if text.contains('\'') && !text.contains('"') {
        '"'
    } else {
        '\''
    };
    let mut output = String::from(quote);
    for character in text.chars() {
        match character {
            '\\' => output.push_str("\\\\"),
            '\n' => output.push_str("\\n"),
            '\r' => output.push_str("\\r"),
            '\t' => output.push_str("\\t"),
            _ if character == quote => {
                output.push('\\');
                output.push(quote);
            }
            _ if character.is_control() => {
                output.push_str(&format!("\\x{:02x}", u32::from(character)));
            }
            _ => output.push(character),
        }
    }
    output.push(quote);
    output
}
