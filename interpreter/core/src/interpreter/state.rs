//! What belongs to one interpreter: its classes, its modules, its names.

use super::ending::Ending;
use super::hooks::Hooks;
use super::limits::Governor;
use super::permissions::Permissions;
use super::waiting::Judge;
use crate::code::{Code, CodeBody, Postponed};
use crate::error::Exception;
use crate::names::Names;
use crate::native::{ClassDefinition, NativeClass};
use crate::tracing::Watching;
use parking_lot::{ReentrantMutex, RwLock};
use rustc_hash::FxHashMap;
use std::sync::atomic::{AtomicU8, Ordering};
use std::sync::{Arc, OnceLock};
use weft_heap::{Dict, Gc, Native, Root, ShapeId, Thread, Value};
use weft_syntax::ast::Module;

/// What is left out of code.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
#[repr(u8)]
pub enum Optimization {
    /// Nothing; `__debug__` is true.
    None,
    /// Assertions (`-O`).
    Assertions,
    /// Docstrings too (`-OO`).
    Docstrings,
}

impl Optimization {
    /// What the number in `sys.flags.optimize` stands for.
    pub fn from_level(level: i64) -> Optimization {
        match level {
            ..=0 => Optimization::None,
            1 => Optimization::Assertions,
            _ => Optimization::Docstrings,
        }
    }
}

/// What makes code of trees.
#[derive(Clone, Copy)]
pub struct Lowering {
    /// Of a module. `None`: a frame of it would have more slots than a frame can.
    pub module: fn(&Thread, &Module, Optimization, Watching) -> Option<Arc<Code>>,
    /// Of what was postponed.
    pub postponed: fn(&Thread, &Code, &Postponed) -> CodeBody,
}

/// The state of one interpreter that is not in its heap.
pub struct Interpreter {
    lowering: Lowering,
    optimization: AtomicU8,
    names: Names,
    /// Classes made from definitions, by the index of the definition, in chunks.
    native_classes: Box<[OnceLock<Chunk>]>,
    /// Native classes by name, for definitions that name their bases. They live as long as `native_classes`.
    classes_by_name: RwLock<FxHashMap<&'static str, Value>>,
    /// Classes by the number of the exception. They live as long as `native_classes`.
    exceptions: OnceLock<Vec<Value>>,
    modules: Root,
    builtins: Root,
    hooks: Hooks,
    pub(super) ending: Ending,
    judge: OnceLock<Judge>,
    governor: OnceLock<Arc<Governor>>,
    /// What the program may do, if that is not everything.
    permissions: OnceLock<Permissions>,
    /// Held while the members of a native class are made.
    completing: ReentrantMutex<()>,
    object: Root,
    r#type: Root,
    type_shape: OnceLock<ShapeId>,
    /// Slots in which native modules keep what they need per interpreter.
    extensions: RwLock<FxHashMap<std::any::TypeId, Arc<dyn std::any::Any + Send + Sync>>>,
}

const CHUNK: usize = 64;
const CHUNKS: usize = 256;

type Chunk = Box<[OnceLock<NativeEntry>]>;

struct NativeEntry {
    class: Root,
    shape: ShapeId,
}

impl Interpreter {
    /// The state, with nothing in it but names; `builtins::install` fills it.
    pub(crate) fn new(thread: &Thread, lowering: Lowering) -> Interpreter {
        let heap = thread.heap_handle();
        Interpreter {
            lowering,
            optimization: AtomicU8::new(Optimization::None as u8),
            names: Names::new(thread),
            native_classes: (0..CHUNKS).map(|_| OnceLock::new()).collect(),
            classes_by_name: RwLock::default(),
            exceptions: OnceLock::new(),
            modules: Root::new(heap, thread.dict().value()),
            builtins: Root::new(heap, thread.dict().value()),
            hooks: Hooks::default(),
            ending: Ending::default(),
            judge: OnceLock::new(),
            governor: OnceLock::new(),
            permissions: OnceLock::new(),
            completing: ReentrantMutex::default(),
            object: Root::empty(heap),
            r#type: Root::empty(heap),
            type_shape: OnceLock::new(),
            extensions: RwLock::default(),
        }
    }

    /// Makes code of a scoped tree, in the way that the interpreter was made with.
    pub fn lower(
        &self,
        thread: &Thread,
        module: &Module,
        optimization: Optimization,
        watching: Watching,
    ) -> Option<Arc<Code>> {
        (self.lowering.module)(thread, module, optimization, watching)
    }

    /// Lowers code at its first call.
    pub(crate) fn lower_postponed(
        &self,
        thread: &Thread,
        code: &Code,
        postponed: &Postponed,
    ) -> CodeBody {
        (self.lowering.postponed)(thread, code, postponed)
    }

    /// What is left out of code that nothing else is said of.
    pub fn optimization(&self) -> Optimization {
        Optimization::from_level(self.optimization.load(Ordering::Relaxed).into())
    }

    /// Says what is left out of code from now on.
    pub fn set_optimization(&self, optimization: Optimization) {
        self.optimization
            .store(optimization as u8, Ordering::Relaxed);
    }

    /// Signals, and what they call.
    pub fn hooks(&self) -> &Hooks {
        &self.hooks
    }

    /// What decides when no thread seems to be able to go on, if anything does.
    pub fn judge(&self) -> Option<Judge> {
        self.judge.get().copied()
    }

    /// Sets what decides when no thread seems to be able to go on. The first call counts.
    pub fn set_judge(&self, judge: Judge) {
        let _ = self.judge.set(judge);
    }

    /// What keeps the program within its limits, and ends it.
    #[inline]
    pub fn governor(&self) -> &Arc<Governor> {
        self.governor.get().unwrap_or_else(|| Governor::unlimited())
    }

    /// Puts the interpreter under a governor. The first call counts, if it comes before the program begins.
    pub fn set_governor(&self, governor: Arc<Governor>) {
        let _ = self.governor.set(governor);
    }

    /// What the program may do; `None` if that is everything.
    #[inline]
    pub fn permissions(&self) -> Option<&Permissions> {
        self.permissions.get()
    }

    /// Says what the program may do. The first call counts.
    pub fn set_permissions(&self, permissions: Permissions) {
        if !permissions.is_everything() {
            let _ = self.permissions.set(permissions);
        }
    }

    /// The interpreter that a thread works for.
    #[inline]
    pub fn of(thread: &Thread) -> &Interpreter {
        thread
            .interpreter()
            .expect("core sets its state before any Python code runs")
    }

    /// The interned names.
    #[inline]
    pub fn names(&self) -> &Names {
        &self.names
    }

    /// `sys.modules`.
    pub fn modules(&self) -> Gc<Dict> {
        self.modules.get().cast().expect("sys.modules is a dict")
    }

    /// The names of the module `builtins`.
    #[inline]
    pub fn builtins(&self) -> Value {
        self.builtins.get()
    }

    /// The class of a built-in exception.
    pub fn exception_class(&self, exception: Exception) -> Value {
        self.exceptions
            .get()
            .expect("exception classes are made first")[exception as usize]
    }

    pub(crate) fn set_exception_classes(&self, classes: Vec<Value>) {
        let _ = self.exceptions.set(classes);
    }

    /// The class of a Rust type's instances and the shape of those that are of no subclass. Makes the class if this
    /// is the first time.
    pub fn class_of<T: NativeClass>(thread: &Thread) -> (Value, ShapeId) {
        Interpreter::class_from(thread, T::definition())
    }

    /// The class of a definition, and the shape of its own instances.
    #[inline]
    pub fn class_from(thread: &Thread, definition: &'static ClassDefinition) -> (Value, ShapeId) {
        match Interpreter::of(thread).known_class(definition) {
            Some(entry) => (entry.class.get(), entry.shape),
            None => Interpreter::make_class(thread, definition),
        }
    }

    /// The shape of the own instances of a definition's class.
    #[inline]
    pub fn shape_from(thread: &Thread, definition: &'static ClassDefinition) -> ShapeId {
        match Interpreter::of(thread).known_class(definition) {
            Some(entry) => entry.shape,
            None => Interpreter::make_class(thread, definition).1,
        }
    }

    #[inline]
    fn known_class(&self, definition: &'static ClassDefinition) -> Option<&NativeEntry> {
        let index = definition.index.get();
        self.native_classes.get(index / CHUNK)?.get()?[index % CHUNK].get()
    }

    #[cold]
    #[inline(never)]
    fn make_class(thread: &Thread, definition: &'static ClassDefinition) -> (Value, ShapeId) {
        let interpreter = Interpreter::of(thread);
        let _guard = interpreter.completing().lock();
        if let Some(known) = interpreter.known_class(definition) {
            // Another thread was faster.
            return (known.class.get(), known.shape);
        }
        let (class, shape) = crate::types::class::native_class(thread, definition);
        interpreter.add_native_class(thread, definition, class, shape);
        (class, shape)
    }

    /// Tells that a definition's class exists, such as one whose shape the heap has built in.
    pub(crate) fn add_native_class(
        &self,
        thread: &Thread,
        definition: &'static ClassDefinition,
        class: Value,
        shape: ShapeId,
    ) {
        let index = definition.index.get();
        let chunk = self
            .native_classes
            .get(index / CHUNK)
            .expect("at most 16384 native classes");
        let chunk = chunk.get_or_init(|| (0..CHUNK).map(|_| OnceLock::new()).collect());
        let root = Root::new(thread.heap_handle(), class);
        let _ = chunk[index % CHUNK].set(NativeEntry { class: root, shape });
        let mut by_name = self.classes_by_name.write();
        by_name.entry(definition.name).or_insert(class);
    }

    /// The lock under which members of native classes are made.
    pub(crate) fn completing(&self) -> &ReentrantMutex<()> {
        &self.completing
    }

    /// The class `object`.
    #[inline]
    pub fn object_class(&self) -> Value {
        self.object.get()
    }

    /// The class `type`.
    #[inline]
    pub fn type_class(&self) -> Value {
        self.r#type.get()
    }

    /// The shape of classes whose metaclass is `type`.
    #[inline]
    pub fn type_shape(&self) -> Option<ShapeId> {
        self.type_shape.get().copied()
    }

    /// Tells which classes `object` and `type` are. Once, when they are made.
    pub(crate) fn set_first_classes(&self, object: Value, class: Value, type_shape: ShapeId) {
        self.object.set(object);
        self.r#type.set(class);
        let _ = self.type_shape.set(type_shape);
    }

    /// Tells the shape of classes before there are any. Once.
    pub(crate) fn set_type_shape(&self, shape: ShapeId) {
        let _ = self.type_shape.set(shape);
    }

    /// A native class by its name, for definitions that name their bases.
    pub fn class_named(&self, name: &str) -> Option<Value> {
        self.classes_by_name.read().get(name).copied()
    }

    /// What a native module keeps for this interpreter; made at first use.
    pub fn extension<T: Default + Send + Sync + 'static>(&self) -> std::sync::Arc<T> {
        let key = std::any::TypeId::of::<T>();
        if let Some(found) = self.extensions.read().get(&key) {
            return std::sync::Arc::clone(found)
                .downcast()
                .expect("kept by its own type");
        }
        let mut extensions = self.extensions.write();
        let entry = extensions
            .entry(key)
            .or_insert_with(|| std::sync::Arc::new(T::default()));
        std::sync::Arc::clone(entry)
            .downcast()
            .expect("kept by its own type")
    }
}

/// Puts a Rust value into the heap as an instance of its class.
pub fn new_native<T: NativeClass>(thread: &Thread, payload: T) -> Gc<Native<T>> {
    Native::new(
        thread,
        Interpreter::shape_from(thread, T::definition()),
        payload,
    )
}
