//! Where lines are kept from one time to the next.

use std::ffi::OsString;
use std::path::PathBuf;

/// Lines that the file keeps.
pub(super) const LINES: usize = 10_000;

/// The file: what `WEFT_HISTORY` or `PYTHON_HISTORY` names, or one among the user's state. An empty `WEFT_HISTORY` means
/// that nothing is kept.
pub(super) fn file(variable: impl Fn(&str) -> Option<OsString>) -> Option<PathBuf> {
    if let Some(named) = variable("WEFT_HISTORY") {
        return (!named.is_empty()).then(|| PathBuf::from(named));
    }
    if let Some(named) = variable("PYTHON_HISTORY").filter(|named| !named.is_empty()) {
        return Some(PathBuf::from(named));
    }
    // A relative path there is to be left out of account, by the specification of these folders.
    let state = variable("XDG_STATE_HOME").map(PathBuf::from);
    let state = state.filter(|path| path.is_absolute()).or_else(|| {
        let home = variable("HOME").filter(|home| !home.is_empty())?;
        Some(PathBuf::from(home).join(".local/state"))
    })?;
    Some(state.join("weft/history"))
}

#[cfg(test)]
mod tests {
    use super::file;
    use std::path::PathBuf;

    fn with(set: &[(&str, &str)]) -> Option<PathBuf> {
        file(|name| {
            let found = set.iter().find(|(known, _)| *known == name);
            found.map(|(_, value)| (*value).into())
        })
    }

    #[test]
    fn the_first_place_that_is_named_is_taken() {
        let home = ("HOME", "/home/ada");
        assert_eq!(with(&[]), None);
        assert_eq!(
            with(&[home]),
            Some("/home/ada/.local/state/weft/history".into())
        );
        assert_eq!(
            with(&[home, ("XDG_STATE_HOME", "/state")]),
            Some("/state/weft/history".into())
        );
        assert_eq!(
            with(&[home, ("XDG_STATE_HOME", "state")]),
            Some("/home/ada/.local/state/weft/history".into())
        );
        assert_eq!(with(&[home, ("WEFT_HISTORY", "/h")]), Some("/h".into()));
        assert_eq!(with(&[home, ("WEFT_HISTORY", "")]), None);
    }
}
