//! The views of one object, which must not change its length while one of them lives.

use super::memory::MemoryView;
use weft_heap::{List, Native, ShapeId, Slot, Thread, Trace, Tracer, Value, WeakReference};

/// Weak references to the views of an object.
#[derive(Default)]
pub struct Views(Slot);

impl Trace for Views {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        tracer.slot(&self.0);
    }
}

impl Views {
    /// Adds a view.
    pub fn add(&self, thread: &Thread, view: Value) {
        if self.0.get().is_none() {
            let _ = self
                .0
                .compare_and_set(None, Some(List::from_items(thread, &[]).value()));
        }
        if let Some(list) = self.0.get().and_then(Value::cast::<List>) {
            // Where views are made over and over, those that are gone must not pile up.
            if list.len() >= 64 && list.len().is_power_of_two() {
                list.edit(thread, |views| {
                    views.retain(|view| held_view(*view).is_some())
                });
            }
            list.push(
                thread,
                WeakReference::new(thread, ShapeId::WEAK, view, None).value(),
            );
        }
    }

    /// Whether a view lives. A view that nobody can reach any more does not count, so a collection tells, unless all were
    /// released.
    pub fn any_lives(&self) -> bool {
        self.0.get().is_some() && Thread::with_current(|thread| self.look(thread))
    }

    fn look(&self, thread: &Thread) -> bool {
        let views = self.0.get().and_then(Value::cast::<List>);
        let Some(views) = views.map(|views| views.snapshot(thread)) else {
            return false;
        };
        let held = || views.items().iter().filter_map(|view| held_view(*view));
        if held().next().is_some() && thread.collect_and_ask(|is_held| held().any(is_held)) {
            return true;
        }
        self.0.clear();
        false
    }
}

/// The view behind a weak reference, if it lives and was not released.
fn held_view(reference: Value) -> Option<Value> {
    let view = reference.downcast::<WeakReference>()?.target()?;
    let is_released = view.downcast::<Native<MemoryView>>()?.is_released();
    (!is_released).then_some(view)
}
