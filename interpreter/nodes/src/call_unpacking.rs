//! Calls that unpack, `function(*a, **b)`, and those with very many arguments.

use crate::lower::Lowering;
use crate::{BoxedNode, Node, locate};
use std::cell::Cell;
use weft_core::interpreter::limits::{check_item, must_stop};
use weft_core::native::Arguments;
use weft_core::protocol;
use weft_core::types::exception::ExceptionObject;
use weft_core::types::function::{self, Function};
use weft_heap::{Dict, Frame, FrameSlot, Gc, List, Native, Raised, Thread, Tuple, Value};
use weft_syntax::ast::{self, Range};

/// How many arguments are passed on without being collected in lists.
const FEW_ARGUMENTS: usize = 8;

/// An argument of a call that unpacks.
enum LooseArgument {
    Single(BoxedNode),
    Unpack(BoxedNode),
}

/// A keyword of a call that unpacks.
enum LooseKeyword {
    Named(Value, BoxedNode),
    Unpack(BoxedNode),
}

/// `function(*a, **b)`: arguments are collected in lists.
struct CallUnpacking {
    function: BoxedNode,
    arguments: Vec<LooseArgument>,
    keywords: Vec<LooseKeyword>,
    callee: FrameSlot,
    values: FrameSlot,
    named: FrameSlot,
    names: FrameSlot,
    mapping: FrameSlot,
    range: Range,
}

impl Node for CallUnpacking {
    fn evaluate(&self, thread: &Thread, frame: Frame<'_>) -> Result<Value, Raised> {
        let callee = self.function.evaluate(thread, frame)?;
        frame.set(self.callee, callee);
        // What is unpacked as all there is by position is passed on as it is, and asked for its items after the keywords.
        let whole = match self.arguments.as_slice() {
            [LooseArgument::Unpack(node)] => {
                let iterable = node.evaluate(thread, frame)?;
                frame.set(self.values, iterable);
                Some(iterable)
            }
            _ => None,
        };
        let mut mapping = None;
        if let Some(items) = whole.filter(|iterable| iterable.plain_tuple().is_some()) {
            match self.keywords.as_slice() {
                [] => return self.call(thread, frame, callee, items, None),
                // Where nothing was given by name there is nothing to pass on.
                [LooseKeyword::Unpack(node)] => {
                    let names = node.evaluate(thread, frame)?;
                    if names.plain_dict().is_some_and(|names| names.is_empty()) {
                        return self.call(thread, frame, callee, items, None);
                    }
                    frame.set(self.mapping, names);
                    if let Some(result) = self.call_with_few(thread, frame, (callee, items, names))
                    {
                        return result;
                    }
                    mapping = Some(names);
                }
                _ => {}
            }
        }
        let names = List::from_items(thread, &[]);
        frame.set(self.names, names.value());
        // A tuple can be unpacked at once: nobody sees when.
        let tuple = whole.as_ref().and_then(Value::plain_tuple);
        let whole = whole.filter(|_| tuple.is_none());
        // By position, or by name where what stands by position is unpacked only afterwards.
        let values = List::from_items(thread, tuple.map_or(&[], Tuple::items));
        let arguments = if whole.is_some() {
            frame.set(self.named, values.value());
            &[]
        } else {
            frame.set(self.values, values.value());
            if tuple.is_some() {
                &[]
            } else {
                self.arguments.as_slice()
            }
        };
        for argument in arguments {
            match argument {
                LooseArgument::Single(node) => values.push(thread, node.evaluate(thread, frame)?),
                LooseArgument::Unpack(node) => {
                    let iterable = node.evaluate(thread, frame)?;
                    // Only what is the one positional argument is known to be one when it is unpacked.
                    unpack_arguments(thread, None, iterable, &values)
                        .map_err(|raised| locate(thread, frame, self.range, raised))?;
                }
            }
        }
        let mut unpacked = false;
        let odd_names = Cell::new(false);
        for keyword in &self.keywords {
            match keyword {
                // The names in one call differ; only an unpacked one may be there already.
                LooseKeyword::Named(name, node) if !unpacked => {
                    let value = node.evaluate(thread, frame)?;
                    names.push(thread, *name);
                    values.push(thread, value);
                }
                LooseKeyword::Named(name, node) => {
                    let value = node.evaluate(thread, frame)?;
                    add_keyword(thread, callee, &values, &names, *name, value)
                        .map_err(|raised| locate(thread, frame, self.range, raised))?;
                }
                LooseKeyword::Unpack(node) => {
                    unpacked = true;
                    let mapping = match mapping {
                        Some(mapping) => mapping,
                        None => node.evaluate(thread, frame)?,
                    };
                    let (values, names, odd) = (values, names, &odd_names);
                    if names.is_empty() && unpack_plain_dict(thread, mapping, &values, &names) {
                        check_item(thread)
                            .map_err(|raised| locate(thread, frame, self.range, raised))?;
                        continue;
                    }
                    thread
                        .library(move || {
                            unpack_keywords(thread, callee, mapping, (&values, &names), odd)
                        })
                        .map_err(|raised| locate(thread, frame, self.range, raised))?;
                }
            }
        }
        let values = match whole {
            Some(iterable) => {
                let all = List::from_items(thread, &[]);
                frame.set(self.mapping, all.value());
                unpack_arguments(thread, Some(callee), iterable, &all)
                    .map_err(|raised| locate(thread, frame, self.range, raised))?;
                all.extend(thread, values.snapshot(thread).items());
                all
            }
            None => values,
        };
        // That all names are strings is looked at last.
        if odd_names.get() && protocol::is_callable(thread, callee) {
            let raised = weft_core::error::type_error("keywords must be strings");
            return Err(locate(thread, frame, self.range, raised));
        }
        let (values, names) = (values.snapshot(thread), names.snapshot(thread));
        self.call(thread, frame, callee, values.value(), Some(names.value()))
    }
}

impl CallUnpacking {
    /// Calls a Python function with the items of a tuple and of a plain dictionary, if they are few: from here they go to
    /// the slots of parameters, before anything runs that might collect.
    fn call_with_few(
        &self,
        thread: &Thread,
        frame: Frame<'_>,
        (callee, items, mapping): (Value, Value, Value),
    ) -> Option<Result<Value, Raised>> {
        let function = callee.downcast::<Native<Function>>()?;
        let items = items.plain_tuple()?.items();
        let dict = mapping.plain_dict().filter(|_| !thread.is_parallel())?;
        let first = items.len();
        if first + dict.len() > FEW_ARGUMENTS {
            return None;
        }
        frame.set_position(self.range.start);
        if let Err(raised) = check_item(thread) {
            return Some(Err(locate(thread, frame, self.range, raised)));
        }
        let mut values = [Value::NONE; FEW_ARGUMENTS];
        let mut names = [Value::NONE; FEW_ARGUMENTS];
        values.get_mut(..first)?.copy_from_slice(items);
        let (mut count, mut position) = (0, 0);
        while let Some((next, key, value)) = dict.next(position) {
            key.plain_str()?;
            *names.get_mut(count)? = thread.intern_value(key);
            *values.get_mut(first + count)? = value;
            (count, position) = (count + 1, next);
        }
        let (values, names) = (values.get(..first + count)?, names.get(..count)?);
        let result = function::call::call(thread, function, Arguments::with_names(values, names));
        Some(result.map_err(|raised| locate(thread, frame, self.range, raised)))
    }

    /// Calls with what stands in tuples.
    fn call(
        &self,
        thread: &Thread,
        frame: Frame<'_>,
        callee: Value,
        values: Value,
        names: Option<Value>,
    ) -> Result<Value, Raised> {
        frame.set_position(self.range.start);
        check_item(thread).map_err(|raised| locate(thread, frame, self.range, raised))?;
        frame.set(self.values, values);
        let result = match callee.downcast::<Native<Function>>() {
            // The arguments go to the slots of parameters before anything runs that might collect.
            Some(function) => function::call::call(thread, function, arguments(&values, &names)),
            None => {
                thread.library(move || protocol::call(thread, callee, arguments(&values, &names)))
            }
        };
        result.map_err(|raised| locate(thread, frame, self.range, raised))
    }
}

/// The arguments that stand in tuples.
fn arguments<'a>(values: &'a Value, names: &'a Option<Value>) -> Arguments<'a> {
    let values = values.plain_tuple().map_or(&[][..], Tuple::items);
    let names = names.as_ref().and_then(Value::plain_tuple);
    Arguments::with_names(values, names.map_or(&[], Tuple::items))
}

/// Adds the items of a plain dictionary whose keys are all strings; whether it is one. Not all are added if the program has to
/// end.
fn unpack_plain_dict(thread: &Thread, mapping: Value, values: &List, names: &List) -> bool {
    let Some(dict) = mapping.plain_dict().filter(|_| !thread.is_parallel()) else {
        return false;
    };
    let mut position = 0;
    while let Some((next, key, _)) = dict.next(position) {
        if key.plain_str().is_none() {
            return false;
        }
        position = next;
    }
    position = 0;
    while let Some((next, key, value)) = dict.next(position) {
        if must_stop(thread) {
            break;
        }
        names.push(thread, thread.intern_value(key));
        values.push(thread, value);
        position = next;
    }
    true
}

/// Adds the items of `*iterable`.
fn unpack_arguments(
    thread: &Thread,
    callee: Option<Value>,
    iterable: Value,
    values: &List,
) -> Result<(), Raised> {
    if let Some(items) = iterable.plain_tuple() {
        values.extend(thread, items.items());
        return check_item(thread);
    }
    let values = values.value();
    thread.library(move || {
        let values = values.downcast::<List>().expect("a list of arguments");
        if protocol::special_of(thread, iterable, weft_core::names::Special::Iter).is_none()
            && !protocol::has_items(thread, iterable)
        {
            let subject = match callee {
                Some(callee) => format!("{} argument", function::call::described(thread, callee)),
                None => "Value".to_owned(),
            };
            let kind = protocol::class_name(iterable);
            return Err(weft_core::error::type_error(format!(
                "{subject} after * must be an iterable, not {kind}"
            )));
        }
        weft_core::types::list::collect_into(thread, values, iterable)?;
        check_item(thread)
    })
}

fn add_keyword(
    thread: &Thread,
    callee: Value,
    values: &List,
    names: &List,
    name: Value,
    value: Value,
) -> Result<(), Raised> {
    let mut double = false;
    let _ = names.each::<()>(|other| {
        double |= other == name;
        Ok(())
    });
    if double {
        return Err(given_twice(thread, callee, name));
    }
    names.push(thread, name);
    values.push(thread, value);
    Ok(())
}

/// Adds what is no name: a call with it fails, but not before all are there, and none twice.
#[cold]
fn add_odd_keyword(
    thread: &Thread,
    callee: Value,
    (values, names): (&List, &List),
    key: Value,
    value: Value,
) -> Result<(), Raised> {
    for other in names.snapshot(thread).items() {
        if protocol::equals(thread, *other, key)? {
            let key = protocol::str(thread, key)?;
            return Err(given_twice(thread, callee, key));
        }
    }
    names.push(thread, key);
    values.push(thread, value);
    Ok(())
}

#[cold]
fn given_twice(thread: &Thread, callee: Value, name: Value) -> Raised {
    let text = protocol::text_of(&name).unwrap_or("");
    weft_core::error::type_error(format!(
        "{} got multiple values for keyword argument '{text}'",
        function::call::described(thread, callee)
    ))
}

/// How many names are searched one by one.
const FEW_NAMES: usize = 16;

/// Adds the items of `**mapping` to values and names, and notes whether some name is no string. As CPython does, an
/// `AttributeError` on the way is taken for that of something that is no mapping, and a `KeyError` for that of a name that
/// is there already.
fn unpack_keywords(
    thread: &Thread,
    callee: Value,
    mapping: Value,
    found: (&List, &List),
    odd_names: &Cell<bool>,
) -> Result<(), Raised> {
    use weft_core::error::{Exception, is_raised};
    let Err(raised) = add_items(thread, callee, mapping, found, odd_names) else {
        return Ok(());
    };
    if is_raised(thread, Exception::AttributeError) {
        thread.take_raised(raised);
        return Err(no_mapping(thread, callee, mapping));
    }
    if is_raised(thread, Exception::KeyError) {
        let exception = thread.take_raised(raised);
        let arguments = ExceptionObject::of(&exception).and_then(|exception| exception.arguments());
        let arguments = arguments.and_then(Value::cast::<Tuple>);
        return Err(
            match arguments.as_ref().map(|arguments| arguments.items()) {
                Some([key]) => {
                    let key = protocol::str(thread, *key)?;
                    given_twice(thread, callee, key)
                }
                _ => thread.set_raised(exception),
            },
        );
    }
    Err(raised)
}

#[cold]
fn no_mapping(thread: &Thread, callee: Value, value: Value) -> Raised {
    weft_core::error::type_error(format!(
        "{} argument after ** must be a mapping, not {}",
        function::call::described(thread, callee),
        protocol::class_name(value)
    ))
}

fn add_items(
    thread: &Thread,
    callee: Value,
    mapping: Value,
    (values, names): (&List, &List),
    odd_names: &Cell<bool>,
) -> Result<(), Raised> {
    let mapping = match mapping.downcast::<weft_heap::Dict>() {
        Some(_) if thread.shape_of(mapping) != weft_heap::ShapeId::DICT => {
            // What a subclass holds counts, not what its methods say.
            let plain = thread.dict();
            weft_core::types::dict::update(thread, &plain, mapping)?;
            plain.value()
        }
        _ => weft_core::types::dict::steady(thread, mapping),
    };
    let keys_name = weft_core::names::Name::Keys.value(thread);
    let Some(keys) = protocol::try_attribute(thread, mapping, keys_name)? else {
        return Err(no_mapping(thread, callee, mapping));
    };
    let keys = protocol::call_values(thread, keys, &[])?;
    let mut table: Option<Gc<Dict>> = None;
    weft_core::types::dict::check_keys(thread, mapping, keys)?;
    protocol::each(thread, keys, |key| {
        let value = protocol::get_item(thread, mapping, key)?;
        if !key.is::<weft_heap::Str>() {
            odd_names.set(true);
            return add_odd_keyword(thread, callee, (values, names), key, value);
        }
        let name = thread.intern_value(key);
        if names.len() < FEW_NAMES {
            return add_keyword(thread, callee, values, names, name, value);
        }
        let known = *table.get_or_insert_with(|| {
            let known = thread.dict();
            let snapshot = names.snapshot(thread);
            let names = snapshot
                .items()
                .iter()
                .filter(|name| name.is::<weft_heap::Str>());
            for &name in names {
                known.set_simple(thread, name, Value::NONE);
            }
            known
        });
        if known.get_simple(thread, name).is_some() {
            return Err(given_twice(thread, callee, name));
        }
        known.set_simple(thread, name, Value::NONE);
        names.push(thread, name);
        values.push(thread, value);
        Ok(())
    })
}

impl Lowering<'_> {
    /// Lowers a call that unpacks.
    pub(super) fn call_unpacking(&mut self, range: Range, call: &ast::Call) -> BoxedNode {
        let function = self.expression(&call.function);
        let (callee, values, names) = (self.open_slot(), self.open_slot(), self.open_slot());
        let (named, mapping) = (self.open_slot(), self.open_slot());
        let mut arguments = Vec::new();
        for argument in &call.arguments {
            arguments.push(match argument {
                ast::Element::Single(value) => LooseArgument::Single(self.expression(value)),
                ast::Element::Unpack(value) => LooseArgument::Unpack(self.expression(value)),
            });
        }
        let mut keywords = Vec::new();
        for keyword in &call.keywords {
            keywords.push(match keyword {
                ast::Keyword::Named { name, value, .. } => {
                    LooseKeyword::Named(self.intern(name), self.expression(value))
                }
                ast::Keyword::Unpack(value) => LooseKeyword::Unpack(self.expression(value)),
            });
        }
        self.close_slots(5);
        Box::new(CallUnpacking {
            function,
            arguments,
            keywords,
            callee,
            values,
            named,
            names,
            mapping,
            range,
        })
    }
}
