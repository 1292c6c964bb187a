//! Lists the modules of the packages, so that a new one is embedded by being there, each with its tree beside its text.

use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::{env, fs};

/// The packages of this crate; beside them lie those of others.
const PACKAGES: [&str; 5] = ["aiofiles", "aiohttp", "multidict", "requests", "yarl"];

fn main() {
    let root = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").expect("cargo sets it"))
        .join("../packages");
    let mut modules = Vec::new();
    for name in PACKAGES {
        let folder = root.join(name);
        modules.push((name.to_owned(), "Package", folder.join("__init__.py")));
        collect(&folder, &format!("{name}."), &mut modules);
    }
    modules.sort();
    let folder = PathBuf::from(env::var_os("OUT_DIR").expect("cargo sets it"));
    let mut table = String::from("&[\n");
    for (name, kind, path) in modules {
        let text = fs::read_to_string(&path).expect("the packages' modules can be read");
        let tree = weft_syntax::frozen::freeze(&name, &text)
            .unwrap_or_else(|error| panic!("{}: {error:?}", path.display()));
        let tree_path = folder.join(format!("{name}.tree"));
        fs::write(&tree_path, tree).expect("the output folder can be written");
        let tree_path = tree_path.to_str().expect("the output folder is text");
        let path = path
            .to_str()
            .expect("the project lies in a folder whose name is text");
        writeln!(
            table,
            "    EmbeddedModule {{ name: {name:?}, source: include_str!({path:?}), tree: include_bytes!({tree_path:?}), \
             kind: ModuleKind::{kind} }},"
        )
        .expect("strings take any text");
    }
    table.push_str("]\n");
    fs::write(folder.join("packages.rs"), table).expect("the output folder can be written");
}

fn collect(folder: &Path, prefix: &str, modules: &mut Vec<(String, &'static str, PathBuf)>) {
    println!("cargo::rerun-if-changed={}", folder.display());
    for entry in fs::read_dir(folder).expect("the packages' folders can be read") {
        let path = entry.expect("the packages' folders can be read").path();
        let Some(stem) = path.file_stem().and_then(|stem| stem.to_str()) else {
            continue;
        };
        let name = format!("{prefix}{stem}");
        let package = path.join("__init__.py");
        if package.is_file() {
            modules.push((name.clone(), "Package", package));
            collect(&path, &format!("{name}."), modules);
        } else if path.extension().is_some_and(|extension| extension == "py") && stem != "__init__"
        {
            modules.push((name, "Module", path));
        }
    }
}
