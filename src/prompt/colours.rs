//! Whether the prompt has colours, and which.

use std::ffi::OsString;

/// Ends a colour.
pub(super) const RESET: &str = "\x1b[0m";
/// What the line begins with.
pub(super) const PROMPT: &str = "\x1b[1;35m";
/// Keywords.
pub(super) const KEYWORD: &str = "\x1b[1;34m";
/// Names of `builtins`.
pub(super) const BUILTIN: &str = "\x1b[36m";
/// Comments.
pub(super) const COMMENT: &str = "\x1b[31m";
/// Strings.
pub(super) const STRING: &str = "\x1b[32m";
/// Numbers.
pub(super) const NUMBER: &str = "\x1b[33m";
/// Names that are being defined.
pub(super) const DEFINITION: &str = "\x1b[1m";
/// Commands of the prompt.
pub(super) const COMMAND: &str = "\x1b[1;36m";

/// Whether the environment wants colours on a terminal, in the order in which CPython asks.
pub(super) fn are_wanted(variable: impl Fn(&str) -> Option<OsString>) -> bool {
    match variable("PYTHON_COLORS") {
        Some(value) if value == "0" => return false,
        Some(value) if value == "1" => return true,
        _ => {}
    }
    let is_set = |name| variable(name).is_some_and(|value| !value.is_empty());
    !is_set("NO_COLOR")
}

#[cfg(test)]
mod tests {
    use super::are_wanted;

    #[test]
    fn the_environment_can_say_no() {
        assert!(are_wanted(|_| None));
        assert!(are_wanted(|name| (name == "NO_COLOR").then(|| "".into())));
        assert!(!are_wanted(|name| (name == "NO_COLOR").then(|| "1".into())));
        assert!(!are_wanted(
            |name| (name == "PYTHON_COLORS").then(|| "0".into())
        ));
    }
}
