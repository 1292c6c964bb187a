//! What names of files mean, as the system would find it.

use std::collections::VecDeque;
use std::ffi::OsStr;
use std::os::unix::ffi::OsStrExt;
use std::path::{Component, Path, PathBuf};

/// Whether a link at the end of a name is followed.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum End {
    /// What it leads to is meant.
    Followed,
    /// The link itself is meant.
    Kept,
}

/// A path of octets of the system.
pub fn path_of(octets: &[u8]) -> &Path {
    Path::new(OsStr::from_bytes(octets))
}

/// Links that a name may lead through, as the system has it.
const MOST_LINKS: usize = 40;

/// What the system would find under a name: absolute, without links and without `..`. Of what is not there the name is
/// taken as it is.
pub(super) fn resolve(path: &Path, end: End) -> PathBuf {
    let mut pending: VecDeque<std::ffi::OsString> = VecDeque::new();
    if path.is_relative() {
        let current = std::env::current_dir().unwrap_or_else(|_| PathBuf::from("/"));
        pending.extend(current.components().map(|part| part.as_os_str().to_owned()));
    }
    pending.extend(path.components().map(|part| part.as_os_str().to_owned()));
    // `a/.` and `a/` are what a link leads to.
    let is_folder = matches!(path.as_os_str().as_bytes(), [.., b'/'] | [.., b'/', b'.']);
    let mut whole = PathBuf::from("/");
    let mut links = 0;
    while let Some(part) = pending.pop_front() {
        match Path::new(&part).components().next() {
            Some(Component::RootDir) => whole = PathBuf::from("/"),
            Some(Component::ParentDir) => drop(whole.pop()),
            Some(Component::Normal(name)) => {
                let next = whole.join(name);
                let follows = end == End::Followed || is_folder || !pending.is_empty();
                match std::fs::read_link(&next) {
                    Ok(target) if follows && links < MOST_LINKS => {
                        links += 1;
                        let parts = target.components().map(|part| part.as_os_str().to_owned());
                        parts.rev().for_each(|part| pending.push_front(part));
                    }
                    _ => whole = next,
                }
            }
            Some(Component::CurDir | Component::Prefix(_)) | None => {}
        }
    }
    whole
}

/// Where a program lies: a name without `/` is looked up along `PATH`.
pub(super) fn located(program: &Path) -> PathBuf {
    if program.as_os_str().as_bytes().contains(&b'/') {
        return resolve(program, End::Followed);
    }
    let folders = std::env::var_os("PATH").unwrap_or_default();
    let mut candidates = std::env::split_paths(&folders).map(|folder| folder.join(program));
    match candidates.find(|candidate| candidate.is_file()) {
        Some(found) => resolve(&found, End::Followed),
        None => program.to_owned(),
    }
}
