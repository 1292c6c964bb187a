//! `from __future__ import …`.

use rustpython_parser::ast as raw;

use super::collect::Collector;
use crate::error::{Problem, Result};
use crate::parse::range;

/// The features that `from __future__` knows.
const FUTURE_FEATURES: [&str; 10] = [
    "nested_scopes",
    "generators",
    "division",
    "absolute_import",
    "with_statement",
    "print_function",
    "unicode_literals",
    "barry_as_FLUFL",
    "generator_stop",
    "annotations",
];

impl Collector<'_> {
    pub(super) fn future_imports(&mut self, body: &[raw::Stmt]) -> Result<()> {
        let mut at_beginning = true;
        for (index, statement) in body.iter().enumerate() {
            match statement {
                raw::Stmt::ImportFrom(import)
                    if import
                        .module
                        .as_ref()
                        .is_some_and(|module| module.as_str() == "__future__")
                        && import
                            .level
                            .as_ref()
                            .is_none_or(|level| level.to_u32() == 0) =>
                {
                    if !at_beginning {
                        let message =
                            "from __future__ imports must occur at the beginning of the file";
                        return Err(Problem::compiling(message, range(import.range)));
                    }
                    for alias in &import.names {
                        let name = alias.name.as_str();
                        if name == "annotations" {
                            self.symbols.future_annotations = true;
                        }
                        if !FUTURE_FEATURES.contains(&name) {
                            let message = if name == "braces" {
                                "not a chance".to_owned()
                            } else {
                                format!("future feature {name} is not defined")
                            };
                            return Err(Problem::compiling(message, range(alias.range)));
                        }
                    }
                }
                raw::Stmt::Expr(expression)
                    if index == 0
                        && matches!(&*expression.value, raw::Expr::Constant(constant) if constant.value.is_str()) =>
                    {}
                _ => at_beginning = false,
            }
        }
        Ok(())
    }
}
