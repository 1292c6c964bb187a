//! Weak references, and objects whose end somebody wants to see: finalizers are called after a collection, not in it.

use crate::header::{Gc, Header, Kind, ShapeId, object_with_header};
use crate::mark::Tracer;
use crate::native;
use crate::slot::Slot;
use crate::thread::Thread;
use crate::value::Value;
use parking_lot::Mutex;
use std::collections::HashMap;
use std::ptr::NonNull;

/// A reference that does not keep its target alive.
#[repr(C)]
pub struct WeakReference {
    header: Header,
    /// Not traced. Emptied by the collection that finds the target dead.
    target: Slot,
    callback: Slot,
    hash: Slot,
}
object_with_header!(WeakReference, Kind::Weak);

struct Object(Value);

/// What a shared reference is found by: the target and the shape.
type SharedKey = (u64, u32);

/// The weak references of a heap, its objects with finalizers, and what waits to be called.
#[derive(Default)]
pub(crate) struct WeakReferences {
    references: Mutex<Vec<Object>>,
    /// Those without a callback that everyone who asks for one gets. Not traced.
    shared: Mutex<HashMap<SharedKey, Object>>,
    finalizable: Mutex<Vec<Object>>,
    pending: Mutex<Vec<Object>>,
}

impl WeakReference {
    /// A weak reference to `target`, an object; `callback` is called with it after the target died.
    pub fn new(
        thread: &Thread,
        shape: ShapeId,
        target: Value,
        callback: Option<Value>,
    ) -> Gc<WeakReference> {
        let pointer = thread
            .create(size_of::<WeakReference>(), Kind::Weak, shape, 0)
            .cast::<WeakReference>();
        let slots = [
            Slot::new(target),
            Slot::from_option(callback),
            Slot::empty(),
        ];
        let [target, callback, hash] = slots;
        // SAFETY: fresh memory of this type's size; the header is written already.
        unsafe { (&raw mut (*pointer.as_ptr()).target).write(target) };
        // SAFETY: as above.
        unsafe { (&raw mut (*pointer.as_ptr()).callback).write(callback) };
        // SAFETY: as above.
        unsafe { (&raw mut (*pointer.as_ptr()).hash).write(hash) };
        // SAFETY: complete now.
        let reference = Gc::of(unsafe { pointer.as_ref() });
        thread
            .heap()
            .weak
            .references
            .lock()
            .push(Object(reference.value()));
        reference
    }

    /// The weak reference without a callback to `target` that has this shape and that all share.
    pub fn shared(thread: &Thread, shape: ShapeId, target: Value) -> Gc<WeakReference> {
        let key = (target.word(), shape.number());
        let find = || {
            let shared = thread.heap().weak.shared.lock();
            shared.get(&key).and_then(|object| object.0.cast())
        };
        if let Some(found) = find() {
            return found;
        }
        let fresh = WeakReference::new(thread, shape, target, None);
        let mut shared = thread.heap().weak.shared.lock();
        // Without a global lock another thread may have been faster.
        let object = shared.entry(key).or_insert(Object(fresh.value()));
        object.0.cast().unwrap_or(fresh)
    }

    /// The target, while it is alive.
    pub fn target(&self) -> Option<Value> {
        self.target.get()
    }

    /// The function to be called when the target died.
    pub fn callback(&self) -> Option<Value> {
        self.callback.get()
    }

    /// A slot for the target's hash, which the reference keeps.
    pub fn hash_slot(&self) -> &Slot {
        &self.hash
    }

    pub(crate) fn trace(&self, tracer: &mut Tracer<'_>) {
        tracer.slot(&self.callback);
        tracer.slot(&self.hash);
    }
}

impl Thread {
    /// Asks to see an object once more after nothing refers to it: [`Thread::take_pending`] will give it, once.
    pub fn watch_end(&self, object: Value) {
        self.heap().weak.finalizable.lock().push(Object(object));
    }

    /// What a collection found to be called: an object that was watched, or a weak reference with a callback whose
    /// target died.
    pub fn take_pending(&self) -> Option<Value> {
        self.heap().weak.pending.lock().pop().map(|object| object.0)
    }

    /// Objects that are still watched, for the end of the interpreter, when they are seen to although they live.
    pub fn take_watched(&self) -> Option<Value> {
        self.heap()
            .weak
            .finalizable
            .lock()
            .pop()
            .map(|object| object.0)
    }

    /// Whether an object is watched.
    pub fn has_watched(&self) -> bool {
        !self.heap().weak.finalizable.lock().is_empty()
    }

    /// The weak references to an object, oldest first.
    pub fn weak_references_of(&self, target: Value) -> Vec<Value> {
        let references = self.heap().weak.references.lock();
        let refers = |value: &Value| {
            value
                .downcast::<WeakReference>()
                .is_some_and(|known| known.target() == Some(target))
        };
        references
            .iter()
            .map(|object| object.0)
            .filter(refers)
            .collect()
    }

    /// Whether something waits to be called.
    pub fn has_pending(&self) -> bool {
        !self.heap().weak.pending.lock().is_empty()
    }
}

impl WeakReferences {
    pub(crate) fn each_pending(&self, visit: impl FnMut(Value)) {
        self.pending
            .lock()
            .iter()
            .map(|object| object.0)
            .for_each(visit);
    }

    /// Empties references to dead targets, then brings back to life what is watched. `mark` follows a value through.
    pub(crate) fn after_marking<M>(
        &self,
        marker: &mut M,
        is_marked: impl Fn(&M, NonNull<Header>) -> bool,
        mut mark: impl FnMut(&mut M, Value),
    ) {
        let alive = |marker: &M, value: Value| {
            value
                .pointer()
                .is_none_or(|pointer| is_marked(marker, pointer))
        };
        let has_end = |value: Value| value.pointer().is_some_and(native::has_end);
        let mut pending = self.pending.lock();
        let mut references = self.references.lock();
        references.retain(|object| alive(marker, object.0));
        for object in references.iter() {
            let Some(reference) = object.0.downcast::<WeakReference>() else {
                continue;
            };
            if reference
                .target()
                .is_some_and(|target| !alive(marker, target))
            {
                reference.target.clear();
                if reference.callback().is_some() {
                    pending.push(Object(object.0));
                }
            }
        }
        references.retain(|object| {
            object
                .0
                .downcast::<WeakReference>()
                .is_some_and(|r| r.target().is_some())
        });
        self.shared.lock().retain(|_, object| {
            alive(marker, object.0)
                && object
                    .0
                    .downcast::<WeakReference>()
                    .is_some_and(|reference| reference.target().is_some())
        });
        let mut finalizable = self.finalizable.lock();
        let dead: Vec<Value> = finalizable
            .iter()
            .map(|object| object.0)
            .filter(|value| !alive(marker, *value) && has_end(*value))
            .collect();
        finalizable.retain(|object| alive(marker, object.0));
        for value in dead {
            mark(marker, value);
            pending.push(Object(value));
        }
    }
}
