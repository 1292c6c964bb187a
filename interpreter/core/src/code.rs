//! Code: what a function, module, class body or expression was lowered to, and how it is run.

use crate::error::{Exception, raise};
use crate::interpreter::{Interpreter, Optimization, ending};
use crate::node::{BoxedNode, BoxedStatement};
use crate::safepoint::attend;
use crate::tracing;
use crate::types::function::Function;
use std::ops::Deref;
use std::sync::atomic::{AtomicBool, AtomicI32, Ordering};
use std::sync::{Arc, OnceLock, Weak};
use weft_heap::{
    Cell, Frame, FrameSize, FrameSlot, Native, Overflow, Raised, Slot, Thread, Tracer, Value,
    Window,
};
use weft_syntax::Source;
use weft_syntax::ast::{Range, ScopeKind, Suspension};
use weft_syntax::frozen::{Part, Tree};

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

/// What making a function takes.
pub struct CodeHead {
    /// `co_name`.
    pub name: Arc<str>,
    /// `co_qualname`.
    pub qualname: Arc<str>,
    /// The docstring.
    pub docstring: Option<Arc<str>>,
    /// The text that ranges point into.
    pub source: Arc<Source>,
    /// The construct in the text. Together with `kind` it names the code in its source.
    pub range: Range,
    /// `co_firstlineno`.
    pub first_line: u32,
    /// What the code belongs to.
    pub kind: ScopeKind,
    /// Whether and how it can be suspended.
    pub suspension: Suspension,
    /// The parameters.
    pub signature: Signature,
    /// Names of free variables.
    pub free_names: Vec<Arc<str>>,
    /// Whether it tells what it does.
    pub tells: bool,
}

/// Code: its head, whose fields are read as its own, and its [`CodeBody`].
pub struct Code {
    head: CodeHead,
    /// See [`Code::simple_arity`].
    simple: AtomicI32,
    /// See [`Code::quick_arity`].
    quick: AtomicI32,
    /// Whether its generators may be awaited: `types.coroutine` says so.
    pub awaitable: AtomicBool,
    /// The object that programs see, once one asked for it.
    pub object: Slot,
    /// The name and the qualified name as values, once a function was made; the table of interned strings holds them.
    interned: [Slot; 2],
    /// The same code lowered so that it tells what it does, once that was asked for; `None` if it cannot be.
    pub twin: OnceLock<Option<Arc<Code>>>,
    /// What this is such code of.
    pub shown_as: OnceLock<Weak<Code>>,
    /// See [`Code::recorded_as`].
    recorded: OnceLock<u32>,
    /// What it was lowered to, at the first call at the latest.
    body: OnceLock<CodeBody>,
    /// What is to be lowered then.
    postponed: Option<Postponed>,
}

impl Deref for Code {
    type Target = CodeHead;

    #[inline(always)]
    fn deref(&self) -> &CodeHead {
        &self.head
    }
}

/// Code of a frozen tree that is lowered when it is first called.
#[derive(Clone, Copy, Debug)]
pub struct Postponed {
    /// The tree.
    pub tree: Tree,
    /// Where its scope is.
    pub part: Part,
    /// What is left out.
    pub optimization: Optimization,
}

/// What a scope was lowered to.
pub struct CodeBody {
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
    /// Names of the cells.
    pub cell_names: Vec<Arc<str>>,
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
    /// Where the frame of a generator expression looks for a [`Sink`](crate::types::generator::sink::Sink).
    pub sink: Option<FrameSlot>,
    /// What runs, and gives what the code returns. Code that can be suspended runs `suspended` instead.
    pub value: BoxedNode,
    /// What runs in code that can be suspended.
    pub suspended: Option<SuspendedBody>,
}

/// How many arguments calls look for that need not look closer, where there are none: the code is not lowered yet, or
/// not that simple.
const NO_ARITY: i32 = -1;
/// The same, and so it stays.
const NEVER: i32 = -2;

/// Native stack that lowering the code of a library's function may take, in bytes.
const LOWERING_STACK: usize = if cfg!(debug_assertions) {
    128 * 1024
} else {
    32 * 1024
};

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
    /// The number of the text by which recordings know the code, which `number` gives at first.
    pub fn recorded_as(&self, number: impl FnOnce() -> u32) -> u32 {
        *self.recorded.get_or_init(number)
    }

    /// Code that is lowered.
    pub fn new(head: CodeHead, body: CodeBody) -> Code {
        let code = Code::of_head(head, None);
        code.publish(&body);
        let _ = code.body.set(body);
        code
    }

    /// Code that is lowered when it is first called.
    pub fn postponed(head: CodeHead, postponed: Postponed) -> Code {
        Code::of_head(head, Some(postponed))
    }

    fn of_head(head: CodeHead, postponed: Option<Postponed>) -> Code {
        Code {
            head,
            simple: NO_ARITY.into(),
            quick: NO_ARITY.into(),
            awaitable: AtomicBool::new(false),
            object: Slot::empty(),
            interned: [Slot::empty(), Slot::empty()],
            twin: OnceLock::new(),
            shown_as: OnceLock::new(),
            recorded: OnceLock::new(),
            body: OnceLock::new(),
            postponed,
        }
    }

    /// What the code was lowered to. It is lowered now if it was not yet.
    #[inline(always)]
    pub fn body(&self) -> &CodeBody {
        match self.body.get() {
            Some(body) => body,
            None => self.lower(),
        }
    }

    /// What the code was lowered to, if it was.
    pub fn body_so_far(&self) -> Option<&CodeBody> {
        self.body.get()
    }

    #[cold]
    #[inline(never)]
    fn lower(&self) -> &CodeBody {
        let postponed = self.postponed.as_ref();
        let postponed = postponed.expect("code that is not lowered was postponed");
        // Nothing in there runs Python code or comes to a safepoint, so that other threads may wait for it.
        let body = self.body.get_or_init(|| {
            Thread::with_current(|thread| {
                Interpreter::of(thread).lower_postponed(thread, self, postponed)
            })
        });
        self.publish(body);
        body
    }

    /// What the code was lowered to, before a frame begins.
    ///
    /// # Errors
    /// `RecursionError` where there is no room to lower it.
    #[inline(always)]
    pub fn ready(&self, thread: &Thread) -> Result<&CodeBody, Raised> {
        match self.body.get() {
            Some(body) => Ok(body),
            None if thread.has_native_room(LOWERING_STACK) => Ok(self.lower()),
            None => Err(overflow(thread, Overflow::NativeStack)),
        }
    }

    /// Tells calls how many arguments to look for.
    fn publish(&self, body: &CodeBody) {
        let signature = &self.signature;
        // What runs in a namespace needs more than its arguments.
        let is_simple = body.namespace.is_none()
            && signature.keyword_only == 0
            && !signature.has_rest
            && !signature.has_keywords;
        if !is_simple {
            return;
        }
        let count = signature.names.len() as i32;
        let known = |arity: &AtomicI32| {
            // Another thread may have done so, or forbidden it.
            let _ = arity.compare_exchange(NO_ARITY, count, Ordering::Relaxed, Ordering::Relaxed);
        };
        known(&self.simple);
        if self.suspension == Suspension::None && body.cells.is_empty() {
            known(&self.quick);
        }
    }

    /// Hands the constants, those of code inside included, to the collector.
    pub fn trace(&self, tracer: &mut Tracer<'_>) {
        tracer.slot(&self.object);
        if let Some(body) = self.body.get() {
            body.constants
                .iter()
                .for_each(|constant| tracer.value(*constant));
            body.children.iter().for_each(|child| child.trace(tracer));
        }
        if let Some(Some(twin)) = self.twin.get() {
            twin.trace(tracer);
        }
    }

    /// The number of parameters if all are plain positional ones, and the code was lowered; otherwise a negative number.
    #[inline(always)]
    pub fn simple_arity(&self) -> i32 {
        self.simple.load(Ordering::Relaxed)
    }

    /// The same for code that is never suspended and begins without cells.
    #[inline(always)]
    pub fn quick_arity(&self) -> i32 {
        self.quick.load(Ordering::Relaxed)
    }

    /// Has all calls look closer: a function that has this code runs another.
    pub fn forbid_quick_calls(&self) {
        self.simple.store(NEVER, Ordering::Relaxed);
        self.quick.store(NEVER, Ordering::Relaxed);
    }

    /// Whether its generators may be awaited.
    pub fn is_awaitable(&self) -> bool {
        self.awaitable.load(Ordering::Relaxed)
    }

    /// What names the code in its text: "10-52 Function", byte offsets and the kind.
    pub fn place(&self) -> String {
        let Range { start, end } = self.range;
        format!("{start}-{end} {:?}", self.kind)
    }

    /// The code of that name, this or one inside.
    pub fn at_place(self: &Arc<Code>, place: &str) -> Option<Arc<Code>> {
        let (range, kind) = place.split_once(' ')?;
        let (start, end) = range.split_once('-')?;
        let range = Range::new(start.parse().ok()?, end.parse().ok()?);
        self.find(&|code| code.range == range && format!("{:?}", code.kind) == kind)
    }

    /// The first code that a test is true of, this or one inside.
    pub fn find(self: &Arc<Code>, test: &impl Fn(&Code) -> bool) -> Option<Arc<Code>> {
        if test(self) {
            return Some(Arc::clone(self));
        }
        let children = &self.body().children;
        children.iter().find_map(|child| child.find(test))
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
            self.body().locals[..self.body().visible_locals]
                .iter()
                .position(|local| **local == *name)?,
        )
    }

    /// Runs the code in the frame that begins at the window, in which all parameters are set and the function is in
    /// its place. Code that can be suspended gives its generator.
    #[inline(always)]
    pub fn run(&self, thread: &Thread, window: Window<'_>) -> Result<Value, Raised> {
        self.ready(thread)?;
        if self.suspension != Suspension::None {
            if thread.is_wanted()
                && !self.tells
                && tracing::is_on(thread)
                && let Some(code) = tracing::exchange(thread, window)
            {
                return crate::types::generator::create(thread, &code, window);
            }
            return crate::types::generator::create(thread, self, window);
        }
        self.run_to_end(thread, window)
    }

    /// A safepoint before the frame begins, in which the arguments of a window above everything in use are kept.
    #[inline(always)]
    fn attend_with<'w>(
        &self,
        window: Window<'w>,
    ) -> impl FnOnce(&Thread) -> Result<(), Raised> + use<'_, 'w> {
        move |thread| {
            thread.keep_window(window, self.signature.names.len() as u16, || {
                ending::hold(thread);
                attend(thread)
            })?;
            tracing::lead_away(thread, self)
        }
    }

    /// As [`Code::run`], for code that cannot be suspended.
    #[inline(always)]
    pub fn run_to_end(&self, thread: &Thread, window: Window<'_>) -> Result<Value, Raised> {
        let body = self.ready(thread)?;
        let result = thread.enter(
            window,
            body.slots,
            body.native_stack,
            overflow,
            self.attend_with(window),
            |frame| {
                body.prepare(thread, frame);
                body.value.evaluate(thread, frame)
            },
        );
        match result {
            Ok(value) => Ok(value),
            Err(raised) => tracing::divert(thread, window, raised),
        }
    }

    /// As [`Code::run`], for code with a [`Code::quick_arity`].
    #[inline(always)]
    pub fn run_quickly(&self, thread: &Thread, window: Window<'_>) -> Result<Value, Raised> {
        let body = self.body();
        let result = thread.enter(
            window,
            body.slots,
            body.native_stack,
            overflow,
            self.attend_with(window),
            |frame| {
                let (first, count) = body.unbound;
                if count != 0 {
                    frame.clear_range(first, count);
                }
                body.value.evaluate(thread, frame)
            },
        );
        match result {
            Ok(value) => Ok(value),
            Err(raised) => tracing::divert(thread, window, raised),
        }
    }
}

impl CodeBody {
    /// What a frame takes.
    #[inline(always)]
    pub fn frame_size(&self) -> FrameSize {
        FrameSize {
            slots: self.slots,
            native: self.native_stack,
        }
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
