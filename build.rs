//! How the command line is linked, for a quick start of the process.

use std::env;
use std::path::Path;
use std::process::Command;

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    let target = |part: &str| env::var(format!("CARGO_CFG_TARGET_{part}")).unwrap_or_default();
    if target("OS") == "linux" && target("ENV") == "gnu" && target("ARCH") == "x86_64" {
        // At a fixed address the start of a process relocates nothing, which is a sixth of the time that an empty
        // program takes.
        println!("cargo::rustc-link-arg-bins=-no-pie");
        if has_static_unwinder() {
            // The unwinder in the program itself is one library less to load.
            println!("cargo::rustc-link-lib=static:-bundle=gcc_eh");
        }
    }
}

/// Whether the C compiler, which links, has the unwinder as a static library.
#[expect(
    clippy::disallowed_methods,
    reason = "no thread of an interpreter waits in a build script"
)]
fn has_static_unwinder() -> bool {
    let found = Command::new("cc")
        .arg("-print-file-name=libgcc_eh.a")
        .output();
    found.is_ok_and(|found| {
        let path = String::from_utf8_lossy(&found.stdout).into_owned();
        let path = Path::new(path.trim());
        path.is_absolute() && path.exists()
    })
}
