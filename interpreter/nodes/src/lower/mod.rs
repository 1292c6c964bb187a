//! Lowering: the scoped tree becomes nodes with slots. Each node's own lowering stands beside the node.
//!
//! The slots of a frame, in order: locals, cells, the namespace if there is one, slots that outlive a suspension
//! (*kept* slots, each used for one thing only), and a stack of temporaries and windows. The last two are given out and
//! taken back in the order of a stack: what is open when a window is opened lies below it, so a callee, whose frame
//! begins at the window, overwrites nothing that is still needed.
//!
//! Nothing here may collect: constants are found by the collector only when the finished code is in a function.

mod count;
mod shown;

use crate::operand::{Child, Constant, Local};
use crate::{At, BoxedNode, BoxedStatement};
use shown::Shown;
use std::collections::HashSet;
use std::sync::Arc;
use weft_core::code::{CellSetup, Code, CodeBody, CodeHead, Postponed, ShownConstant, Signature};
use weft_core::interpreter::Optimization;
use weft_core::tracing::Watching;
use weft_heap::{FIRST_LOCAL, FrameSlot, Thread, Value};
use weft_syntax::Source;
use weft_syntax::ast::{
    self, CellId, ExpressionKind, LocalId, Place, Range, ScopeKind, StatementKind, Suspension,
};
use weft_syntax::frozen::Tree;

/// Native stack that one level of nesting in a tree may take, with its protocol calls, in bytes.
const NATIVE_STACK_PER_LEVEL: usize = if cfg!(debug_assertions) { 1024 } else { 400 };
/// Native stack that any call may take beside its tree.
const NATIVE_STACK_PER_CALL: usize = 4096;

/// An operand of a known kind.
pub(crate) enum Operand {
    /// A local variable.
    Local(Local),
    /// A constant.
    Constant(Constant),
    /// Anything else.
    Child(Child),
}

impl Operand {
    /// The operand as a node of its own.
    pub(crate) fn into_child(self) -> Child {
        match self {
            Operand::Local(local) => Child(Box::new(local)),
            Operand::Constant(constant) => Child(Box::new(constant)),
            Operand::Child(child) => child,
        }
    }
}

/// What is known while a scope is lowered.
pub(crate) struct Lowering<'l> {
    pub(crate) thread: &'l Thread,
    pub(crate) source: &'l Arc<Source>,
    scope: &'l ast::Scope,
    /// Where the whole of what is frozen is.
    tree: Option<Tree>,
    pub(crate) optimization: Optimization,
    watching: Watching,
    /// The first lines of the loops around what is being lowered, for code that tells what it does; `None` for what a
    /// `continue` has to leave first.
    pub(crate) loops: Vec<Option<Range>>,
    /// Whether the line of the statement that is lowered next was told before.
    pub(crate) goes_on: bool,
    constants: Vec<Value>,
    /// The same, to look them up.
    kept: HashSet<Value>,
    /// Where the frame may delegate: see [`Code::delegates`].
    pub(crate) delegates: Vec<(FrameSlot, u32, FrameSlot)>,
    /// Where the frame may stand suspended: see [`Code::suspensions`].
    pub(crate) suspensions: Vec<(FrameSlot, u32, Range)>,
    children: Vec<Arc<Code>>,
    shown: Shown,
    first_cell: usize,
    namespace: Option<usize>,
    next_kept: usize,
    last_kept: usize,
    /// Whether the statement that is being lowered may be suspended: only such statements have kept slots.
    keeping: bool,
    /// Where the frame of a generator expression looks for a sink.
    pub(crate) sink: Option<FrameSlot>,
    /// Branches of the body around what is being lowered that are values, and the most there were.
    pub(crate) choices: usize,
    pub(crate) most_choices: usize,
    open: usize,
    highest: usize,
}

/// Lowers a module, or the text of an `exec` or `eval`. `None`: a frame of it would have more slots than a frame can.
pub fn lower(
    thread: &Thread,
    module: &ast::Module,
    optimization: Optimization,
    watching: Watching,
) -> Option<Arc<Code>> {
    let way = Way {
        source: &module.source,
        tree: module.tree,
        optimization,
        watching,
    };
    let code = code_of(thread, way, &module.scope);
    fits(&code).then_some(code)
}

/// Lowers code of a frozen tree that is called for the first time.
pub fn lower_postponed(thread: &Thread, code: &Code, postponed: &Postponed) -> CodeBody {
    let scope = postponed.tree.scope(postponed.part);
    let scope = scope.expect("a part of the tree that it came from");
    let way = Way {
        source: &code.source,
        tree: Some(postponed.tree),
        optimization: postponed.optimization,
        watching: Watching::Nothing,
    };
    body_of(thread, way, &scope)
}

/// What is the same for all scopes of a text.
#[derive(Clone, Copy)]
struct Way<'w> {
    source: &'w Arc<Source>,
    tree: Option<Tree>,
    optimization: Optimization,
    watching: Watching,
}

fn fits(code: &Code) -> bool {
    // What is postponed is of the library.
    code.body_so_far().is_none_or(|body| {
        FrameSlot::local((body.slots - FIRST_LOCAL) as usize).is_some()
            && body.children.iter().all(|child| fits(child))
    })
}

fn code_of(thread: &Thread, way: Way<'_>, scope: &ast::Scope) -> Arc<Code> {
    let head = head_of(thread, way, scope);
    Arc::new(match (scope.frozen, way.tree) {
        (Some(part), Some(tree)) => {
            let optimization = way.optimization;
            let postponed = Postponed {
                tree,
                part,
                optimization,
            };
            Code::postponed(head, postponed)
        }
        _ => Code::new(head, body_of(thread, way, scope)),
    })
}

fn head_of(thread: &Thread, way: Way<'_>, scope: &ast::Scope) -> CodeHead {
    let parameters = &scope.parameters;
    CodeHead {
        name: Arc::clone(&scope.name),
        qualname: Arc::clone(&scope.qualified_name),
        docstring: scope
            .docstring
            .clone()
            .filter(|_| way.optimization < Optimization::Docstrings),
        source: Arc::clone(way.source),
        range: scope.range,
        first_line: scope.first_line,
        kind: scope.kind,
        suspension: scope.suspension,
        signature: Signature {
            names: scope.locals[..parameters.count() as usize]
                .iter()
                .map(|name| thread.intern(name))
                .collect(),
            positional_only: parameters.positional_only as u16,
            positional: parameters.positional as u16,
            keyword_only: parameters.keyword_only as u16,
            has_rest: parameters.arguments.is_some(),
            has_keywords: parameters.keywords.is_some(),
        },
        free_names: scope
            .frees
            .iter()
            .map(|free| Arc::clone(&free.name))
            .collect(),
        tells: way.watching == Watching::Events,
    }
}

/// Whether code is a generator expression whose items may be taken where it yields them. One that tells what it does tells
/// of each suspension.
fn has_sink(watching: Watching, scope: &ast::Scope) -> bool {
    scope.kind == ScopeKind::GeneratorExpression
        && scope.suspension == Suspension::Generator
        && watching != Watching::Events
}

fn body_of(thread: &Thread, way: Way<'_>, scope: &ast::Scope) -> CodeBody {
    let first_cell = scope.locals.len();
    let mut next = first_cell + scope.cells.len();
    // Modules are executed with globals, classes and the text of an `exec` with a namespace; it stands in a slot.
    let namespace = matches!(
        scope.kind,
        ScopeKind::Class | ScopeKind::Module | ScopeKind::Expression
    )
    .then_some(next);
    next += usize::from(namespace.is_some());
    let kept = if scope.suspension == Suspension::None {
        0
    } else {
        count::kept_slots(&scope.body) + usize::from(has_sink(way.watching, scope))
    };
    let open = next + kept;
    let mut lowering = Lowering {
        thread,
        source: way.source,
        scope,
        tree: way.tree,
        optimization: way.optimization,
        watching: way.watching,
        loops: Vec::new(),
        goes_on: false,
        constants: Vec::new(),
        kept: HashSet::new(),
        delegates: Vec::new(),
        suspensions: Vec::new(),
        children: Vec::new(),
        shown: Shown::default(),
        first_cell,
        namespace,
        next_kept: next,
        last_kept: open,
        keeping: scope.suspension != Suspension::None,
        sink: None,
        choices: 0,
        most_choices: 0,
        open,
        highest: open,
    };
    if has_sink(way.watching, scope) {
        lowering.sink = Some(lowering.open_kept());
    }
    let (value, suspended): (BoxedNode, _) = if scope.suspension == Suspension::None {
        (lowering.body(&scope.body), None)
    } else {
        (
            Box::new(Constant(Value::NONE)),
            Some(lowering.suspended_body(&scope.body)),
        )
    };
    let count = scope.parameters.count() as usize;
    let slot = Lowering::slot;
    let cells = scope
        .cells
        .iter()
        .enumerate()
        .map(|(index, cell)| CellSetup {
            slot: slot(first_cell + index),
            parameter: cell.parameter.map(|local| slot(local.0 as usize)),
        });
    let cells = cells.collect();
    let depth = scope.max_depth as usize + lowering.most_choices + 1;
    let Lowering {
        constants,
        delegates,
        suspensions,
        children,
        shown,
        next_kept,
        highest,
        sink,
        ..
    } = lowering;
    let kept_slots = if scope.suspension == Suspension::None {
        0
    } else {
        // Even, since they are copied in pairs.
        next_kept.next_multiple_of(2)
    };
    let highest = highest.max(kept_slots);
    CodeBody {
        slots: u16::try_from(highest + FIRST_LOCAL as usize).unwrap_or(u16::MAX),
        kept_slots: u16::try_from(kept_slots).unwrap_or(u16::MAX),
        unbound: (FIRST_LOCAL + count as u16, (first_cell - count) as u16),
        cells,
        native_stack: NATIVE_STACK_PER_CALL + depth * NATIVE_STACK_PER_LEVEL,
        locals: scope.locals.clone(),
        visible_locals: scope.visible_locals as usize,
        cell_names: scope.cells[..scope.visible_cells as usize]
            .iter()
            .map(|cell| Arc::clone(&cell.name))
            .collect(),
        namespace: namespace.map(slot),
        class_cell: scope
            .class_cell
            .map(|cell| slot(first_cell + cell.0 as usize)),
        class_dictionary_cell: scope
            .class_dictionary_cell
            .map(|cell| slot(first_cell + cell.0 as usize)),
        class_free: scope.class_free.map(|free| free.0 as usize),
        names: shown.names,
        shown_constants: shown.constants,
        statements: shown.statements,
        falls_off: shown::falls_off(&scope.body),
        constants,
        delegates,
        suspensions,
        children,
        needs_closing: scope.suspension != Suspension::None
            && count::may_stand_inside_try(&scope.body),
        sink,
        value,
        suspended,
    }
}

impl<'l> Lowering<'l> {
    fn slot(index: usize) -> FrameSlot {
        // Code with more slots than a frame can have is given up in the end.
        FrameSlot::local(index)
            .unwrap_or_else(|| FrameSlot::local(64_999).expect("within the limit"))
    }

    /// Whether the code tells what it does.
    pub(crate) fn tells(&self) -> bool {
        self.watching == Watching::Events
    }

    /// The scope that is lowered.
    pub(crate) fn scope(&self) -> &'l ast::Scope {
        self.scope
    }

    /// The slot of a local.
    pub(crate) fn local_slot(&self, id: LocalId) -> FrameSlot {
        Lowering::slot(id.0 as usize)
    }

    /// The slot that holds a cell.
    pub(crate) fn cell_slot(&self, id: CellId) -> FrameSlot {
        Lowering::slot(self.first_cell + id.0 as usize)
    }

    /// The slot that holds the namespace.
    pub(crate) fn namespace_slot(&self) -> FrameSlot {
        Lowering::slot(
            self.namespace
                .expect("a scope whose names are in a namespace has one"),
        )
    }

    /// Opens a slot for a temporary.
    pub(crate) fn open_slot(&mut self) -> FrameSlot {
        self.open_slots(1);
        Lowering::slot(self.open - 1)
    }

    fn open_slots(&mut self, count: usize) {
        self.open += count;
        self.highest = self.highest.max(self.open);
    }

    /// Closes the slots that were opened last.
    pub(crate) fn close_slots(&mut self, count: usize) {
        self.open -= count;
    }

    /// Opens a window for a call with room for `arguments` arguments: its offset in the frame. Close it with
    /// [`Lowering::close_window`].
    pub(crate) fn open_window(&mut self, arguments: usize) -> u16 {
        let offset = self.open + FIRST_LOCAL as usize;
        self.open_slots(FIRST_LOCAL as usize + arguments);
        u16::try_from(offset).unwrap_or(64_000)
    }

    /// Closes the window that was opened last.
    pub(crate) fn close_window(&mut self, arguments: usize) {
        self.close_slots(FIRST_LOCAL as usize + arguments);
    }

    /// A slot that outlives suspensions inside the statement that is being lowered. In one that is never suspended
    /// it is a temporary; give it back with [`Lowering::close_kept`].
    pub(crate) fn open_kept(&mut self) -> FrameSlot {
        if !self.keeping || self.next_kept >= self.last_kept {
            return self.open_slot();
        }
        debug_assert!(
            self.next_kept < self.last_kept,
            "the count of kept slots is an upper bound"
        );
        self.next_kept += 1;
        Lowering::slot(self.next_kept - 1)
    }

    /// Gives back kept slots, which in a statement that may be suspended are never used again.
    pub(crate) fn close_kept(&mut self, count: usize) {
        if !self.keeping {
            self.close_slots(count);
        }
    }

    /// The slot in which a statement that may be suspended keeps where it was.
    pub(crate) fn open_resume(&mut self) -> At {
        At(self.open_kept())
    }

    /// An interned name.
    pub(crate) fn intern(&self, name: &str) -> Value {
        self.thread.intern(name)
    }

    /// Keeps a value alive for as long as the code.
    pub(crate) fn keep(&mut self, value: Value) -> Value {
        if value.is_object() && self.kept.insert(value) {
            self.constants.push(value);
        }
        value
    }

    /// Lowers a scope inside this one.
    pub(crate) fn child(&mut self, scope: &ast::Scope) -> Arc<Code> {
        let way = Way {
            source: self.source,
            tree: self.tree,
            optimization: self.optimization,
            watching: self.watching,
        };
        let code = code_of(self.thread, way, scope);
        self.shown
            .constants
            .push(ShownConstant::Code(self.children.len() as u32));
        self.children.push(Arc::clone(&code));
        code
    }

    /// Lowers an expression as an operand of a known kind.
    pub(crate) fn operand(&mut self, expression: &ast::Expression) -> Operand {
        match &expression.kind {
            ExpressionKind::Constant(constant) => {
                Operand::Constant(Constant(self.constant(constant)))
            }
            ExpressionKind::Name(ast::Name {
                place: Place::Local(id),
                ..
            })
            | ExpressionKind::Temporary(id) => Operand::Local(Local {
                slot: self.local_slot(*id),
                range: expression.range,
            }),
            _ => Operand::Child(Child(self.expression(expression))),
        }
    }

    /// Lowers an expression.
    pub(crate) fn expression(&mut self, expression: &ast::Expression) -> BoxedNode {
        match &expression.kind {
            ExpressionKind::Constant(constant) => self.constant_node(constant),
            ExpressionKind::Name(name) => self.name(name, expression.range),
            ExpressionKind::Temporary(id) => Box::new(Local {
                slot: self.local_slot(*id),
                range: expression.range,
            }),
            ExpressionKind::Boolean { operator, operands } => self.boolean(*operator, operands),
            ExpressionKind::Named {
                target,
                target_range,
                value,
            } => {
                let value = self.expression(value);
                let spill = self.open_slot();
                let target = self.store_name(target, *target_range);
                self.close_slots(1);
                Box::new(crate::name::Named {
                    value,
                    target,
                    spill,
                })
            }
            ExpressionKind::Binary {
                left,
                operator,
                right,
            } => self.binary(expression, left, *operator, right),
            ExpressionKind::Unary { operator, operand } => {
                self.unary(expression, *operator, operand)
            }
            ExpressionKind::Lambda(function) => self.function(function),
            ExpressionKind::Conditional {
                condition,
                value,
                otherwise,
            } => self.conditional(condition, value, otherwise),
            ExpressionKind::Dictionary(entries) => {
                self.dictionary_display(entries, expression.range)
            }
            ExpressionKind::Set(elements) => self.set_display(elements, expression.range),
            ExpressionKind::List(elements) => self.list_display(elements, expression.range),
            ExpressionKind::Tuple(elements) => self.tuple_display(elements, expression.range),
            ExpressionKind::Comprehension(comprehension) => {
                self.comprehension(comprehension, expression.range)
            }
            ExpressionKind::Generator(generator) => {
                self.generator_expression(generator, expression.range)
            }
            ExpressionKind::Comparison { first, rest } => self.comparison(expression, first, rest),
            ExpressionKind::Call(call) => self.call(expression, call),
            ExpressionKind::Formatted(parts) => self.formatted(parts),
            ExpressionKind::Template(parts) => self.template(parts, expression.range),
            ExpressionKind::Attribute { value, name, .. } => {
                self.attribute(expression, value, name)
            }
            ExpressionKind::Subscript { value, index } => self.subscript(expression, value, index),
            ExpressionKind::Slice { lower, upper, step } => {
                self.slice(lower.as_deref(), upper.as_deref(), step.as_deref())
            }
        }
    }

    /// Lowers a statement.
    pub(crate) fn statement(&mut self, statement: &ast::Statement) -> BoxedStatement {
        let before = std::mem::replace(&mut self.keeping, statement.contains_suspension);
        self.show_statement(statement);
        let goes_on = std::mem::take(&mut self.goes_on);
        let lowered = self.statement_of_kind(statement);
        self.keeping = before;
        if goes_on {
            return self.watched_without_line(statement, lowered);
        }
        self.watched(statement, lowered)
    }

    fn statement_of_kind(&mut self, statement: &ast::Statement) -> BoxedStatement {
        match &statement.kind {
            StatementKind::Expression(value) => self.effect(value),
            StatementKind::Display(value) => self.display_statement(value),
            StatementKind::Assign { targets, value } => self.assign(targets, value),
            StatementKind::AugmentedAssign {
                target,
                operator,
                value,
            } => self.augmented_assign(statement, target, *operator, value),
            StatementKind::Delete(targets) => self.delete(targets),
            StatementKind::If {
                branches,
                otherwise,
            } => self.if_statement(statement, branches, otherwise),
            StatementKind::While {
                condition,
                body,
                otherwise,
            } => self.while_statement(statement, condition, body, otherwise),
            StatementKind::For(node) => self.for_statement(statement, node),
            StatementKind::With(node) => self.with_statement(statement, node),
            StatementKind::Try(node) => self.try_statement(statement, node),
            StatementKind::Match(node) => self.match_statement(statement, node),
            StatementKind::Raise { exception, cause } => {
                self.raise(statement, exception.as_ref(), cause.as_ref())
            }
            StatementKind::Assert { condition, message } => {
                self.assert(statement, condition, message.as_ref())
            }
            StatementKind::Import(names) => self.import(statement, names),
            StatementKind::ImportFrom {
                module,
                level,
                names,
            } => self.import_from(statement, module, *level, names),
            StatementKind::ImportAll { module, level } => {
                self.import_all(statement, module, *level)
            }
            StatementKind::Return(value) => self.return_statement(value.as_ref()),
            StatementKind::Break => crate::block::break_statement(),
            StatementKind::Continue => match self.loops.last() {
                Some(Some(header)) => crate::block::sequence(vec![
                    self.line_again(*header),
                    crate::block::continue_statement(),
                ]),
                _ => crate::block::continue_statement(),
            },
            StatementKind::Pass => crate::block::pass_statement(),
            StatementKind::Function(definition) => self.function_definition(statement, definition),
            StatementKind::Class(definition) => self.class_definition(statement, definition),
            StatementKind::TypeAlias {
                target,
                type_parameters,
                value,
            } => self.type_alias(statement, target, type_parameters.as_ref(), value),
            StatementKind::Suspend { kind, value, into } => {
                self.suspend(statement, *kind, value.as_ref(), *into)
            }
            StatementKind::SetTemporary { local, value } => self.set_temporary(*local, value),
            StatementKind::Collect { into, element } => {
                self.collect(*into, element, statement.range)
            }
            StatementKind::BeginComprehension {
                fresh_cells,
                fresh_locals,
            } => self.begin_comprehension(fresh_cells, fresh_locals),
        }
    }
}
