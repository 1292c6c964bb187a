//! Lists the modules under `python`, so that a new one is embedded by being there, each with its tree beside its text.

use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::{env, fs};

fn main() {
    let root =
        PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").expect("cargo sets it")).join("python");
    println!("cargo::rerun-if-changed=python");
    let mut modules = Vec::new();
    collect(&root, "", &mut modules);
    modules.sort();
    let folder = PathBuf::from(env::var_os("OUT_DIR").expect("cargo sets it"));
    let mut table = String::from("&[\n");
    for (name, kind, path) in modules {
        let text = fs::read_to_string(&path).expect("the library's modules can be read");
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
    fs::write(folder.join("python.rs"), table).expect("the output folder can be written");
}

fn collect(folder: &Path, prefix: &str, modules: &mut Vec<(String, &'static str, PathBuf)>) {
    println!("cargo::rerun-if-changed={}", folder.display());
    for entry in fs::read_dir(folder).expect("the library's folders can be read") {
        let path = entry.expect("the library's folders can be read").path();
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
