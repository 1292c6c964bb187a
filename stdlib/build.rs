//! Embeds the modules under `python`, and the packages of this crate.

use std::env;
use std::path::PathBuf;

/// The packages of this crate; beside them lie those of others.
const PACKAGES: [&str; 4] = ["aiomysql", "pymysql", "redis", "rq"];

fn main() {
    let root = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").expect("cargo sets it"));
    let mut modules = weft_embed::Modules::default();
    modules.add_folder(&root.join("python"));
    if env::var_os("CARGO_FEATURE_NETWORK").is_some() {
        for name in PACKAGES {
            modules.add_package(&root.join("packages").join(name));
        }
    }
    modules.write("python.rs");
}
