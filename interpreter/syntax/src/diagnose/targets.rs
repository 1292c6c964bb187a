//! What is assigned to or deleted and cannot be.

use rustpython_parser::Tok;

use super::{Node, Reader};
use crate::error::{Problem, Result};

/// What becomes of a target.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum TargetKind {
    Assignment,
    Deletion,
    /// `for TARGET in …`, where the whole may read as a comparison.
    Loop,
}

impl Reader<'_> {
    /// Looks for what is no target in expressions with commas between them.
    pub(super) fn valid_targets(&mut self, start: usize, kind: TargetKind) -> Result<()> {
        let mut at = start;
        while let Some(item) = self.star_named_expression(at)? {
            if item.name == "named expression" {
                return Ok(());
            }
            self.valid_target(&item, kind)?;
            if !self.is(item.end, &Tok::Comma) {
                break;
            }
            at = item.end + 1;
        }
        Ok(())
    }

    /// Looks for what is no target in an expression.
    pub(super) fn valid_target(&mut self, value: &Node, kind: TargetKind) -> Result<()> {
        let in_brackets = matches!(self.tok(value.start), Some(Tok::Lpar | Tok::Lsqb));
        match value.name {
            "name" | "attribute" | "subscript" => return Ok(()),
            "starred" if kind != TargetKind::Deletion => {
                return match self.operand(value.start + 1)? {
                    Some(inner) => self.valid_target(&inner, kind),
                    None => Ok(()),
                };
            }
            "tuple" | "list" => return self.valid_targets(value.start + 1, kind),
            "comparison" if kind == TargetKind::Loop => {
                return match self.operand(value.start)? {
                    Some(left) if self.is(left.end, &Tok::In) => self.valid_target(&left, kind),
                    _ => Ok(()),
                };
            }
            "generator expression" => {}
            // Parentheses that only group are not part of what they hold.
            _ if in_brackets && self.is(value.start, &Tok::Lpar) => {
                if let Some(inner) = self.named_expression(value.start + 1)?
                    && inner.end + 1 == value.end
                {
                    return self.valid_target(&inner, kind);
                }
            }
            _ => {}
        }
        let verb = match kind {
            TargetKind::Deletion => "delete",
            TargetKind::Assignment | TargetKind::Loop => "assign to",
        };
        let message = format!("cannot {verb} {}", value.name);
        Err(Problem::new(message, self.range_of(value)))
    }
}
