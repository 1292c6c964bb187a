//! `_contextvars`: variables whose values belong to a context, of which each thread and task has one.
//!
//! Contexts share a dictionary until one of them changes it: copying is what event loops do all the time. What a loop
//! calls later keeps such a dictionary alone, until somebody may know its context (see [`keep`]).

use std::sync::atomic::{AtomicBool, Ordering};
use weft_core::error::{raise_with, runtime_error, type_error, value_error};
use weft_core::heap::{Dict, Gc, Native, Raised, Slot, Thread, Trace, Tracer, Value};
use weft_core::interpreter::{ThreadState, new_native};
use weft_core::native::{Arguments, ClassDefinition, NativeClass};
use weft_core::protocol;

/// A mapping of context variables to values.
pub struct Context {
    values: Slot,
    /// Whether another context may have the same dictionary.
    shared: AtomicBool,
    entered: AtomicBool,
    /// Whether it stands in for values that have no context of their own, and nobody has asked for it.
    passing: AtomicBool,
    /// The context to go back to.
    previous: Slot,
}

/// A context variable.
pub struct ContextVariable {
    name: Value,
    default: Slot,
}

/// What brings a variable back to the value that it had.
pub struct Token {
    context: Slot,
    variable: Value,
    old: Slot,
    used: AtomicBool,
}

impl Trace for Context {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        tracer.slots([&self.values, &self.previous]);
    }
}

impl Trace for ContextVariable {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        tracer.value(self.name);
        tracer.slot(&self.default);
    }
}

impl Trace for Token {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        tracer.value(self.variable);
        tracer.slots([&self.context, &self.old]);
    }
}

impl NativeClass for Context {
    fn definition() -> &'static ClassDefinition {
        &context_class::DEFINITION
    }
}

impl NativeClass for ContextVariable {
    fn definition() -> &'static ClassDefinition {
        &variable_class::DEFINITION
    }
}

impl NativeClass for Token {
    fn definition() -> &'static ClassDefinition {
        &token_class::DEFINITION
    }
}

impl Context {
    /// An empty context.
    pub fn empty(thread: &Thread) -> Gc<Native<Context>> {
        Context::of_values(thread, thread.dict().value(), false)
    }

    fn of_values(thread: &Thread, values: Value, shared: bool) -> Gc<Native<Context>> {
        let context = Context {
            values: Slot::new(values),
            shared: AtomicBool::new(shared),
            entered: AtomicBool::new(false),
            passing: AtomicBool::new(false),
            previous: Slot::empty(),
        };
        new_native(thread, context)
    }

    /// The context of a thread; an empty one at first.
    pub fn current(thread: &Thread) -> Gc<Native<Context>> {
        let state = ThreadState::of(thread);
        if let Some(context) = state
            .context
            .get()
            .and_then(|context| context.cast::<Native<Context>>())
        {
            return context;
        }
        let fresh = Context::empty(thread);
        fresh.entered.store(true, Ordering::SeqCst);
        state.context.set(fresh.value());
        fresh
    }

    /// A context with the same values.
    pub fn copy(&self, thread: &Thread) -> Gc<Native<Context>> {
        Context::of_values(thread, self.snapshot(), true)
    }

    /// The values as they are now, to make a context of.
    fn snapshot(&self) -> Value {
        self.shared.store(true, Ordering::SeqCst);
        self.values.get().unwrap_or(Value::NONE)
    }

    fn values(&self) -> Gc<Dict> {
        self.values
            .get()
            .and_then(Value::cast)
            .expect("a context has a dictionary")
    }

    /// The values, for a change: no other context has them.
    fn own_values(&self, thread: &Thread) -> Gc<Dict> {
        if self.shared.swap(false, Ordering::SeqCst) {
            let copy = thread.dict();
            copy.copy_from(thread, &self.values());
            self.values.set(copy.value());
        }
        self.values()
    }

    fn get(&self, variable: Value) -> Option<Value> {
        self.values()
            .find::<()>(protocol::identity_hash(variable), variable, |other| {
                Ok(other == variable)
            })
            .ok()?
    }

    fn set(&self, thread: &Thread, variable: Value, value: Option<Value>) {
        let hash = protocol::identity_hash(variable);
        let values = self.own_values(thread);
        let same = |other: Value| Ok::<bool, ()>(other == variable);
        match value {
            Some(value) => drop(values.insert(thread, hash, variable, value, same)),
            None => drop(values.remove(thread, hash, variable, same)),
        }
    }
}

/// Makes a context the thread's own.
///
/// # Errors
/// `RuntimeError` if it is in use already.
pub fn enter(thread: &Thread, context: &Native<Context>) -> Result<(), Raised> {
    if context.entered.swap(true, Ordering::SeqCst) {
        let shown = protocol::repr(thread, context.value())?;
        let shown = protocol::text_of(&shown).unwrap_or_default();
        return Err(runtime_error(format!(
            "cannot enter context: {shown} is already entered"
        )));
    }
    let before = Context::current(thread);
    context.previous.set(before.value());
    ThreadState::of(thread).context.set(context.value());
    Ok(())
}

/// Goes back to the context before.
pub fn leave(thread: &Thread, context: &Native<Context>) {
    let before = context.previous.take();
    ThreadState::of(thread).context.set_option(before);
    context.entered.store(false, Ordering::SeqCst);
}

/// What is kept of a context to call something in it later: the context that was asked for, or the values of the current
/// one. Of these a context is made only when somebody asks for it.
pub fn keep(thread: &Thread, context: Option<Value>) -> Value {
    match context.filter(|context| !context.is_none()) {
        Some(context) => context,
        None => Context::current(thread).snapshot(),
    }
}

/// The context of what [`keep`] gave and stands in `slot`, where it stands from now on.
pub fn known_context(thread: &Thread, slot: &Slot) -> Value {
    let Some(kept) = slot.get() else {
        return Value::NONE;
    };
    if let Some(context) = kept.downcast::<Native<Context>>() {
        context.passing.store(false, Ordering::SeqCst);
        return kept;
    }
    if !kept.is::<Dict>() {
        return kept;
    }
    let context = Context::of_values(thread, kept, true).value();
    slot.set(context);
    context
}

/// The current context, which somebody may know from now on.
pub fn known_current(thread: &Thread) -> Value {
    let context = Context::current(thread);
    context.passing.store(false, Ordering::SeqCst);
    context.value()
}

/// A context that was entered by [`enter_kept`].
pub struct Entered {
    context: Gc<Native<Context>>,
    /// What the context stands in for.
    values: Option<Value>,
}

/// Enters the context of what [`keep`] gave, which stands in `slot`; `None` if it is no context.
///
/// # Errors
/// `RuntimeError` if it is in use already.
pub fn enter_kept(thread: &Thread, slot: &Slot) -> Result<Option<Entered>, Raised> {
    let Some(kept) = slot.get() else {
        return Ok(None);
    };
    if let Some(context) = kept.cast::<Native<Context>>() {
        enter(thread, &context)?;
        let values = None;
        return Ok(Some(Entered { context, values }));
    }
    if !kept.is::<Dict>() {
        return Ok(None);
    }
    let spare = &ThreadState::of(thread).spare_context;
    let context = match spare.get().and_then(Value::cast::<Native<Context>>) {
        Some(context) => {
            spare.clear();
            context.values.set(kept);
            context.shared.store(true, Ordering::SeqCst);
            context
        }
        None => Context::of_values(thread, kept, true),
    };
    context.passing.store(true, Ordering::SeqCst);
    slot.set(context.value());
    enter(thread, &context)?;
    let values = Some(kept);
    Ok(Some(Entered { context, values }))
}

/// Leaves the context again.
pub fn leave_kept(thread: &Thread, slot: &Slot, entered: Entered) {
    leave(thread, &entered.context);
    if let Some(values) = entered.values
        && entered.context.passing.load(Ordering::SeqCst)
    {
        slot.set(values);
        let spare = &ThreadState::of(thread).spare_context;
        spare.set(entered.context.value());
    }
}

/// Calls something in a context.
///
/// # Errors
/// What it raises; `RuntimeError` if the context is in use.
pub fn run_in(
    thread: &Thread,
    context: &Native<Context>,
    callee: Value,
    arguments: Arguments<'_>,
) -> Result<Value, Raised> {
    enter(thread, context)?;
    let result = protocol::call(thread, callee, arguments);
    leave(thread, context);
    result
}

fn variable_of(value: &Value) -> Result<&Native<ContextVariable>, Raised> {
    value.downcast().ok_or_else(|| {
        type_error(format!(
            "a ContextVar key was expected, got {}",
            shown(*value)
        ))
    })
}

fn shown(value: Value) -> String {
    Thread::with_current(|thread| match protocol::repr(thread, value) {
        Ok(text) => protocol::text_of(&text).unwrap_or_default().to_owned(),
        Err(raised) => {
            thread.take_raised(raised);
            String::new()
        }
    })
}

/// A mapping of context variables to their values.
#[weft_macros::class(name = "Context", module = "_contextvars")]
pub mod context_class {
    use super::{Context, run_in, variable_of};
    use weft_core::error::{key_error, type_error};
    use weft_core::heap::{Dict, List, Native, Raised, Thread, Value};
    use weft_core::native::{Arguments, Keywords};
    use weft_core::protocol;

    /// Create and return a new object.
    #[new]
    fn new(
        _class: Value,
        thread: &Thread,
        #[rest] arguments: &[Value],
        #[keywords] keywords: Keywords<'_>,
    ) -> Result<Value, Raised> {
        if !arguments.is_empty() || !keywords.is_empty() {
            return Err(type_error("Context() does not accept any arguments"));
        }
        Ok(Context::empty(thread).value())
    }

    /// Call a function in this context.
    fn run(
        this: &Native<Context>,
        thread: &Thread,
        #[rest] arguments: &[Value],
        #[keywords] keywords: Keywords<'_>,
    ) -> Result<Value, Raised> {
        let Some((&callable, arguments)) = arguments.split_first() else {
            return Err(type_error("run() missing 1 required positional argument"));
        };
        if keywords.is_empty() {
            return run_in(thread, this, callable, Arguments::positional(arguments));
        }
        let mut values = arguments.to_vec();
        let mut names = Vec::new();
        for (name, value) in keywords.iter() {
            names.push(name);
            values.push(value);
        }
        let (values, names) = (
            List::from_items(thread, &values),
            List::from_items(thread, &names),
        );
        let (values, names) = (values.snapshot(thread), names.snapshot(thread));
        run_in(
            thread,
            this,
            callable,
            Arguments::with_names(values.items(), names.items()),
        )
    }

    /// Return a shallow copy of the context object.
    fn copy(this: &Native<Context>, thread: &Thread) -> Value {
        this.copy(thread).value()
    }

    /// Return the value that the variable `key` has in this context, or `default` where it has none.
    #[positional_only]
    fn get(
        this: &Native<Context>,
        key: Value,
        #[default] default: Option<Value>,
    ) -> Result<Option<Value>, Raised> {
        variable_of(&key)?;
        Ok(this.get(key).or(default))
    }

    /// Return self[key].
    fn __getitem__(this: &Native<Context>, thread: &Thread, key: Value) -> Result<Value, Raised> {
        variable_of(&key)?;
        this.get(key).ok_or_else(|| key_error(thread, key))
    }

    /// Return key in self.
    fn __contains__(this: &Native<Context>, key: Value) -> Result<bool, Raised> {
        variable_of(&key)?;
        Ok(this.get(key).is_some())
    }

    /// Return len(self).
    fn __len__(this: &Native<Context>) -> usize {
        this.values().len()
    }

    /// Return self==value.
    fn __eq__(this: &Native<Context>, thread: &Thread, other: Value) -> Result<Value, Raised> {
        let Some(other) = other.downcast::<Native<Context>>() else {
            return Ok(Value::NOT_IMPLEMENTED);
        };
        let equal = protocol::equals(thread, this.values().value(), other.values().value())?;
        Ok(Value::from_bool(equal))
    }

    /// Implement iter(self).
    fn __iter__(this: &Native<Context>, thread: &Thread) -> Result<Value, Raised> {
        protocol::iterate(thread, entries(thread, &this.values(), |key, _| key))
    }

    /// Return all variables in the context object.
    fn keys(this: &Native<Context>, thread: &Thread) -> Value {
        entries(thread, &this.values(), |key, _| key)
    }

    /// The values of the variables that are set in this context, in a list.
    fn values(this: &Native<Context>, thread: &Thread) -> Value {
        entries(thread, &this.values(), |_, value| value)
    }

    /// The variables that are set in this context with their values, as a list of pairs.
    fn items(this: &Native<Context>, thread: &Thread) -> Value {
        entries(thread, &this.values(), |key, value| {
            thread.tuple(&[key, value])
        })
    }

    fn entries(thread: &Thread, values: &Dict, pick: impl Fn(Value, Value) -> Value) -> Value {
        let picked = List::from_items(thread, &[]);
        let mut position = 0;
        while let Some((next, key, value)) = values.next(position) {
            position = next;
            picked.push(thread, pick(key, value));
        }
        picked.value()
    }

    #[attributes]
    fn attributes(thread: &Thread, dictionary: &Dict) -> Result<(), Raised> {
        dictionary.set_simple(thread, thread.intern("__hash__"), Value::NONE);
        Ok(())
    }
}

/// A variable whose value belongs to the current context.
#[weft_macros::class(name = "ContextVar", module = "_contextvars")]
pub mod variable_class {
    use super::{
        Context, ContextVariable, Ordering, Token, known_current, raise_with, shown, type_error,
        value_error,
    };
    use weft_core::error::Exception;
    use weft_core::heap::{Native, Raised, Slot, Str, Thread, Value};
    use weft_core::interpreter::new_native;
    use weft_core::protocol;
    use weft_core::types::class;

    /// Create and return a new object.
    #[new]
    fn new(
        _class: Value,
        thread: &Thread,
        #[positional_only] name: Value,
        #[keyword_only]
        #[default(Value::ABSENT)]
        default: Value,
    ) -> Result<Value, Raised> {
        if !name.is::<Str>() {
            return Err(type_error("context variable name must be a str"));
        }
        // A subclass of str may have no hash, and then no variable has it for a name.
        protocol::hash(thread, name)?;
        let default = Slot::from_option(Some(default).filter(|default| *default != Value::ABSENT));
        Ok(new_native(thread, ContextVariable { name, default }).value())
    }

    /// The name.
    #[getter]
    #[member]
    fn name(this: &Native<ContextVariable>) -> Value {
        this.name
    }

    /// Return the variable's value in the current context.
    ///
    /// Where it is not set there, the result is `default`, else the default it was made with. Without either,
    /// LookupError is raised.
    #[positional_only]
    fn get(
        this: &Native<ContextVariable>,
        thread: &Thread,
        #[default(Value::ABSENT)] default: Value,
    ) -> Result<Value, Raised> {
        if let Some(value) = Context::current(thread).get(this.value()) {
            return Ok(value);
        }
        if default != Value::ABSENT {
            return Ok(default);
        }
        this.default
            .get()
            .ok_or_else(|| raise_with(thread, Exception::LookupError, &[this.value()]))
    }

    /// Give the variable a value in the current context.
    ///
    /// Returns a token with which `reset()` undoes it.
    #[positional_only]
    fn set(this: &Native<ContextVariable>, thread: &Thread, value: Value) -> Value {
        let context = Context::current(thread);
        let old = Slot::from_option(context.get(this.value()));
        context.set(thread, this.value(), Some(value));
        let token = Token {
            context: Slot::new(known_current(thread)),
            variable: this.value(),
            old,
            used: std::sync::atomic::AtomicBool::new(false),
        };
        new_native(thread, token).value()
    }

    /// Undo the `set()` that returned token: the variable has its former value again, or none.
    ///
    /// RuntimeError where the token was used before, ValueError where it is of another variable or context.
    #[positional_only]
    fn reset(this: &Native<ContextVariable>, thread: &Thread, token: Value) -> Result<(), Raised> {
        let Some(state) = token.downcast::<Native<Token>>() else {
            return Err(type_error(format!(
                "expected an instance of Token, got {}",
                shown(token)
            )));
        };
        if state.used.load(Ordering::SeqCst) {
            return Err(weft_core::error::runtime_error(format!(
                "{} has already been used once",
                shown(token)
            )));
        }
        if state.variable != this.value() {
            return Err(value_error(format!(
                "{} was created by a different ContextVar",
                shown(token)
            )));
        }
        let context = Context::current(thread);
        if state.context.get() != Some(context.value()) {
            return Err(value_error(format!(
                "{} was created in a different Context",
                shown(token)
            )));
        }
        state.used.store(true, Ordering::SeqCst);
        context.set(thread, this.value(), state.old.get());
        Ok(())
    }

    /// See PEP 585
    #[class_method]
    fn __class_getitem__(class: Value, thread: &Thread, key: Value) -> Result<Value, Raised> {
        class::generic_alias(thread, class, key)
    }

    /// Return repr(self).
    fn __repr__(this: &Native<ContextVariable>) -> String {
        let default = this.default.get().map_or_else(String::new, |default| {
            format!(" default={}", shown(default))
        });
        format!(
            "<ContextVar name={}{default} at {:#x}>",
            shown(this.name),
            this.value().identity()
        )
    }
}

/// What a context variable is brought back to its old value with.
#[weft_macros::class(name = "Token", module = "_contextvars")]
pub mod token_class {
    use super::{MISSING, Ordering, Token, raise_with, shown};
    use weft_core::error::Exception;
    use weft_core::heap::{Dict, Native, Raised, Thread, Value};
    use weft_core::protocol;
    use weft_core::types::class;

    /// The variable.
    #[getter]
    fn var(this: &Native<Token>) -> Value {
        this.variable
    }

    /// The value before, or Token.MISSING.
    #[getter]
    fn old_value(this: &Native<Token>, thread: &Thread) -> Result<Value, Raised> {
        match this.old.get() {
            Some(old) => Ok(old),
            None => {
                let class = thread.class_of(this.value());
                protocol::get_attribute(thread, class, thread.intern(MISSING))
            }
        }
    }

    /// Enter into Token context manager.
    fn __enter__(this: &Native<Token>) -> Value {
        this.value()
    }

    /// Give the token's variable its former value back.
    fn __exit__(
        this: &Native<Token>,
        thread: &Thread,
        #[rest] _exception: &[Value],
    ) -> Result<(), Raised> {
        protocol::call_method(
            thread,
            this.variable,
            thread.intern("reset"),
            &[this.value()],
        )
        .map(drop)
    }

    /// See PEP 585
    #[class_method]
    fn __class_getitem__(class: Value, thread: &Thread, key: Value) -> Result<Value, Raised> {
        class::generic_alias(thread, class, key)
    }

    /// Return repr(self).
    fn __repr__(this: &Native<Token>) -> String {
        let used = if this.used.load(Ordering::SeqCst) {
            " used"
        } else {
            ""
        };
        format!(
            "<Token{used} var={} at {:#x}>",
            shown(this.variable),
            this.value().identity()
        )
    }

    /// Tokens are made by `ContextVar.set` alone.
    #[new]
    fn new(_class: Value, thread: &Thread, #[rest] _arguments: &[Value]) -> Result<Value, Raised> {
        let message = thread.string("Tokens can only be created by ContextVars");
        Err(raise_with(thread, Exception::RuntimeError, &[message]))
    }

    #[attributes]
    fn attributes(thread: &Thread, dictionary: &Dict) -> Result<(), Raised> {
        let missing = weft_core::interpreter::new_native(thread, super::Missing).value();
        dictionary.set_simple(thread, thread.intern(MISSING), missing);
        Ok(())
    }
}

const MISSING: &str = "MISSING";

/// The value before of a variable that had none.
pub struct Missing;

impl Trace for Missing {
    fn trace(&self, _: &mut Tracer<'_>) {}
}

impl NativeClass for Missing {
    fn definition() -> &'static ClassDefinition {
        &missing_class::DEFINITION
    }
}

/// The mark of no value.
#[weft_macros::class(name = "Token.MISSING", module = "_contextvars")]
pub mod missing_class {
    use super::Missing;
    use weft_core::heap::Native;

    /// Return repr(self).
    fn __repr__(_this: &Native<Missing>) -> String {
        "<Token.MISSING>".to_owned()
    }
}

/// Context Variables
#[weft_macros::module(name = "_contextvars", classes = [context_class, variable_class, token_class])]
pub mod module {
    use super::Context;
    use weft_core::heap::{Thread, Value};

    /// Return a shallow copy of the current context.
    fn copy_context(thread: &Thread) -> Value {
        Context::current(thread).copy(thread).value()
    }
}
