//! What the macros make of Rust items: plain data that describes Python functions, classes and modules.

use crate::native::Arguments;
use std::sync::atomic::{AtomicU32, Ordering};
use weft_heap::{Dict, Raised, Thread, Trace, Value};

/// The Rust function behind a Python function: it is given the arguments as they were passed.
pub type NativeCall = for<'a> fn(&'a Thread, Arguments<'a>) -> Result<Value, Raised>;

/// Answers a call with positional arguments alone where that needs no Python code, and says nothing where it might.
///
/// It is called outside of library code, so it reaches no safepoint.
pub type QuickCall = fn(&Thread, &[Value]) -> Option<Value>;

/// Answers a call with positional arguments alone, or says nothing and has done nothing.
///
/// It is called outside of library code, so where it runs Python code it keeps no value in a local variable meanwhile. The
/// arguments stand in a frame.
pub type DirectCall = fn(&Thread, &[Value]) -> Option<Result<Value, Raised>>;

/// How a parameter takes its argument.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ParameterKind {
    /// By position alone (before `/`).
    PositionalOnly,
    /// By position or by name.
    Positional,
    /// All further positional arguments (`*args`).
    Rest,
    /// By name alone (after `*`).
    KeywordOnly,
    /// All further arguments by name (`**kwargs`).
    Keywords,
}

/// A parameter of a native function.
#[derive(Debug)]
pub struct Parameter {
    /// Its Python name.
    pub name: &'static str,
    /// How it takes its argument.
    pub kind: ParameterKind,
    /// The default as a Python expression, for the signature that help shows; `None` if an argument is needed.
    pub default: Option<&'static str>,
}

/// What a function of a class or module is bound to when it is looked up.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Binding {
    /// A function of a module, or a static method: to nothing.
    Function,
    /// To the instance, which is the first parameter.
    Method,
    /// To the class, which is the first parameter.
    ClassMethod,
    /// `__new__`: to nothing; the first parameter is the class that is to be instantiated.
    New,
}

/// A native function.
#[derive(Debug)]
pub struct FunctionDefinition {
    /// Its Python name.
    pub name: &'static str,
    /// The help text.
    pub doc: &'static str,
    /// The Python name of the class or module that it belongs to, for messages.
    pub owner: &'static str,
    /// Its parameters in order, the one that it is bound to included.
    pub parameters: &'static [Parameter],
    /// What it is bound to.
    pub binding: Binding,
    /// The Rust function.
    pub call: NativeCall,
    /// What is tried before that.
    pub quick: Option<QuickCall>,
    /// What nodes call in place of it.
    pub direct: Option<DirectCall>,
    /// The parameters as they are shown, where these are not the ones above; empty if none are shown.
    pub signature: Option<&'static str>,
}

/// An attribute of instances that is computed (a getset descriptor).
#[derive(Debug)]
pub struct PropertyDefinition {
    /// Its Python name.
    pub name: &'static str,
    /// The help text.
    pub doc: &'static str,
    /// Called with the instance.
    pub get: NativeCall,
    /// Called with the instance and the new value; `None` if the attribute is read-only.
    pub set: Option<NativeCall>,
    /// Called with the instance to delete the attribute, if that is allowed.
    pub delete: Option<NativeCall>,
    /// Whether it shows as a `member_descriptor`, as what CPython keeps in a field of its struct.
    pub member: bool,
    /// Tried first with the instance, if there is one.
    pub quick: Option<QuickCall>,
}

/// The number of a class definition in this process, given out at its first use: interpreters find the class that they
/// made of it by this.
#[derive(Debug, Default)]
pub struct ClassIndex(AtomicU32);

impl ClassIndex {
    /// The index of a definition that was not used yet.
    pub const fn new() -> ClassIndex {
        ClassIndex(AtomicU32::new(0))
    }

    /// The number.
    #[inline(always)]
    pub(crate) fn get(&self) -> usize {
        match self.0.load(Ordering::Acquire) {
            0 => self.assign(),
            number => number as usize,
        }
    }

    #[cold]
    #[inline(never)]
    fn assign(&self) -> usize {
        static NEXT: AtomicU32 = AtomicU32::new(1);
        let fresh = NEXT.fetch_add(1, Ordering::Relaxed);
        match self
            .0
            .compare_exchange(0, fresh, Ordering::AcqRel, Ordering::Acquire)
        {
            Ok(_) => fresh as usize,
            Err(number) => number as usize,
        }
    }
}

/// A native class.
#[derive(Debug)]
pub struct ClassDefinition {
    /// Where interpreters keep the class.
    pub index: ClassIndex,
    /// Its Python name.
    pub name: &'static str,
    /// The module that it says it is from, such as `builtins`.
    pub module: &'static str,
    /// The help text.
    pub doc: &'static str,
    /// The Python names of its bases; empty means `object`. They are looked up among the native classes.
    pub bases: &'static [&'static str],
    /// Whether Python classes may inherit from it.
    pub subclassable: bool,
    /// Whether its own instances (not those of subclasses) have an attribute dictionary.
    pub has_dictionary: bool,
    /// The parameters of calling it, as `inspect.signature` reads them.
    pub signature: Option<&'static str>,
    /// Its methods.
    pub functions: &'static [FunctionDefinition],
    /// Its computed attributes.
    pub properties: &'static [PropertyDefinition],
    /// Sets further class attributes, such as `__hash__ = None` or constants; may be absent.
    pub attributes: Option<SetAttributes>,
}

/// What sets attributes of a native class in its dictionary.
#[derive(Clone, Copy)]
pub struct SetAttributes(
    /// The function; its result is an error if a value could not be made.
    pub &'static (dyn Fn(&Thread, &Dict) -> Result<(), Raised> + Send + Sync),
);

impl std::fmt::Debug for SetAttributes {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("SetAttributes")
    }
}

/// A Rust type that is the payload of instances of a native class.
pub trait NativeClass: Trace {
    /// The class.
    fn definition() -> &'static ClassDefinition;
}

/// A native module.
#[derive(Debug)]
pub struct ModuleDefinition {
    /// Its name as it is imported.
    pub name: &'static str,
    /// The help text.
    pub doc: &'static str,
    /// Its functions.
    pub functions: &'static [FunctionDefinition],
    /// Its classes, which are made when the module is imported.
    pub classes: &'static [&'static ClassDefinition],
    /// Sets further names, such as constants; may be absent.
    pub attributes: Option<fn(&Thread, &Dict) -> Result<(), Raised>>,
}
