//! Programs that are compiled once and run often.

use crate::convert::FromPython;
use crate::error::{Error, SyntaxProblem};
use crate::interpreter::{Interpreter, main_globals};
use crate::object::{Object, finish, finish_unit};
use std::collections::HashMap;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError, Weak};
use weft_core::code::Code;
use weft_core::heap::{Raised, Thread, Value};
use weft_core::interpreter::Interpreter as State;
use weft_core::run::{self, TopLevel};
use weft_core::types::exception::traceback;
use weft_syntax::Source;
use weft_syntax::ast::Module;

/// A program, or an expression, that is read once. Each interpreter that runs it compiles it when it does so for the first
/// time, and keeps that as long as the script lives; many can run it at a time.
///
/// ```
/// use weft::{Interpreter, Script};
///
/// let price = Script::expression("base * (1 - discount)")?;
/// let shop = Interpreter::builder().build()?;
/// shop.set("discount", 0.25)?;
/// for base in [10.0, 20.0] {
///     shop.set("base", base)?;
///     assert_eq!(price.eval::<f64>(&shop)?, base * 0.75);
/// }
/// # Ok::<(), weft::Error>(())
/// ```
#[derive(Clone)]
pub struct Script {
    shared: Arc<Shared>,
}

struct Shared {
    number: u64,
    module: Module,
}

/// What one interpreter has compiled.
#[derive(Default)]
struct Compiled {
    scripts: Mutex<HashMap<u64, (Weak<Shared>, Arc<Code>)>>,
}

impl Script {
    /// Reads a program.
    ///
    /// # Errors
    /// [`Error::Syntax`]
    pub fn new(program: &str) -> Result<Script, Error> {
        Script::named("<script>", program)
    }

    /// Reads a program whose tracebacks show this name of a file.
    ///
    /// ```
    /// let script = weft::Script::named("rules.py", "1 / 0")?;
    /// let error = script.run(&weft::Interpreter::builder().build()?).unwrap_err();
    /// assert!(error.to_string().contains("File \"rules.py\", line 1"));
    /// # Ok::<(), weft::Error>(())
    /// ```
    ///
    /// # Errors
    /// [`Error::Syntax`], which says where:
    ///
    /// ```
    /// let Err(weft::Error::Syntax(problem)) = weft::Script::new("x = (1,") else { panic!("that is no program") };
    /// assert_eq!((problem.line(), problem.message()), (1, "'(' was never closed"));
    /// ```
    pub fn named(name: &str, program: &str) -> Result<Script, Error> {
        let source = Source::shared(name, program);
        Script::of(weft_syntax::parse_module_in(source, TopLevel::Globals))
    }

    /// Reads an expression, for [`Script::eval`].
    ///
    /// # Errors
    /// [`Error::Syntax`]
    pub fn expression(expression: &str) -> Result<Script, Error> {
        let source = Source::shared("<expression>", expression);
        Script::of(weft_syntax::parse_expression(source, TopLevel::Globals))
    }

    fn of(parsed: Result<Module, weft_syntax::SyntaxError>) -> Result<Script, Error> {
        static NUMBERS: AtomicU64 = AtomicU64::new(0);
        match parsed {
            Ok(module) => Ok(Script {
                shared: Arc::new(Shared {
                    number: NUMBERS.fetch_add(1, Ordering::Relaxed),
                    module,
                }),
            }),
            Err(error) => Err(Error::Syntax(Box::new(SyntaxProblem::new(&error)))),
        }
    }

    /// Runs the program in the namespace of `__main__`.
    ///
    /// # Errors
    /// What it raised.
    pub fn run(&self, interpreter: &Interpreter) -> Result<(), Error> {
        interpreter.with(|thread| {
            let result = self.execute(thread, main_globals(thread));
            finish_unit(thread, result.map(drop))
        })
    }

    /// Runs the program in a namespace of its own: see [`Interpreter::namespace`].
    ///
    /// ```
    /// use weft::{Interpreter, Script};
    /// let count = Script::new("seen = seen + 1")?;
    /// let interpreter = Interpreter::builder().build()?;
    /// let (one, other) = (interpreter.namespace(), interpreter.namespace());
    /// for namespace in [&one, &one, &other] {
    ///     if !namespace.contains("seen")? { namespace.set_item("seen", 0)?; }
    ///     count.run_in(&interpreter, namespace)?;
    /// }
    /// assert_eq!((one.item::<i64>("seen")?, other.item::<i64>("seen")?), (2, 1));
    /// # Ok::<(), weft::Error>(())
    /// ```
    ///
    /// # Errors
    /// What it raised; that the namespace is no `dict` of this interpreter.
    pub fn run_in(&self, interpreter: &Interpreter, namespace: &Object) -> Result<(), Error> {
        interpreter.with(|thread| {
            let result = namespace
                .value_in(thread)
                .and_then(|namespace| self.execute(thread, namespace));
            finish_unit(thread, result.map(drop))
        })
    }

    /// Evaluates the expression in the namespace of `__main__`; a program gives `None`.
    ///
    /// # Errors
    /// What it raised, or that the value is of another type.
    pub fn eval<T: FromPython>(&self, interpreter: &Interpreter) -> Result<T, Error> {
        interpreter.with(|thread| {
            let result = self.execute(thread, main_globals(thread));
            finish(thread, result)
        })
    }

    /// Evaluates the expression in a namespace of its own.
    ///
    /// # Errors
    /// As [`Script::eval`], and as [`Script::run_in`].
    pub fn eval_in<T: FromPython>(
        &self,
        interpreter: &Interpreter,
        namespace: &Object,
    ) -> Result<T, Error> {
        interpreter.with(|thread| {
            let result = namespace
                .value_in(thread)
                .and_then(|namespace| self.execute(thread, namespace));
            finish(thread, result)
        })
    }

    fn execute(&self, thread: &Thread, globals: Value) -> Result<Value, Raised> {
        let code = self.code(thread)?;
        run::execute(thread, &code, globals, None)
    }

    /// The script as this interpreter has compiled it.
    fn code(&self, thread: &Thread) -> Result<Arc<Code>, Raised> {
        let compiled = State::of(thread).extension::<Compiled>();
        let known = || {
            compiled
                .scripts
                .lock()
                .unwrap_or_else(PoisonError::into_inner)
        };
        if let Some((_, code)) = known().get(&self.shared.number) {
            return Ok(Arc::clone(code));
        }
        let source = &self.shared.module.source;
        traceback::register_source(thread, source);
        let code = run::lower(thread, &self.shared.module)?;
        let mut scripts = known();
        scripts.retain(|_, (script, _)| script.strong_count() > 0);
        let entry = (Arc::downgrade(&self.shared), Arc::clone(&code));
        scripts.insert(self.shared.number, entry);
        Ok(code)
    }
}

impl std::fmt::Debug for Script {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter
            .debug_tuple("Script")
            .field(&self.shared.module.source.name)
            .finish()
    }
}
