//! What lives in a heap and what refers to what, for programs that look for leaks.
//!
//! Marks are borrowed for this while the world stands still: all blocks are swept first, so that nothing needs the marks of
//! the last collection, and each mark is taken back.

use crate::block::Registry;
use crate::header::{Gc, Header, Kind};
use crate::heap::Heap;
use crate::list::List;
use crate::mark::Marker;
use crate::thread::Thread;
use crate::value::Value;
use std::collections::HashMap;
use std::ptr::NonNull;

impl Thread {
    /// The objects that are alive and can refer to others, in a list.
    pub fn living_objects(&self) -> Gc<List> {
        self.collect();
        self.alone(|| {
            let found = self.heap().containers();
            if !self.goes_on() {
                return List::from_items(self, &[]);
            }
            let found: Vec<Value> = found.into_iter().map(Value::from_header).collect();
            List::from_items(self, &found)
        })
    }

    /// What objects refer to, in a list; an object that several of them refer to is there as often.
    pub fn referents_of(&self, objects: &[Value]) -> Gc<List> {
        self.alone(|| {
            let heap = self.heap();
            let mut found = Vec::new();
            let Some(mut marker) = heap.begin_survey().filter(|_| self.goes_on()) else {
                return List::from_items(self, &[]);
            };
            for pointer in objects.iter().filter_map(|object| object.pointer()) {
                found.extend(heap.referents(&mut marker, pointer));
            }
            let found: Vec<Value> = found.into_iter().map(Value::from_header).collect();
            List::from_items(self, &found)
        })
    }

    /// The objects that refer to some of these, in a list.
    pub fn referrers_of(&self, objects: &[Value]) -> Gc<List> {
        self.collect();
        self.alone(|| {
            let heap = self.heap();
            let wanted: Vec<NonNull<Header>> = objects.iter().filter_map(|o| o.pointer()).collect();
            let containers = heap.containers();
            let Some(mut marker) = heap.begin_survey().filter(|_| self.goes_on()) else {
                return List::from_items(self, &[]);
            };
            let found: Vec<Value> = containers
                .into_iter()
                .enumerate()
                .take_while(|(count, _)| self.goes_on_after(*count))
                .map(|(_, container)| container)
                .filter(|container| {
                    let referents = heap.referents(&mut marker, *container);
                    referents.iter().any(|referent| wanted.contains(referent))
                })
                .map(Value::from_header)
                .collect();
            List::from_items(self, &found)
        })
    }
}

impl Heap {
    /// Sweeps all that is left unswept and clears all marks, unless the program has to end. The world stands still.
    fn begin_survey(&self) -> Option<Marker> {
        let mut registry = self.registry.lock();
        for (count, block) in registry.blocks.values_mut().enumerate() {
            if self.is_to_end_at(count) {
                return None;
            }
            block.sweep();
            block.clear_marks();
        }
        self.take_back_supplies();
        Some(Marker::with_large(registry.large.keys().copied()))
    }

    /// Whether the program has to end, asked at every so many blocks.
    fn is_to_end_at(&self, count: usize) -> bool {
        const BLOCKS: usize = 16;
        count % BLOCKS == BLOCKS - 1 && self.must_end()
    }

    /// The objects that programs can have and that can refer to others.
    fn containers(&self) -> Vec<NonNull<Header>> {
        if self.begin_survey().is_none() {
            return Vec::new();
        }
        let registry = self.registry.lock();
        self.containers_in(&registry)
    }

    /// The same, while the blocks are swept and stay locked.
    fn containers_in(&self, registry: &Registry) -> Vec<NonNull<Header>> {
        let mut found = Vec::new();
        let mut consider = |pointer: NonNull<Header>| {
            let value = Value::from_header(pointer);
            let is_container = value.header().is_some_and(|header| {
                matches!(
                    header.kind(),
                    Kind::Tuple
                        | Kind::List
                        | Kind::Dict
                        | Kind::Set
                        | Kind::Cell
                        | Kind::Instance
                        | Kind::Native
                        | Kind::Weak
                )
            });
            if is_container && self.is_visible(value) {
                found.push(pointer);
            }
        };
        for (count, block) in registry.blocks.values().enumerate() {
            if self.is_to_end_at(count) {
                break;
            }
            block.given_cells().for_each(&mut consider);
        }
        for address in registry.large.keys() {
            NonNull::new(std::ptr::with_exposed_provenance_mut(*address))
                .into_iter()
                .for_each(&mut consider);
        }
        found
    }

    /// How many objects that nothing marked are in cycles of such, or are referred to by one that is. All others would be
    /// freed by counting references, from those on that nothing refers to. All marks are as they were afterwards.
    pub(crate) fn count_dead(&self, registry: &Registry, marker: &mut Marker) -> usize {
        let dead: Vec<NonNull<Header>> = self
            .containers_in(registry)
            .into_iter()
            .filter(|pointer| !marker.is_marked(*pointer))
            .collect();
        let places: HashMap<NonNull<Header>, usize> = dead
            .iter()
            .enumerate()
            .map(|(place, pointer)| (*pointer, place))
            .collect();
        // Leaves are to be known too, so that their marks are taken back.
        marker.list_all();
        let mut referents = Vec::new();
        let mut starts = Vec::with_capacity(dead.len() + 1);
        let mut counts = vec![0usize; dead.len()];
        for (place, pointer) in dead.iter().enumerate() {
            starts.push(referents.len());
            let is_native = Value::from_header(*pointer)
                .header()
                .is_some_and(|header| header.kind() == Kind::Native);
            for referent in self.referents(marker, *pointer) {
                // Native objects may know themselves, which no program sees.
                if let Some(&other) = places.get(&referent)
                    && !(is_native && other == place)
                {
                    counts[other] += 1;
                    referents.push(other);
                }
            }
        }
        starts.push(referents.len());
        let mut free: Vec<usize> = (0..dead.len())
            .filter(|place| counts[*place] == 0)
            .collect();
        let mut left = dead.len();
        while let Some(place) = free.pop() {
            left -= 1;
            for &other in &referents[starts[place]..starts[place + 1]] {
                counts[other] -= 1;
                if counts[other] == 0 {
                    free.push(other);
                }
            }
        }
        left
    }

    /// Whether a value is one that a program can have, and no part of another object.
    fn is_visible(&self, value: Value) -> bool {
        value.header().is_none_or(|header| {
            !matches!(
                header.kind(),
                Kind::Free | Kind::Table | Kind::Buffer | Kind::Reserve
            ) && self.shapes.get(header.shape()).class().is_some()
        })
    }

    /// What an object refers to itself, or by way of what is part of it.
    fn referents(&self, marker: &mut Marker, object: NonNull<Header>) -> Vec<NonNull<Header>> {
        let mut found = Vec::new();
        let mut touched = Vec::new();
        marker.trace(object);
        while let Some(pointer) = marker.take_pending() {
            touched.push(pointer);
            if self.is_visible(Value::from_header(pointer)) {
                found.push(pointer);
            } else {
                marker.trace(pointer);
            }
        }
        for pointer in touched {
            marker.unmark(pointer);
        }
        if let Some(header) = Value::from_header(object).header()
            && header.kind() == Kind::Instance
            && let Some(class) = self.shapes.get(header.shape()).class()
        {
            found.extend(class.pointer());
        }
        found
    }
}
