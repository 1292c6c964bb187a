//! From the parser's tree and the resolved names to the scoped tree.
//!
//! Suspensions are flattened on the way: converting an expression may emit statements before the one it stands in.

mod annotation;
mod annotation_text;
mod comprehension;
mod docstring;
mod expression;
mod flatten;
mod function;
mod loops;
mod pattern;
mod statement;
mod target;

use rustc_hash::FxHashSet;
use std::sync::Arc;

use rustpython_parser::ast as raw;

use crate::ast::{
    Body, Expression, ExpressionKind, LocalId, Name, Parameters, Range, Scope, ScopeKind,
    Statement, StatementKind, Suspension,
};
use crate::error::Result;
use crate::interrupt::Interruption;
use crate::parse::Asides;
use crate::source::Source;
use crate::symbols::{BlockId, BlockKind, Symbols, mangle};
use crate::warnings::Suspicion;

pub(crate) use expression::plain_constant;

/// What becomes of expressions that stand alone at the top level.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Results {
    Discarded,
    /// At the prompt.
    Displayed,
}

/// Converts a whole text.
pub(crate) fn convert(
    source: &Arc<Source>,
    symbols: &Symbols,
    asides: &Asides,
    body: &[raw::Stmt],
    kind: ScopeKind,
    results: Results,
) -> Result<(Box<Scope>, Vec<Suspicion>)> {
    let mut converter = Converter {
        source,
        symbols,
        asides,
        frame: Frame::new(symbols, 0, Arc::from("")),
        block: 0,
        output: Vec::new(),
        interruption: Interruption::default(),
        private: None,
        names: FxHashSet::default(),
        results,
        suspicions: Vec::new(),
    };
    let scope = converter.module(body, kind)?;
    Ok((scope, converter.suspicions))
}

pub(super) struct Converter<'a> {
    source: &'a Arc<Source>,
    symbols: &'a Symbols,
    asides: &'a Asides,
    frame: Frame<'a>,
    /// The block that names are resolved in: the frame's own, or one inlined into it.
    block: BlockId,
    /// The statements of the body that is being converted.
    output: Body,
    interruption: Interruption,
    private: Option<Arc<str>>,
    names: FxHashSet<Arc<str>>,
    results: Results,
    suspicions: Vec<Suspicion>,
}

/// What belongs to the frame that is being converted.
pub(super) struct Frame<'a> {
    host: BlockId,
    qualified_name: Arc<str>,
    locals: Vec<Arc<str>>,
    depth: u32,
    max_depth: u32,
    /// `max_depth` with the scopes inside counted.
    total_depth: u32,
    /// The loops, `except*` handlers and `finally` blocks around the position, innermost last.
    surroundings: Vec<Surrounding>,
    /// CPython's count of blocks that need unwinding.
    nested_blocks: u32,
    /// Annotated names of a class or module.
    annotations: Vec<Annotation<'a>>,
}

/// An annotated name.
pub(super) struct Annotation<'a> {
    name: Arc<str>,
    value: &'a raw::Expr,
    reached: Reached,
}

/// Whether an annotation is evaluated in any case.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Reached {
    Always,
    /// It stands in a branch or loop.
    Maybe,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Surrounding {
    Loop,
    ExceptGroup,
    Finally,
}

impl Frame<'_> {
    fn new(symbols: &Symbols, host: BlockId, qualified_name: Arc<str>) -> Self {
        Frame {
            host,
            qualified_name,
            locals: symbols.blocks[host].layout.locals.clone(),
            depth: 0,
            max_depth: 0,
            total_depth: 0,
            surroundings: Vec::new(),
            nested_blocks: 0,
            annotations: Vec::new(),
        }
    }
}

/// What a finished frame leaves for its scope.
pub(super) struct Finished {
    pub(super) locals: Vec<Arc<str>>,
    pub(super) max_depth: u32,
    pub(super) total_depth: u32,
    pub(super) body: Body,
}

/// What a scope is called, and where it stands.
pub(super) struct Identity {
    pub(super) kind: ScopeKind,
    pub(super) name: Arc<str>,
    pub(super) qualified_name: Arc<str>,
    pub(super) range: Range,
    pub(super) first_line: u32,
}

impl<'a> Converter<'a> {
    fn module(&mut self, body: &'a [raw::Stmt], kind: ScopeKind) -> Result<Box<Scope>> {
        let (docstring, body) = if kind == ScopeKind::Module && self.results == Results::Discarded {
            self.split_docstring(body)
        } else {
            (None, body)
        };
        self.statements(body)?;
        let annotate = self.body_annotations(0)?;
        let finished = Finished {
            locals: std::mem::take(&mut self.frame.locals),
            max_depth: self.frame.max_depth,
            total_depth: self.frame.total_depth,
            body: std::mem::take(&mut self.output),
        };
        let name: Arc<str> = Arc::from("<module>");
        let end = self.source.text.len() as u32;
        let identity = Identity {
            kind,
            name: name.clone(),
            qualified_name: name,
            range: Range::new(0, end),
            first_line: 1,
        };
        let mut scope = self.scope(0, identity, Parameters::default(), finished);
        scope.docstring = docstring;
        scope.annotate = annotate;
        Ok(scope)
    }

    /// Converts what belongs to another frame, and gives its statements.
    fn in_frame(
        &mut self,
        block: BlockId,
        qualified_name: Arc<str>,
        convert: impl FnOnce(&mut Self) -> Result<()>,
    ) -> Result<Finished> {
        let frame = Frame::new(self.symbols, block, qualified_name);
        let outer_frame = std::mem::replace(&mut self.frame, frame);
        let outer_block = std::mem::replace(&mut self.block, block);
        let outer_output = std::mem::take(&mut self.output);
        convert(self)?;
        let frame = std::mem::replace(&mut self.frame, outer_frame);
        self.block = outer_block;
        let body = std::mem::replace(&mut self.output, outer_output);
        let total = self.frame.depth + frame.total_depth + 1;
        self.frame.total_depth = self.frame.total_depth.max(total);
        Ok(Finished {
            locals: frame.locals,
            max_depth: frame.max_depth,
            total_depth: frame.total_depth,
            body,
        })
    }

    /// Converts in a block that is inlined into the frame.
    fn in_block<T>(
        &mut self,
        block: BlockId,
        convert: impl FnOnce(&mut Self) -> Result<T>,
    ) -> Result<T> {
        let outer = std::mem::replace(&mut self.block, block);
        let result = convert(self);
        self.block = outer;
        result
    }

    /// Converts statements of an inner body.
    fn nested(&mut self, convert: impl FnOnce(&mut Self) -> Result<()>) -> Result<Body> {
        let outer = std::mem::take(&mut self.output);
        convert(self)?;
        Ok(std::mem::replace(&mut self.output, outer))
    }

    fn scope(
        &self,
        block: BlockId,
        identity: Identity,
        parameters: Parameters,
        finished: Finished,
    ) -> Box<Scope> {
        let symbols = &self.symbols.blocks[block];
        let layout = &symbols.layout;
        let uses_class = symbols.symbol("__class__").is_some()
            || symbols
                .inlined
                .iter()
                .any(|inner| self.symbols.blocks[*inner].symbol("__class__").is_some());
        let class_free = if identity.kind == ScopeKind::Class || !uses_class {
            None
        } else {
            match self.symbols.place(block, "__class__") {
                crate::ast::Place::Free(free) => Some(free),
                _ => None,
            }
        };
        let is_class = identity.kind == ScopeKind::Class;
        Box::new(Scope {
            kind: identity.kind,
            name: identity.name,
            qualified_name: identity.qualified_name,
            range: identity.range,
            first_line: identity.first_line,
            parameters,
            locals: finished.locals,
            visible_locals: layout.visible_locals,
            cells: layout.cells.clone(),
            visible_cells: layout.visible_cells,
            frees: layout.frees.clone(),
            suspension: suspension(symbols.kind, symbols.has_yield, symbols.has_await),
            class_cell: if is_class {
                symbols.cell_of("__class__")
            } else {
                None
            },
            class_dictionary_cell: if is_class {
                symbols.cell_of("__classdict__")
            } else {
                None
            },
            class_free,
            docstring: None,
            self_attributes: symbols.self_attributes.clone(),
            annotate: None,
            body: finished.body,
            max_depth: finished.max_depth,
            total_depth: finished.total_depth,
            may_inspect_frame: symbols.may_inspect_frame,
            frozen: None,
        })
    }

    /// One copy of each name.
    fn intern(&mut self, name: Arc<str>) -> Arc<str> {
        match self.names.get(&name) {
            Some(known) => known.clone(),
            None => {
                self.names.insert(name.clone());
                name
            }
        }
    }

    fn mangled(&mut self, name: &str) -> Arc<str> {
        if !name.starts_with("__")
            && let Some(known) = self.names.get(name)
        {
            return known.clone();
        }
        let mangled = mangle(self.private.as_deref(), name);
        self.intern(mangled)
    }

    fn name(&mut self, name: &str) -> Name {
        let name = self.mangled(name);
        let place = self.symbols.place(self.block, &name);
        Name { name, place }
    }

    fn qualify(&self, name: &str) -> Arc<str> {
        let host = &self.symbols.blocks[self.frame.host];
        let outer = &self.frame.qualified_name;
        match host.kind {
            BlockKind::Module => Arc::from(name),
            // A generator expression is no function in the eyes of names.
            BlockKind::Class | BlockKind::Generator => Arc::from(format!("{outer}.{name}")),
            _ => Arc::from(format!("{outer}.<locals>.{name}")),
        }
    }

    /// The qualified name of something that is bound to a name here: a declared global is nobody's part.
    fn qualify_bound(&self, name: &str) -> Arc<str> {
        let mangled = mangle(self.private.as_deref(), name);
        let block = &self.symbols.blocks[self.block];
        let is_global = block
            .symbol(&mangled)
            .is_some_and(|symbol| symbol.uses.has(crate::symbols::Uses::GLOBAL));
        if is_global {
            Arc::from(name)
        } else {
            self.qualify(name)
        }
    }

    fn temporary(&mut self) -> LocalId {
        let id = LocalId(self.frame.locals.len() as u32);
        let name = self.intern(Arc::from("."));
        self.frame.locals.push(name);
        id
    }

    fn emit(&mut self, range: Range, kind: StatementKind) {
        let contains_suspension = flatten::suspends(&kind);
        self.output.push(Statement {
            range,
            kind,
            contains_suspension,
        });
    }

    /// Whether something in a stretch of the source suspends this frame.
    fn suspends(&self, start: u32, end: u32) -> bool {
        self.symbols.suspends(self.frame.host, start, end)
    }

    fn enter_level(&mut self) {
        self.frame.depth += 1;
        self.frame.max_depth = self.frame.max_depth.max(self.frame.depth);
        self.frame.total_depth = self.frame.total_depth.max(self.frame.depth);
    }

    fn leave_level(&mut self) {
        self.frame.depth -= 1;
    }
}

fn suspension(kind: BlockKind, has_yield: bool, has_await: bool) -> Suspension {
    match kind {
        BlockKind::AsyncFunction if has_yield => Suspension::AsyncGenerator,
        BlockKind::AsyncFunction => Suspension::Coroutine,
        BlockKind::Generator if has_await => Suspension::AsyncGenerator,
        BlockKind::Module if has_await => Suspension::Coroutine,
        _ if has_yield => Suspension::Generator,
        _ => Suspension::None,
    }
}

pub(super) fn expression(range: Range, kind: ExpressionKind) -> Expression {
    Expression { range, kind }
}
