//! List, tuple, set and dictionary displays.

use crate::lower::{Lowering, Operand};
use crate::operand::{Argument, Constant};
use crate::{BoxedNode, Node, locate};
use weft_core::error::type_error;
use weft_core::protocol;
use weft_heap::{
    Dict, Frame, FrameSlot, List, Raised, Set, ShapeId, Thread, Value, simple_hash_of,
};
use weft_syntax::ast::{self, Element, Range};

/// Items evaluated into a window, so that they are spilled as they come.
pub(crate) struct Items {
    nodes: Vec<Argument>,
    window: u16,
}

impl Items {
    /// The items, and where the window is.
    pub(crate) fn into_parts(self) -> (Vec<Argument>, u16) {
        (self.nodes, self.window)
    }

    #[inline(always)]
    pub(crate) fn evaluate<'f>(
        &self,
        thread: &Thread,
        frame: Frame<'f>,
    ) -> Result<&'f [Value], Raised> {
        let window = frame.window(self.window);
        for (index, node) in self.nodes.iter().enumerate() {
            window.set_argument(index as u16, node.evaluate(thread, frame)?);
        }
        Ok(window.arguments(self.nodes.len() as u16))
    }
}

struct ListOf(Items);
struct TupleOf(Items);
struct SetOf(Items, FrameSlot, Range);

impl Node for ListOf {
    fn evaluate(&self, thread: &Thread, frame: Frame<'_>) -> Result<Value, Raised> {
        Ok(List::from_items(thread, self.0.evaluate(thread, frame)?).value())
    }
}

impl Node for TupleOf {
    fn evaluate(&self, thread: &Thread, frame: Frame<'_>) -> Result<Value, Raised> {
        Ok(thread.tuple(self.0.evaluate(thread, frame)?))
    }
}

impl Node for SetOf {
    fn evaluate(&self, thread: &Thread, frame: Frame<'_>) -> Result<Value, Raised> {
        let items = self.0.evaluate(thread, frame)?;
        fill_set(thread, frame, items, self.1, self.2)
    }
}

/// A set of items, which is kept in a slot.
pub(crate) fn fill_set(
    thread: &Thread,
    frame: Frame<'_>,
    items: &[Value],
    slot: FrameSlot,
    range: Range,
) -> Result<Value, Raised> {
    let set = Set::with_room(thread, ShapeId::SET, items.len()).value();
    frame.set(slot, set);
    for item in items {
        add_to_set(thread, frame, set, *item, range)?;
    }
    Ok(set)
}

/// Adds an item to a set.
pub(crate) fn add_to_set(
    thread: &Thread,
    frame: Frame<'_>,
    set: Value,
    item: Value,
    range: Range,
) -> Result<(), Raised> {
    let entries = set.downcast::<Set>().expect("a set");
    if let Some(hash) = simple_hash_of(thread, item)
        && entries.set(thread, hash, item, Value::NONE).is_some()
    {
        return Ok(());
    }
    thread
        .library(move || {
            let entries = set.downcast::<Set>().expect("a set");
            weft_core::types::set::add(thread, entries, item)
        })
        .map_err(|raised| locate(thread, frame, range, raised))
}

/// Sets an item of a dictionary.
pub(crate) fn set_in_dict(
    thread: &Thread,
    frame: Frame<'_>,
    dict: Value,
    key: Value,
    value: Value,
    range: Range,
) -> Result<(), Raised> {
    let entries = dict.downcast::<Dict>().expect("a dict");
    if let Some(hash) = simple_hash_of(thread, key)
        && entries.set(thread, hash, key, value).is_some()
    {
        return Ok(());
    }
    thread
        .library(move || protocol::set_item(thread, dict, key, value))
        .map_err(|raised| locate(thread, frame, range, raised))
}

/// A display of a set that is filled as its items come: one with `*iterable` in it, or a long one.
struct Union {
    first: Items,
    rest: Vec<(Part, BoxedNode)>,
    set: FrameSlot,
    range: Range,
}

impl Node for Union {
    fn evaluate(&self, thread: &Thread, frame: Frame<'_>) -> Result<Value, Raised> {
        let first = self.first.evaluate(thread, frame)?;
        let set = Set::new(thread, ShapeId::SET).value();
        frame.set(self.set, set);
        for item in first {
            add_to_set(thread, frame, set, *item, self.range)?;
        }
        for (part, node) in &self.rest {
            let value = node.evaluate(thread, frame)?;
            match part {
                Part::Single => add_to_set(thread, frame, set, value, self.range)?,
                Part::Unpack => {
                    frame.set_position(self.range.start);
                    thread
                        .library(move || {
                            let entries = set.downcast::<Set>().expect("a set");
                            weft_core::types::set::update(thread, entries, value)
                        })
                        .map_err(|raised| locate(thread, frame, self.range, raised))?;
                }
            }
        }
        Ok(set)
    }
}

/// A list or a tuple with `*iterable` in it: collected in a list first.
struct Collected {
    elements: Vec<(Part, BoxedNode)>,
    list: FrameSlot,
    into: Container,
    range: Range,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    Single,
    Unpack,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Container {
    List,
    Tuple,
}

impl Node for Collected {
    fn evaluate(&self, thread: &Thread, frame: Frame<'_>) -> Result<Value, Raised> {
        let list = List::from_items(thread, &[]);
        frame.set(self.list, list.value());
        for (part, node) in &self.elements {
            let value = node.evaluate(thread, frame)?;
            match part {
                Part::Single => list.push(thread, value),
                Part::Unpack if extend_at_once(thread, &list, value) => {}
                Part::Unpack => {
                    frame.set_position(self.range.start);
                    thread
                        .library(move || extend(thread, &list, value))
                        .map_err(|raised| locate(thread, frame, self.range, raised))?;
                }
            }
        }
        match self.into {
            Container::List => Ok(list.value()),
            Container::Tuple => Ok(list.snapshot(thread).value()),
        }
    }
}

/// Adds the items of a tuple or list, which is locked where threads run in parallel; whether it is one.
fn extend_at_once(thread: &Thread, list: &List, iterable: Value) -> bool {
    if let Some(tuple) = iterable.plain_tuple() {
        list.extend(thread, tuple.items());
    } else if let Some(other) = iterable.plain_list().filter(|_| !thread.is_parallel()) {
        list.splice_list(thread, |length| (length, length), other);
    } else {
        return false;
    }
    true
}

fn extend(thread: &Thread, list: &List, iterable: Value) -> Result<(), Raised> {
    if protocol::special_of(thread, iterable, weft_core::names::Special::Iter).is_none()
        && !protocol::has_items(thread, iterable)
    {
        return Err(type_error(format!(
            "Value after * must be an iterable, not {}",
            protocol::class_name(iterable)
        )));
    }
    weft_core::types::list::extend(thread, list, iterable)
}

/// `{key: value, **mapping}`
struct Dictionary {
    entries: Vec<Entry>,
    dict: FrameSlot,
    key: FrameSlot,
    range: Range,
}

enum Entry {
    /// Keys and values in turn, all of which are evaluated before the first key is hashed.
    Pairs(Items),
    Pair(BoxedNode, BoxedNode),
    Unpack(BoxedNode),
}

impl Node for Dictionary {
    fn evaluate(&self, thread: &Thread, frame: Frame<'_>) -> Result<Value, Raised> {
        let dict = thread.dict().value();
        frame.set(self.dict, dict);
        for entry in &self.entries {
            match entry {
                Entry::Pairs(items) => {
                    for pair in items.evaluate(thread, frame)?.chunks_exact(2) {
                        set_in_dict(thread, frame, dict, pair[0], pair[1], self.range)?;
                    }
                }
                Entry::Pair(key, value) => {
                    let key = key.evaluate(thread, frame)?;
                    frame.set(self.key, key);
                    let value = value.evaluate(thread, frame)?;
                    set_in_dict(thread, frame, dict, key, value, self.range)?;
                }
                Entry::Unpack(mapping) => {
                    let mapping = mapping.evaluate(thread, frame)?;
                    thread
                        .library(move || update(thread, dict, mapping))
                        .map_err(|raised| locate(thread, frame, self.range, raised))?;
                }
            }
        }
        Ok(dict)
    }
}

fn update(thread: &Thread, dict: Value, mapping: Value) -> Result<(), Raised> {
    let keys = weft_core::names::Name::Keys.value(thread);
    if !mapping.is::<Dict>() && protocol::try_attribute(thread, mapping, keys)?.is_none() {
        return Err(type_error(format!(
            "'{}' object is not a mapping",
            protocol::class_name(mapping)
        )));
    }
    let dict = dict.downcast::<Dict>().expect("a display is a dictionary");
    weft_core::types::dict::update(thread, dict, mapping)
}

/// Displays up to this long are evaluated in a window.
const LONGEST_IN_WINDOW: usize = 64;

/// CPython evaluates that many items of a set, or keys and values of a dictionary, before it hashes the first.
const LONGEST_BEFORE_HASHING: usize = 30;

/// Whether none of the elements is unpacked, and all are there before one is hashed.
pub(crate) fn are_few(elements: &[Element]) -> bool {
    let single = |element: &Element| matches!(element, Element::Single(_));
    elements.len() <= LONGEST_BEFORE_HASHING && elements.iter().all(single)
}

impl Lowering<'_> {
    pub(crate) fn items(&mut self, elements: &[Element]) -> Option<Items> {
        if elements.len() > LONGEST_IN_WINDOW
            || elements
                .iter()
                .any(|element| matches!(element, Element::Unpack(_)))
        {
            return None;
        }
        let items = self.open_items(elements);
        self.close_window(elements.len());
        Some(items)
    }

    /// Lowers elements of which none is unpacked, in a window that is left open.
    pub(crate) fn open_items(&mut self, elements: &[Element]) -> Items {
        let window = self.open_window(elements.len());
        let nodes = elements
            .iter()
            .map(|element| match element {
                Element::Single(value) | Element::Unpack(value) => self.operand(value).into(),
            })
            .collect();
        Items { nodes, window }
    }

    fn parts(&mut self, elements: &[Element]) -> Vec<(Part, BoxedNode)> {
        elements
            .iter()
            .map(|element| match element {
                Element::Single(value) => (Part::Single, self.expression(value)),
                Element::Unpack(value) => (Part::Unpack, self.expression(value)),
            })
            .collect()
    }

    fn collected(&mut self, elements: &[Element], into: Container, range: Range) -> BoxedNode {
        let list = self.open_slot();
        let elements = self.parts(elements);
        self.close_slots(1);
        Box::new(Collected {
            elements,
            list,
            into,
            range,
        })
    }

    /// Lowers a list display.
    pub(crate) fn list_display(&mut self, elements: &[Element], range: Range) -> BoxedNode {
        match self.items(elements) {
            Some(items) => Box::new(ListOf(items)),
            None => self.collected(elements, Container::List, range),
        }
    }

    /// The values of elements that are all constants.
    fn constants(&mut self, elements: &[Element]) -> Option<Vec<Value>> {
        let is_constant = |element: &Element| {
            matches!(
                element,
                Element::Single(ast::Expression {
                    kind: ast::ExpressionKind::Constant(_),
                    ..
                })
            )
        };
        if !elements.iter().all(is_constant) {
            return None;
        }
        let mut constants = Vec::with_capacity(elements.len());
        for element in elements {
            if let Element::Single(ast::Expression {
                kind: ast::ExpressionKind::Constant(constant),
                ..
            }) = element
            {
                constants.push(self.constant(constant));
            }
        }
        Some(constants)
    }

    /// Lowers what is looked into by `in`: nobody gets hold of a list or set of constants there, so a tuple and a
    /// frozenset made once do as well.
    pub(crate) fn looked_into(&mut self, container: &ast::Expression) -> Operand {
        match &container.kind {
            ast::ExpressionKind::List(elements) => {
                if let Some(constants) = self.constants(elements) {
                    let tuple = self.thread.tuple(&constants);
                    return Operand::Constant(Constant(self.keep(tuple)));
                }
            }
            ast::ExpressionKind::Set(elements) => {
                if let Some(constants) = self.constants(elements)
                    && let Ok(set) = weft_core::types::set::frozen_of(self.thread, &constants)
                {
                    return Operand::Constant(Constant(self.keep(set)));
                }
            }
            _ => {}
        }
        self.operand(container)
    }

    /// Lowers a tuple display; one of constants is a constant.
    pub(crate) fn tuple_display(&mut self, elements: &[Element], range: Range) -> BoxedNode {
        if let Some(constants) = self.constants(elements) {
            let tuple = self.thread.tuple(&constants);
            return Box::new(Constant(self.keep(tuple)));
        }
        match self.items(elements) {
            Some(items) => Box::new(TupleOf(items)),
            None => self.collected(elements, Container::Tuple, range),
        }
    }

    /// Lowers a set display.
    pub(crate) fn set_display(&mut self, elements: &[Element], range: Range) -> BoxedNode {
        let set = self.open_slot();
        let before = if elements.len() > LONGEST_BEFORE_HASHING {
            0
        } else {
            elements
                .iter()
                .take_while(|element| matches!(element, Element::Single(_)))
                .count()
        };
        let (first, rest) = elements.split_at(before);
        let first = self.items(first).expect("they are few and single");
        let rest = self.parts(rest);
        self.close_slots(1);
        if rest.is_empty() {
            Box::new(SetOf(first, set, range))
        } else {
            Box::new(Union {
                first,
                rest,
                set,
                range,
            })
        }
    }

    /// Lowers a dictionary display.
    pub(crate) fn dictionary_display(
        &mut self,
        entries: &[ast::DictionaryEntry],
        range: Range,
    ) -> BoxedNode {
        let (dict, key) = (self.open_slot(), self.open_slot());
        let mut lowered = Vec::new();
        let mut pairs = Vec::new();
        for entry in entries {
            match entry {
                ast::DictionaryEntry::Pair { key, value } => pairs.push((key, value)),
                ast::DictionaryEntry::Unpack(mapping) => {
                    self.pairs(&mut lowered, std::mem::take(&mut pairs));
                    lowered.push(Entry::Unpack(self.expression(mapping)));
                }
            }
        }
        self.pairs(&mut lowered, pairs);
        self.close_slots(2);
        Box::new(Dictionary {
            entries: lowered,
            dict,
            key,
            range,
        })
    }

    /// Lowers the entries between two mappings that are unpacked.
    fn pairs(
        &mut self,
        lowered: &mut Vec<Entry>,
        pairs: Vec<(&ast::Expression, &ast::Expression)>,
    ) {
        // One that is too long is filled as it comes, by CPython in parts of 17 entries, and what is left at once.
        let at_once = match pairs.len() % (LONGEST_BEFORE_HASHING / 2 + 2) {
            left if left * 2 <= LONGEST_BEFORE_HASHING => left,
            _ => 0,
        };
        let (one_by_one, at_once) = pairs.split_at(pairs.len() - at_once);
        for (key, value) in one_by_one {
            lowered.push(Entry::Pair(self.expression(key), self.expression(value)));
        }
        if !at_once.is_empty() {
            let window = self.open_window(at_once.len() * 2);
            let nodes = at_once
                .iter()
                .flat_map(|(key, value)| [self.operand(key).into(), self.operand(value).into()])
                .collect();
            self.close_window(at_once.len() * 2);
            lowered.push(Entry::Pairs(Items { nodes, window }));
        }
    }
}
