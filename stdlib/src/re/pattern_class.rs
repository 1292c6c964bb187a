//! `re.Pattern`: the methods of compiled patterns.

/// Compiled regular expression object.
#[weft_core::class(name = "Pattern", module = "re", payload = crate::re::pattern::Pattern)]
pub mod class {
    use crate::re::matcher::Goal;
    use crate::re::pattern::{Pattern, find_one};
    use crate::re::scanner::{Matches, Scanner};
    use crate::re::substitute;
    use crate::re::syntax::flag;
    use crate::re::tokens::Alphabet;
    use weft_core::heap::{Native, Raised, Thread, Value};
    use weft_core::protocol;

    /// Match the pattern at pos, by default where the string begins. None where it does not match there.
    #[name("match")]
    fn match_prefix(
        this: &Native<Pattern>,
        thread: &Thread,
        string: Value,
        #[default(0)] pos: i64,
        #[default(i64::MAX)] endpos: i64,
    ) -> Result<Value, Raised> {
        find_one(thread, this, string, (pos, endpos), Goal::Prefix)
    }

    /// Matches against all of the string.
    fn fullmatch(
        this: &Native<Pattern>,
        thread: &Thread,
        string: Value,
        #[default(0)] pos: i64,
        #[default(i64::MAX)] endpos: i64,
    ) -> Result<Value, Raised> {
        find_one(thread, this, string, (pos, endpos), Goal::Full)
    }

    /// Return the match that begins first in the string, or None where there is no match.
    fn search(
        this: &Native<Pattern>,
        thread: &Thread,
        string: Value,
        #[default(0)] pos: i64,
        #[default(i64::MAX)] endpos: i64,
    ) -> Result<Value, Raised> {
        find_one(thread, this, string, (pos, endpos), Goal::Search)
    }

    /// Return all matches in a list, found from left to right without overlap.
    ///
    /// A match is given as its string; with one group, as that group's; with several, as a tuple of theirs.
    fn findall(
        this: &Native<Pattern>,
        thread: &Thread,
        string: Value,
        #[default(0)] pos: i64,
        #[default(i64::MAX)] endpos: i64,
    ) -> Result<Value, Raised> {
        substitute::find_all(thread, this, string, (pos, endpos))
    }

    /// Return an iterator over the matches, found from left to right without overlap, as match objects.
    fn finditer(
        this: &Native<Pattern>,
        thread: &Thread,
        string: Value,
        #[default(0)] pos: i64,
        #[default(i64::MAX)] endpos: i64,
    ) -> Result<Value, Raised> {
        Matches::create(thread, this, string, (pos, endpos))
    }

    /// Return a scanner of the string.
    fn scanner(
        this: &Native<Pattern>,
        thread: &Thread,
        string: Value,
        #[default(0)] pos: i64,
        #[default(i64::MAX)] endpos: i64,
    ) -> Result<Value, Raised> {
        Scanner::create(thread, this, string, (pos, endpos))
    }

    /// Split string by the occurrences of pattern.
    fn split(
        this: &Native<Pattern>,
        thread: &Thread,
        string: Value,
        #[default(0)] maxsplit: i64,
    ) -> Result<Value, Raised> {
        substitute::split(thread, this, string, maxsplit)
    }

    /// Return string with the first count matches replaced by repl, or all for 0.
    ///
    /// repl is a template with escapes and references to groups, or a function that is given each match object.
    fn sub(
        this: &Native<Pattern>,
        thread: &Thread,
        repl: Value,
        string: Value,
        #[default(0)] count: i64,
    ) -> Result<Value, Raised> {
        substitute::substitute(thread, this, repl, string, count).map(|(result, _)| result)
    }

    /// What sub() does, as a pair of the new string and how many matches were replaced.
    fn subn(
        this: &Native<Pattern>,
        thread: &Thread,
        repl: Value,
        string: Value,
        #[default(0)] count: i64,
    ) -> Result<(Value, usize), Raised> {
        substitute::substitute(thread, this, repl, string, count)
    }

    /// What the pattern was compiled from.
    #[getter]
    fn pattern(this: &Native<Pattern>) -> Value {
        this.source
    }

    /// The regex matching flags.
    #[getter]
    fn flags(this: &Native<Pattern>) -> u32 {
        this.flags
    }

    /// How many groups the pattern has, without group 0.
    #[getter]
    fn groups(this: &Native<Pattern>) -> usize {
        this.program.groups
    }

    /// The numbers of the named groups, by name.
    #[getter]
    fn groupindex(this: &Native<Pattern>, thread: &Thread) -> Value {
        weft_core::types::class::mapping_proxy(thread, this.numbers)
    }

    fn __repr__(this: &Native<Pattern>, thread: &Thread) -> Result<String, Raised> {
        const NAMES: [(u32, &str); 8] = [
            (flag::IGNORECASE, "re.IGNORECASE"),
            (flag::LOCALE, "re.LOCALE"),
            (flag::MULTILINE, "re.MULTILINE"),
            (flag::DOTALL, "re.DOTALL"),
            (flag::UNICODE, "re.UNICODE"),
            (flag::VERBOSE, "re.VERBOSE"),
            (flag::DEBUG, "re.DEBUG"),
            (flag::ASCII, "re.ASCII"),
        ];
        let shown = protocol::repr(thread, this.source)?;
        let shown: String = protocol::text_of(&shown)
            .unwrap_or("")
            .chars()
            .take(200)
            .collect();
        let mut left = this.flags;
        // That it is Unicode goes without saying for text.
        let usual = flag::LOCALE | flag::ASCII | flag::UNICODE;
        if this.alphabet == Alphabet::Characters && left & usual == flag::UNICODE {
            left &= !flag::UNICODE;
        }
        let mut names = Vec::new();
        for (flag, name) in NAMES {
            if left & flag != 0 {
                names.push(name.to_owned());
                left &= !flag;
            }
        }
        if left != 0 {
            names.push(format!("{left:#x}"));
        }
        Ok(if names.is_empty() {
            format!("re.compile({shown})")
        } else {
            format!("re.compile({shown}, {})", names.join("|"))
        })
    }

    /// Return self==value.
    fn __eq__(this: &Native<Pattern>, thread: &Thread, other: Value) -> Result<Value, Raised> {
        let Some(other) = other.downcast::<Native<Pattern>>() else {
            return Ok(Value::NOT_IMPLEMENTED);
        };
        if this.flags != other.flags || this.alphabet != other.alphabet {
            return Ok(Value::FALSE);
        }
        let equal = protocol::equals(thread, this.source, other.source)?;
        Ok(Value::from_bool(equal))
    }

    /// Return hash(self).
    fn __hash__(this: &Native<Pattern>, thread: &Thread) -> Result<i64, Raised> {
        let hash = protocol::hash(thread, this.source)? as i64;
        Ok(match hash ^ i64::from(this.flags) {
            -1 => -2,
            hash => hash,
        })
    }

    fn __copy__(this: &Native<Pattern>) -> Value {
        this.value()
    }

    fn __deepcopy__(this: &Native<Pattern>, #[positional_only] memo: Value) -> Value {
        let _ = memo;
        this.value()
    }

    /// See PEP 585
    #[class_method]
    fn __class_getitem__(class: Value, thread: &Thread, item: Value) -> Result<Value, Raised> {
        weft_core::types::class::generic_alias(thread, class, item)
    }
}
