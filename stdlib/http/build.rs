//! Embeds the packages of this crate.

use std::env;
use std::path::PathBuf;

/// The packages of this crate; beside them lie those of others.
const PACKAGES: [&str; 7] = [
    "aiofiles",
    "aiohttp",
    "certifi",
    "multidict",
    "requests",
    "urllib3",
    "yarl",
];

fn main() {
    let root = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").expect("cargo sets it"));
    let mut modules = weft_embed::Modules::default();
    for name in PACKAGES {
        modules.add_package(&root.join("../packages").join(name));
    }
    modules.write("packages.rs");
}
