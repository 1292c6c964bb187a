//! Items of a list at equal distances: copied, replaced and taken out, each in one step.

use crate::header::{Gc, ShapeId};
use crate::list::List;
use crate::slot::Slot;
use crate::thread::Thread;
use crate::value::Value;

impl List {
    /// A new plain list of items that `select` names for this many: the first one, the distance to the next, and how many,
    /// all of them within the list. In one step. Of fewer if the program has to end, as for [`List::slice`].
    pub fn stepped(
        &self,
        thread: &Thread,
        select: impl FnOnce(usize) -> (i64, i64, usize),
    ) -> Gc<List> {
        self.changing(thread, || {
            let slots = &self.slots()[..self.len()];
            let (start, step, count) = select(slots.len());
            let list = List::new(thread, ShapeId::LIST, count);
            let mut place = start;
            let mut length = 0;
            for slot in list.slots().iter().take(count) {
                if !thread.goes_on_after(length) {
                    break;
                }
                let Some(source) = usize::try_from(place).ok().and_then(|at| slots.get(at)) else {
                    break;
                };
                slot.set_option(source.get());
                place = place.wrapping_add(step);
                length += 1;
            }
            list.set_length(length);
            list
        })
    }

    /// Replaces the items that `select` names, as [`List::stepped`] does, by as many others, in one step.
    ///
    /// # Errors
    /// How many items are named, if there are not as many others; nothing is replaced then.
    pub fn assign_stepped(
        &self,
        thread: &Thread,
        select: impl FnOnce(usize) -> (i64, i64, usize),
        items: &[Value],
    ) -> Result<(), usize> {
        self.changing(thread, || {
            let slots = &self.slots()[..self.len()];
            let (start, step, count) = select(slots.len());
            if count != items.len() {
                return Err(count);
            }
            let mut place = start;
            for item in items {
                if let Some(slot) = usize::try_from(place).ok().and_then(|at| slots.get(at)) {
                    slot.set(*item);
                }
                place = place.wrapping_add(step);
            }
            Ok(())
        })
    }

    /// Takes out the items that `select` names, as [`List::stepped`] does, in one step.
    pub fn remove_stepped(&self, thread: &Thread, select: impl FnOnce(usize) -> (i64, i64, usize)) {
        self.changing(thread, || {
            let slots = &self.slots()[..self.len()];
            let (start, step, count) = select(slots.len());
            if count == 0 {
                return;
            }
            // From the left, whatever the direction.
            let last = start.wrapping_add(step.wrapping_mul(count as i64 - 1));
            let (Ok(first), distance) = (usize::try_from(start.min(last)), step.unsigned_abs())
            else {
                return;
            };
            let (mut kept, mut doomed, mut left) = (first, first as u64, count);
            for place in first..slots.len() {
                if left > 0 && place as u64 == doomed {
                    left -= 1;
                    doomed = doomed.saturating_add(distance);
                    continue;
                }
                slots[kept].set_option(slots[place].get());
                kept += 1;
            }
            self.set_length(kept);
            slots[kept..].iter().for_each(Slot::clear);
        });
    }
}
