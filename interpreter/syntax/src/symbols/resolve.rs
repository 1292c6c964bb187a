//! From uses to places: which variable a name means, who captures it, and the slots of every frame.

use std::sync::Arc;

use super::{Block, BlockId, BlockKind, Symbol, Symbols, TopLevel, Uses};
use crate::ast::{Cell, CellId, Free, FreeId, FreeSource, LocalId, Place};
use crate::error::{Problem, Result};

/// What a name means in a block.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Meaning {
    /// A symbol of a block.
    Variable(BlockId, usize),
    /// A global, declared or not.
    Global,
    /// A name of a class or of the top level, kept in a mapping.
    Namespace,
    /// Read in a class body: the namespace, then the variable.
    ClassVariable(BlockId, usize),
    /// Read in an annotation inside a class: the namespace, then the globals.
    ClassDictionary(BlockId),
    /// Read in an annotation inside a class: the namespace, then the variable.
    ClassDictionaryVariable(BlockId, (BlockId, usize)),
}

impl Symbols {
    /// Resolves everything that the collection found.
    pub(crate) fn resolve(&mut self) -> Result<()> {
        for id in 0..self.blocks.len() {
            self.blocks[id].suspensions.sort_unstable();
            self.add_class_cells(id);
        }
        for id in 0..self.blocks.len() {
            for index in 0..self.blocks[id].symbols.len() {
                if self.blocks[id].symbols[index].uses == Uses::default() {
                    continue;
                }
                self.check_nonlocal(id, index)?;
                let name = self.blocks[id].symbols[index].name.clone();
                match self.meaning(id, &name) {
                    Meaning::Variable(owner, symbol) | Meaning::ClassVariable(owner, symbol) => {
                        self.capture(id, owner, symbol);
                    }
                    Meaning::ClassDictionary(class) => self.capture_class_dictionary(id, class),
                    Meaning::ClassDictionaryVariable(class, (owner, symbol)) => {
                        self.capture_class_dictionary(id, class);
                        self.capture(id, owner, symbol);
                    }
                    Meaning::Global | Meaning::Namespace => {}
                }
            }
        }
        for id in 0..self.blocks.len() {
            if self.blocks[id].host == id {
                self.lay_out(id);
                self.sort_frees(id);
            }
        }
        for id in 0..self.blocks.len() {
            if self.blocks[id].host == id {
                self.link_frees(id);
            }
        }
        Ok(())
    }

    /// Every class has the variables `__class__` and `__classdict__`; they take a cell only if they are captured.
    fn add_class_cells(&mut self, id: BlockId) {
        let block = &mut self.blocks[id];
        if block.kind != BlockKind::Class {
            return;
        }
        for name in ["__class__", "__classdict__"] {
            if !block.index.contains_key(name) {
                let name: Arc<str> = Arc::from(name);
                block.index.insert(name.clone(), block.symbols.len());
                block.symbols.push(super::Symbol {
                    name,
                    uses: Uses::default(),
                    declared_at: Default::default(),
                    captured: false,
                    local: None,
                    cell: None,
                });
            }
        }
    }

    fn check_nonlocal(&self, id: BlockId, index: usize) -> Result<()> {
        let block = &self.blocks[id];
        let symbol = &block.symbols[index];
        if !symbol.uses.has(Uses::NONLOCAL) || symbol.uses.has(Uses::NAMED) {
            return Ok(());
        }
        let name = &symbol.name;
        if symbol.uses.has(Uses::GLOBAL) {
            let message = format!("name '{name}' is nonlocal and global");
            return Err(Problem::compiling(message, symbol.declared_at));
        }
        match self.outer_meaning(id, name) {
            Meaning::Variable(owner, index) => {
                if self.blocks[owner].symbols[index]
                    .uses
                    .has(Uses::TYPE_PARAMETER)
                {
                    let message =
                        format!("nonlocal binding not allowed for type parameter '{name}'");
                    return Err(Problem::compiling(message, symbol.declared_at));
                }
                Ok(())
            }
            _ => Err(Problem::compiling(
                format!("no binding for nonlocal '{name}' found"),
                symbol.declared_at,
            )),
        }
    }

    /// What a name means where it stands in a block.
    fn meaning(&self, id: BlockId, name: &str) -> Meaning {
        let block = &self.blocks[id];
        let symbol = block
            .index
            .get(name)
            .map(|&index| (index, block.symbols[index].uses));
        if let Some((index, uses)) = symbol {
            if uses.has(Uses::GLOBAL) {
                return Meaning::Global;
            }
            let is_bound = uses.has(Uses::BOUND) || uses.has(Uses::PARAMETER);
            if is_bound && !uses.has(Uses::NONLOCAL) {
                return match block.kind {
                    BlockKind::Module => self.top_level_meaning(),
                    BlockKind::Class => Meaning::Namespace,
                    _ => Meaning::Variable(id, index),
                };
            }
            if block.kind == BlockKind::Class && uses.has(Uses::NONLOCAL) {
                return self.outer_meaning(id, name);
            }
        }
        match block.kind {
            BlockKind::Module => self.top_level_meaning(),
            BlockKind::Class => match self.outer_meaning(id, name) {
                Meaning::Variable(owner, index) => Meaning::ClassVariable(owner, index),
                _ => Meaning::Namespace,
            },
            BlockKind::TypeParameters => {
                let parent = block
                    .parent
                    .expect("type parameters have a block around them");
                self.meaning(parent, name)
            }
            kind if kind.sees_class() => self.annotation_meaning(id, name),
            _ => self.outer_meaning(id, name),
        }
    }

    fn top_level_meaning(&self) -> Meaning {
        match self.outermost.names {
            TopLevel::Globals => Meaning::Global,
            TopLevel::Namespace => Meaning::Namespace,
        }
    }

    /// What a name means that is not bound in the block itself: the nearest function around that binds it.
    fn outer_meaning(&self, of: BlockId, name: &str) -> Meaning {
        let mut next = self.blocks[of].parent;
        let mut frame_of_module = self.blocks[of].kind.is_inlined();
        while let Some(id) = next {
            let block = &self.blocks[id];
            match block.kind {
                BlockKind::Module => {
                    // Only what runs in the module's own frame sees a namespace that is not the globals.
                    return if frame_of_module {
                        self.top_level_meaning()
                    } else {
                        Meaning::Global
                    };
                }
                BlockKind::Class => {
                    // A comprehension right in the class reads the name as the class's own statements do.
                    let is_of_class = std::mem::replace(&mut frame_of_module, false);
                    if matches!(name, "__class__" | "__classdict__")
                        && !is_of_class
                        && let Some(&index) = block.index.get(name)
                        && !block.symbols[index].uses.has(Uses::GLOBAL)
                    {
                        return Meaning::Variable(id, index);
                    }
                }
                _ => {
                    if let Some(&index) = block.index.get(name) {
                        let uses = block.symbols[index].uses;
                        if uses.has(Uses::GLOBAL) {
                            return Meaning::Global;
                        }
                        let is_bound = uses.has(Uses::BOUND) || uses.has(Uses::PARAMETER);
                        if is_bound && !uses.has(Uses::NONLOCAL) {
                            return Meaning::Variable(id, index);
                        }
                    }
                    if !block.kind.is_inlined() {
                        frame_of_module = false;
                    }
                }
            }
            next = block.parent;
        }
        Meaning::Global
    }

    fn annotation_meaning(&self, id: BlockId, name: &str) -> Meaning {
        let mut parent = self.blocks[id].parent;
        while let Some(outer) = parent {
            let block = &self.blocks[outer];
            match block.kind {
                BlockKind::TypeParameters => {
                    if let Some(&index) = block.index.get(name)
                        && block.symbols[index].uses.has(Uses::BOUND)
                    {
                        return Meaning::Variable(outer, index);
                    }
                }
                BlockKind::Class => {
                    if name == "__classdict__" {
                        break;
                    }
                    if block
                        .symbol(name)
                        .is_some_and(|symbol| symbol.uses.has(Uses::GLOBAL))
                    {
                        return Meaning::Global;
                    }
                    return match self.outer_meaning(outer, name) {
                        Meaning::Variable(owner, index) => {
                            Meaning::ClassDictionaryVariable(outer, (owner, index))
                        }
                        _ => Meaning::ClassDictionary(outer),
                    };
                }
                _ => break,
            }
            parent = block.parent;
        }
        self.outer_meaning_of_annotation(id, name)
    }

    /// An annotation of a module reads globals, even where the module's names live in a namespace of their own.
    fn outer_meaning_of_annotation(&self, id: BlockId, name: &str) -> Meaning {
        match self.outer_meaning(id, name) {
            Meaning::Namespace => Meaning::Global,
            meaning => meaning,
        }
    }

    /// Lets the frame of a block reach a variable of another frame.
    fn capture(&mut self, user: BlockId, owner: BlockId, symbol: usize) {
        let mut host = self.blocks[user].host;
        let owner_host = self.blocks[owner].host;
        if host == owner_host {
            return;
        }
        self.blocks[owner].symbols[symbol].captured = true;
        while host != owner_host {
            let block = &mut self.blocks[host];
            if block.free_index.contains_key(&(owner, symbol)) {
                return;
            }
            block
                .free_index
                .insert((owner, symbol), FreeId(block.frees.len() as u32));
            block.frees.push((owner, symbol));
            let parent = block
                .parent
                .expect("the owner of a variable is around its users");
            host = self.blocks[parent].host;
        }
    }

    fn capture_class_dictionary(&mut self, user: BlockId, class: BlockId) {
        let symbol = self.blocks[class].index["__classdict__"];
        self.capture(user, class, symbol);
    }

    fn lay_out(&mut self, id: BlockId) {
        let mut locals: Vec<Arc<str>> = Vec::new();
        let mut cells: Vec<Cell> = Vec::new();
        let keeps_locals = !matches!(self.blocks[id].kind, BlockKind::Module | BlockKind::Class);
        let block = &mut self.blocks[id];
        for symbol in &mut block.symbols {
            if symbol.uses.has(Uses::PARAMETER) {
                symbol.local = Some(LocalId(locals.len() as u32));
                locals.push(symbol.name.clone());
            }
        }
        let mut captured: Vec<&mut Symbol> = Vec::new();
        for symbol in &mut block.symbols {
            if symbol.captured {
                captured.push(symbol);
            } else if keeps_locals && is_own(symbol.uses) && symbol.local.is_none() {
                symbol.local = Some(LocalId(locals.len() as u32));
                locals.push(symbol.name.clone());
            }
        }
        // `co_cellvars` has the parameters in their order, and what else there is by name.
        captured.sort_by(|one, other| {
            let key = |symbol: &Symbol| symbol.local.map_or(u32::MAX, |LocalId(local)| local);
            (key(one), &one.name).cmp(&(key(other), &other.name))
        });
        for symbol in captured {
            symbol.cell = Some(CellId(cells.len() as u32));
            cells.push(Cell {
                name: symbol.name.clone(),
                parameter: symbol.local,
            });
        }
        let visible_locals = locals.len() as u32;
        let visible_cells = cells.len() as u32;
        for inner in self.blocks[id].inlined.clone() {
            for symbol in &mut self.blocks[inner].symbols {
                if !is_own(symbol.uses) {
                    continue;
                }
                if symbol.captured {
                    symbol.cell = Some(CellId(cells.len() as u32));
                    cells.push(Cell {
                        name: symbol.name.clone(),
                        parameter: None,
                    });
                } else {
                    symbol.local = Some(LocalId(locals.len() as u32));
                    locals.push(symbol.name.clone());
                }
            }
        }
        let layout = &mut self.blocks[id].layout;
        layout.locals = locals;
        layout.visible_locals = visible_locals;
        layout.cells = cells;
        layout.visible_cells = visible_cells;
    }

    /// Brings the free variables of a block into the order of `co_freevars`, by name.
    fn sort_frees(&mut self, id: BlockId) {
        let mut frees = std::mem::take(&mut self.blocks[id].frees);
        frees.sort_by(|(one_owner, one), (other_owner, other)| {
            let name = |owner: BlockId, symbol: usize| &self.blocks[owner].symbols[symbol].name;
            name(*one_owner, *one).cmp(name(*other_owner, *other))
        });
        let block = &mut self.blocks[id];
        for (place, free) in frees.iter().enumerate() {
            block.free_index.insert(*free, FreeId(place as u32));
        }
        block.frees = frees;
    }

    fn link_frees(&mut self, id: BlockId) {
        let Some(parent) = self.blocks[id].parent else {
            return;
        };
        let around = self.blocks[parent].host;
        let mut frees = Vec::with_capacity(self.blocks[id].frees.len());
        for &(owner, symbol) in &self.blocks[id].frees {
            let variable = &self.blocks[owner].symbols[symbol];
            let source = if self.blocks[owner].host == around {
                FreeSource::Cell(variable.cell.expect("a captured variable has a cell"))
            } else {
                FreeSource::Free(self.blocks[around].free_index[&(owner, symbol)])
            };
            frees.push(Free {
                name: variable.name.clone(),
                source,
            });
        }
        self.blocks[id].layout.frees = frees;
    }

    /// Where a (mangled) name lives, seen from a block.
    pub(crate) fn place(&self, id: BlockId, name: &str) -> Place {
        let host = self.blocks[id].host;
        match self.meaning(id, name) {
            Meaning::Global => Place::Global,
            Meaning::Namespace => Place::Namespace,
            Meaning::Variable(owner, symbol) => self.variable_place(host, owner, symbol),
            Meaning::ClassVariable(owner, symbol) => match self.variable_place(host, owner, symbol)
            {
                Place::Free(free) => Place::ClassFree(free),
                place => place,
            },
            Meaning::ClassDictionary(class) => {
                Place::ClassDictionary(self.class_dictionary(host, class))
            }
            Meaning::ClassDictionaryVariable(class, (owner, symbol)) => {
                let namespace = self.class_dictionary(host, class);
                match self.variable_place(host, owner, symbol) {
                    Place::Free(variable) => Place::ClassDictionaryFree {
                        namespace,
                        variable,
                    },
                    place => place,
                }
            }
        }
    }

    fn class_dictionary(&self, host: BlockId, class: BlockId) -> FreeId {
        let symbol = self.blocks[class].index["__classdict__"];
        self.blocks[host].free_index[&(class, symbol)]
    }

    fn variable_place(&self, host: BlockId, owner: BlockId, symbol: usize) -> Place {
        if self.blocks[owner].host != host {
            return Place::Free(self.blocks[host].free_index[&(owner, symbol)]);
        }
        let variable = &self.blocks[owner].symbols[symbol];
        match (variable.cell, variable.local) {
            (Some(cell), _) => Place::Cell(cell),
            (None, Some(local)) => Place::Local(local),
            (None, None) => Place::Global,
        }
    }

    /// The cells and locals of an inlined block, which begin anew each time it runs.
    pub(crate) fn fresh_variables(&self, id: BlockId) -> (Vec<CellId>, Vec<LocalId>) {
        let symbols = &self.blocks[id].symbols;
        (
            symbols.iter().filter_map(|symbol| symbol.cell).collect(),
            symbols.iter().filter_map(|symbol| symbol.local).collect(),
        )
    }
}

impl Block {
    /// The cell of one of the block's own variables.
    pub(crate) fn cell_of(&self, name: &str) -> Option<CellId> {
        self.symbol(name).and_then(|symbol| symbol.cell)
    }
}

/// Whether the block that uses a name in these ways owns the variable.
fn is_own(uses: Uses) -> bool {
    (uses.has(Uses::BOUND) || uses.has(Uses::PARAMETER))
        && !uses.has(Uses::GLOBAL)
        && !uses.has(Uses::NONLOCAL)
}
