//! What the collection does with single names: uses, bindings, declarations, and the rules about their order.

use rustc_hash::FxHashMap;
use std::sync::Arc;

use super::collect::Collector;
use super::{Block, BlockId, BlockKind, Layout, Symbol, TopLevel, Uses, mangle};
use crate::ast::Range;
use crate::error::{Problem, Result};

/// The outermost block.
const MODULE: BlockId = 0;

impl Collector<'_> {
    /// Begins a block; what follows belongs to it until `leave`.
    pub(super) fn enter(&mut self, kind: BlockKind, range: Range) -> BlockId {
        let id = self.symbols.blocks.len();
        let parent = self.current_if_any();
        let host = match parent {
            Some(parent) if kind.is_inlined() => self.symbols.blocks[parent].host,
            _ => id,
        };
        self.symbols.blocks.push(Block {
            kind,
            range,
            parent,
            host,
            symbols: Vec::new(),
            index: FxHashMap::default(),
            suspensions: Vec::new(),
            has_yield: false,
            has_await: false,
            self_attributes: Vec::new(),
            first_parameter: None,
            inlined: Vec::new(),
            frees: Vec::new(),
            free_index: FxHashMap::default(),
            layout: Layout::default(),
            may_inspect_frame: false,
            description: "",
            is_asynchronous: false,
        });
        if host != id {
            self.symbols.blocks[host].inlined.push(id);
        }
        self.symbols
            .by_node
            .insert((range.start, range.end, kind), id);
        self.stack.push(id);
        id
    }

    pub(super) fn leave(&mut self) {
        self.stack.pop();
    }

    pub(super) fn current_if_any(&self) -> Option<BlockId> {
        self.stack.last().copied()
    }

    pub(super) fn current(&self) -> BlockId {
        *self
            .stack
            .last()
            .expect("the module's block is open during the collection")
    }

    pub(super) fn block(&mut self) -> &mut Block {
        let current = self.current();
        &mut self.symbols.blocks[current]
    }

    pub(super) fn kind(&self) -> BlockKind {
        self.symbols.blocks[self.current()].kind
    }

    /// The frame that the current block runs in.
    pub(super) fn host(&self) -> BlockId {
        self.symbols.blocks[self.current()].host
    }

    pub(super) fn mangled(&self, name: &str) -> Arc<str> {
        mangle(self.private.as_deref(), name)
    }

    pub(super) fn add(&mut self, block: BlockId, name: &str, uses: Uses) -> usize {
        let mangled = self.mangled(name);
        let block = &mut self.symbols.blocks[block];
        let index = match block.index.get(&mangled) {
            Some(&index) => index,
            None => {
                let index = block.symbols.len();
                block.symbols.push(Symbol {
                    name: mangled.clone(),
                    uses: Uses::default(),
                    declared_at: Range::default(),
                    captured: false,
                    local: None,
                    cell: None,
                });
                block.index.insert(mangled, index);
                index
            }
        };
        block.symbols[index].uses.add(uses);
        index
    }

    pub(super) fn uses(&self, block: BlockId, name: &str) -> Uses {
        let mangled = self.mangled(name);
        self.symbols.blocks[block]
            .symbol(&mangled)
            .map_or(Uses::default(), |symbol| symbol.uses)
    }

    pub(super) fn read(&mut self, name: &str) {
        let current = self.current();
        self.add(current, name, Uses::READ);
        let kind = self.kind();
        if name == "super" && !matches!(kind, BlockKind::Module | BlockKind::Class) {
            self.add(current, "__class__", Uses::READ);
        }
        if matches!(name, "locals" | "vars" | "dir" | "eval" | "exec") {
            let host = self.host();
            self.symbols.blocks[host].may_inspect_frame = true;
        }
    }

    pub(super) fn bind(&mut self, name: &str, range: Range) -> Result<()> {
        self.check_bindable(name, range)?;
        let current = self.current();
        // The names of a comprehension's targets are its own; nothing else binds there.
        self.add(current, name, Uses::BOUND);
        Ok(())
    }

    pub(super) fn check_bindable(&self, name: &str, range: Range) -> Result<()> {
        if name == "__debug__" {
            return Err(Problem::compiling("cannot assign to __debug__", range));
        }
        Ok(())
    }

    pub(super) fn global(&mut self, names: &[&str], range: Range) -> Result<()> {
        for name in names {
            let current = self.current();
            let uses = self.uses(current, name);
            self.check_declaration(name, uses, "global", range)?;
            let index = self.add(current, name, Uses::GLOBAL);
            if current != MODULE && self.symbols.outermost.names == TopLevel::Namespace {
                // Where the module's names live apart from the globals, this one is among the globals from now on.
                self.add(MODULE, name, Uses::GLOBAL);
            }
            let declared_at = &mut self.symbols.blocks[current].symbols[index].declared_at;
            if *declared_at == Range::default() {
                *declared_at = range;
            }
        }
        Ok(())
    }

    pub(super) fn nonlocal(&mut self, names: &[&str], range: Range) -> Result<()> {
        if self.kind() == BlockKind::Module {
            return Err(Problem::compiling(
                "nonlocal declaration not allowed at module level",
                range,
            ));
        }
        for name in names {
            let current = self.current();
            let uses = self.uses(current, name);
            self.check_declaration(name, uses, "nonlocal", range)?;
            let index = self.add(current, name, Uses::NONLOCAL);
            let declared_at = &mut self.symbols.blocks[current].symbols[index].declared_at;
            if *declared_at == Range::default() {
                *declared_at = range;
            }
        }
        Ok(())
    }

    fn check_declaration(
        &self,
        name: &str,
        uses: Uses,
        declaration: &str,
        range: Range,
    ) -> Result<()> {
        let message = if uses.has(Uses::PARAMETER) {
            format!("name '{name}' is parameter and {declaration}")
        } else if uses.has(Uses::READ) {
            format!("name '{name}' is used prior to {declaration} declaration")
        } else if uses.has(Uses::ANNOTATED) {
            format!("annotated name '{name}' can't be {declaration}")
        } else if uses.has(Uses::BOUND) {
            format!("name '{name}' is assigned to before {declaration} declaration")
        } else {
            return Ok(());
        };
        Err(Problem::compiling(message, range))
    }

    /// Binds the target of a `:=`, which belongs to the function around any comprehensions.
    pub(super) fn bind_named(&mut self, name: &str, range: Range) -> Result<()> {
        let mut block = self.current();
        if !is_comprehension(self.symbols.blocks[block].kind) {
            return self.bind_expression_target(name, range);
        }
        self.check_bindable(name, range)?;
        let mut crossed = Vec::new();
        while is_comprehension(self.symbols.blocks[block].kind) {
            if self.uses(block, name).has(Uses::ITERATED) {
                let message = format!(
                    "assignment expression cannot rebind comprehension iteration variable '{name}'"
                );
                return Err(Problem::compiling(message, range));
            }
            crossed.push(block);
            block = self.symbols.blocks[block]
                .parent
                .expect("a comprehension has a block around it");
        }
        match self.symbols.blocks[block].kind {
            BlockKind::Class => {
                let message =
                    "assignment expression within a comprehension cannot be used in a class body";
                return Err(Problem::compiling(message, range));
            }
            BlockKind::FunctionAnnotation | BlockKind::BodyAnnotation => {
                let message = "named expression cannot be used within an annotation";
                return Err(Problem::compiling(message, range));
            }
            BlockKind::TypeBound | BlockKind::TypeDefault | BlockKind::TypeAlias => {
                let place = match self.symbols.blocks[block].kind {
                    BlockKind::TypeAlias => "a type alias",
                    _ => self.symbols.blocks[block].description,
                };
                let message = format!(
                    "assignment expression within a comprehension cannot be used in {place}"
                );
                return Err(Problem::compiling(message, range));
            }
            BlockKind::TypeParameters => {
                let message = "assignment expression within a comprehension cannot be used within the definition of \
                               a generic";
                return Err(Problem::compiling(message, range));
            }
            BlockKind::Module => {
                for inner in crossed {
                    // In a generator the name is the module's, in an inlined comprehension it already is.
                    let uses = if self.symbols.blocks[inner].kind == BlockKind::Generator {
                        Uses::GLOBAL
                    } else {
                        Uses::READ
                    };
                    self.add(inner, name, uses);
                    self.add(inner, name, Uses::NAMED);
                }
                self.add(block, name, Uses::BOUND);
            }
            _ => {
                let is_global = self.uses(block, name).has(Uses::GLOBAL);
                for inner in crossed {
                    let uses = match (self.symbols.blocks[inner].kind, is_global) {
                        (BlockKind::Generator, true) => Uses::GLOBAL,
                        (BlockKind::Generator, false) => Uses::NONLOCAL,
                        _ => Uses::READ,
                    };
                    self.add(inner, name, uses);
                    self.add(inner, name, Uses::NAMED);
                }
                if !is_global {
                    self.add(block, name, Uses::BOUND);
                }
            }
        }
        Ok(())
    }

    fn bind_expression_target(&mut self, name: &str, range: Range) -> Result<()> {
        let place = match self.kind() {
            BlockKind::FunctionAnnotation | BlockKind::BodyAnnotation => "an annotation",
            BlockKind::TypeBound | BlockKind::TypeDefault => self.block().description,
            BlockKind::TypeAlias => "a type alias",
            BlockKind::TypeParameters => "the definition of a generic",
            _ => return self.bind(name, range),
        };
        Err(Problem::compiling(
            format!("named expression cannot be used within {place}"),
            self.named_range,
        ))
    }

    /// Notes `self.name = …` in a method.
    pub(super) fn note_self_attribute(&mut self, object: &str, attribute: &str) {
        let host = self.host();
        let block = &self.symbols.blocks[host];
        if block.first_parameter.as_deref() != Some(object) {
            return;
        }
        let mut parent = block.parent;
        while let Some(id) = parent
            && self.symbols.blocks[id].kind == BlockKind::TypeParameters
        {
            parent = self.symbols.blocks[id].parent;
        }
        let Some(class) = parent.filter(|&id| self.symbols.blocks[id].kind == BlockKind::Class)
        else {
            return;
        };
        let mangled = self.mangled(attribute);
        let attributes = &mut self.symbols.blocks[class].self_attributes;
        if !attributes.contains(&mangled) {
            attributes.push(mangled);
        }
    }

    pub(super) fn set_first_parameter(&mut self, name: Option<&str>) {
        let mangled = name.map(|name| self.mangled(name));
        self.block().first_parameter = mangled;
    }
}

pub(super) fn is_comprehension(kind: BlockKind) -> bool {
    matches!(kind, BlockKind::Comprehension | BlockKind::Generator)
}
