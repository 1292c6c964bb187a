//! Trees of modules that are part of the program: made when it is built, so that an import reads no text.
//!
//! A frozen tree belongs to the very version of this crate that made it.

use std::sync::Arc;

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
    Ok(postcard::to_allocvec(&module.scope).expect("memory takes any tree"))
}

/// The module that was frozen; `source` is its text. `None` for what is no frozen tree.
pub fn thaw(frozen: &[u8], source: Arc<Source>) -> Option<Module> {
    let scope: Box<Scope> = postcard::from_bytes(frozen).ok()?;
    let _ = source.origin.set((Form::Module, TopLevel::Globals.into()));
    Some(Module {
        source,
        scope,
        warnings: Vec::new(),
    })
}

#[cfg(test)]
mod tests {
    use super::{NotFrozen, freeze, thaw};
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
    def inner():
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

    #[test]
    fn what_was_frozen_comes_back() {
        let source = Source::shared("m", TEXT);
        let module = parse_module(source.clone()).expect("a program");
        let frozen = freeze("m", TEXT).expect("nothing is wrong with it");
        let thawed = thaw(&frozen, source).expect("what was just frozen");
        assert_eq!(format!("{:?}", thawed.scope), format!("{:?}", module.scope));
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
