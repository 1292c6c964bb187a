//! The patterns of `match`.

use rustpython_parser::ast as raw;

use super::step::{Outliner, Step};
use crate::convert::plain_constant;
use crate::parse::range_of;

impl Outliner<'_> {
    pub(super) fn patterns(&mut self, patterns: &[raw::Pattern]) {
        for pattern in patterns {
            self.pattern(pattern);
        }
        self.steps.push(Step::List(patterns.len()));
    }

    pub(super) fn pattern(&mut self, pattern: &raw::Pattern) {
        let place = range_of(pattern);
        let (kind, fields) = match pattern {
            raw::Pattern::MatchValue(node) => {
                self.expression(&node.value);
                ("MatchValue", 1)
            }
            raw::Pattern::MatchSingleton(node) => {
                self.steps.push(Step::Constant(plain_constant(&node.value)));
                ("MatchSingleton", 1)
            }
            raw::Pattern::MatchSequence(node) => {
                self.patterns(&node.patterns);
                ("MatchSequence", 1)
            }
            raw::Pattern::MatchMapping(node) => {
                self.expressions(&node.keys);
                self.patterns(&node.patterns);
                self.optional_name(node.rest.as_ref());
                ("MatchMapping", 3)
            }
            raw::Pattern::MatchClass(node) => {
                self.expression(&node.cls);
                self.patterns(&node.patterns);
                self.names(&node.kwd_attrs);
                self.patterns(&node.kwd_patterns);
                ("MatchClass", 4)
            }
            raw::Pattern::MatchStar(node) => {
                self.optional_name(node.name.as_ref());
                ("MatchStar", 1)
            }
            raw::Pattern::MatchAs(node) => {
                match &node.pattern {
                    Some(inner) => self.pattern(inner),
                    None => self.absent(),
                }
                self.optional_name(node.name.as_ref());
                ("MatchAs", 2)
            }
            raw::Pattern::MatchOr(node) => {
                self.patterns(&node.patterns);
                ("MatchOr", 1)
            }
        };
        self.node(kind, fields, Some(place));
    }
}
