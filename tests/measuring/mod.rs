//! What the tests of `weft compare` and `weft trace` share: calls of `weft`, folders, and checks of JSON.

#![allow(dead_code, reason = "not every test needs all of it")]

use std::io::Write;
use std::os::unix::process::ExitStatusExt;
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};

/// What a call of `weft` did.
#[derive(Debug, PartialEq)]
pub struct Outcome {
    pub stdout: String,
    pub stderr: String,
    /// Minus the signal if one ended it.
    pub status: i32,
}

/// A folder of a test's own, which is gone after it. It is also where `weft` makes its temporary files, and a test fails
/// that leaves some.
pub struct Folder {
    path: PathBuf,
    temporary: PathBuf,
}

static NEXT: AtomicU32 = AtomicU32::new(0);

impl Folder {
    /// A new one.
    pub fn new() -> Folder {
        let number = NEXT.fetch_add(1, Ordering::Relaxed);
        let name = format!("weft-measuring-{}-{number}", std::process::id());
        let path = std::env::temp_dir().join(name);
        let temporary = path.join("temporary");
        std::fs::create_dir_all(&temporary).expect("a folder of our own");
        Folder { path, temporary }
    }

    /// The path of a file in it.
    pub fn path(&self, name: &str) -> String {
        let path = self.path.join(name);
        path.to_str().expect("the name is text").to_owned()
    }

    /// Writes a file, and gives its path.
    pub fn file(&self, name: &str, text: &str) -> String {
        std::fs::write(self.path.join(name), text).expect("it is ours");
        self.path(name)
    }

    /// Reads a file.
    pub fn read(&self, name: &str) -> String {
        std::fs::read_to_string(self.path.join(name)).expect("it was written")
    }

    /// Runs `weft` in it.
    pub fn weft(&self, arguments: &[&str], input: &str) -> Outcome {
        let mut command = Command::new(env!("CARGO_BIN_EXE_weft"));
        command
            .args(arguments)
            .current_dir(&self.path)
            .env("TMPDIR", &self.temporary)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped());
        for variable in ["PYTHON_GIL", "PYTHONPATH", "WEFT_COLLECT", "WEFT_RECORD"] {
            command.env_remove(variable);
        }
        let mut child = command.spawn().expect("weft was built");
        let mut stdin = child.stdin.take().expect("it is piped");
        // A program that does not read its input may have ended by now.
        let _ = stdin.write_all(input.as_bytes());
        drop(stdin);
        let output = child.wait_with_output().expect("its output can be read");
        Outcome {
            stdout: String::from_utf8(output.stdout).expect("output is UTF-8"),
            stderr: String::from_utf8(output.stderr).expect("output is UTF-8"),
            status: output
                .status
                .code()
                .or(output.status.signal().map(|signal| -signal))
                .expect("it has ended"),
        }
    }

    /// Has a Python program check a JSON text, which it finds as `report`; `lines` are its statements.
    pub fn check(&self, json: &str, lines: &str) {
        let program =
            format!("import json, sys\nreport = json.load(sys.stdin)\n{lines}\nprint('checked')\n");
        let outcome = self.weft(&["-c", &program], json);
        assert_eq!(outcome.stdout, "checked\n", "{}\n{json}", outcome.stderr);
    }

    /// Checks that nothing temporary is left.
    pub fn is_clean(&self) -> bool {
        let mut left = std::fs::read_dir(&self.temporary).expect("it is there");
        left.next().is_none()
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let is_clean = self.is_clean();
        let _ = std::fs::remove_dir_all(&self.path);
        assert!(
            is_clean || std::thread::panicking(),
            "temporary files are left"
        );
    }
}

/// A program of the examples.
pub fn example(name: &str) -> String {
    format!("{}/examples/compare/{name}", env!("CARGO_MANIFEST_DIR"))
}
