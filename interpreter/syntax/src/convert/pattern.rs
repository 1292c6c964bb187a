//! The patterns of `match`, made of the parser's.

use rustpython_parser::ast as raw;

use super::Converter;
use super::expression::plain_constant;
use crate::ast::{Case, Match, Pattern, PatternKind, StatementKind};
use crate::error::Result;
use crate::parse::{range, range_of};

impl<'a> Converter<'a> {
    pub(super) fn match_statement(&mut self, raw: &'a raw::StmtMatch) -> Result<()> {
        let subject = self.expression(&raw.subject)?;
        let mut cases = Vec::with_capacity(raw.cases.len());
        for case in &raw.cases {
            let pattern = self.pattern(&case.pattern)?;
            let mut guard = None;
            let before_guard = self.nested(|converter| {
                guard = case
                    .guard
                    .as_ref()
                    .map(|guard| converter.expression(guard))
                    .transpose()?;
                Ok(())
            })?;
            let body = self.body(&case.body)?;
            cases.push(Case {
                pattern,
                before_guard,
                guard,
                body,
            });
        }
        self.emit(
            range(raw.range),
            StatementKind::Match(Box::new(Match { subject, cases })),
        );
        Ok(())
    }

    fn patterns(&mut self, raw: &'a [raw::Pattern]) -> Result<Vec<Pattern>> {
        raw.iter().map(|pattern| self.pattern(pattern)).collect()
    }

    fn pattern(&mut self, raw: &'a raw::Pattern) -> Result<Pattern> {
        self.enter_level();
        let kind = match raw {
            raw::Pattern::MatchValue(value) => PatternKind::Value(self.expression(&value.value)?),
            raw::Pattern::MatchSingleton(singleton) => {
                PatternKind::Singleton(plain_constant(&singleton.value))
            }
            raw::Pattern::MatchSequence(sequence) => {
                let star = sequence
                    .patterns
                    .iter()
                    .position(|pattern| pattern.is_match_star());
                let split = star.unwrap_or(sequence.patterns.len());
                let before = self.patterns(&sequence.patterns[..split])?;
                match sequence.patterns.get(split) {
                    Some(raw::Pattern::MatchStar(star)) => {
                        let starred = Some(star.name.as_ref().map(|name| self.name(name)));
                        let after = self.patterns(&sequence.patterns[split + 1..])?;
                        PatternKind::Sequence {
                            before,
                            starred,
                            after,
                        }
                    }
                    _ => PatternKind::Sequence {
                        before,
                        starred: None,
                        after: Vec::new(),
                    },
                }
            }
            raw::Pattern::MatchMapping(mapping) => {
                let mut entries = Vec::with_capacity(mapping.keys.len());
                for (key, value) in mapping.keys.iter().zip(&mapping.patterns) {
                    entries.push((self.expression(key)?, self.pattern(value)?));
                }
                PatternKind::Mapping {
                    entries,
                    rest: mapping.rest.as_ref().map(|name| self.name(name)),
                }
            }
            raw::Pattern::MatchClass(class) => {
                let mut keywords = Vec::with_capacity(class.kwd_attrs.len());
                let positional = self.patterns(&class.patterns)?;
                for (name, pattern) in class.kwd_attrs.iter().zip(&class.kwd_patterns) {
                    keywords.push((self.intern(name.as_str().into()), self.pattern(pattern)?));
                }
                PatternKind::Class {
                    class: self.expression(&class.cls)?,
                    positional,
                    keywords,
                }
            }
            raw::Pattern::MatchStar(_) => {
                unreachable!("the scope pass refuses stars outside of sequences")
            }
            raw::Pattern::MatchAs(capture) => match (&capture.name, &capture.pattern) {
                (None, None) => PatternKind::Wildcard,
                (None, Some(inner)) => {
                    let inner = self.pattern(inner)?;
                    self.leave_level();
                    return Ok(inner);
                }
                (Some(name), inner) => {
                    let pattern = inner
                        .as_ref()
                        .map(|inner| self.pattern(inner))
                        .transpose()?
                        .map(Box::new);
                    PatternKind::Capture {
                        pattern,
                        name: self.name(name),
                    }
                }
            },
            raw::Pattern::MatchOr(alternatives) => {
                PatternKind::Or(self.patterns(&alternatives.patterns)?)
            }
        };
        self.leave_level();
        Ok(Pattern {
            range: range_of(raw),
            kind,
        })
    }
}
