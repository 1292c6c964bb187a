//! Loads a plugin again whenever its file changes, while the host goes on with what it has.
//!
//!     cargo run --release --example plugin                          # changes a plugin of its own twice, and ends
//!     cargo run --release --example plugin -- examples/plugins/greet.py    # edit the file meanwhile

use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};
use weft::{Error, Interpreter, Object, Script};

/// A plugin: the functions that its file defines, in a namespace of their own.
struct Plugin {
    path: PathBuf,
    changed: Option<SystemTime>,
    namespace: Option<Object>,
}

impl Plugin {
    fn new(path: &Path) -> Plugin {
        Plugin {
            path: path.to_owned(),
            changed: None,
            namespace: None,
        }
    }

    /// Reads the file again if it is another one now. A plugin that is broken leaves the one before in its place.
    fn refresh(&mut self, interpreter: &Interpreter) -> Result<(), Error> {
        let changed = std::fs::metadata(&self.path)?.modified()?;
        if self.changed == Some(changed) {
            return Ok(());
        }
        self.changed = Some(changed);
        let text = std::fs::read_to_string(&self.path)?;
        let namespace = interpreter.namespace();
        // What a plugin keeps goes over to the next one.
        if let Some(before) = &self.namespace
            && before.contains("state")?
        {
            namespace.set_item("state", before.item::<Object>("state")?)?;
        }
        let name = self.path.to_string_lossy();
        match Script::named(&name, &text).and_then(|script| script.run_in(interpreter, &namespace))
        {
            Ok(()) => self.namespace = Some(namespace),
            Err(error) => println!("the plugin is broken, the one before stays: {error}"),
        }
        Ok(())
    }

    fn greet(&self, name: &str) -> Result<String, Error> {
        match &self.namespace {
            Some(namespace) => namespace.item::<Object>("greet")?.call((name,)),
            None => Err(Error::Missing("greet".to_owned())),
        }
    }
}

const VERSIONS: [&str; 3] = [
    "state = {'calls': 0}\ndef greet(name):\n    state['calls'] += 1\n    return f'Hello, {name}'\n",
    "def greet(name):\n    state['calls'] += 1\n    return f\"Good day, {name} ({state['calls']} calls)\"\n",
    "def greet(name:\n",
];

fn main() -> Result<(), Error> {
    let interpreter = Interpreter::builder().build()?;
    if let Some(path) = std::env::args().nth(1) {
        let mut plugin = Plugin::new(Path::new(&path));
        loop {
            plugin.refresh(&interpreter)?;
            println!("{}", plugin.greet("Ada")?);
            #[expect(clippy::disallowed_methods, reason = "the thread is not attached then")]
            std::thread::sleep(Duration::from_secs(1));
        }
    }
    let path = std::env::temp_dir().join(format!("weft-plugin-{}.py", std::process::id()));
    let mut plugin = Plugin::new(&path);
    for version in VERSIONS {
        std::fs::write(&path, version)?;
        plugin.changed = None;
        plugin.refresh(&interpreter)?;
        println!("{}", plugin.greet("Ada")?);
    }
    std::fs::remove_file(&path)?;
    Ok(())
}
