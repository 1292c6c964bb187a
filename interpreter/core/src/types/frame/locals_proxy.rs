//! `FrameLocalsProxy`: the variables of a function's frame as a mapping that writes through (PEP 667).

use super::object::{FrameObject, Place};
use super::variables::{Variable, targets, variables};
use crate::error::value_error;
use crate::protocol;
use crate::types::function::Function;
use weft_heap::{Dict, Gc, Native, Raised, ShapeId, Slot, Thread, Trace, Tracer, Value};

/// A view of the variables of a frame.
pub struct LocalsProxy {
    frame: Slot,
}

impl Trace for LocalsProxy {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        tracer.slot(&self.frame);
    }
}

impl LocalsProxy {
    /// A view of the variables of a frame object.
    pub fn new(thread: &Thread, frame: Value) -> Value {
        let proxy = LocalsProxy {
            frame: Slot::new(frame),
        };
        crate::interpreter::new_native(thread, proxy).value()
    }

    /// Calls `body` with the frame, its function and where its slots are.
    fn with<R>(
        &self,
        thread: &Thread,
        body: impl FnOnce(&FrameObject, &Function, &Place<'_>) -> R,
    ) -> R {
        let frame = self.frame.get().expect("a proxy has a frame");
        let frame = frame
            .downcast::<Native<FrameObject>>()
            .expect("a proxy is one of a frame");
        let function = frame.function();
        let function = function
            .downcast::<Native<Function>>()
            .expect("a frame runs a function");
        body(frame, function, &frame.place(thread))
    }

    /// The variable of the code that a key names.
    fn variable(&self, thread: &Thread, key: Value) -> Result<Option<Variable>, Raised> {
        let names = self.with(thread, |frame, _, _| frame.code().cloned());
        let Some(code) = names else {
            return Ok(None);
        };
        if thread.shape_of(key) == ShapeId::STR {
            let text = protocol::text_of(&key).unwrap_or_default();
            let bound = targets(&code).find(|(name, target)| {
                let is_bound =
                    |function: &Function, place: &Place<'_>| target.get(function, place).is_some();
                ***name == *text
                    && self.with(thread, |_, function, place| is_bound(function, place))
            });
            if let Some((_, target)) = bound {
                return Ok(Some(target));
            }
            return Ok(variables(&code)
                .find(|(name, _)| ***name == *text)
                .map(|(_, variable)| variable));
        }
        // Anything may say that it equals a name, if it has the hash of one.
        let hash = protocol::hash(thread, key)?;
        for (name, variable) in variables(&code) {
            let name = thread.intern(name);
            if protocol::hash(thread, name)? == hash && protocol::equals(thread, name, key)? {
                return Ok(Some(variable));
            }
        }
        Ok(None)
    }

    fn extra(&self, thread: &Thread) -> Option<Gc<Dict>> {
        self.with(thread, |frame, _, _| frame.extra.get())?.cast()
    }

    fn extra_to_fill(&self, thread: &Thread) -> Gc<Dict> {
        self.with(thread, |frame, _, _| {
            if frame.extra.get().is_none() {
                let fresh = thread.dict().value();
                let _ = frame.extra.compare_and_set(None, Some(fresh));
            }
            frame.extra.get()
        })
        .and_then(Value::cast)
        .expect("just filled")
    }

    /// The value that a key names; `None` if there is none.
    fn find(&self, thread: &Thread, key: Value) -> Result<Option<Value>, Raised> {
        if let Some(variable) = self.variable(thread, key)? {
            let value = self.with(thread, |_, function, place| variable.get(function, place));
            if value.is_some() {
                return Ok(value);
            }
        }
        match self.extra(thread) {
            Some(extra) => crate::types::dict::find(thread, &extra, key),
            None => Ok(None),
        }
    }

    fn store(&self, thread: &Thread, key: Value, value: Value) -> Result<(), Raised> {
        match self.variable(thread, key)? {
            Some(variable) => {
                self.with(thread, |frame, function, place| {
                    variable.set(function, place, value);
                    // What is kept for the time after the end has it too.
                    let _ = frame.place(thread);
                });
                Ok(())
            }
            None => {
                let extra = self.extra_to_fill(thread);
                protocol::set_item(thread, extra.value(), key, value)
            }
        }
    }

    /// All that is bound, as a new dictionary.
    fn to_dict(&self, thread: &Thread) -> Result<Gc<Dict>, Raised> {
        let all = thread.dict();
        self.with(thread, |_, function, place| {
            for (name, variable) in variables(function.code()).chain(targets(function.code())) {
                if let Some(value) = variable.get(function, place) {
                    all.set_simple(thread, thread.intern(name), value);
                }
            }
        });
        if let Some(extra) = self.extra(thread) {
            crate::types::dict::update(thread, &all, extra.value())?;
        }
        Ok(all)
    }

    /// Takes a name out that is no variable of the code.
    fn remove(&self, thread: &Thread, key: Value) -> Result<Option<Value>, Raised> {
        if self.variable(thread, key)?.is_some() {
            return Err(value_error(
                "cannot remove local variables from FrameLocalsProxy",
            ));
        }
        match self.extra(thread) {
            Some(extra) => {
                Ok(crate::types::dict::pop(thread, &extra, key)?.map(|(_, value)| value))
            }
            None => Ok(None),
        }
    }

    /// Takes over what a dictionary or another proxy holds; false if it is neither.
    fn take_from(&self, thread: &Thread, other: Value) -> Result<bool, Raised> {
        let Some(pairs) = dict_of(thread, other)? else {
            return Ok(false);
        };
        let keys = protocol::collect_list(thread, pairs.value())?;
        for index in 0..keys.len() {
            if let Some(key) = keys.get(index) {
                let value = protocol::get_item(thread, pairs.value(), key)?;
                self.store(thread, key, value)?;
            }
        }
        Ok(true)
    }
}

/// What a dictionary or another proxy holds, as a dictionary.
fn dict_of(thread: &Thread, value: Value) -> Result<Option<Gc<Dict>>, Raised> {
    if let Some(proxy) = value.downcast::<Native<LocalsProxy>>() {
        return proxy.to_dict(thread).map(Some);
    }
    Ok(value.cast::<Dict>())
}

/// The variables of a frame, written through.
#[weft_macros::class(name = "FrameLocalsProxy", module = "builtins", payload = LocalsProxy)]
pub mod locals_proxy_class {
    use super::super::FrameObject;
    use super::{LocalsProxy, dict_of};
    use crate::error::{Exception, key_error, raise, type_error};
    use crate::protocol::{self, class_name};
    use crate::types::sequence;
    use weft_heap::{Dict, Gc, List, Native, Raised, Thread, Value};

    /// Create and return a new object.
    #[new]
    fn new(_class: Value, thread: &Thread, #[rest] arguments: &[Value]) -> Result<Value, Raised> {
        let [frame] = arguments else {
            return Err(type_error(format!(
                "FrameLocalsProxy expected 1 argument, got {}",
                arguments.len()
            )));
        };
        if !frame.is::<Native<FrameObject>>() {
            let kind = class_name(*frame);
            return Err(type_error(format!("expect frame, not {kind}")));
        }
        Ok(LocalsProxy::new(thread, *frame))
    }

    #[rust]
    fn all(this: &Native<LocalsProxy>, thread: &Thread) -> Result<Gc<Dict>, Raised> {
        this.to_dict(thread)
    }

    /// Return len(self).
    fn __len__(this: &Native<LocalsProxy>, thread: &Thread) -> Result<usize, Raised> {
        protocol::length(thread, all(this, thread)?.value())
    }

    /// Return self[key].
    fn __getitem__(
        this: &Native<LocalsProxy>,
        thread: &Thread,
        key: Value,
    ) -> Result<Value, Raised> {
        if let Some(value) = this.find(thread, key)? {
            return Ok(value);
        }
        let shown = protocol::repr(thread, key)?;
        Err(raise(
            Exception::KeyError,
            format!(
                "local variable '{}' is not defined",
                protocol::text_of(&shown).unwrap_or_default()
            ),
        ))
    }

    /// Set self[key] to value.
    fn __setitem__(
        this: &Native<LocalsProxy>,
        thread: &Thread,
        key: Value,
        value: Value,
    ) -> Result<(), Raised> {
        this.store(thread, key, value)
    }

    /// Delete self[key].
    fn __delitem__(this: &Native<LocalsProxy>, thread: &Thread, key: Value) -> Result<(), Raised> {
        match this.remove(thread, key)? {
            Some(_) => Ok(()),
            None => Err(key_error(thread, key)),
        }
    }

    /// Return bool(key in self).
    fn __contains__(
        this: &Native<LocalsProxy>,
        thread: &Thread,
        key: Value,
    ) -> Result<bool, Raised> {
        Ok(this.find(thread, key)?.is_some())
    }

    #[rust]
    fn keys_of(this: &Native<LocalsProxy>, thread: &Thread) -> Result<Gc<List>, Raised> {
        protocol::collect_list(thread, all(this, thread)?.value())
    }

    /// Implement iter(self).
    fn __iter__(this: &Native<LocalsProxy>, thread: &Thread) -> Result<Value, Raised> {
        protocol::iterate(thread, keys_of(this, thread)?.value())
    }

    /// A list of the names, the last one first.
    fn __reversed__(this: &Native<LocalsProxy>, thread: &Thread) -> Result<Value, Raised> {
        let keys = keys_of(this, thread)?;
        keys.reverse(thread);
        Ok(keys.value())
    }

    /// Return repr(self).
    fn __repr__(this: &Native<LocalsProxy>, thread: &Thread) -> Result<Value, Raised> {
        let text = sequence::repr_once(thread, this.value(), || {
            let shown = protocol::repr(thread, all(this, thread)?.value())?;
            Ok(protocol::text_of(&shown)
                .unwrap_or_default()
                .as_bytes()
                .to_vec())
        })?;
        Ok(match text {
            Some(text) => sequence::string_of(thread, &text),
            None => thread.string("{...}"),
        })
    }

    /// Return self==value.
    fn __eq__(this: &Native<LocalsProxy>, thread: &Thread, other: Value) -> Result<Value, Raised> {
        if let Some(proxy) = other.downcast::<Native<LocalsProxy>>() {
            return Ok(Value::from_bool(proxy.frame.get() == this.frame.get()));
        }
        if !other.is::<Dict>() {
            return Ok(Value::NOT_IMPLEMENTED);
        }
        let own = all(this, thread)?.value();
        protocol::equals(thread, own, other).map(Value::from_bool)
    }

    /// Return self|value.
    fn __or__(this: Value, thread: &Thread, other: Value) -> Result<Value, Raised> {
        let (Some(left), Some(right)) = (dict_of(thread, this)?, dict_of(thread, other)?) else {
            return Ok(Value::NOT_IMPLEMENTED);
        };
        let merged = thread.dict();
        crate::types::dict::update(thread, &merged, left.value())?;
        crate::types::dict::update(thread, &merged, right.value())?;
        Ok(merged.value())
    }

    /// Return value|self.
    fn __ror__(this: Value, thread: &Thread, other: Value) -> Result<Value, Raised> {
        __or__(other, thread, this)
    }

    /// Return self|=value.
    fn __ior__(this: &Native<LocalsProxy>, thread: &Thread, other: Value) -> Result<Value, Raised> {
        if this.take_from(thread, other)? {
            Ok(this.value())
        } else {
            Ok(Value::NOT_IMPLEMENTED)
        }
    }

    /// Look up the variable key: its value, or default where it is not bound.
    #[positional_only]
    fn get(
        this: &Native<LocalsProxy>,
        thread: &Thread,
        key: Value,
        #[default] default: Option<Value>,
    ) -> Result<Value, Raised> {
        let found = this.find(thread, key)?;
        Ok(found.or(default).unwrap_or(Value::NONE))
    }

    /// Return the value for key; without one, set it to the default first.
    #[positional_only]
    fn setdefault(
        this: &Native<LocalsProxy>,
        thread: &Thread,
        key: Value,
        #[default] default: Option<Value>,
    ) -> Result<Value, Raised> {
        if let Some(value) = this.find(thread, key)? {
            return Ok(value);
        }
        let value = default.unwrap_or(Value::NONE);
        this.store(thread, key, value)?;
        Ok(value)
    }

    /// Remove a name that is no variable of the code and return its value.
    #[positional_only]
    fn pop(
        this: &Native<LocalsProxy>,
        thread: &Thread,
        key: Value,
        #[default(Value::ABSENT)] default: Value,
    ) -> Result<Value, Raised> {
        match this.remove(thread, key)? {
            Some(value) => Ok(value),
            None if default != Value::ABSENT => Ok(default),
            None => Err(key_error(thread, key)),
        }
    }

    /// Take over all pairs of a dictionary or another proxy.
    #[positional_only]
    fn update(this: &Native<LocalsProxy>, thread: &Thread, other: Value) -> Result<(), Raised> {
        if this.take_from(thread, other)? {
            return Ok(());
        }
        Err(type_error(
            "update() argument must be dict or another FrameLocalsProxy",
        ))
    }

    /// A list of the names.
    fn keys(this: &Native<LocalsProxy>, thread: &Thread) -> Result<Value, Raised> {
        Ok(keys_of(this, thread)?.value())
    }

    #[rust]
    fn listed(
        this: &Native<LocalsProxy>,
        thread: &Thread,
        item: impl Fn(Value, Value) -> Value,
    ) -> Result<Value, Raised> {
        let pairs = all(this, thread)?.value();
        let keys = protocol::collect_list(thread, pairs)?;
        let items = List::from_items(thread, &[]);
        for index in 0..keys.len() {
            if let Some(key) = keys.get(index) {
                items.push(thread, item(key, protocol::get_item(thread, pairs, key)?));
            }
        }
        Ok(items.value())
    }

    /// A list of the values.
    fn values(this: &Native<LocalsProxy>, thread: &Thread) -> Result<Value, Raised> {
        listed(this, thread, |_, value| value)
    }

    /// A list of the names with their values.
    fn items(this: &Native<LocalsProxy>, thread: &Thread) -> Result<Value, Raised> {
        listed(this, thread, |key, value| thread.tuple(&[key, value]))
    }

    /// A dictionary of all that is bound.
    fn copy(this: &Native<LocalsProxy>, thread: &Thread) -> Result<Value, Raised> {
        Ok(all(this, thread)?.value())
    }
}
