//! What CPython warns of while it compiles: escapes that mean nothing, literals that are compared or called.

use rustpython_parser::ast as raw;

use crate::ast::Range;
use crate::error::{Problem, SyntaxError};
use crate::interrupt::Interruption;
use crate::lexer::{RawPart, StringLiteral, Tokens};
use crate::parse::range_of;
use crate::source::Source;

/// A `SyntaxWarning`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SyntaxWarning {
    /// CPython's message.
    pub message: String,
    /// Where it points.
    pub range: Range,
    /// The line, from 1, of its beginning.
    pub line: u32,
}

impl SyntaxWarning {
    /// The error that it is where warnings are errors.
    pub fn to_error(&self, source: &Source) -> SyntaxError {
        let message = match self.message.split_once(LATER) {
            Some((what, hint)) => format!("{what}{hint}"),
            None => self.message.clone(),
        };
        let mut error = Problem::new(message, self.range).locate(source);
        error.text.push('\n');
        error
    }
}

/// The part of a message about escapes that only the warning has.
const LATER: &str = " Such sequences will not work in the future.";

/// A warning before its line is worked out.
#[derive(Clone, Debug)]
pub(crate) struct Suspicion {
    pub(crate) message: String,
    pub(crate) range: Range,
}

impl Suspicion {
    pub(crate) fn new(message: impl Into<String>, range: Range) -> Suspicion {
        Suspicion {
            message: message.into(),
            range,
        }
    }
}

/// The first escape of each literal that means nothing.
pub(crate) fn escapes(text: &str, tokens: &Tokens) -> Vec<Suspicion> {
    let mut found = Vec::new();
    for literal in tokens
        .strings
        .values()
        .flatten()
        .filter(|literal| !literal.style.raw)
    {
        if literal.style.formatted {
            parts(text, literal, &literal.parts, &mut found);
        } else {
            found.extend(first_escape(text, literal, literal.body));
        }
    }
    found
}

fn parts(text: &str, literal: &StringLiteral, parts_of: &[RawPart], found: &mut Vec<Suspicion>) {
    for part in parts_of {
        match part {
            RawPart::Literal { text: stretch, .. } => {
                // A backslash before the brace of a field belongs to the text.
                let end = (stretch.end + 1).min(literal.body.end);
                found.extend(first_escape(text, literal, Range::new(stretch.start, end)));
            }
            RawPart::Field(field) => {
                if let Some(specification) = &field.specification {
                    parts(text, literal, specification, found);
                }
            }
        }
    }
}

fn first_escape(text: &str, literal: &StringLiteral, stretch: Range) -> Option<Suspicion> {
    let stretch_text = &text[stretch.start as usize..stretch.end as usize];
    let mut offset = 0;
    let mut interruption = Interruption::default();
    while let Some(backslash) = stretch_text[offset..].find('\\') {
        if interruption.is_wanted() {
            // What reads further asks again, and says so.
            return None;
        }
        let at = offset + backslash;
        let next = stretch_text[at + 1..].chars().next()?;
        let digits = stretch_text[at + 1..]
            .bytes()
            .take(3)
            .take_while(|byte| matches!(byte, b'0'..=b'7'))
            .count();
        let shown = if digits == 3 && stretch_text.as_bytes()[at + 1] > b'3' {
            Some((
                format!("\\{}", &stretch_text[at + 1..at + 4]),
                "octal escape",
            ))
        } else if digits == 0 && !is_escape(next, literal) {
            Some((format!("\\{next}"), "escape"))
        } else {
            None
        };
        if let Some((shown, kind)) = shown {
            let start = stretch.start + at as u32;
            let message = format!(
                "\"{shown}\" is an invalid {kind} sequence.{LATER} Did you mean \"\\{shown}\"? A raw string is also an option."
            );
            return Some(Suspicion::new(
                message,
                Range::new(start, start + shown.len() as u32),
            ));
        }
        offset = at + 1 + next.len_utf8();
    }
    None
}

fn is_escape(next: char, literal: &StringLiteral) -> bool {
    match next {
        '\n' | '\r' | '\\' | '\'' | '"' | 'a' | 'b' | 'f' | 'n' | 'r' | 't' | 'v' | 'x' => true,
        'N' | 'u' | 'U' => !literal.style.bytes,
        _ => false,
    }
}

/// `x is 1`
pub(crate) fn comparison(comparison: &raw::ExprCompare) -> Option<Suspicion> {
    let mut left = &*comparison.left;
    for (operator, right) in comparison.ops.iter().zip(&comparison.comparators) {
        let words = match operator {
            raw::CmpOp::Is => Some(("is", "==")),
            raw::CmpOp::IsNot => Some(("is not", "!=")),
            _ => None,
        };
        if let Some((written, meant)) = words
            && let Some(literal) = [left, right]
                .into_iter()
                .find(|operand| is_literal(operand))
        {
            let class = class_of(literal)?;
            let message =
                format!("\"{written}\" with '{class}' literal. Did you mean \"{meant}\"?");
            return Some(Suspicion::new(
                message,
                crate::parse::range(comparison.range),
            ));
        }
        left = right;
    }
    None
}

/// A constant other than `None`, `True`, `False` and `...`, or a tuple of constants.
fn is_literal(expression: &raw::Expr) -> bool {
    match expression {
        raw::Expr::Constant(constant) => !matches!(
            constant.value,
            raw::Constant::None | raw::Constant::Bool(_) | raw::Constant::Ellipsis
        ),
        raw::Expr::Tuple(tuple) => tuple.elts.iter().all(raw::Expr::is_constant_expr),
        _ => false,
    }
}

/// `1(x)`
pub(crate) fn call(function: &raw::Expr) -> Option<Suspicion> {
    if function.is_lambda_expr() {
        return None;
    }
    let message = format!(
        "'{}' object is not callable; perhaps you missed a comma?",
        class_of(function)?
    );
    Some(Suspicion::new(message, range_of(function)))
}

/// `1[x]`, `[1]["a"]`
pub(crate) fn subscript(subscript: &raw::ExprSubscript) -> Option<Suspicion> {
    let class = class_of(&subscript.value)?;
    let range = crate::parse::range(subscript.range);
    match class {
        "str" | "bytes" | "tuple" | "list" => {
            let index =
                class_of(&subscript.slice).filter(|index| !matches!(*index, "int" | "bool"))?;
            let message = format!(
                "{class} indices must be integers or slices, not {index}; perhaps you missed a comma?"
            );
            Some(Suspicion::new(message, range))
        }
        "dict" => None,
        _ => {
            let message =
                format!("'{class}' object is not subscriptable; perhaps you missed a comma?");
            Some(Suspicion::new(message, range))
        }
    }
}

/// `assert (condition, message)`
pub(crate) fn assertion(condition: &raw::Expr, statement: Range) -> Option<Suspicion> {
    let raw::Expr::Tuple(tuple) = condition else {
        return None;
    };
    if tuple.elts.is_empty() {
        return None;
    }
    Some(Suspicion::new(
        "assertion is always true, perhaps remove parentheses?",
        statement,
    ))
}

/// The class of what an expression gives, where its form tells.
fn class_of(expression: &raw::Expr) -> Option<&'static str> {
    Some(match expression {
        raw::Expr::Tuple(_) => "tuple",
        raw::Expr::List(_) | raw::Expr::ListComp(_) => "list",
        raw::Expr::Dict(_) | raw::Expr::DictComp(_) => "dict",
        raw::Expr::Set(_) | raw::Expr::SetComp(_) => "set",
        raw::Expr::GeneratorExp(_) => "generator",
        raw::Expr::Lambda(_) => "function",
        raw::Expr::Constant(constant) => match &constant.value {
            raw::Constant::None => "NoneType",
            raw::Constant::Bool(_) => "bool",
            raw::Constant::Str(_) => "str",
            raw::Constant::Bytes(_) => "bytes",
            raw::Constant::Int(_) => "int",
            raw::Constant::Float(_) => "float",
            raw::Constant::Complex { .. } => "complex",
            raw::Constant::Ellipsis => "ellipsis",
            raw::Constant::Tuple(_) => "tuple",
        },
        _ => return None,
    })
}
