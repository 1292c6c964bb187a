//! For build scripts: lists the Python modules of a folder, each with its tree beside its text, so that a new one is
//! embedded by being there.

#![forbid(unsafe_code)]

use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::{env, fs};

/// Modules to be embedded.
#[derive(Default)]
pub struct Modules(Vec<(String, &'static str, PathBuf)>);

impl Modules {
    /// Adds each module and package in a folder.
    pub fn add_folder(&mut self, folder: &Path) {
        self.collect(folder, "");
    }

    /// Adds one package, which is a folder of its name.
    pub fn add_package(&mut self, folder: &Path) {
        let name = folder.file_name().and_then(|name| name.to_str());
        let name = name.expect("a package has the name of its folder");
        self.0
            .push((name.to_owned(), "Package", folder.join("__init__.py")));
        self.collect(folder, &format!("{name}."));
    }

    fn collect(&mut self, folder: &Path, prefix: &str) {
        println!("cargo::rerun-if-changed={}", folder.display());
        for entry in fs::read_dir(folder).expect("the library's folders can be read") {
            let path = entry.expect("the library's folders can be read").path();
            let Some(stem) = path.file_stem().and_then(|stem| stem.to_str()) else {
                continue;
            };
            let name = format!("{prefix}{stem}");
            let package = path.join("__init__.py");
            let is_text = path.extension().is_some_and(|extension| extension == "py");
            if package.is_file() {
                self.0.push((name.clone(), "Package", package));
                self.collect(&path, &format!("{name}."));
            } else if is_text && stem != "__init__" {
                self.0.push((name, "Module", path));
            }
        }
    }

    /// Writes the table, an expression of type `&[EmbeddedModule]`, to a file of cargo's output folder.
    ///
    /// # Panics
    /// Where a module is wrong, or has something in it that Python would warn of.
    pub fn write(mut self, file: &str) {
        self.0.sort();
        let folder = PathBuf::from(env::var_os("OUT_DIR").expect("cargo sets it"));
        let mut table = String::from("&[\n");
        for (name, kind, path) in self.0 {
            let text = fs::read_to_string(&path).expect("the library's modules can be read");
            let tree = weft_syntax::frozen::freeze(&name, &text)
                .unwrap_or_else(|error| panic!("{}: {error:?}", path.display()));
            let tree_path = folder.join(format!("{name}.tree"));
            fs::write(&tree_path, tree).expect("the output folder can be written");
            let paths = (path.to_str(), tree_path.to_str());
            let (Some(path), Some(tree)) = paths else {
                panic!("the project lies in a folder whose name is no text");
            };
            writeln!(
                table,
                "    EmbeddedModule {{ name: {name:?}, source: include_str!({path:?}), \
                 tree: include_bytes!({tree:?}), kind: ModuleKind::{kind} }},"
            )
            .expect("strings take any text");
        }
        table.push_str("]\n");
        fs::write(folder.join(file), table).expect("the output folder can be written");
    }
}
