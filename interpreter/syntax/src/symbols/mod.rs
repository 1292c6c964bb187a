//! The scope pass: which names each scope has, and where every one of them lives.
//!
//! Blocks are CPython's symbol table entries. Two kinds are not scopes of their own in our tree: an inlined
//! comprehension and a list of type parameters. Their variables become hidden ones of the scope around, the *host*.

mod collect;
mod collect_expression;
mod collect_pattern;
mod declare;
mod future;
mod resolve;
mod targets;

use rustc_hash::FxHashMap;
use std::sync::Arc;

use rustpython_parser::ast as raw;

use crate::ast::{CellId, Free, FreeId, LocalId, Range};
use crate::warnings::Suspicion;

pub(crate) use collect::{ANNOTATIONS, CONDITIONAL_ANNOTATIONS, annotated_parameters, collect};
pub(crate) use targets::is_simple;

/// The index of a block.
pub(crate) type BlockId = usize;

/// What a block belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum BlockKind {
    Module,
    Class,
    Function,
    AsyncFunction,
    Lambda,
    Generator,
    /// Inlined into its host.
    Comprehension,
    /// `__annotate__` of a function.
    FunctionAnnotation,
    /// `__annotate__` of a class or module.
    BodyAnnotation,
    /// A bound of a type parameter.
    TypeBound,
    /// The default of a type parameter.
    TypeDefault,
    /// The value of a `type` statement.
    TypeAlias,
    /// Inlined into its host.
    TypeParameters,
}

impl BlockKind {
    /// Whether the block's variables live in the frame of the block around it.
    pub(crate) fn is_inlined(self) -> bool {
        matches!(self, BlockKind::Comprehension | BlockKind::TypeParameters)
    }

    /// Whether the block is an annotation, bound or alias, which looks into the namespace of a class around it.
    pub(crate) fn sees_class(self) -> bool {
        matches!(
            self,
            BlockKind::FunctionAnnotation
                | BlockKind::BodyAnnotation
                | BlockKind::TypeBound
                | BlockKind::TypeDefault
                | BlockKind::TypeAlias
        )
    }
}

/// What a block does with a name.
#[derive(Clone, Debug)]
pub(crate) struct Symbol {
    pub(crate) name: Arc<str>,
    pub(crate) uses: Uses,
    /// The `global` or `nonlocal` statement.
    pub(crate) declared_at: Range,
    /// Whether a block with another host uses the variable.
    pub(crate) captured: bool,
    pub(crate) local: Option<LocalId>,
    pub(crate) cell: Option<CellId>,
}

/// A set of ways to use a name.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Uses(u16);

impl Uses {
    pub(crate) const READ: Uses = Uses(1);
    pub(crate) const BOUND: Uses = Uses(2);
    pub(crate) const PARAMETER: Uses = Uses(4);
    pub(crate) const GLOBAL: Uses = Uses(8);
    pub(crate) const NONLOCAL: Uses = Uses(16);
    pub(crate) const ANNOTATED: Uses = Uses(32);
    /// The target of a comprehension's `for`.
    pub(crate) const ITERATED: Uses = Uses(64);
    /// A type parameter.
    pub(crate) const TYPE_PARAMETER: Uses = Uses(128);
    /// Bound by `:=` in a comprehension inside.
    pub(crate) const NAMED: Uses = Uses(256);

    pub(crate) fn has(self, other: Uses) -> bool {
        self.0 & other.0 != 0
    }

    pub(crate) fn add(&mut self, other: Uses) {
        self.0 |= other.0;
    }
}

/// A block with its names.
#[derive(Debug)]
pub(crate) struct Block {
    pub(crate) kind: BlockKind,
    /// The node that it belongs to.
    pub(crate) range: Range,
    pub(crate) parent: Option<BlockId>,
    /// Itself, or the block whose frame it shares.
    pub(crate) host: BlockId,
    pub(crate) symbols: Vec<Symbol>,
    index: FxHashMap<Arc<str>, usize>,
    /// Where `yield`, `await` and asynchronous comprehensions begin in this frame, ascending.
    pub(crate) suspensions: Vec<u32>,
    pub(crate) has_yield: bool,
    pub(crate) has_await: bool,
    /// Class blocks: attributes that methods set on their first parameter.
    pub(crate) self_attributes: Vec<Arc<str>>,
    /// Function blocks: the first parameter.
    first_parameter: Option<Arc<str>>,
    /// Inlined blocks of this host, in order.
    pub(crate) inlined: Vec<BlockId>,
    /// Variables of outer hosts, by block and symbol.
    pub(crate) frees: Vec<(BlockId, usize)>,
    free_index: FxHashMap<(BlockId, usize), FreeId>,
    /// The result of the resolution for hosts.
    pub(crate) layout: Layout,
    pub(crate) may_inspect_frame: bool,
    /// Bounds and defaults of type parameters: what it is in messages.
    pub(crate) description: &'static str,
    /// Comprehensions: whether it suspends.
    pub(crate) is_asynchronous: bool,
}

/// The slots of a host.
#[derive(Debug, Default)]
pub(crate) struct Layout {
    pub(crate) locals: Vec<Arc<str>>,
    pub(crate) visible_locals: u32,
    pub(crate) cells: Vec<crate::ast::Cell>,
    pub(crate) visible_cells: u32,
    pub(crate) frees: Vec<Free>,
}

/// How names at the outermost level are looked up.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum TopLevel {
    /// The namespace is the module's globals.
    #[default]
    Globals,
    /// The namespace is a mapping apart from the globals (`exec` and `eval` with separate locals).
    Namespace,
}

/// Whether the outermost level may wait, as the body of an `async def` may.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Awaits {
    /// `await`, `async for` and `async with` are errors there.
    #[default]
    Refused,
    /// They are taken (`ast.PyCF_ALLOW_TOP_LEVEL_AWAIT`); a text that uses them is a coroutine.
    Allowed,
}

/// What is special about the outermost level of a text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Outermost {
    /// Where its names are looked up.
    pub names: TopLevel,
    /// Whether it may wait.
    pub awaits: Awaits,
}

impl From<TopLevel> for Outermost {
    fn from(names: TopLevel) -> Outermost {
        Outermost {
            names,
            awaits: Awaits::Refused,
        }
    }
}

/// All blocks of a text.
pub(crate) struct Symbols {
    pub(crate) blocks: Vec<Block>,
    by_node: FxHashMap<(u32, u32, BlockKind), BlockId>,
    pub(crate) outermost: Outermost,
    pub(crate) future_annotations: bool,
    pub(crate) suspicions: Vec<Suspicion>,
}

impl Symbols {
    /// The block of a node.
    pub(crate) fn find(&self, range: Range, kind: BlockKind) -> Option<BlockId> {
        self.by_node.get(&(range.start, range.end, kind)).copied()
    }

    /// Whether a block is the outermost one, and that may wait.
    pub(crate) fn awaits_at_top(&self, kind: BlockKind) -> bool {
        kind == BlockKind::Module && self.outermost.awaits == Awaits::Allowed
    }

    /// Whether something in a stretch of the source suspends the frame of a host.
    pub(crate) fn suspends(&self, host: BlockId, start: u32, end: u32) -> bool {
        let suspensions = &self.blocks[host].suspensions;
        if suspensions.is_empty() {
            return false;
        }
        let first = suspensions.partition_point(|&offset| offset < start);
        suspensions.get(first).is_some_and(|&offset| offset < end)
    }
}

impl Block {
    pub(crate) fn symbol(&self, name: &str) -> Option<&Symbol> {
        self.index.get(name).map(|&index| &self.symbols[index])
    }
}

/// Whether one of the type parameters of a class has a name that the class makes private.
pub(crate) fn has_private(parameters: &[raw::TypeParam]) -> bool {
    parameters.iter().any(|parameter| {
        let name = match parameter {
            raw::TypeParam::TypeVar(variable) => &variable.name,
            raw::TypeParam::ParamSpec(parameter) => &parameter.name,
            raw::TypeParam::TypeVarTuple(tuple) => &tuple.name,
        };
        name.starts_with("__") && !name.ends_with("__")
    })
}

/// A name as a class makes it private: `__x` in class `C` is `_C__x`.
pub(crate) fn mangle(private: Option<&str>, name: &str) -> Arc<str> {
    let Some(class) = private else {
        return Arc::from(name);
    };
    if !name.starts_with("__") || name.ends_with("__") || name.contains('.') {
        return Arc::from(name);
    }
    let class = class.trim_start_matches('_');
    if class.is_empty() {
        return Arc::from(name);
    }
    Arc::from(format!("_{class}{name}"))
}
