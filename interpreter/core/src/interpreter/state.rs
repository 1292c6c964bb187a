//! What belongs to one interpreter: its classes, its modules, its names.

use super::hooks::Hooks;
use crate::error::Exception;
use crate::names::Names;
use crate::native::{ClassDefinition, NativeClass};
use parking_lot::RwLock;
use std::collections::HashMap;
use std::sync::OnceLock;
use weft_heap::{Dict, Gc, Native, Root, ShapeId, Thread, Value};

/// The state of one interpreter that is not in its heap.
pub struct Interpreter {
    names: Names,
    /// Classes made from definitions, by the address of the definition.
    native_classes: RwLock<HashMap<usize, NativeEntry>>,
    /// Native classes by name, for definitions that name their bases.
    classes_by_name: RwLock<HashMap<&'static str, Root>>,
    exceptions: OnceLock<Vec<Root>>,
    modules: Root,
    builtins: Root,
    hooks: Hooks,
    /// Slots in which native modules keep what they need per interpreter.
    extensions: RwLock<HashMap<std::any::TypeId, std::sync::Arc<dyn std::any::Any + Send + Sync>>>,
}

struct NativeEntry {
    class: Root,
    shape: ShapeId,
}

impl Interpreter {
    /// The state, with nothing in it but names; `builtins::install` fills it.
    pub(crate) fn new(thread: &Thread) -> Interpreter {
        let heap = thread.heap_handle();
        Interpreter {
            names: Names::new(thread),
            native_classes: RwLock::default(),
            classes_by_name: RwLock::default(),
            exceptions: OnceLock::new(),
            modules: Root::new(heap, thread.dict().value()),
            builtins: Root::new(heap, thread.dict().value()),
            hooks: Hooks::default(),
            extensions: RwLock::default(),
        }
    }

    /// Signals, and what they call.
    pub fn hooks(&self) -> &Hooks {
        &self.hooks
    }

    /// The interpreter that a thread works for.
    #[inline]
    pub fn of(thread: &Thread) -> &Interpreter {
        thread.interpreter().expect("core sets its state before any Python code runs")
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
        self.exceptions.get().expect("exception classes are made first")[exception as usize].get()
    }

    pub(crate) fn set_exception_classes(&self, classes: Vec<Root>) {
        let _ = self.exceptions.set(classes);
    }

    /// The class of a Rust type's instances and the shape of those that are of no subclass. Makes the class if this
    /// is the first time.
    pub fn class_of<T: NativeClass>(thread: &Thread) -> (Value, ShapeId) {
        Interpreter::class_from(thread, T::definition())
    }

    /// The class of a definition, and the shape of its own instances.
    pub fn class_from(thread: &Thread, definition: &'static ClassDefinition) -> (Value, ShapeId) {
        let key = std::ptr::from_ref(definition).addr();
        let interpreter = Interpreter::of(thread);
        if let Some(entry) = interpreter.native_classes.read().get(&key) {
            return (entry.class.get(), entry.shape);
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
        let key = std::ptr::from_ref(definition).addr();
        let root = Root::new(thread.heap_handle(), class);
        self.native_classes.write().entry(key).or_insert(NativeEntry { class: root, shape });
        let root = Root::new(thread.heap_handle(), class);
        self.classes_by_name.write().entry(definition.name).or_insert(root);
    }

    /// A native class by its name, for definitions that name their bases.
    pub fn class_named(&self, name: &str) -> Option<Value> {
        self.classes_by_name.read().get(name).map(Root::get)
    }

    pub(crate) fn name_class(&self, thread: &Thread, name: &'static str, class: Value) {
        self.classes_by_name.write().insert(name, Root::new(thread.heap_handle(), class));
    }

    /// What a native module keeps for this interpreter; made at first use.
    pub fn extension<T: Default + Send + Sync + 'static>(&self) -> std::sync::Arc<T> {
        let key = std::any::TypeId::of::<T>();
        if let Some(found) = self.extensions.read().get(&key) {
            return std::sync::Arc::clone(found).downcast().expect("kept by its own type");
        }
        let mut extensions = self.extensions.write();
        let entry = extensions.entry(key).or_insert_with(|| std::sync::Arc::new(T::default()));
        std::sync::Arc::clone(entry).downcast().expect("kept by its own type")
    }
}

/// Puts a Rust value into the heap as an instance of its class.
pub fn new_native<T: NativeClass>(thread: &Thread, payload: T) -> Gc<Native<T>> {
    let (_, shape) = Interpreter::class_of::<T>(thread);
    Native::new(thread, shape, payload)
}
