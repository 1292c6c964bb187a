//! What a class statement does around its body (language reference, 3.3.3).

use crate::error::{runtime_error, type_error};
use crate::interpreter::Interpreter;
use crate::names::Name;
use crate::native::Arguments;
use crate::protocol::{self, class_name};
use crate::types::class::{Class, winning_metaclass};
use weft_heap::{Cell, Dict, Gc, List, Raised, Str, Thread, Tuple, Value};

/// Makes the class of a class statement. `arguments` are what stands in its parentheses: the bases, then the keywords
/// (`metaclass` among them). `body` runs the statements in the namespace that it is given, and gives the cell of
/// `__class__`, or `None` if no method uses it.
///
/// The body puts `__module__`, `__qualname__`, `__static_attributes__` and the like into the namespace, and
/// `__classcell__` if there is a cell.
pub fn build_class(
    thread: &Thread,
    name: Value,
    arguments: Arguments<'_>,
    body: impl FnOnce(Value) -> Result<Value, Raised>,
) -> Result<Value, Raised> {
    thread.library(|| build(thread, name, arguments, body))
}

fn build(
    thread: &Thread,
    name: Value,
    arguments: Arguments<'_>,
    body: impl FnOnce(Value) -> Result<Value, Raised>,
) -> Result<Value, Raised> {
    let original: Gc<Tuple> = thread
        .tuple(arguments.by_position())
        .cast()
        .expect("a tuple");
    let bases = resolve_bases(thread, original)?;
    let (names, values, metaclass) = split_keywords(thread, arguments);
    let type_class = Interpreter::of(thread).type_class();
    let metaclass = match metaclass {
        Some(given) => given,
        None => bases
            .items()
            .first()
            .map_or(type_class, |base| thread.class_of(*base)),
    };
    let metaclass = match Class::of(&metaclass) {
        Some(_) if metaclass == type_class && bases.is_empty() => metaclass,
        Some(_) => winning_metaclass(thread, metaclass, bases.items())?,
        None => metaclass,
    };
    let namespace = prepare(
        thread,
        metaclass,
        type_class,
        &[name, bases.value()],
        values,
        names,
    )?;
    let cell = body(namespace)?;
    if bases.value() != original.value() {
        protocol::set_item(
            thread,
            namespace,
            Name::OrigBases.value(thread),
            original.value(),
        )?;
    }
    let class = call_named(
        thread,
        metaclass,
        &[name, bases.value(), namespace],
        values,
        names,
    )?;
    if let Some(cell) = cell.downcast::<Cell>()
        && Class::of(&class).is_some()
    {
        check_cell(thread, name, class, cell.get())?;
    }
    Ok(class)
}

/// The bases with those that are no classes replaced by what their `__mro_entries__` says.
fn resolve_bases(thread: &Thread, original: Gc<Tuple>) -> Result<Gc<Tuple>, Raised> {
    if original
        .items()
        .iter()
        .all(|base| Class::of(base).is_some())
    {
        return Ok(original);
    }
    let resolved = List::from_items(thread, &[]);
    for base in original.items() {
        if Class::of(base).is_some() {
            resolved.push(thread, *base);
            continue;
        }
        let Some(entries) = protocol::try_attribute(thread, *base, Name::MroEntries.value(thread))?
        else {
            resolved.push(thread, *base);
            continue;
        };
        let entries = protocol::call_values(thread, entries, &[original.value()])?;
        let Some(entries) = entries.downcast::<Tuple>() else {
            return Err(type_error("__mro_entries__ must return a tuple"));
        };
        resolved.extend(thread, entries.items());
    }
    Ok(resolved.snapshot(thread))
}

/// The keywords without `metaclass`: names and values as tuples, and the metaclass.
fn split_keywords(
    thread: &Thread,
    arguments: Arguments<'_>,
) -> (Gc<Tuple>, Gc<Tuple>, Option<Value>) {
    let mut metaclass = None;
    let (mut names, mut values) = (Vec::new(), Vec::new());
    for (name, value) in arguments.by_name() {
        if name
            .downcast::<Str>()
            .is_some_and(|name| name.as_str() == "metaclass")
        {
            metaclass = Some(value);
        } else {
            names.push(name);
            values.push(value);
        }
    }
    let tuple = |items: &[Value]| thread.tuple(items).cast::<Tuple>().expect("a tuple");
    (tuple(&names), tuple(&values), metaclass)
}

fn call_named(
    thread: &Thread,
    callee: Value,
    positional: &[Value],
    values: Gc<Tuple>,
    names: Gc<Tuple>,
) -> Result<Value, Raised> {
    if names.is_empty() {
        return protocol::call_values(thread, callee, positional);
    }
    let mut all = positional.to_vec();
    all.extend_from_slice(values.items());
    let all: Gc<Tuple> = thread.tuple(&all).cast().expect("a tuple");
    protocol::call(
        thread,
        callee,
        Arguments::with_names(all.items(), names.items()),
    )
}

fn prepare(
    thread: &Thread,
    metaclass: Value,
    type_class: Value,
    positional: &[Value],
    values: Gc<Tuple>,
    names: Gc<Tuple>,
) -> Result<Value, Raised> {
    if metaclass == type_class {
        return Ok(thread.dict().value());
    }
    let Some(prepare) = protocol::try_attribute(thread, metaclass, Name::Prepare.value(thread))?
    else {
        return Ok(thread.dict().value());
    };
    let namespace = call_named(thread, prepare, positional, values, names)?;
    let is_mapping = namespace.is::<Dict>() || {
        let class = thread.class_of(namespace);
        Class::of(&class)
            .is_some_and(|class| class.special(crate::names::Special::GetItem).is_some())
    };
    if is_mapping {
        return Ok(namespace);
    }
    let owner = Class::of(&metaclass).map_or_else(
        || "<metaclass>".to_owned(),
        |metaclass| metaclass.name_text(),
    );
    Err(type_error(format!(
        "{owner}.__prepare__() must return a mapping, not {}",
        class_name(namespace)
    )))
}

fn check_cell(
    thread: &Thread,
    name: Value,
    class: Value,
    held: Option<Value>,
) -> Result<(), Raised> {
    if held == Some(class) {
        return Ok(());
    }
    let text = |value: Value| {
        let text = protocol::repr(thread, value)?;
        Ok(text
            .downcast::<Str>()
            .map_or_else(String::new, |text| text.as_str().to_owned()))
    };
    let shown = text(class)?;
    let quoted = text(name)?;
    Err(match held {
        None => runtime_error(format!(
            "__class__ not set defining {quoted} as {shown}. Was __classcell__ propagated to type.__new__?"
        )),
        Some(other) => type_error(format!(
            "__class__ set to {} defining {quoted} as {shown}",
            text(other)?
        )),
    })
}
