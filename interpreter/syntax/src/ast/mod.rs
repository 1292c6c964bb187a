//! The scoped tree: what the front end hands to the lowering.
//!
//! Invariants that the lowering may rely on:
//!
//! - Every occurrence of a name carries its [`Place`]; no name needs to be looked up again.
//! - No expression contains `yield`, `yield from` or `await`: these are statements of their own
//!   ([`StatementKind::Suspend`]), and operands that were evaluated before one are kept in temporaries.
//!   An asynchronous comprehension is likewise statements, never an expression.
//! - Long forms are flat: `elif` chains, `and`/`or` chains, comparison chains, adjacent strings.
//! - What the language forbids is gone: a tree that exists is a valid program.
//! - Names inside classes are mangled, and identifiers are in their NFKC form.
//! - Ranges are byte offsets into [`Source::text`](crate::Source), ready for `line_column`.

mod expression;
mod pattern;
mod scope;
mod statement;

pub use expression::{
    Argument, BinaryOperator, BooleanOperator, Call, ComparisonOperator, Comprehension,
    ComprehensionClause, ComprehensionElement, Constant, Conversion, DictionaryEntry, Element,
    Expression, ExpressionKind, FormattedField, FormattedPart, Function, GeneratorExpression,
    Interpolation, Iteration, Keyword, KeywordDefault, TemplatePart, UnaryOperator,
};
pub use pattern::{Case, Pattern, PatternKind};
pub use scope::{
    Cell, CellId, Free, FreeId, FreeSource, LocalId, Module, Name, Parameters, Place, Range, Scope,
    ScopeKind, Suspension, TypeParameter, TypeParameterKind, TypeParameters,
};
pub use statement::{
    Body, Branch, ClassDefinition, For, FromName, FunctionDefinition, Handler, ImportBinding,
    ImportName, Match, Reference, ReferenceKind, Statement, StatementKind, SuspendKind, Synchrony,
    Target, Try, TryKind, Unpack, With,
};
