//! Modules that a host brings as text.

use std::collections::HashSet;
use std::sync::{Mutex, OnceLock, PoisonError};
use weft_core::import::{EmbeddedModule, Library, ModuleKind};

/// A module that a host brings as text.
#[derive(Debug, Clone)]
pub(crate) struct Embedded {
    pub(crate) name: String,
    pub(crate) source: String,
    pub(crate) kind: ModuleKind,
}

/// Texts of modules stay for the rest of the process, once each: interpreters share them, and code refers to them.
fn kept(text: &str) -> &'static str {
    static TEXTS: OnceLock<Mutex<HashSet<&'static str>>> = OnceLock::new();
    let texts = TEXTS.get_or_init(Mutex::default).lock();
    let mut texts = texts.unwrap_or_else(PoisonError::into_inner);
    if let Some(known) = texts.get(text) {
        return known;
    }
    let fresh: &'static str = Box::leak(text.to_owned().into_boxed_str());
    texts.insert(fresh);
    fresh
}

/// The modules as a library, if there are any; of several with the same name the last counts.
pub(crate) fn library(modules: &[Embedded]) -> Option<Library> {
    if modules.is_empty() {
        return None;
    }
    let mut python: Vec<EmbeddedModule> = Vec::with_capacity(modules.len());
    for module in modules {
        python.retain(|known| known.name != module.name);
        python.push(EmbeddedModule {
            name: kept(&module.name),
            source: kept(&module.source),
            // It is read from its text.
            tree: &[],
            kind: module.kind,
        });
    }
    python.sort_by_key(|module| module.name);
    Some(Library {
        native: &[],
        python: Box::leak(python.into_boxed_slice()),
    })
}
