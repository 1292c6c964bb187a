//! Expressions.

use serde::{Deserialize, Serialize};
use std::sync::Arc;

use super::{CellId, LocalId, Name, Range, Scope, Target};

/// An expression and where it stands.
#[derive(Debug, Serialize, Deserialize)]
pub struct Expression {
    /// The source range, without parentheses around it.
    pub range: Range,
    /// What it is.
    pub kind: ExpressionKind,
}

/// The kinds of expressions.
#[derive(Debug, Serialize, Deserialize)]
pub enum ExpressionKind {
    /// A literal, or `...`, `None`, `True`, `False`.
    Constant(Constant),
    /// A name that is read.
    Name(Name),
    /// A temporary that an earlier [`StatementKind`](super::StatementKind) has set. It is never unbound.
    Temporary(LocalId),
    /// `a and b and c`; at least two operands.
    Boolean {
        /// `and` or `or`.
        operator: BooleanOperator,
        /// The operands in order.
        operands: Vec<Expression>,
    },
    /// `name := value`
    Named {
        /// The name that is bound.
        target: Name,
        /// The range of the name.
        target_range: Range,
        /// The value, which is also the expression's.
        value: Box<Expression>,
    },
    /// `left operator right`
    Binary {
        /// The left operand.
        left: Box<Expression>,
        /// The operator.
        operator: BinaryOperator,
        /// The right operand.
        right: Box<Expression>,
    },
    /// `operator operand`
    Unary {
        /// The operator.
        operator: UnaryOperator,
        /// The operand.
        operand: Box<Expression>,
    },
    /// `lambda parameters: value`
    Lambda(Box<Function>),
    /// `value if condition else otherwise`
    Conditional {
        /// The condition, evaluated first.
        condition: Box<Expression>,
        /// The value if it holds.
        value: Box<Expression>,
        /// The value if it does not.
        otherwise: Box<Expression>,
    },
    /// `{key: value, **mapping}`
    Dictionary(Vec<DictionaryEntry>),
    /// `{a, *b}`
    Set(Vec<Element>),
    /// `[a, *b]`
    List(Vec<Element>),
    /// `a, *b`
    Tuple(Vec<Element>),
    /// A list, set or dictionary comprehension, which runs in the frame of the scope around it.
    Comprehension(Box<Comprehension>),
    /// `(element for target in iterable)`
    Generator(Box<GeneratorExpression>),
    /// `first < second == third`; each operand is evaluated once, and no further than the first false comparison.
    Comparison {
        /// The leftmost operand.
        first: Box<Expression>,
        /// The other operands, each with the operator before it; at least one.
        rest: Vec<(ComparisonOperator, Expression)>,
    },
    /// `function(arguments)`
    Call(Box<Call>),
    /// An f-string, with the literals beside it.
    Formatted(Vec<FormattedPart>),
    /// A t-string, with those beside it.
    Template(Vec<TemplatePart>),
    /// `value.name`
    Attribute {
        /// The object.
        value: Box<Expression>,
        /// The attribute, mangled.
        name: Arc<str>,
        /// The range of the attribute's name.
        name_range: Range,
    },
    /// `value[index]`
    Subscript {
        /// The object.
        value: Box<Expression>,
        /// The index; may be a `Slice`.
        index: Box<Expression>,
    },
    /// `lower:upper:step`: a slice object. Directly in a subscript or in a tuple there, or kept in a temporary.
    Slice {
        /// The first bound.
        lower: Option<Box<Expression>>,
        /// The second bound.
        upper: Option<Box<Expression>>,
        /// The step.
        step: Option<Box<Expression>>,
    },
}

/// The value of a literal.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Constant {
    /// `None`
    None,
    /// `True`
    True,
    /// `False`
    False,
    /// `...`
    Ellipsis,
    /// An integer that fits.
    Int(i64),
    /// A larger integer: its hexadecimal digits, lower case, no prefix, no leading zero. Never negative.
    BigInt(Arc<str>),
    /// A float.
    Float(f64),
    /// The imaginary part of a complex number whose real part is zero.
    Complex(f64),
    /// A string.
    Str(Arc<str>),
    /// A string with lone surrogates: its code points.
    SurrogateStr(Arc<[u32]>),
    /// A bytes literal.
    Bytes(Arc<[u8]>),
}

/// An item of a list, set or tuple display, or a positional argument.
#[derive(Debug, Serialize, Deserialize)]
pub enum Element {
    /// `value`
    Single(Expression),
    /// `*iterable`. The range is the iterable's; the star stands before it.
    Unpack(Expression),
}

/// An item of a dictionary display.
#[derive(Debug, Serialize, Deserialize)]
pub enum DictionaryEntry {
    /// `key: value`, evaluated in this order.
    Pair {
        /// The key.
        key: Expression,
        /// The value.
        value: Expression,
    },
    /// `**mapping`
    Unpack(Expression),
}

/// A positional argument; a name for [`Element`] in calls.
pub type Argument = Element;

/// A call. Positional arguments are evaluated before keyword arguments, whatever their order in the source.
#[derive(Debug, Serialize, Deserialize)]
pub struct Call {
    /// What is called.
    pub function: Expression,
    /// `a, *b`
    pub arguments: Vec<Argument>,
    /// `name=c, **d`, in order.
    pub keywords: Vec<Keyword>,
}

/// A keyword argument of a call or class definition.
#[derive(Debug, Serialize, Deserialize)]
pub enum Keyword {
    /// `name=value`
    Named {
        /// The name, as written (mangled inside classes).
        name: Arc<str>,
        /// The range of the whole.
        range: Range,
        /// The value.
        value: Expression,
    },
    /// `**mapping`
    Unpack(Expression),
}

/// A function to create: its code, and what is evaluated where it is defined.
#[derive(Debug, Serialize, Deserialize)]
pub struct Function {
    /// The code. Its free variables are taken from the scope that the function stands in.
    #[serde(serialize_with = "crate::frozen::apart")]
    pub scope: Box<Scope>,
    /// The defaults of the last positional parameters, in order.
    pub defaults: Vec<Expression>,
    /// The defaults of keyword-only parameters; evaluated after the others.
    pub keyword_defaults: Vec<KeywordDefault>,
    /// The code of `__annotate__`, if a parameter or the result is annotated.
    #[serde(serialize_with = "crate::frozen::apart_if_any")]
    pub annotate: Option<Box<Scope>>,
}

/// The default of a keyword-only parameter.
#[derive(Debug, Serialize, Deserialize)]
pub struct KeywordDefault {
    /// The parameter.
    pub parameter: LocalId,
    /// Its default.
    pub value: Expression,
}

/// A generator expression.
#[derive(Debug, Serialize, Deserialize)]
pub struct GeneratorExpression {
    /// Its code: a generator (or asynchronous generator) whose only parameter, local 0, is the first clause's
    /// iterator.
    pub scope: Box<Scope>,
    /// The first clause's iterable, evaluated around the generator: take its iterator (`iter`, or `aiter` if
    /// `iteration` is asynchronous) and call the code with it.
    pub iterable: Expression,
    /// How the first clause iterates: [`Iteration::Iterable`] or [`Iteration::AsyncIterable`].
    pub iteration: Iteration,
}

/// A comprehension that is inlined into its scope. None of its clauses is asynchronous and nothing in it suspends.
#[derive(Debug, Serialize, Deserialize)]
pub struct Comprehension {
    /// The cells to create anew each time the comprehension runs, after the first iterable is evaluated and before
    /// its first item is taken. Cells that were there before stay with the closures that have them.
    pub fresh_cells: Vec<CellId>,
    /// Hidden locals to unbind at the same moment, so that a nested run does not see an old value.
    pub fresh_locals: Vec<LocalId>,
    /// The `for` clauses, outermost first; at least one.
    pub clauses: Vec<ComprehensionClause>,
    /// What is collected, and into what.
    pub element: ComprehensionElement,
}

/// A `for … in … if … if …` of a comprehension.
#[derive(Debug, Serialize, Deserialize)]
pub struct ComprehensionClause {
    /// From `for` to the end of the clause.
    pub range: Range,
    /// What each item is bound to.
    pub target: Target,
    /// What is iterated over.
    pub iterable: Expression,
    /// All must hold, tested in order.
    pub conditions: Vec<Expression>,
}

/// What a comprehension collects.
#[derive(Debug, Serialize, Deserialize)]
pub enum ComprehensionElement {
    /// Appends to a list.
    List(Expression),
    /// Adds to a set.
    Set(Expression),
    /// Sets an item of a dictionary; the key is evaluated first.
    Dictionary {
        /// The key.
        key: Expression,
        /// The value.
        value: Expression,
    },
}

/// How a loop gets at its items.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Iteration {
    /// `iter` is called first.
    Iterable,
    /// The operand is an iterator already: `next` is called on it directly.
    Iterator,
    /// `aiter` is called first; each item is awaited.
    AsyncIterable,
    /// The operand is an asynchronous iterator already.
    AsyncIterator,
}

/// A part of an f-string.
#[derive(Debug, Serialize, Deserialize)]
pub enum FormattedPart {
    /// Text, with escapes and doubled braces resolved.
    Literal(Arc<str>),
    /// Text with lone surrogates: its code points.
    SurrogateLiteral(Arc<[u32]>),
    /// A replacement field. The text of `{x=}` is a literal before it.
    Field(Box<FormattedField>),
}

/// A part of a t-string.
#[derive(Debug, Serialize, Deserialize)]
pub enum TemplatePart {
    /// Text, as in an f-string.
    Text(Constant),
    /// What stands in braces.
    Interpolation(Box<Interpolation>),
}

/// An interpolation `{expression!conversion:specification}` of a t-string.
#[derive(Debug, Serialize, Deserialize)]
pub struct Interpolation {
    /// The value.
    pub value: Expression,
    /// The expression as it was written.
    pub text: Arc<str>,
    /// The conversion, which is not applied.
    pub conversion: Conversion,
    /// The format specification, an f-string; none at all means the empty one.
    pub specification: Option<Expression>,
}

/// A replacement field `{expression!conversion:specification}`.
#[derive(Debug, Serialize, Deserialize)]
pub struct FormattedField {
    /// The field in the source, braces included.
    pub range: Range,
    /// The value.
    pub expression: Expression,
    /// What is applied to it before it is formatted.
    pub conversion: Conversion,
    /// The format specification; none at all means the empty one.
    pub specification: Option<Vec<FormattedPart>>,
}

/// The conversion of a replacement field.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Conversion {
    /// None was given.
    None,
    /// `!s`
    Str,
    /// `!r`
    Repr,
    /// `!a`
    Ascii,
}

/// `and`, `or`
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[allow(missing_docs, reason = "the names say it")]
pub enum BooleanOperator {
    And,
    Or,
}

/// Binary operators.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[allow(missing_docs, reason = "the names say it")]
pub enum BinaryOperator {
    Add,
    Subtract,
    Multiply,
    MatrixMultiply,
    Divide,
    Modulo,
    Power,
    LeftShift,
    RightShift,
    BitOr,
    BitXor,
    BitAnd,
    FloorDivide,
}

/// Unary operators.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[allow(missing_docs, reason = "the names say it")]
pub enum UnaryOperator {
    Invert,
    Not,
    Plus,
    Minus,
}

/// Comparison operators.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[allow(missing_docs, reason = "the names say it")]
pub enum ComparisonOperator {
    Equal,
    NotEqual,
    Less,
    LessEqual,
    Greater,
    GreaterEqual,
    Is,
    IsNot,
    In,
    NotIn,
}
