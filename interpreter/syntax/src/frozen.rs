//! Trees of modules that are part of the program: made when it is built, so that an import reads no text.
//!
//! The code of a function stands apart: the tree has only what making the function takes, and where the rest is. Most
//! functions of a module are never called, and of those nothing else is read.
//!
//! A frozen tree belongs to the very version of this crate that made it.

use std::cell::RefCell;
use std::sync::Arc;

use serde::{Deserialize, Serialize, Serializer};

use crate::ast::{Module, Scope};
use crate::error::SyntaxError;
use crate::source::{Form, Source};
use crate::{SyntaxWarning, TopLevel, parse_module};

/// Why a module cannot be frozen.
#[derive(Debug)]
pub enum NotFrozen {
    /// Its text is wrong.
    Wrong(Box<SyntaxError>),
    /// There is something to warn of, which would have to be done at each import.
    Suspicious(SyntaxWarning),
}

/// Where a scope stands in a frozen tree: byte offsets, the end exclusive.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Part {
    start: u32,
    end: u32,
}

/// A frozen tree. The scope of the module comes last; where it begins stands in the first four octets.
#[derive(Clone, Copy, Debug)]
pub struct Tree(&'static [u8]);

/// Octets before the first part.
const HEADER: usize = 4;

thread_local! {
    /// The tree that is being made.
    static PARTS: RefCell<Vec<u8>> = const { RefCell::new(Vec::new()) };
}

/// The tree of a module's text, in a form that [`thaw`] reads.
///
/// # Errors
/// What is wrong with the text.
pub fn freeze(name: &str, text: &str) -> Result<Vec<u8>, NotFrozen> {
    let module = parse_module(Source::shared(name, text.to_owned()))
        .map_err(|error| NotFrozen::Wrong(Box::new(error)))?;
    if let Some(warning) = module.warnings.first() {
        return Err(NotFrozen::Suspicious(warning.clone()));
    }
    PARTS.set(vec![0; HEADER]);
    let part = set_apart(&module.scope);
    let mut tree = PARTS.take();
    tree[..HEADER].copy_from_slice(&part.start.to_le_bytes());
    Ok(tree)
}

/// Puts a scope at the end of the tree that is being made, after those inside it.
fn set_apart(scope: &Scope) -> Part {
    let octets = postcard::to_allocvec(scope).expect("memory takes any tree");
    PARTS.with_borrow_mut(|parts| {
        let start = parts.len();
        parts.extend(octets);
        let offset = |place| u32::try_from(place).expect("a tree of a text that is in memory");
        Part {
            start: offset(start),
            end: offset(parts.len()),
        }
    })
}

/// Serializes the head of a scope, whose whole is put apart.
pub(crate) fn apart<S: Serializer>(scope: &Scope, serializer: S) -> Result<S::Ok, S::Error> {
    if scope.frozen.is_some() {
        return scope.serialize(serializer);
    }
    scope.head(set_apart(scope)).serialize(serializer)
}

/// [`apart`], for what there may be.
pub(crate) fn apart_if_any<S: Serializer>(
    scope: &Option<Box<Scope>>,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    match scope.as_deref() {
        None => serializer.serialize_none(),
        Some(scope) if scope.frozen.is_some() => serializer.serialize_some(scope),
        Some(scope) => serializer.serialize_some(&scope.head(set_apart(scope))),
    }
}

/// The module that was frozen; `source` is its text. `None` for what is no frozen tree.
pub fn thaw(frozen: &'static [u8], source: Arc<Source>) -> Option<Module> {
    let tree = Tree(frozen);
    let start = u32::from_le_bytes(*frozen.first_chunk::<HEADER>()?);
    let end = u32::try_from(frozen.len()).ok()?;
    let scope = tree.scope(Part { start, end })?;
    let _ = source.origin.set((Form::Module, TopLevel::Globals.into()));
    Some(Module {
        source,
        scope,
        warnings: Vec::new(),
        tree: Some(tree),
    })
}

impl Tree {
    /// The whole of a scope. `None` for a part of another tree.
    pub fn scope(self, part: Part) -> Option<Box<Scope>> {
        let octets = self.0.get(part.start as usize..part.end as usize)?;
        postcard::from_bytes(octets).ok()
    }
}

#[cfg(test)]
mod tests {
    use super::{NotFrozen, freeze, thaw};
    use crate::ast::{Function, Module, Scope, Statement, StatementKind};
    use crate::{Source, parse_module};

    const TEXT: &str = r#"
"""Doc."""
import a.b as c
from . import d
class K[T: int = str](B, metaclass=M):
    x: list[int] = [1, 2.5, 3j, 10**30, 0xffffffffffffffffffff, 'é\ud800', b'\x00\xff', f'{x!r:>{y}}', ...]
    async def m(self, /, a, *args, k=1, **kw) -> None:
        nonlocal_ = lambda: (yield)
        async with a as b, c:
            return [await i async for i in x if not i]
def f():
    global g
    n = 0
    def inner(a=1, *, b: int = 2):
        nonlocal n
        n += 1
        del g[1:2, ...]
        raise E from n
    try:
        for i, (j, *k) in inner():
            while True:
                break
            else:
                continue
    except* (A, B) as e:
        assert e, 'why'
    finally:
        match x:
            case {'a': [1, *_], **rest} if rest > 1 < 2:
                pass
            case K(b=2) | None as y:
                pass
type A[*Ts, **P] = {k: v for k, v in Ts}
"#;

    /// Thaws what was put apart from the scope of a function.
    fn whole(module: &Module, scope: &Scope) -> Box<Scope> {
        let tree = module.tree.expect("it was thawed");
        let part = scope.frozen.expect("only its head is there");
        tree.scope(part).expect("a part of the tree")
    }

    fn function(statement: &Statement) -> &Function {
        match &statement.kind {
            StatementKind::Function(definition) => &definition.function,
            other => panic!("no function: {other:?}"),
        }
    }

    #[test]
    fn what_was_frozen_comes_back() {
        let source = Source::shared("m", TEXT);
        let module = parse_module(source.clone()).expect("a program");
        let frozen = freeze("m", TEXT).expect("nothing is wrong with it");
        let thawed = thaw(frozen.leak(), source).expect("what was just frozen");
        let (outer, original) = (&thawed.scope.body[3], &module.scope.body[3]);
        let (head, original) = (&function(outer).scope, &function(original).scope);
        assert_eq!(head.name, original.name);
        assert!(head.body.is_empty());
        let outer = whole(&thawed, head);
        assert_eq!(outer.body.len(), original.body.len());
        let (inner, original) = (function(&outer.body[2]), function(&original.body[2]));
        assert_eq!(inner.scope.frees, original.scope.frees);
        let inner = whole(&thawed, &inner.scope);
        assert_eq!(format!("{inner:?}"), format!("{:?}", original.scope));
    }

    #[test]
    fn what_is_wrong_is_told() {
        assert!(matches!(freeze("m", "1 +"), Err(NotFrozen::Wrong(_))));
        assert!(matches!(
            freeze("m", "'\\d'"),
            Err(NotFrozen::Suspicious(_))
        ));
        assert!(thaw(b"\xff", Source::shared("m", "")).is_none());
    }
}
