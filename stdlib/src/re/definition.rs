//! The module `_sre`.

/// Compiled regular expressions.
#[weft_core::module(name = "_sre", classes = [
    crate::re::pattern_class::class, crate::re::matched::class, crate::re::scanner::class
])]
pub mod module {
    use crate::re::{case, dump, parse, pattern};
    use weft_core::heap::{Dict, Raised, Thread, Value};

    /// Return the pattern compiled. Warnings blame the function so many levels above the caller.
    fn compile(thread: &Thread, pattern: Value, flags: i64, level: usize) -> Result<Value, Raised> {
        pattern::compile(thread, pattern, flags as u32, level)
    }

    /// Return the tree of a pattern as re.DEBUG shows it.
    fn dump(thread: &Thread, pattern: Value, flags: i64) -> Result<String, Raised> {
        dump::dump(thread, pattern, flags as u32)
    }

    /// Return how many characters a pattern matches at least and at most.
    fn width(thread: &Thread, pattern: Value, flags: i64) -> Result<(i64, i64), Raised> {
        let (least, most) = dump::width(thread, pattern, flags as u32)?;
        let number = |width| i64::try_from(width).unwrap_or(i64::MAX);
        Ok((number(least), number(most)))
    }

    /// Return the lower case of a character.
    fn unicode_tolower(character: u32) -> u32 {
        case::lower(character)
    }

    #[attributes]
    fn attributes(thread: &Thread, dictionary: &Dict) -> Result<(), Raised> {
        let groups = thread.int(parse::MOST_GROUPS as i64);
        dictionary.set_simple(thread, thread.intern("MAXGROUPS"), groups);
        let repeat = thread.int(i64::from(crate::re::syntax::ENDLESS));
        dictionary.set_simple(thread, thread.intern("MAXREPEAT"), repeat);
        Ok(())
    }
}
