//! Deep nesting: accepted up to a limit, then refused, and never a crash, on a small stack too.

use weft_syntax::{Source, SyntaxErrorKind, TopLevel, parse_expression, parse_module};

/// Runs something on a thread with the smallest stack that Rust's own threads have by default.
fn on_small_stack(work: impl FnOnce() + Send + 'static) {
    std::thread::Builder::new()
        .stack_size(2 * 1024 * 1024)
        .spawn(work)
        .expect("a thread can be started")
        .join()
        .expect("nothing overflows or panics");
}

fn accepted(text: String) -> bool {
    match parse_module(Source::shared("deep.py", text)) {
        Ok(_) => true,
        Err(error) => {
            let expected =
                error.kind == SyntaxErrorKind::TooDeep || error.message.contains("too many");
            assert!(expected, "{error}");
            false
        }
    }
}

fn shapes(count: usize) -> Vec<(&'static str, String)> {
    vec![
        ("sum", vec!["x"; count].join(" + ")),
        ("attributes", format!("x{}", ".a".repeat(count))),
        ("calls", format!("f{}", "()".repeat(count))),
        ("subscripts", format!("f{}", "[0]".repeat(count))),
        ("minus", format!("{}x", "-".repeat(count))),
        ("not", format!("{}x", "not ".repeat(count))),
        ("conditional", format!("{}x", "1 if x else ".repeat(count))),
        ("lambda", format!("{}x", "lambda: ".repeat(count))),
        (
            "lambda with parameters",
            format!("{}x", "lambda a, b=1: ".repeat(count)),
        ),
        ("power", vec!["x"; count].join("**")),
        ("targets", format!("x{} = 1", ".a".repeat(count))),
        ("mixed", format!("{}x", "-f(*a).b[0] + ".repeat(count))),
        (
            "await",
            format!(
                "async def f():\n    x = {}",
                vec!["await x"; count].join(" + ")
            ),
        ),
        (
            "yield",
            format!("def f():\n    x = {}", vec!["(yield)"; count].join(" + ")),
        ),
    ]
}

#[test]
fn five_thousand_terms_are_accepted() {
    on_small_stack(|| {
        assert!(accepted(vec!["x"; 5000].join(" + ")));
        assert!(accepted(format!("x{}", ".a".repeat(5000))));
        for (name, text) in shapes(1000) {
            assert!(accepted(text), "{name}");
        }
    });
}

#[test]
fn a_hundred_thousand_levels_are_refused() {
    on_small_stack(|| {
        for (name, text) in shapes(100_000) {
            assert!(!accepted(text), "{name}");
        }
    });
}

#[test]
fn any_depth_is_safe() {
    on_small_stack(|| {
        for count in [30, 60, 61, 100, 300, 3000, 7900] {
            for (_, text) in shapes(count) {
                accepted(text);
            }
        }
    });
}

#[test]
fn flat_chains_have_no_limit() {
    on_small_stack(|| {
        let count = 100_000;
        assert!(accepted(vec!["x"; count].join(" and ")));
        assert!(accepted(vec!["x"; count].join(" or ")));
        assert!(accepted(vec!["x"; count].join(" < ")));
        assert!(accepted(format!("[{}]", vec!["x"; count].join(", "))));
        assert!(accepted(vec!["'x'"; count].join(" ")));
        assert!(accepted(format!("{} = 1", vec!["x"; count].join(" = "))));
        assert!(accepted(vec!["x"; count].join("; ")));
    });
}

#[test]
fn long_chains_of_elif_are_flat() {
    on_small_stack(|| {
        let text = format!(
            "if x: pass\n{}else: pass\n",
            "elif x: pass\n".repeat(50_000)
        );
        let module = parse_module(Source::shared("deep.py", text)).expect("the chain is flat");
        assert!(module.scope.total_depth() <= 2);
    });
}

#[test]
fn elif_chain_that_is_wrong_at_its_end() {
    on_small_stack(|| {
        let text = format!("if x: pass\n{}else pass\n", "elif x: pass\n".repeat(50_000));
        assert!(parse_module(Source::shared("deep.py", text)).is_err());
    });
}

#[test]
fn brackets_and_blocks_have_the_limits_of_the_reference() {
    on_small_stack(|| {
        assert!(accepted(format!("{}{}", "(".repeat(200), ")".repeat(200))));
        assert!(!accepted(format!("{}{}", "(".repeat(201), ")".repeat(201))));
        assert!(!accepted("[".repeat(100_000)));
        assert!(!accepted("f(".repeat(100_000)));
        let nested = |count: usize| -> String {
            (0..count)
                .map(|level| format!("{}if x:\n", " ".repeat(level)))
                .collect::<String>()
                + &" ".repeat(count)
                + "pass\n"
        };
        assert!(accepted(nested(99)));
        assert!(!accepted(nested(100)));
    });
}

#[test]
fn functions_in_functions() {
    on_small_stack(|| {
        let text: String = (0..99)
            .map(|level| format!("{}def f(a=1):\n", " ".repeat(level)))
            .collect();
        assert!(accepted(text + &" ".repeat(99) + "return a\n"));
    });
}

#[test]
fn wrong_and_deep() {
    on_small_stack(|| {
        for (_, text) in shapes(2000) {
            assert!(parse_module(Source::shared("deep.py", format!("{text} $"))).is_err());
        }
        let groups = format!("{}x y{}", "(".repeat(150), ")".repeat(150));
        assert!(parse_expression(Source::shared("deep.py", groups), TopLevel::default()).is_err());
    });
}

#[test]
fn nested_f_strings() {
    on_small_stack(|| {
        let nested = |count: usize| format!("{}x{}", "f\"{".repeat(count), "}\"".repeat(count));
        assert!(accepted(nested(100)));
        assert!(!accepted(nested(400)));
    });
}

#[test]
fn ordinary_depth_needs_little_stack() {
    // Code that calls `eval` may be deep in its own stack.
    let texts = vec![
        format!("x = {}x", "-f(*a).b[0] + ".repeat(14)),
        format!("x = {}x", "lambda a, b=1: ".repeat(59)),
        format!("x = {}x{}", "[y for y in ".repeat(29), "]".repeat(29)),
        format!("x = {}x{}", "(y for y in ".repeat(29), ")".repeat(29)),
        format!(
            "async def f():\n  x = {}x{}",
            "g(await h(".repeat(19),
            "))".repeat(19)
        ),
        format!("x = {}x", "1 if x else ".repeat(29)),
        format!("x = {}x{}", "(".repeat(59), ")".repeat(59)),
        format!("x = {}x y{}", "(".repeat(59), ")".repeat(59)),
        format!("{}x{}", "f\"{".repeat(25), "}\"".repeat(25)),
        (0..55)
            .map(|level| format!("{}def f(a=1):\n", " ".repeat(level)))
            .collect::<String>()
            + &" ".repeat(55)
            + "pass\n",
    ];
    for text in texts {
        std::thread::Builder::new()
            .stack_size(160 * 1024)
            .spawn(move || drop(parse_module(Source::shared("deep.py", text))))
            .expect("a thread can be started")
            .join()
            .expect("nothing overflows or panics");
    }
}
