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
                list.edit(thread, |views| views.retain(|view| is_held(*view)));
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
        let lives = || {
            let list = self.0.get().and_then(Value::cast::<List>)?;
            let views = list.snapshot(thread);
            views
                .items()
                .iter()
                .any(|view| is_held(*view))
                .then_some(())
        };
        if lives().is_some() {
            thread.collect();
        }
        if lives().is_some() {
            return true;
        }
        self.0.clear();
        false
    }
}

/// Whether the view behind a weak reference lives and was not released.
fn is_held(reference: Value) -> bool {
    let view = reference
        .downcast::<WeakReference>()
        .and_then(WeakReference::target);
    view.is_some_and(|view| {
        view.downcast::<Native<MemoryView>>()
            .is_some_and(|view| !view.is_released())
    })
}
