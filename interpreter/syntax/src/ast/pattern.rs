//! The cases and patterns of `match`.

use serde::{Deserialize, Serialize};
use std::sync::Arc;

use super::{Body, Constant, Expression, Name, Range};

/// A `case` of a `match`.
#[derive(Debug, Serialize, Deserialize)]
pub struct Case {
    /// The pattern. Its names are bound when all of it has matched, before the guard is evaluated.
    pub pattern: Pattern,
    /// Statements that evaluate suspending parts of the guard; nearly always empty. Run after the pattern matched
    /// and its names are bound.
    pub before_guard: Body,
    /// The guard.
    pub guard: Option<Expression>,
    /// The body.
    pub body: Body,
}

/// A pattern and where it stands.
#[derive(Debug, Serialize, Deserialize)]
pub struct Pattern {
    /// The source range.
    pub range: Range,
    /// What it is.
    pub kind: PatternKind,
}

/// The kinds of patterns.
#[derive(Debug, Serialize, Deserialize)]
pub enum PatternKind {
    /// `_`
    Wildcard,
    /// `name`, or `pattern as name`
    Capture {
        /// What must match; none matches anything.
        pattern: Option<Box<Pattern>>,
        /// The name that is bound.
        name: Name,
    },
    /// A literal or dotted name: compared with `==`.
    Value(Expression),
    /// `None`, `True`, `False`: compared with `is`.
    Singleton(Constant),
    /// `[before, *starred, after]`
    Sequence {
        /// Those before the star; all of them if there is none.
        before: Vec<Pattern>,
        /// The star: `Some(None)` is `*_`.
        starred: Option<Option<Name>>,
        /// Those after the star.
        after: Vec<Pattern>,
    },
    /// `{key: pattern, **rest}`
    Mapping {
        /// Keys (literals or dotted names) with what their values must match.
        entries: Vec<(Expression, Pattern)>,
        /// The name that receives the other items, as a dictionary.
        rest: Option<Name>,
    },
    /// `Class(pattern, name=pattern)`
    Class {
        /// The class.
        class: Expression,
        /// Matched by way of `__match_args__`.
        positional: Vec<Pattern>,
        /// Attributes with what they must match.
        keywords: Vec<(Arc<str>, Pattern)>,
    },
    /// `first | second`
    Or(Vec<Pattern>),
}
