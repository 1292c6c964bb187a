//! Statements and what they assign to.

use serde::{Deserialize, Serialize};
use std::sync::Arc;

use super::{
    BinaryOperator, Case, CellId, ComprehensionElement, Element, Expression, Function, Iteration,
    Keyword, LocalId, Name, Range, Scope, TypeParameters,
};

/// Statements in order; may be empty.
pub type Body = Vec<Statement>;

/// A statement and where it stands.
#[derive(Debug, Serialize, Deserialize)]
pub struct Statement {
    /// The source range; of a statement that flattening made, the range of the expression it came from.
    pub range: Range,
    /// What it is.
    pub kind: StatementKind,
    /// Whether it suspends the frame itself, or a statement inside it does (inner scopes not counted).
    pub contains_suspension: bool,
}

/// The kinds of statements.
#[derive(Debug, Serialize, Deserialize)]
pub enum StatementKind {
    /// An expression for its effect.
    Expression(Expression),
    /// An expression at the prompt: the value goes to `sys.displayhook`.
    Display(Expression),
    /// `target = target = value`; the value is evaluated first, then the targets are bound from the left.
    Assign {
        /// At least one.
        targets: Vec<Target>,
        /// The value.
        value: Expression,
    },
    /// `target operator= value`; the target's parts are evaluated once.
    AugmentedAssign {
        /// Read and then bound.
        target: Reference,
        /// The operator.
        operator: BinaryOperator,
        /// The right operand.
        value: Expression,
    },
    /// `del target, target`
    Delete(Vec<Reference>),
    /// `if … elif … else`
    If {
        /// The conditions with their bodies; at least one.
        branches: Vec<Branch>,
        /// The `else` part.
        otherwise: Body,
    },
    /// `while condition: … else: …`. The condition never suspends: a loop whose condition did is a loop over `True`
    /// that breaks, whose `otherwise` part is empty and stands before the `break`.
    While {
        /// The condition.
        condition: Expression,
        /// The body.
        body: Body,
        /// Runs when the condition is false.
        otherwise: Body,
    },
    /// `for … in …`, and `async for`.
    For(Box<For>),
    /// `with context as target`, and `async with`. One with several items is several, nested.
    With(Box<With>),
    /// `try`
    Try(Box<Try>),
    /// `match`
    Match(Box<Match>),
    /// `raise exception from cause`
    Raise {
        /// What is raised; none raises the current exception again.
        exception: Option<Expression>,
        /// Its cause.
        cause: Option<Expression>,
    },
    /// `assert condition, message`
    Assert {
        /// What must hold.
        condition: Expression,
        /// Evaluated only if it does not.
        message: Option<Expression>,
    },
    /// `import a.b, c as d`
    Import(Vec<ImportName>),
    /// `from module import name as other`
    ImportFrom {
        /// The dotted name; empty in `from . import x`.
        module: Arc<str>,
        /// How many dots stood before it.
        level: u32,
        /// What is taken from it.
        names: Vec<FromName>,
    },
    /// `from module import *`, at module level only: binds globals, or entries of the namespace.
    ImportAll {
        /// The dotted name.
        module: Arc<str>,
        /// How many dots stood before it.
        level: u32,
    },
    /// `return value`
    Return(Option<Expression>),
    /// `break`
    Break,
    /// `continue`
    Continue,
    /// `pass`, and declarations that leave nothing to run (`global`, `nonlocal`, a bare annotation).
    Pass,
    /// `def`, `async def`
    Function(Box<FunctionDefinition>),
    /// `class`
    Class(Box<ClassDefinition>),
    /// `type name[parameters] = value`
    TypeAlias {
        /// The name that is bound.
        target: Name,
        /// The parameters in brackets.
        type_parameters: Option<TypeParameters>,
        /// The code of the value.
        value: Box<Scope>,
    },
    /// The frame stops here and hands out a value (`Yield`), or runs another iterator or awaitable to its end.
    /// The range is that of the `yield` or `await` expression.
    Suspend {
        /// What it is.
        kind: SuspendKind,
        /// What is yielded, delegated to or awaited; a bare `yield` has none.
        value: Option<Expression>,
        /// The temporary that receives the result, if it is used.
        into: Option<LocalId>,
    },
    /// Keeps a value that is needed after a suspension.
    SetTemporary {
        /// The temporary.
        local: LocalId,
        /// Its value.
        value: Expression,
    },
    /// Adds an element to the list, set or dictionary in a temporary (the innermost step of a comprehension that
    /// suspends).
    Collect {
        /// The temporary.
        into: LocalId,
        /// What is added.
        element: ComprehensionElement,
    },
    /// Begins a comprehension that suspends: creates cells anew, unbinds hidden locals.
    BeginComprehension {
        /// The cells to create anew.
        fresh_cells: Vec<CellId>,
        /// The hidden locals to unbind.
        fresh_locals: Vec<LocalId>,
    },
}

/// Something that a single value can be bound to.
#[derive(Debug, Serialize, Deserialize)]
pub struct Reference {
    /// Where it stands.
    pub range: Range,
    /// What it is.
    pub kind: ReferenceKind,
}

/// The kinds of references.
#[derive(Debug, Serialize, Deserialize)]
pub enum ReferenceKind {
    /// `name`
    Name(Name),
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
    /// A temporary that flattening made.
    Temporary(LocalId),
}

/// What an assignment, a loop or a `with` binds.
#[derive(Debug, Serialize, Deserialize)]
pub enum Target {
    /// One place.
    Reference(Reference),
    /// A list of targets that an iterable is unpacked to.
    Unpack(Unpack),
}

/// `before, *starred, after`
#[derive(Debug, Serialize, Deserialize)]
pub struct Unpack {
    /// Where it stands.
    pub range: Range,
    /// Those before the starred one; all of them if there is none.
    pub before: Vec<Target>,
    /// The one that takes the rest, as a list.
    pub starred: Option<Box<Target>>,
    /// Those after the starred one.
    pub after: Vec<Target>,
}

/// A condition and what runs if it holds.
#[derive(Debug, Serialize, Deserialize)]
pub struct Branch {
    /// The condition.
    pub condition: Expression,
    /// The body.
    pub body: Body,
}

/// A `for` loop.
#[derive(Debug, Serialize, Deserialize)]
pub struct For {
    /// How the items are had.
    pub iteration: Iteration,
    /// What each item is bound to. If parts of the target suspend, this is a temporary, and the body begins with the
    /// assignment to the real one.
    pub target: Target,
    /// What is iterated over.
    pub iterable: Expression,
    /// The body.
    pub body: Body,
    /// Runs when the items are exhausted.
    pub otherwise: Body,
}

/// Whether a statement is `async`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Synchrony {
    /// Without `async`.
    Synchronous,
    /// With `async`.
    Asynchronous,
}

/// A `with` statement with one item.
#[derive(Debug, Serialize, Deserialize)]
pub struct With {
    /// Whether it is `async with`.
    pub synchrony: Synchrony,
    /// The context manager. Its range is where a traceback points when entering or leaving raises.
    pub context: Expression,
    /// What the result of entering is bound to, inside the protection of the `with`.
    pub target: Option<Target>,
    /// The body.
    pub body: Body,
}

/// A `try` statement.
#[derive(Debug, Serialize, Deserialize)]
pub struct Try {
    /// Whether the handlers are `except` or `except*`.
    pub kind: TryKind,
    /// What is tried.
    pub body: Body,
    /// The handlers in order.
    pub handlers: Vec<Handler>,
    /// Runs if the body raised nothing.
    pub otherwise: Body,
    /// Runs in any case; empty if there is none.
    pub finally: Body,
}

/// The kinds of handlers that a `try` has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum TryKind {
    /// `except`, or no handlers.
    Except,
    /// `except*`
    ExceptGroup,
}

/// An `except` clause.
#[derive(Debug, Serialize, Deserialize)]
pub struct Handler {
    /// The whole clause.
    pub range: Range,
    /// Statements that evaluate suspending parts of `exception`; nearly always empty. Run while the exception is
    /// being handled.
    pub before: Body,
    /// The class or tuple of classes; none catches all.
    pub exception: Option<Expression>,
    /// The name the exception is bound to; it is unbound (deleted) when the clause ends, however it ends.
    pub name: Option<Name>,
    /// The body.
    pub body: Body,
}

/// A `match` statement.
#[derive(Debug, Serialize, Deserialize)]
pub struct Match {
    /// What is matched.
    pub subject: Expression,
    /// The cases in order.
    pub cases: Vec<Case>,
}

/// An item of `import a.b as c`.
#[derive(Debug, Serialize, Deserialize)]
pub struct ImportName {
    /// Where it stands.
    pub range: Range,
    /// The dotted name.
    pub module: Arc<str>,
    /// Which module the name is bound to.
    pub binding: ImportBinding,
    /// The name that is bound.
    pub target: Name,
}

/// Which module an import binds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum ImportBinding {
    /// `import a.b` binds `a`.
    TopLevel,
    /// `import a.b as c` binds `b`.
    Whole,
}

/// An item of `from m import name as other`.
#[derive(Debug, Serialize, Deserialize)]
pub struct FromName {
    /// Where it stands.
    pub range: Range,
    /// The name in the module.
    pub name: Arc<str>,
    /// The name that is bound.
    pub target: Name,
}

/// `def` or `async def`
#[derive(Debug, Serialize, Deserialize)]
pub struct FunctionDefinition {
    /// Evaluated first, in order; applied from the last to the first.
    pub decorators: Vec<Expression>,
    /// The parameters in brackets, created before the function (after decorators and defaults).
    pub type_parameters: Option<TypeParameters>,
    /// The function.
    pub function: Function,
    /// The name that is bound.
    pub target: Name,
    /// The range of the name in the source.
    pub name_range: Range,
}

/// `class`
#[derive(Debug, Serialize, Deserialize)]
pub struct ClassDefinition {
    /// Evaluated first, in order; applied from the last to the first.
    pub decorators: Vec<Expression>,
    /// The parameters in brackets, created before the bases. The class then has `Generic[…]` of them as an extra
    /// last base.
    pub type_parameters: Option<TypeParameters>,
    /// The bases.
    pub bases: Vec<Element>,
    /// `metaclass=…` and others.
    pub keywords: Vec<Keyword>,
    /// The body.
    pub scope: Box<Scope>,
    /// The name that is bound.
    pub target: Name,
    /// The range of the name in the source.
    pub name_range: Range,
}

/// What a suspension does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum SuspendKind {
    /// `yield value`; in an asynchronous generator, of that generator.
    Yield,
    /// `yield from iterable`
    YieldFrom,
    /// `await awaitable`
    Await,
}
