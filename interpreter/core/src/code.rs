//! Code: what a function, module, class body or expression was lowered to, and how it is run.

use crate::error::{Exception, raise};
use crate::node::{BoxedNode, BoxedStatement};
use crate::safepoint::attend;
use crate::types::exception::traceback::leave;
use crate::types::function::Function;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use weft_heap::{
    Cell, Frame, FrameSlot, Native, Overflow, Raised, Slot, Thread, Tracer, Value, Window,
};
use weft_syntax::Source;
use weft_syntax::ast::{Range, ScopeKind, Suspension};

/// The parameters of code. Their slots are the first locals: by position, by name alone, `*args`, `**kwargs`.
#[derive(Debug, Default)]
pub struct Signature {
    /// The names of all, in the order of their slots; interned strings.
    pub names: Vec<Value>,
    /// How many take an argument by position alone.
    pub positional_only: u16,
    /// How many can take an argument by position.
    pub positional: u16,
    /// How many take one by name alone.
    pub keyword_only: u16,
    /// Whether there is `*args`.
    pub has_rest: bool,
    /// Whether there is `**kwargs`.
    pub has_keywords: bool,
}

/// A cell that a frame begins with.
#[derive(Clone, Copy, Debug)]
pub struct CellSetup {
    /// Where the frame keeps the cell.
    pub slot: FrameSlot,
    /// The parameter that its first value comes from.
    pub parameter: Option<FrameSlot>,
}

/// What stands in `co_consts`.
#[derive(Clone, Copy, Debug)]
pub enum ShownConstant {
    /// A constant.
    Value(Value),
    /// The code of a function, class or comprehension: its place among the children.
    Code(u32),
}

/// The body of code that can be suspended.
pub struct SuspendedBody {
    /// The statements before the first one that may be suspended.
    pub before: Option<BoxedStatement>,
    /// The rest, which goes on from where it stands.
    pub rest: BoxedStatement,
}

/// Lowered code.
pub struct Code {
    /// `co_name`.
    pub name: Arc<str>,
    /// `co_qualname`.
    pub qualname: Arc<str>,
    /// The docstring.
    pub docstring: Option<Arc<str>>,
    /// The text that ranges point into.
    pub source: Arc<Source>,
    /// The construct in the text.
    pub range: Range,
    /// `co_firstlineno`.
    pub first_line: u32,
    /// What the code belongs to.
    pub kind: ScopeKind,
    /// Whether and how it can be suspended.
    pub suspension: Suspension,
    /// The parameters.
    pub signature: Signature,
    /// The number of parameters if all are plain positional ones; otherwise -1.
    pub simple_arity: i32,
    /// The same for code that is never suspended and begins without cells; otherwise -1.
    pub quick_arity: i32,
    /// Slots of a frame.
    pub slots: u16,
    /// Slots that a suspended frame must keep.
    pub kept_slots: u16,
    /// The first slot to be unbound at the start, and how many.
    pub unbound: (u16, u16),
    /// The cells to be made at the start.
    pub cells: Vec<CellSetup>,
    /// Native stack that the deepest expression may take, in bytes.
    pub native_stack: usize,
    /// Names of all locals, by slot.
    pub locals: Vec<Arc<str>>,
    /// How many of the locals a program can see.
    pub visible_locals: usize,
    /// Names of the cells, and of the free variables.
    pub cell_names: Vec<Arc<str>>,
    /// Names of free variables.
    pub free_names: Vec<Arc<str>>,
    /// The slot that holds the namespace of class bodies and of `exec` with locals of its own.
    pub namespace: Option<FrameSlot>,
    /// Bodies of classes: the cell that receives the class, and the one that receives the namespace.
    pub class_cell: Option<FrameSlot>,
    /// See `class_cell`.
    pub class_dictionary_cell: Option<FrameSlot>,
    /// Where the closure has `__class__`, for `super()` without arguments.
    pub class_free: Option<usize>,
    /// Constants that are objects.
    pub constants: Vec<Value>,
    /// `co_names`: interned strings.
    pub names: Vec<Value>,
    /// `co_consts` but for the docstring and the `None` at the end, in the order of use. What are objects among them
    /// are in `constants` too.
    pub shown_constants: Vec<ShownConstant>,
    /// The places of the statements, in the order of the source.
    pub statements: Vec<Range>,
    /// Whether the code may come to its end without `return` or `raise`.
    pub falls_off: bool,
    /// Code inside this one.
    pub children: Vec<Arc<Code>>,
    /// Where a suspended frame may delegate: the slot that says that it does, what it holds then, and the kept slot of
    /// what it delegates to.
    pub delegates: Vec<(FrameSlot, u32, FrameSlot)>,
    /// Where a suspended frame may stand: the slot that says so, what it holds then, and the place in the source.
    pub suspensions: Vec<(FrameSlot, u32, Range)>,
    /// Whether a suspended frame may stand inside `try` or `with`, so that abandoning it must close it.
    pub needs_closing: bool,
    /// Whether its generators may be awaited: `types.coroutine` says so.
    pub awaitable: AtomicBool,
    /// The number of the scope in its source, outermost 0, in order of appearance.
    pub index: u32,
    /// The object that programs see, once one asked for it.
    pub object: Slot,
    /// The name and the qualified name as values, once a function was made; the table of interned strings holds them.
    pub interned: [Slot; 2],
    /// What runs, and gives what the code returns. Code that can be suspended runs `suspended` instead.
    pub value: BoxedNode,
    /// What runs in code that can be suspended.
    pub suspended: Option<SuspendedBody>,
}

impl std::fmt::Debug for Code {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(
            formatter,
            "<code {} at {}:{}>",
            self.qualname, self.source.name, self.first_line
        )
    }
}

impl Code {
    /// Hands the constants, those of code inside included, to the collector.
    pub fn trace(&self, tracer: &mut Tracer<'_>) {
        self.constants
            .iter()
            .for_each(|constant| tracer.value(*constant));
        tracer.slot(&self.object);
        self.children.iter().for_each(|child| child.trace(tracer));
    }

    /// Whether its generators may be awaited.
    pub fn is_awaitable(&self) -> bool {
        self.awaitable.load(Ordering::Relaxed)
    }

    /// `co_name` as a value.
    pub fn name_value(&self, thread: &Thread) -> Value {
        Code::interned(thread, &self.name, &self.interned[0])
    }

    /// `co_qualname` as a value.
    pub fn qualname_value(&self, thread: &Thread) -> Value {
        Code::interned(thread, &self.qualname, &self.interned[1])
    }

    fn interned(thread: &Thread, name: &str, known: &Slot) -> Value {
        known.get().unwrap_or_else(|| {
            let value = thread.intern(name);
            known.set(value);
            value
        })
    }

    /// The docstring as a value.
    pub fn doc_value(&self, thread: &Thread) -> Value {
        self.docstring
            .as_ref()
            .map_or(Value::NONE, |text| thread.string(text))
    }

    /// Where a traceback points that has no place inside the code: its first line.
    pub fn range_of_header(&self) -> Range {
        Range::new(self.range.start, self.range.start)
    }

    /// The slot of a visible local by its name.
    pub fn local_named(&self, name: &str) -> Option<FrameSlot> {
        FrameSlot::local(
            self.locals[..self.visible_locals]
                .iter()
                .position(|local| **local == *name)?,
        )
    }

    /// Runs the code in the frame that begins at the window, in which all parameters are set and the function is in
    /// its place. Code that can be suspended gives its generator.
    #[inline(always)]
    pub fn run(&self, thread: &Thread, window: Window<'_>) -> Result<Value, Raised> {
        if self.suspension != Suspension::None {
            return crate::types::generator::create(thread, self, window);
        }
        self.run_to_end(thread, window)
    }

    /// A safepoint before the frame begins, in which the arguments of a window above everything in use are kept.
    #[inline(always)]
    pub(crate) fn attend_with<'w>(
        &self,
        window: Window<'w>,
    ) -> impl FnOnce(&Thread) -> Result<(), Raised> + use<'_, 'w> {
        move |thread| {
            thread.keep_window(window, self.signature.names.len() as u16, || attend(thread))
        }
    }

    /// As [`Code::run`], for code that cannot be suspended.
    #[inline(always)]
    pub fn run_to_end(&self, thread: &Thread, window: Window<'_>) -> Result<Value, Raised> {
        let result = thread.enter(
            window,
            self.slots,
            self.native_stack,
            overflow,
            self.attend_with(window),
            |frame| {
                self.prepare(thread, frame);
                self.value.evaluate(thread, frame)
            },
        );
        if result.is_err() {
            // Whoever called knows where it was.
            leave(thread, window);
        }
        result
    }

    /// As [`Code::run`], for code with a [`Code::quick_arity`].
    #[inline(always)]
    pub fn run_quickly(&self, thread: &Thread, window: Window<'_>) -> Result<Value, Raised> {
        let result = thread.enter(
            window,
            self.slots,
            self.native_stack,
            overflow,
            self.attend_with(window),
            |frame| {
                let (first, count) = self.unbound;
                if count != 0 {
                    frame.clear_range(first, count);
                }
                self.value.evaluate(thread, frame)
            },
        );
        if result.is_err() {
            leave(thread, window);
        }
        result
    }

    /// Unbinds the variables and makes the cells of a new frame.
    #[inline(always)]
    pub fn prepare(&self, thread: &Thread, frame: Frame<'_>) {
        frame.clear_range(self.unbound.0, self.unbound.1);
        if !self.cells.is_empty() {
            self.make_cells(thread, frame);
        }
    }

    /// Makes the cells of a new frame.
    pub fn make_cells(&self, thread: &Thread, frame: Frame<'_>) {
        for cell in &self.cells {
            let value = cell.parameter.and_then(|parameter| frame.get(parameter));
            frame.set(cell.slot, Cell::new(thread, value).value());
        }
    }
}

/// Raises what a call that could not begin raises.
#[cold]
#[inline(never)]
pub fn overflow(thread: &Thread, overflow: Overflow) -> Raised {
    // Making the exception must not run into the limit itself.
    thread.with_spare_calls(50, || match overflow {
        Overflow::Recursion => raise(
            Exception::RecursionError,
            "maximum recursion depth exceeded",
        ),
        Overflow::NativeStack | Overflow::ValueStack => raise(
            Exception::RecursionError,
            "maximum recursion depth exceeded",
        ),
    })
}

/// The function that a frame runs.
#[inline(always)]
pub fn function_of<'f>(frame: Frame<'f>, held: &'f mut Option<Value>) -> &'f Native<Function> {
    *held = frame.function();
    held.as_ref()
        .and_then(|function| function.downcast())
        .expect("a frame runs a function")
}

/// Calls `body` with the function that a frame runs.
#[inline(always)]
pub fn with_function<R>(frame: Frame<'_>, body: impl FnOnce(&Function) -> R) -> R {
    let function = frame.function().expect("a frame runs a function");
    body(
        function
            .downcast::<Native<Function>>()
            .expect("a frame runs a function"),
    )
}
