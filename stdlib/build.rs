//! Lists the modules under `python` and `packages`, so that a new one is embedded by being there.

use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::{env, fs};

fn main() {
    let root = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").expect("cargo sets it"));
    let mut modules = Vec::new();
    collect(&root.join("python"), "", &mut modules);
    if env::var_os("CARGO_FEATURE_NETWORK").is_some() {
        collect(&root.join("packages"), "", &mut modules);
    }
    modules.sort();
    let mut table = String::from("&[\n");
    for (name, kind, path) in modules {
        let path = path
            .to_str()
            .expect("the project lies in a folder whose name is text");
        writeln!(
            table,
            "    EmbeddedModule {{ name: {name:?}, source: include_str!({path:?}), kind: ModuleKind::{kind} }},"
        )
        .expect("strings take any text");
    }
    table.push_str("]\n");
    let target = PathBuf::from(env::var_os("OUT_DIR").expect("cargo sets it")).join("python.rs");
    fs::write(target, table).expect("the output folder can be written");
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
