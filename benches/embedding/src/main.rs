//! What it costs a host to make an interpreter, to run `1 + 1`, and to call in both directions.
//!
//!     cargo run --release --manifest-path benches/embedding/Cargo.toml                       # Weft alone
//!     cargo run --release --manifest-path benches/embedding/Cargo.toml --features others     # beside the others

#![forbid(unsafe_code)]

use std::hint::black_box;
use std::time::{Duration, Instant};

/// How long each figure is measured; the best of several stretches counts.
const STRETCH: Duration = Duration::from_millis(20);
const STRETCHES: usize = 50;

/// Nanoseconds of one call of `step`.
fn measure(mut step: impl FnMut()) -> f64 {
    let mut best = f64::INFINITY;
    for _ in 0..STRETCHES {
        let (began, mut count) = (Instant::now(), 0u64);
        while began.elapsed() < STRETCH {
            for _ in 0..16 {
                step();
            }
            count += 16;
        }
        best = best.min(began.elapsed().as_nanos() as f64 / count as f64);
    }
    best
}

/// The figures of one language.
struct Figures {
    name: &'static str,
    /// Making an interpreter and dropping it.
    creation: f64,
    /// Compiling and running `1 + 1`.
    sum: f64,
    /// Calling a function of one argument from Rust.
    call: f64,
    /// Calling a function of Rust from the language, in a loop whose own cost is taken off.
    callback: f64,
}

/// Rounds of the loops that call back.
const ROUNDS: i64 = 10_000;

fn weft() -> Result<Figures, weft::Error> {
    use weft::{Interpreter, Object};
    let creation = measure(|| drop(black_box(Interpreter::builder().build())));
    let python = Interpreter::builder().build()?;
    let sum = python.with(|_| measure(|| drop(black_box(python.eval::<i64>("1 + 1")))));
    python.function("next", |number: i64| number + 1)?;
    python.exec(
        "def same(x): return x\ndef empty(n):\n    for i in range(n): pass\n\
         def calls(n):\n    f = next\n    for i in range(n): f(i)",
    )?;
    let same: Object = python.get("same")?;
    let call = python.with(|_| measure(|| drop(black_box(same.call::<i64>((1_i64,))))));
    let per_round = |name: &str| -> Result<f64, weft::Error> {
        let function: Object = python.get(name)?;
        Ok(measure(|| drop(black_box(function.call::<()>((ROUNDS,))))) / ROUNDS as f64)
    };
    let callback = per_round("calls")? - per_round("empty")?;
    Ok(Figures {
        name: "weft",
        creation,
        sum,
        call,
        callback,
    })
}

#[cfg(feature = "rhai")]
fn rhai() -> Result<Figures, Box<rhai::EvalAltResult>> {
    use rhai::{Engine, Scope};
    let creation = measure(|| drop(black_box(Engine::new())));
    let mut engine = Engine::new();
    engine.set_max_operations(0);
    engine.register_fn("next", |number: i64| number + 1);
    let sum = measure(|| drop(black_box(engine.eval::<i64>("1 + 1"))));
    let program = engine.compile(
        "fn same(x) { x } fn empty(n) { for i in 0..n { } } fn calls(n) { for i in 0..n { next(i); } }",
    )?;
    let mut scope = Scope::new();
    let call = measure(|| {
        drop(black_box(engine.call_fn::<i64>(
            &mut scope,
            &program,
            "same",
            (1_i64,),
        )))
    });
    let mut per_round = |name: &str| {
        measure(|| {
            drop(black_box(engine.call_fn::<()>(
                &mut scope,
                &program,
                name,
                (ROUNDS,),
            )))
        }) / ROUNDS as f64
    };
    let callback = per_round("calls") - per_round("empty");
    Ok(Figures {
        name: "rhai",
        creation,
        sum,
        call,
        callback,
    })
}

#[cfg(feature = "lua")]
fn lua() -> mlua::Result<Figures> {
    use mlua::{Function, Lua};
    let creation = measure(|| drop(black_box(Lua::new())));
    let lua = Lua::new();
    let sum = measure(|| drop(black_box(lua.load("1 + 1").eval::<i64>())));
    lua.globals().set(
        "advance",
        lua.create_function(|_, number: i64| Ok(number + 1))?,
    )?;
    lua.load(
        "function same(x) return x end function empty(n) for i = 1, n do end end \
         function calls(n) local f = advance for i = 1, n do f(i) end end",
    )
    .exec()?;
    let same: Function = lua.globals().get("same")?;
    let call = measure(|| drop(black_box(same.call::<i64>(1))));
    let per_round = |name: &str| -> mlua::Result<f64> {
        let function: Function = lua.globals().get(name)?;
        Ok(measure(|| drop(black_box(function.call::<()>(ROUNDS)))) / ROUNDS as f64)
    };
    let callback = per_round("calls")? - per_round("empty")?;
    Ok(Figures {
        name: "mlua",
        creation,
        sum,
        call,
        callback,
    })
}

#[cfg(feature = "rustpython")]
fn rustpython() -> Figures {
    use rustpython_vm::{AsObject, Interpreter, compiler::Mode};
    let creation = measure(|| drop(black_box(Interpreter::without_stdlib(Default::default()))));
    let interpreter = Interpreter::without_stdlib(Default::default());
    interpreter.enter(|vm| {
        let scope = vm.new_scope_with_builtins();
        let run = |text: &str, mode: Mode| {
            let code = vm
                .compile(text, mode, "<bench>".to_owned())
                .expect("a program");
            vm.run_code_obj(code, scope.clone())
        };
        let sum = measure(|| drop(black_box(run("1 + 1", Mode::Eval))));
        let advance = vm.new_function("advance", |number: i64| -> i64 { number + 1 });
        scope
            .globals
            .set_item("advance", advance.into(), vm)
            .expect("a name");
        run(
            "def same(x): return x\ndef empty(n):\n    for i in range(n): pass\n\
             def calls(n):\n    f = advance\n    for i in range(n): f(i)",
            Mode::Exec,
        )
        .expect("definitions");
        let named = |name: &str| scope.globals.get_item(name, vm).expect("defined");
        let same = named("same");
        let call = measure(|| drop(black_box(same.as_object().call((1_i64,), vm))));
        let per_round = |name: &str| {
            let function = named(name);
            measure(|| drop(black_box(function.as_object().call((ROUNDS,), vm)))) / ROUNDS as f64
        };
        let callback = per_round("calls") - per_round("empty");
        Figures {
            name: "RustPython",
            creation,
            sum,
            call,
            callback,
        }
    })
}

/// Programs that do nothing but what is counted: calls and rounds of loops.
const KERNELS: [(&str, &str); 4] = [
    ("while", "n = 0\nwhile n < 300_000: n += 1"),
    ("for", "t = 0\nfor n in range(300_000): t += n"),
    (
        "calls",
        "def fib(n): return n if n < 2 else fib(n - 1) + fib(n - 2)\nfib(22)",
    ),
    (
        "sieve",
        "s = [True] * 100_000\nfor i in range(2, 300):\n    if s[i]:\n        for j in range(i * i, 100_000, i): s[j] = False",
    ),
];

/// What a limit of operations costs: the time with one as a share of the time without, each the best of several.
fn limit_cost() -> Result<(), weft::Error> {
    use weft::{Interpreter, Limits, Script};
    let free = Interpreter::builder().build()?;
    let limited = Interpreter::builder()
        .limits(Limits::none().operations(u64::MAX >> 1))
        .build()?;
    for (name, program) in KERNELS {
        let script = Script::new(&format!(
            "def kernel():\n    {}\nkernel()",
            program.replace('\n', "\n    ")
        ))?;
        let mut best = [f64::INFINITY; 2];
        // In turn, so that both have the same neighbours.
        for _ in 0..150 {
            for (best, python) in best.iter_mut().zip([&free, &limited]) {
                let began = Instant::now();
                script.run(python)?;
                *best = best.min(began.elapsed().as_secs_f64());
            }
        }
        println!(
            "{name:>12} {:>+8.1} % with a limit of operations",
            (best[1] / best[0] - 1.0) * 100.0
        );
    }
    Ok(())
}

fn main() {
    let mut all = Vec::new();
    all.push(weft().expect("Weft runs"));
    #[cfg(feature = "rhai")]
    all.push(rhai().expect("rhai runs"));
    #[cfg(feature = "lua")]
    all.push(lua().expect("Lua runs"));
    #[cfg(feature = "rustpython")]
    all.push(rustpython());
    println!(
        "{:>12} {:>14} {:>12} {:>12} {:>12}",
        "", "creation, µs", "1 + 1, µs", "call, ns", "callback, ns"
    );
    for Figures {
        name,
        creation,
        sum,
        call,
        callback,
    } in all
    {
        let (creation, sum) = (creation / 1e3, sum / 1e3);
        println!("{name:>12} {creation:>14.1} {sum:>12.2} {call:>12.1} {callback:>12.1}");
    }
    limit_cost().expect("Weft runs");
}
