//! List, tuple, set and dictionary displays.

use crate::lower::Lowering;
use crate::operand::Constant;
use crate::{BoxedNode, Node, locate};
use weft_core::error::type_error;
use weft_core::protocol;
use weft_heap::{
    Dict, Frame, FrameSlot, List, Raised, Set, ShapeId, Thread, Value, simple_hash_of,
};
use weft_syntax::ast::{self, Element, Range};

/// Items evaluated into a window, so that they are spilled as they come.
struct Items {
    nodes: Vec<BoxedNode>,
    window: u16,
}

impl Items {
    fn evaluate<'f>(&self, thread: &Thread, frame: Frame<'f>) -> Result<&'f [Value], Raised> {
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
        let set = Set::new(thread, ShapeId::SET).value();
        frame.set(self.1, set);
        for item in items {
            add_to_set(thread, frame, set, *item, self.2)?;
        }
        Ok(set)
    }
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

/// A display with `*iterable` in it: collected in a list first.
struct Collected {
    elements: Vec<(Part, BoxedNode)>,
    list: FrameSlot,
    into: Container,
    set: FrameSlot,
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
    Set,
}

impl Node for Collected {
    fn evaluate(&self, thread: &Thread, frame: Frame<'_>) -> Result<Value, Raised> {
        let list = List::from_items(thread, &[]);
        frame.set(self.list, list.value());
        for (part, node) in &self.elements {
            let value = node.evaluate(thread, frame)?;
            match part {
                Part::Single => list.push(thread, value),
                Part::Unpack => {
                    frame.set_position(self.range.start);
                    thread
                        .library(move || match self.into {
                            Container::Set => {
                                weft_core::types::list::collect_into(thread, &list, value)
                            }
                            Container::List | Container::Tuple => extend(thread, &list, value),
                        })
                        .map_err(|raised| locate(thread, frame, self.range, raised))?;
                }
            }
        }
        match self.into {
            Container::List => Ok(list.value()),
            Container::Tuple => Ok(list.snapshot(thread).value()),
            Container::Set => {
                let set = Set::new(thread, ShapeId::SET).value();
                frame.set(self.set, set);
                let mut index = 0;
                while let Some(item) = list.get(index) {
                    add_to_set(thread, frame, set, item, self.range)?;
                    index += 1;
                }
                Ok(set)
            }
        }
    }
}

fn extend(thread: &Thread, list: &List, iterable: Value) -> Result<(), Raised> {
    if protocol::special_of(thread, iterable, weft_core::names::Special::Iter).is_none()
        && protocol::special_of(thread, iterable, weft_core::names::Special::GetItem).is_none()
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
    Pair(BoxedNode, BoxedNode),
    Unpack(BoxedNode),
}

impl Node for Dictionary {
    fn evaluate(&self, thread: &Thread, frame: Frame<'_>) -> Result<Value, Raised> {
        let dict = thread.dict().value();
        frame.set(self.dict, dict);
        for entry in &self.entries {
            match entry {
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

impl Lowering<'_> {
    fn items(&mut self, elements: &[Element]) -> Option<Items> {
        if elements.len() > LONGEST_IN_WINDOW
            || elements
                .iter()
                .any(|element| matches!(element, Element::Unpack(_)))
        {
            return None;
        }
        let window = self.open_window(elements.len());
        let nodes = self.single_arguments(elements);
        self.close_window(elements.len());
        Some(Items { nodes, window })
    }

    fn collected(&mut self, elements: &[Element], into: Container, range: Range) -> BoxedNode {
        let (list, set) = (self.open_slot(), self.open_slot());
        let elements = elements
            .iter()
            .map(|element| match element {
                Element::Single(value) => (Part::Single, self.expression(value)),
                Element::Unpack(value) => (Part::Unpack, self.expression(value)),
            })
            .collect();
        self.close_slots(2);
        Box::new(Collected {
            elements,
            list,
            into,
            set,
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
    pub(crate) fn looked_into(&mut self, container: &ast::Expression) -> BoxedNode {
        match &container.kind {
            ast::ExpressionKind::List(elements) => {
                if let Some(constants) = self.constants(elements) {
                    let tuple = self.thread.tuple(&constants);
                    return Box::new(Constant(self.keep(tuple)));
                }
            }
            ast::ExpressionKind::Set(elements) => {
                if let Some(constants) = self.constants(elements)
                    && let Ok(set) = weft_core::types::set::frozen_of(self.thread, &constants)
                {
                    return Box::new(Constant(self.keep(set)));
                }
            }
            _ => {}
        }
        self.expression(container)
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
        let slot = self.open_slot();
        let items = self.items(elements);
        self.close_slots(1);
        match items {
            Some(items) => Box::new(SetOf(items, slot, range)),
            None => self.collected(elements, Container::Set, range),
        }
    }

    /// Lowers a dictionary display.
    pub(crate) fn dictionary_display(
        &mut self,
        entries: &[ast::DictionaryEntry],
        range: Range,
    ) -> BoxedNode {
        let (dict, key) = (self.open_slot(), self.open_slot());
        let entries = entries
            .iter()
            .map(|entry| match entry {
                ast::DictionaryEntry::Pair { key, value } => {
                    Entry::Pair(self.expression(key), self.expression(value))
                }
                ast::DictionaryEntry::Unpack(mapping) => Entry::Unpack(self.expression(mapping)),
            })
            .collect();
        self.close_slots(2);
        Box::new(Dictionary {
            entries,
            dict,
            key,
            range,
        })
    }
}
