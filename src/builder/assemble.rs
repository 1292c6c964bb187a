//! How an interpreter is made of its settings.

use super::settings::{Builder, Chooser, Deadlock, Interrupts, Remainder};
use crate::embedded;
use crate::error::Error;
use crate::interpreter::{Interpreter, with_new_thread};
use std::ffi::OsStr;
use std::mem::ManuallyDrop;
use std::path::PathBuf;
use std::sync::Arc;
use weft_core::heap::{Heap, HeapOptions, List, Native, Raised, Thread, Value};
use weft_core::import;
use weft_core::interpreter::limits::prepare_watch;
use weft_core::interpreter::{Governor, Interpreter as State, Limits, Optimization, Permissions};
use weft_core::protocol;
use weft_core::types::module::Module;
use weft_stdlib::interpreters::{self, Maker};
use weft_stdlib::io;

impl Builder {
    /// The interpreter, and what `body` gave on the thread that made it.
    pub(super) fn build_for<R>(
        self,
        body: impl FnOnce(&Interpreter) -> R,
    ) -> Result<(ManuallyDrop<Interpreter>, R), Error> {
        self.check_limits()?;
        let governor = match &self.governor {
            Some(governor) => Arc::clone(governor),
            None => self.new_governor()?,
        };
        let builder = Builder {
            governor: Some(Arc::clone(&governor)),
            ..self
        };
        builder.build_under(&governor, body)
    }

    /// What counts for the interpreter: with its child processes if it may have some, and anything can end it.
    fn new_governor(&self) -> Result<Arc<Governor>, Error> {
        let limits = &self.limits;
        let is_limited = *limits != Limits::none();
        if !self.may_have_children() || (!is_limited && self.remainder == Remainder::Process) {
            return Ok(Governor::new(limits.clone()));
        }
        match Governor::with_children(limits.clone()) {
            Ok(governor) => Ok(governor),
            Err(_) if !is_limited => Ok(Governor::new(limits.clone())),
            Err(error) => {
                let message = format!("child processes cannot be held to the limits: {error}");
                Err(Error::Unenforceable(message))
            }
        }
    }

    fn may_have_children(&self) -> bool {
        self.permissions.may_run() && self.limits.most_children() != Some(0)
    }

    /// Whether all programs that may be started hold themselves to the limits.
    fn has_only_own_children(&self) -> bool {
        let executable = self.executable.as_ref();
        executable.is_some_and(|executable| self.permissions.may_run_only(executable))
    }

    /// Refuses a limit that nothing could hold the program to.
    fn check_limits(&self) -> Result<(), Error> {
        let limits = &self.limits;
        let is_limited = limits.most_operations().is_some()
            || limits.most_time().is_some()
            || limits.most_memory().is_some()
            || limits.most_threads().is_some()
            || limits.most_output().is_some();
        if is_limited && self.may_have_children() && !self.has_only_own_children() {
            let message = "child processes that are no programs of Weft are outside of the limits: let the program run \
                           nothing but what Builder::executable names, or nothing at all (Permissions::none), or set \
                           Limits::children to 0";
            return Err(Error::Unenforceable(message.to_owned()));
        }
        if limits.most_time().is_some() && !prepare_watch() {
            let message = "the system gives no thread to look at the time";
            return Err(Error::Unenforceable(message.to_owned()));
        }
        Ok(())
    }

    fn build_under<R>(
        self,
        governor: &Arc<Governor>,
        body: impl FnOnce(&Interpreter) -> R,
    ) -> Result<(ManuallyDrop<Interpreter>, R), Error> {
        let heap = Heap::new(HeapOptions {
            gil: self.gil,
            collect: self.collect,
        });
        if let Some(interval) = self.switch_interval {
            heap.world().set_switch_interval(interval);
        }
        if self.deadlock == Deadlock::Error {
            heap.world().detect_deadlocks();
        }
        let populate = |thread: &Thread| {
            weft_core::populate(thread, weft_nodes::LOWERING);
            State::of(thread).set_governor(Arc::clone(governor));
        };
        with_new_thread(&heap, populate, |thread| {
            self.prepare(thread)
                .map_err(|raised| Error::take(thread, raised))?;
            let owns_interrupts = self.interrupts == Interrupts::Program;
            governor.adopt(thread);
            let governor = Arc::clone(governor);
            let interpreter = Interpreter::new(Arc::clone(&heap), governor, owns_interrupts);
            let interpreter = ManuallyDrop::new(interpreter);
            let result = body(&interpreter);
            Ok((interpreter, result))
        })
    }

    /// What makes more interpreters like this one for the program that runs in it.
    fn maker(&self) -> Maker {
        let mut settings = self.clone();
        settings.permissions = self.own_permissions();
        settings.chooser = Chooser::Program;
        // Signals are the first interpreter's.
        settings.watchman = None;
        settings.interrupts = Interrupts::Host;
        // Its threads can be woken from the interpreters beside it.
        settings.deadlock = Deadlock::Wait;
        Arc::new(move |gil, folders| {
            let folders = folders
                .into_iter()
                .filter(|folder| folder != import::LIBRARY_ENTRY);
            let builder = settings.clone().gil(gil);
            let builder = Builder {
                path: folders.map(PathBuf::from).collect(),
                ..builder
            };
            match builder.build() {
                Ok(made) => Ok(Arc::new(made)),
                Err(error) => Err(error.to_string()),
            }
        })
    }

    fn prepare(&self, thread: &Thread) -> Result<(), Raised> {
        State::of(thread).set_permissions(self.own_permissions());
        interpreters::set_maker(thread, self.maker());
        State::of(thread).set_judge(weft_stdlib::deadlock::judge);
        if let Some(watchman) = &self.watchman {
            State::of(thread).hooks().set_watchman(watchman.clone());
        }
        if self.interrupts == Interrupts::Host {
            State::of(thread).hooks().adopt_main_thread(thread);
        }
        if let Some(library) = embedded::library(&self.embedded) {
            import::install(thread, library);
        }
        import::install(thread, weft_stdlib::library());
        import::set_before_reading(thread, weft_stdlib::io::flush_writers);
        #[cfg(feature = "network")]
        import::install(thread, weft_http::library());
        for definition in &self.modules {
            import::add_native_module(thread, definition);
        }
        let level = self.flags.iter().rev().find(|flag| flag.0 == "optimize");
        let optimization = Optimization::from_level(level.map_or(0, |flag| flag.1));
        State::of(thread).set_optimization(optimization);
        self.fill_system(thread)?;
        weft_stdlib::install_site(thread);
        import::prepare_main(thread);
        let system = import::import_module(thread, "sys")?;
        if let Some(module) = system.downcast::<Native<Module>>() {
            let names = module.dictionary();
            io::make_streams(thread, &names, self.buffering, &self.streams)?;
        }
        if !self.warnings.is_empty() {
            // The filters apply from the beginning, and what is wrong with them is said then.
            import::import_module(thread, "warnings")?;
        }
        Ok(())
    }

    /// What is permitted, with what follows from the other settings.
    fn own_permissions(&self) -> Permissions {
        let mut permissions = self.permissions.clone();
        if self.chooser == Chooser::Host {
            permissions = self
                .path
                .iter()
                .fold(permissions, Permissions::allow_import);
        }
        let streams = [&self.streams.output, &self.streams.error];
        if self.streams.input.is_some() {
            permissions = permissions.without_stream(0);
        }
        for (place, stream) in streams.iter().enumerate() {
            if stream.is_some() {
                permissions = permissions.without_stream(place + 1);
            }
        }
        permissions
    }

    fn fill_system(&self, thread: &Thread) -> Result<(), Raised> {
        let system = import::import_module(thread, "sys")?;
        let set = |name: &str, value: Value| {
            protocol::set_attribute(thread, system, thread.intern(name), value)
        };
        let list = |items: &[Value]| List::from_items(thread, items).value();
        let text = |text: &OsStr| weft_stdlib::os_string(thread, text);
        let arguments: Vec<Value> = self.argv.iter().map(|argument| text(argument)).collect();
        set("argv", list(&arguments))?;
        let original: Vec<Value> = std::env::args_os()
            .map(|argument| text(&argument))
            .collect();
        set("orig_argv", list(&original))?;
        let mut path: Vec<Value> = self
            .path
            .iter()
            .map(|folder| text(folder.as_os_str()))
            .collect();
        path.push(thread.intern(import::LIBRARY_ENTRY));
        set("path", list(&path))?;
        let executable = self
            .executable
            .clone()
            .or_else(|| std::env::current_exe().ok())
            .unwrap_or_default();
        for name in ["executable", "_base_executable"] {
            set(name, text(executable.as_os_str()))?;
        }
        let filters: Vec<Value> = self
            .warnings
            .iter()
            .map(|filter| thread.string(filter))
            .collect();
        set("warnoptions", list(&filters))?;
        let options = thread.dict();
        for (name, value) in &self.options {
            let value = value
                .as_deref()
                .map_or(Value::TRUE, |value| thread.string(value));
            options.set_simple(thread, thread.intern(name), value);
        }
        set("_xoptions", options.value())?;
        weft_stdlib::set_flags(thread, system, &self.flags)
    }
}
