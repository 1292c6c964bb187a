//! Scopes, and the places that names resolve to.

use serde::{Deserialize, Serialize};
use std::sync::Arc;

use super::{Body, Expression};
use crate::frozen::{self, Part, Tree};
use crate::{Source, SyntaxWarning};

/// A stretch of the source: byte offsets, the end exclusive.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Range {
    /// The offset of the first byte.
    pub start: u32,
    /// The offset after the last byte.
    pub end: u32,
}

impl Range {
    /// The range from `start` up to `end`.
    pub fn new(start: u32, end: u32) -> Range {
        Range { start, end }
    }
}

/// The index of a local variable, parameter or temporary in [`Scope::locals`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct LocalId(pub u32);

/// The index of a cell in [`Scope::cells`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct CellId(pub u32);

/// The index of a free variable in [`Scope::frees`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct FreeId(pub u32);

/// Where a name lives.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Place {
    /// A slot of the frame. Unbound: `UnboundLocalError`.
    Local(LocalId),
    /// A cell that this scope owns. Unbound: `UnboundLocalError`.
    Cell(CellId),
    /// A cell of an enclosing scope. Unbound: `NameError` ("cannot access free variable …").
    Free(FreeId),
    /// The module's globals, then the builtins.
    Global,
    /// A namespace that is a mapping: looked up there, then in the globals, then in the builtins.
    /// Stored to and deleted from the namespace.
    Namespace,
    /// Read in a class body: the namespace first, then the enclosing function's cell.
    ClassFree(FreeId),
    /// Read in an annotation (or bound, or alias) inside a class: the class's namespace, which is the value of the
    /// given free variable (`__classdict__`), then the globals, then the builtins.
    ClassDictionary(FreeId),
    /// The same, where the name is also a variable of an enclosing function: the class's namespace (`namespace`),
    /// then the cell (`variable`).
    ClassDictionaryFree {
        /// The free variable that holds the class's namespace.
        namespace: FreeId,
        /// The enclosing function's variable.
        variable: FreeId,
    },
}

/// One occurrence of a name.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Name {
    /// The name, NFKC-normalised and mangled.
    pub name: Arc<str>,
    /// Where it lives.
    pub place: Place,
}

/// A parsed program, or a string for `eval` or `exec`.
#[derive(Debug)]
pub struct Module {
    /// The text that the ranges point into.
    pub source: Arc<Source>,
    /// The outermost scope, of kind [`ScopeKind::Module`] or [`ScopeKind::Expression`].
    pub scope: Box<Scope>,
    /// What the compiler should warn of, in the order of the source.
    pub warnings: Vec<SyntaxWarning>,
    /// Where the scopes inside that are [`Scope::frozen`] are to be thawed from.
    pub tree: Option<Tree>,
}

/// What a scope belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum ScopeKind {
    /// A module, or the text of an `exec`.
    Module,
    /// The text of an `eval`: the body is one `Return`.
    Expression,
    /// A class body. Called with a namespace.
    Class,
    /// A `def` or `async def`.
    Function,
    /// A `lambda`: the body ends in a `Return`.
    Lambda,
    /// A generator expression: one parameter, `.0`, is the iterator of the first clause.
    GeneratorExpression,
    /// An `__annotate__` function: one positional-only parameter, `format`. It raises `NotImplementedError` unless
    /// that is 1 or 2 (`StatementKind` nodes for this are part of its body); it returns the dictionary.
    Annotation,
    /// The lazily evaluated bound, constraints or default of a type parameter: one optional positional-only
    /// parameter, `format` (default 1); the body ends in a `Return`.
    TypeParameter,
    /// The lazily evaluated value of a `type` statement: a parameter as above, the body ends in a `Return`.
    TypeAlias,
}

/// Whether and how a scope's code can be suspended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Suspension {
    /// It runs to its end.
    None,
    /// It has a `yield`.
    Generator,
    /// It is an `async def` without `yield`, or top-level code with `await` where that is allowed.
    Coroutine,
    /// It is an `async def` with `yield`, or an asynchronous generator expression.
    AsyncGenerator,
}

/// The shape of a parameter list. The parameters are the first locals, in this order: positional-only, positional,
/// keyword-only, `*arguments`, `**keywords`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Parameters {
    /// How many are positional-only.
    pub positional_only: u32,
    /// How many can be given by position, positional-only ones included.
    pub positional: u32,
    /// How many are keyword-only.
    pub keyword_only: u32,
    /// The local of `*args`.
    pub arguments: Option<LocalId>,
    /// The local of `**kwargs`.
    pub keywords: Option<LocalId>,
}

impl Parameters {
    /// How many locals the parameters take.
    pub fn count(&self) -> u32 {
        self.positional
            + self.keyword_only
            + u32::from(self.arguments.is_some())
            + u32::from(self.keywords.is_some())
    }
}

/// A variable of this scope that an inner scope uses.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cell {
    /// The variable's name.
    pub name: Arc<str>,
    /// If the variable is a parameter: the local that the cell's first value is copied from.
    pub parameter: Option<LocalId>,
}

/// A variable of an enclosing scope that this scope, or one inside it, uses.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Free {
    /// The variable's name.
    pub name: Arc<str>,
    /// Where the scope directly around this one has it.
    pub source: FreeSource,
}

/// Where an enclosing scope has a variable that it passes on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum FreeSource {
    /// It is that scope's own cell.
    Cell(CellId),
    /// It is free there too.
    Free(FreeId),
}

/// A stretch of code with names of its own.
#[derive(Debug, Serialize, Deserialize)]
pub struct Scope {
    /// What it belongs to.
    pub kind: ScopeKind,
    /// `__name__`; `<module>`, `<lambda>`, `<genexpr>` and so on for what has none.
    pub name: Arc<str>,
    /// `__qualname__`.
    pub qualified_name: Arc<str>,
    /// The whole construct in the source, without decorators.
    pub range: Range,
    /// `co_firstlineno`: the line of the first decorator, or of the construct itself.
    pub first_line: u32,
    /// The parameter list; empty for modules and classes.
    pub parameters: Parameters,
    /// The names of the local slots: parameters, then other visible variables, then hidden ones (the targets of
    /// inlined comprehensions, and temporaries, whose names begin with a dot).
    pub locals: Vec<Arc<str>>,
    /// How many of `locals` are visible: the hidden ones begin here. `locals()` shows only the visible ones.
    pub visible_locals: u32,
    /// The scope's own variables that inner scopes use.
    pub cells: Vec<Cell>,
    /// How many of `cells` are visible; those after belong to inlined comprehensions and type parameters.
    pub visible_cells: u32,
    /// Variables of enclosing scopes.
    pub frees: Vec<Free>,
    /// Whether the code can be suspended.
    pub suspension: Suspension,
    /// Class scopes whose methods use `super()` or `__class__`: the cell that receives the new class.
    pub class_cell: Option<CellId>,
    /// Class scopes whose annotations look into the namespace: the cell (`__classdict__`) that receives the
    /// namespace before the body runs.
    pub class_dictionary_cell: Option<CellId>,
    /// Function scopes: the free variable `__class__`, for `super()` without arguments.
    pub class_free: Option<FreeId>,
    /// Modules, classes and functions: the docstring, with its indentation taken out as CPython does. It is not in
    /// the body.
    pub docstring: Option<Arc<str>>,
    /// Class scopes: the names X of every `self.X = …` in a method, in order of first appearance.
    pub self_attributes: Vec<Arc<str>>,
    /// Modules and classes with annotated variables: the code of `__annotate__`.
    #[serde(serialize_with = "frozen::apart_if_any")]
    pub annotate: Option<Box<Scope>>,
    /// The statements.
    pub body: Body,
    /// The depth of the deepest expression, pattern or statement of this scope, scopes inside not counted.
    pub max_depth: u32,
    /// The same with the scopes inside counted.
    pub(crate) total_depth: u32,
    /// Whether the code calls a function by the name `locals`, `vars`, `dir`, `eval` or `exec`, which may look at
    /// the frame's variables.
    pub may_inspect_frame: bool,
    /// Where all of the scope is to be thawed from, if this is only what making a function of it takes: see
    /// [`Scope::head`].
    pub frozen: Option<Part>,
}

impl Scope {
    /// What making a function takes: all but what only running it does. Of the locals there are the parameters.
    pub(crate) fn head(&self, frozen: Part) -> Scope {
        Scope {
            kind: self.kind,
            name: Arc::clone(&self.name),
            qualified_name: Arc::clone(&self.qualified_name),
            range: self.range,
            first_line: self.first_line,
            parameters: self.parameters.clone(),
            locals: self.locals[..self.parameters.count() as usize].to_vec(),
            visible_locals: 0,
            cells: Vec::new(),
            visible_cells: 0,
            frees: self.frees.clone(),
            suspension: self.suspension,
            class_cell: None,
            class_dictionary_cell: None,
            class_free: None,
            docstring: self.docstring.clone(),
            self_attributes: Vec::new(),
            annotate: None,
            body: Vec::new(),
            max_depth: 0,
            total_depth: 0,
            may_inspect_frame: false,
            frozen: Some(frozen),
        }
    }

    /// An upper bound of how deeply the tree nests, scopes inside counted: for the native stack that a walk over all
    /// of it takes.
    pub fn total_depth(&self) -> u32 {
        self.total_depth
    }
}

/// The type parameters of a function, class or alias (`def f[T: int, *Ts, **P]`). The variables are hidden ones of
/// the scope around; what uses them sees them as ordinary locals, cells or frees.
#[derive(Debug, Serialize, Deserialize)]
pub struct TypeParameters {
    /// The cells to create anew before anything else.
    pub fresh_cells: Vec<CellId>,
    /// The parameters in order. Create each, then store it under its name.
    pub parameters: Vec<TypeParameter>,
}

/// One type parameter.
#[derive(Debug, Serialize, Deserialize)]
pub struct TypeParameter {
    /// Where it stands.
    pub range: Range,
    /// What it is.
    pub kind: TypeParameterKind,
    /// The variable that receives it.
    pub name: Name,
    /// The name as written, for the object's `__name__`.
    pub written_name: Arc<str>,
    /// The code of its default value.
    pub default: Option<Box<Scope>>,
}

/// The kinds of type parameters.
#[derive(Debug, Serialize, Deserialize)]
pub enum TypeParameterKind {
    /// `T`
    TypeVariable,
    /// `T: bound`
    Bound(Box<Scope>),
    /// `T: (first, second)`; the code returns a tuple.
    Constraints(Box<Scope>),
    /// `*Ts`
    TypeVariableTuple,
    /// `**P`
    ParameterSpecification,
}

impl Expression {
    /// The name, if the expression is nothing but a name.
    pub fn as_name(&self) -> Option<&Name> {
        match &self.kind {
            super::ExpressionKind::Name(name) => Some(name),
            _ => None,
        }
    }
}
