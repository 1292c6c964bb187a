//! The collection of names: the cases of `match`, and the rules for their patterns.

use std::collections::BTreeSet;

use rustpython_parser::Tok;
use rustpython_parser::ast as raw;

use super::collect::Collector;
use crate::ast::Range;
use crate::error::{Problem, Result};
use crate::lexer::Token;
use crate::parse::{Literal, range, range_of};

type Captures = BTreeSet<String>;

impl Collector<'_> {
    pub(super) fn cases(&mut self, cases: &[raw::MatchCase]) -> Result<()> {
        for (index, case) in cases.iter().enumerate() {
            let mut captures = Captures::new();
            if let raw::Pattern::MatchStar(star) = &case.pattern {
                // A star alone would need a comma after it.
                let after = self.token_after(range(star.range).end);
                return Err(Problem::new("invalid syntax", after));
            }
            if index + 1 < cases.len() && case.guard.is_none() {
                self.check_refutable(&case.pattern)?;
            }
            self.pattern(&case.pattern, &mut captures)?;
            if let Some(guard) = &case.guard {
                self.expression(guard)?;
            }
            self.statements(&case.body)?;
        }
        Ok(())
    }

    fn token_after(&self, offset: u32) -> Range {
        let index = self.tokens.partition_point(|token| token.start < offset);
        self.tokens
            .get(index)
            .map_or(Range::new(offset, offset), Token::range)
    }

    /// The name after `**` in a mapping pattern.
    fn rest_name(&self, place: Range) -> Range {
        let end = self.tokens.partition_point(|token| token.start < place.end);
        let stars = self.tokens[..end]
            .iter()
            .rposition(|token| token.tok == Tok::DoubleStar);
        stars
            .and_then(|stars| self.tokens.get(stars + 1))
            .map_or(place, Token::range)
    }

    fn check_refutable(&self, pattern: &raw::Pattern) -> Result<()> {
        if let raw::Pattern::MatchAs(capture) = pattern
            && let Some(irrefutable) = irrefutable(capture)
        {
            let message = match &irrefutable.name {
                Some(name) => format!(
                    "name capture '{}' makes remaining patterns unreachable",
                    name.as_str()
                ),
                None => "wildcard makes remaining patterns unreachable".to_owned(),
            };
            return Err(Problem::compiling(message, range(irrefutable.range)));
        }
        if let raw::Pattern::MatchOr(alternatives) = pattern
            && let Some(last) = alternatives.patterns.last()
        {
            return self.check_refutable(last);
        }
        Ok(())
    }

    fn capture(
        &mut self,
        name: &raw::Identifier,
        pattern: &raw::Pattern,
        captures: &mut Captures,
    ) -> Result<()> {
        if !captures.insert(name.to_string()) {
            let message = format!(
                "multiple assignments to name '{}' in pattern",
                name.as_str()
            );
            return Err(Problem::compiling(message, range_of(pattern)));
        }
        self.bind(name, range_of(pattern))
    }

    fn pattern(&mut self, pattern: &raw::Pattern, captures: &mut Captures) -> Result<()> {
        let place = range_of(pattern);
        match pattern {
            raw::Pattern::MatchValue(value) => self.pattern_value(&value.value),
            raw::Pattern::MatchSingleton(_) => Ok(()),
            raw::Pattern::MatchSequence(sequence) => {
                let stars = sequence
                    .patterns
                    .iter()
                    .filter(|pattern| pattern.is_match_star())
                    .count();
                if stars > 1 {
                    return Err(Problem::compiling(
                        "multiple starred names in sequence pattern",
                        place,
                    ));
                }
                sequence
                    .patterns
                    .iter()
                    .try_for_each(|pattern| self.pattern(pattern, captures))
            }
            raw::Pattern::MatchStar(star) => star
                .name
                .as_ref()
                .map_or(Ok(()), |name| self.capture(name, pattern, captures)),
            raw::Pattern::MatchMapping(mapping) => {
                self.check_duplicate_keys(mapping)?;
                for (key, value) in mapping.keys.iter().zip(&mapping.patterns) {
                    self.pattern_value(key)?;
                    self.sub_pattern(value, captures)?;
                }
                mapping.rest.as_ref().map_or(Ok(()), |name| {
                    if name.as_str() == "_" {
                        return Err(Problem::new("invalid syntax", self.rest_name(place)));
                    }
                    self.capture(name, pattern, captures)
                })
            }
            raw::Pattern::MatchClass(class) => {
                self.expression(&class.cls)?;
                for (index, name) in class.kwd_attrs.iter().enumerate() {
                    self.check_bindable(name, range_of(&class.kwd_patterns[index]))?;
                    if class.kwd_attrs[..index].contains(name) {
                        let message = format!(
                            "attribute name repeated in class pattern: {}",
                            name.as_str()
                        );
                        return Err(Problem::compiling(
                            message,
                            range_of(&class.kwd_patterns[index]),
                        ));
                    }
                }
                let patterns = class.patterns.iter().chain(&class.kwd_patterns);
                patterns
                    .into_iter()
                    .try_for_each(|pattern| self.sub_pattern(pattern, captures))
            }
            raw::Pattern::MatchAs(capture) => {
                if let Some(inner) = &capture.pattern {
                    self.sub_pattern(inner, captures)?;
                }
                capture
                    .name
                    .as_ref()
                    .map_or(Ok(()), |name| self.capture(name, pattern, captures))
            }
            raw::Pattern::MatchOr(alternatives) => {
                self.alternatives(&alternatives.patterns, place, captures)
            }
        }
    }

    /// A pattern where a star cannot stand.
    fn sub_pattern(&mut self, pattern: &raw::Pattern, captures: &mut Captures) -> Result<()> {
        if pattern.is_match_star() {
            return Err(Problem::new("invalid syntax", range_of(pattern)));
        }
        self.pattern(pattern, captures)
    }

    fn alternatives(
        &mut self,
        patterns: &[raw::Pattern],
        place: Range,
        captures: &mut Captures,
    ) -> Result<()> {
        let mut first: Option<Captures> = None;
        for (index, pattern) in patterns.iter().enumerate() {
            let mut own = Captures::new();
            self.sub_pattern(pattern, &mut own)?;
            if index + 1 < patterns.len() {
                self.check_refutable(pattern)?;
            }
            match &first {
                None => first = Some(own),
                Some(names) if *names != own => {
                    return Err(Problem::compiling(
                        "alternative patterns bind different names",
                        place,
                    ));
                }
                Some(_) => {}
            }
        }
        for name in first.unwrap_or_default() {
            if !captures.insert(name.clone()) {
                let message = format!("multiple assignments to name '{name}' in pattern");
                return Err(Problem::compiling(message, place));
            }
        }
        Ok(())
    }

    fn pattern_value(&mut self, value: &raw::Expr) -> Result<()> {
        let place = range_of(value);
        match value {
            raw::Expr::Constant(constant)
                if constant.value.is_str()
                    && matches!(
                        self.asides.literals.get(&place.start),
                        Some(Literal::Formatted(_) | Literal::Template(_))
                    ) =>
            {
                Err(Problem::new(
                    "patterns may only match literals and attribute lookups",
                    place,
                ))
            }
            raw::Expr::BinOp(operation) => {
                let is_imaginary = |expression: &raw::Expr| {
                    matches!(expression, raw::Expr::Constant(constant)
                        if matches!(constant.value, raw::Constant::Complex { .. }))
                };
                let left = match &*operation.left {
                    raw::Expr::UnaryOp(unary) => &unary.operand,
                    _ => &operation.left,
                };
                if is_imaginary(left) {
                    return Err(Problem::new(
                        "real number required in complex literal",
                        range_of(&*operation.left),
                    ));
                }
                if !is_imaginary(&operation.right) {
                    let message = "imaginary number required in complex literal";
                    return Err(Problem::new(message, range_of(&*operation.right)));
                }
                Ok(())
            }
            _ => self.expression(value),
        }
    }

    fn check_duplicate_keys(&self, mapping: &raw::PatternMatchMapping) -> Result<()> {
        let mut seen: Vec<raw::Constant> = Vec::new();
        for key in &mapping.keys {
            let raw::Expr::Constant(constant) = key else {
                continue;
            };
            if constant.value.is_str() || constant.value.is_bytes() {
                let start = range_of(key).start;
                let Some(Literal::Constant(value)) = self.asides.literals.get(&start) else {
                    continue;
                };
                let crate::ast::Constant::Str(text) = value else {
                    continue;
                };
                let value = raw::Constant::Str(text.to_string());
                if seen.contains(&value) {
                    let message = format!("mapping pattern checks duplicate key ('{text}')");
                    return Err(Problem::compiling(message, range(mapping.range)));
                }
                seen.push(value);
                continue;
            }
            // True equals 1, as a key too, and so does 1.0.
            let whole = |value: f64| {
                (value.fract() == 0.0 && value.abs() < 1e15)
                    .then(|| raw::Constant::Int((value as i64).into()))
            };
            let value = match &constant.value {
                raw::Constant::Bool(value) => raw::Constant::Int(u8::from(*value).into()),
                raw::Constant::Float(value) => {
                    whole(*value).unwrap_or_else(|| constant.value.clone())
                }
                raw::Constant::Complex { real, imag } if *imag == 0.0 => {
                    whole(*real).unwrap_or_else(|| constant.value.clone())
                }
                value => value.clone(),
            };
            if seen.contains(&value) {
                let text = match &constant.value {
                    raw::Constant::Int(value) => value.to_string(),
                    raw::Constant::None => "None".to_owned(),
                    raw::Constant::Bool(true) => "True".to_owned(),
                    raw::Constant::Bool(false) => "False".to_owned(),
                    raw::Constant::Float(value) => format!("{value:?}"),
                    raw::Constant::Complex { imag, .. } => format!("{imag}j"),
                    _ => continue,
                };
                let message = format!("mapping pattern checks duplicate key ({text})");
                return Err(Problem::compiling(message, range(mapping.range)));
            }
            seen.push(value);
        }
        Ok(())
    }
}

/// The part of a capture that matches anything, if it does.
fn irrefutable(capture: &raw::PatternMatchAs) -> Option<&raw::PatternMatchAs> {
    match &capture.pattern {
        None => Some(capture),
        Some(inner) => match &**inner {
            raw::Pattern::MatchAs(inner) => irrefutable(inner),
            _ => None,
        },
    }
}
