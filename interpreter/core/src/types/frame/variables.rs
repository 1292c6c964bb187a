//! The variables of a frame: where each is, while the frame runs and in what is kept of it.

use super::object::Place;
use crate::code::Code;
use crate::types::function::Function;
use std::sync::Arc;
use weft_heap::{Buffer, Cell, FIRST_LOCAL, Frame, FrameSlot, Gc, Slot, Thread, Value};
use weft_syntax::ast::Range;

/// Where a variable is.
#[derive(Clone, Copy, Debug)]
pub enum Variable {
    /// In a slot.
    Slot(FrameSlot),
    /// In the cell that a slot holds; a parameter is in a slot of its own until the frame begins.
    Cell(FrameSlot, Option<FrameSlot>),
    /// In a cell of the function's closure.
    Free(usize),
}

impl Variable {
    fn cell(self, function: &Function, place: &Place<'_>) -> Option<Gc<Cell>> {
        if matches!(place, Place::Gone) {
            return None;
        }
        match self {
            Variable::Slot(_) => None,
            Variable::Cell(slot, _) => place.get(slot)?.cast(),
            Variable::Free(index) => function.free(index),
        }
    }

    /// The value; `None` if the variable is unbound.
    pub fn get(self, function: &Function, place: &Place<'_>) -> Option<Value> {
        match self {
            Variable::Slot(slot) => place.get(slot),
            Variable::Cell(_, parameter) => match self.cell(function, place) {
                Some(cell) => cell.get(),
                None => place.get(parameter?),
            },
            Variable::Free(_) => self.cell(function, place)?.get(),
        }
    }

    /// Binds the variable.
    pub fn set(self, function: &Function, place: &Place<'_>, value: Value) {
        match (self, self.cell(function, place)) {
            (_, Some(cell)) => cell.set(Some(value)),
            (Variable::Slot(slot) | Variable::Cell(_, Some(slot)), None) => place.set(slot, value),
            (Variable::Cell(_, None) | Variable::Free(_), None) => {}
        }
    }
}

/// The variables of code that a program can see: locals first, then those that functions inside use, then those of the
/// functions around it.
pub fn variables(code: &Code) -> impl Iterator<Item = (&Arc<str>, Variable)> {
    let locals = code.body().locals[..code.body().visible_locals]
        .iter()
        .enumerate();
    let locals = locals.filter_map(|(index, name)| {
        let slot = FrameSlot::local(index)?;
        let cell = code
            .body()
            .cells
            .iter()
            .find(|cell| cell.parameter == Some(slot));
        let variable = match cell {
            Some(cell) => Variable::Cell(cell.slot, Some(slot)),
            None => Variable::Slot(slot),
        };
        Some((name, variable))
    });
    let cells = code.body().cells.iter().zip(&code.body().cell_names);
    let cells = cells
        .filter(|(cell, _)| cell.parameter.is_none())
        .map(|(cell, name)| (name, Variable::Cell(cell.slot, None)));
    let free = code.free_names.iter().enumerate();
    // The namespace that a class body shares with the functions that annotate is no variable of the program's.
    let free = free
        .filter(|(_, name)| !name.starts_with('.'))
        .map(|(index, name)| (name, Variable::Free(index)));
    locals.chain(cells).chain(free)
}

/// The targets of the comprehensions in code. Each is bound while its comprehension runs, and goes before a variable of
/// the same name then.
pub fn targets(code: &Code) -> impl Iterator<Item = (&Arc<str>, Variable)> {
    let locals = code.body().locals.iter().enumerate();
    locals
        .skip(code.body().visible_locals)
        .filter(|(_, name)| !name.starts_with('.'))
        .filter_map(|(index, name)| Some((name, Variable::Slot(FrameSlot::local(index)?))))
}

/// Calls `visit` with the name and the value of each target of a comprehension that runs in a frame.
pub fn each_target(function: &Function, frame: Frame<'_>, mut visit: impl FnMut(&str, Value)) {
    let place = Place::of(frame);
    for (name, target) in targets(function.code()) {
        if let Some(value) = target.get(function, &place) {
            visit(name, value);
        }
    }
}

/// Calls `visit` with the name and the value of each bound variable of a frame that runs; what goes before another one of
/// the same name comes later.
pub fn each_variable(function: &Function, frame: Frame<'_>, mut visit: impl FnMut(&str, Value)) {
    let place = Place::of(frame);
    for (name, variable) in variables(function.code()).chain(targets(function.code())) {
        if let Some(value) = variable.get(function, &place) {
            visit(name, value);
        }
    }
}

/// How many slots hold the variables, cells and the namespace of code.
fn kept_slots(code: &Code) -> usize {
    let locals = code.body().locals.len() + code.body().cells.len();
    locals + usize::from(code.body().namespace.is_some())
}

/// Keeps what the slots of a frame hold that variables are in; `None` if there are none.
pub fn keep(thread: &Thread, code: &Code, frame: Frame<'_>) -> Option<Value> {
    let count = kept_slots(code);
    if count == 0 && code.free_names.is_empty() {
        return None;
    }
    let buffer = Buffer::new(thread, count);
    let place = Place::of(frame);
    for (index, slot) in buffer.slots().iter().enumerate() {
        slot.set_option(FrameSlot::local(index).and_then(|local| place.get(local)));
    }
    Some(buffer.value())
}

/// Where a suspended frame stands that was kept in `slots`.
pub fn suspended_at(code: &Code, slots: &[Slot]) -> Option<Range> {
    let number = |slot: FrameSlot| {
        slots
            .get(usize::from(slot.offset() - FIRST_LOCAL))?
            .get()?
            .to_int()
    };
    code.body()
        .suspensions
        .iter()
        .find(|(slot, part, _)| number(*slot) == Some(i64::from(*part)))
        .map(|(_, _, range)| *range)
}

/// Where a frame stands suspended that goes on; `None` if it begins.
pub fn suspended_in(code: &Code, frame: Frame<'_>) -> Option<Range> {
    let number = |slot: FrameSlot| frame.get(slot)?.to_int();
    code.body()
        .suspensions
        .iter()
        .find(|(slot, part, _)| number(*slot) == Some(i64::from(*part)))
        .map(|(_, _, range)| *range)
}
