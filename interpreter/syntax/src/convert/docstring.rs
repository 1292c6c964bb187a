//! Docstrings.

use std::sync::Arc;

use rustpython_parser::ast as raw;

use super::Converter;
use crate::ast::Constant;
use crate::parse::{Literal, range};

impl<'a> Converter<'a> {
    /// Takes the docstring off the beginning of a body.
    pub(super) fn split_docstring(
        &self,
        body: &'a [raw::Stmt],
    ) -> (Option<Arc<str>>, &'a [raw::Stmt]) {
        if let Some((raw::Stmt::Expr(first), rest)) = body.split_first()
            && let raw::Expr::Constant(constant) = &*first.value
            && constant.value.is_str()
            && let Some(Literal::Constant(Constant::Str(text))) =
                self.asides.literals.get(&range(constant.range).start)
        {
            return (Some(clean_docstring(text)), rest);
        }
        (None, body)
    }
}

/// Takes the indentation that all lines after the first share out of a docstring, and blanks off its beginning.
fn clean_docstring(text: &Arc<str>) -> Arc<str> {
    if !text.contains('\n') && !text.starts_with(' ') && !text.contains('\t') {
        return text.clone();
    }
    let expanded = expand_tabs(text);
    let lines: Vec<&str> = expanded.split('\n').collect();
    let indent_of = |line: &str| line.len() - line.trim_start_matches(' ').len();
    let margin = lines[1..]
        .iter()
        .filter(|line| !line.trim_matches(' ').is_empty())
        .map(|line| indent_of(line))
        .min();
    let mut cleaned = lines[0].trim_start_matches(' ').to_owned();
    for line in &lines[1..] {
        cleaned.push('\n');
        let cut = margin.unwrap_or(0).min(indent_of(line));
        cleaned.push_str(&line[cut..]);
    }
    cleaned.into()
}

fn expand_tabs(text: &str) -> String {
    let mut expanded = String::with_capacity(text.len());
    let mut column = 0;
    for character in text.chars() {
        match character {
            '\t' => {
                let blanks = 8 - column % 8;
                expanded.extend(std::iter::repeat_n(' ', blanks));
                column += blanks;
            }
            '\n' => {
                expanded.push(character);
                column = 0;
            }
            _ => {
                expanded.push(character);
                column += 1;
            }
        }
    }
    expanded
}
