//! A host that lets its users write rules in Python: orders are checked by functions that a rule file registers.
//!
//! `cargo run --example rules`

use std::collections::HashMap;
use std::sync::{Arc, Mutex};
use weft::{Error, Exception, ExceptionClass, Gil, Interpreter, Object};

/// What a shop's owner would keep in a file.
const RULES: &str = r#"
def free_shipping(order):
    return order["total"] >= 50 and order["country"] in countries("near")

def suspicious(order):
    if order["total"] > 10 * order["usual"]:
        note(f"order {order['id']}: {order['total']} is far above the usual {order['usual']}")
        return True
    return False

def loyal(order):
    return order["years"] > 3 / order["orders"]

rule("free shipping", free_shipping)
rule("ask a person", suspicious)
rule("loyalty gift", loyal)
"#;

/// A rule: its name, and the Python function that decides.
type Rules = Arc<Mutex<Vec<(String, Object)>>>;

fn main() -> Result<(), Error> {
    let interpreter = Interpreter::builder().gil(Gil::Off).build()?;
    let rules = Rules::default();
    let notes = Arc::new(Mutex::new(Vec::new()));
    give_functions(&interpreter, &rules, &notes)?;
    interpreter.exec_as("rules.py", RULES)?;

    let orders = [
        HashMap::from([
            ("id", 1.0),
            ("total", 80.0),
            ("usual", 60.0),
            ("years", 5.0),
            ("orders", 12.0),
        ]),
        HashMap::from([
            ("id", 2.0),
            ("total", 900.0),
            ("usual", 20.0),
            ("years", 1.0),
            ("orders", 4.0),
        ]),
        HashMap::from([
            ("id", 3.0),
            ("total", 30.0),
            ("usual", 30.0),
            ("years", 0.0),
            ("orders", 0.0),
        ]),
    ];
    // Without a global lock the orders are checked on as many threads as there are.
    std::thread::scope(|scope| {
        let checks: Vec<_> = orders
            .iter()
            .map(|order| {
                let (interpreter, rules) = (&interpreter, &rules);
                scope.spawn(move || check(interpreter, rules, order))
            })
            .collect();
        for check in checks {
            print!("{}", check.join().expect("checking does not panic"));
        }
    });
    for note in notes.lock().expect("nobody panicked").iter() {
        println!("note: {note}");
    }
    Ok(())
}

/// What rules may call.
fn give_functions(
    interpreter: &Interpreter,
    rules: &Rules,
    notes: &Arc<Mutex<Vec<String>>>,
) -> Result<(), Error> {
    let registered = Arc::clone(rules);
    interpreter.function("rule", move |name: String, function: Object| {
        registered
            .lock()
            .expect("nobody panicked")
            .push((name, function));
    })?;
    let written = Arc::clone(notes);
    interpreter.function("note", move |text: String| {
        written.lock().expect("nobody panicked").push(text)
    })?;
    interpreter.function("countries", |zone: String| match zone.as_str() {
        "near" => Ok(vec!["AT", "CH", "DE"]),
        "far" => Ok(vec!["AU", "NZ"]),
        _ => Err(Exception::new(
            ExceptionClass::ValueError,
            format!("there is no zone {zone:?}"),
        )),
    })
}

/// Which rules hold for an order; a rule that fails says why.
fn check(interpreter: &Interpreter, rules: &Rules, order: &HashMap<&str, f64>) -> String {
    let rules = rules.lock().expect("nobody panicked").clone();
    let order: HashMap<&str, f64> = order.clone();
    let mut text = format!("order {}:\n", order["id"]);
    let argument = interpreter
        .eval::<Object>("{'country': 'AT'}")
        .and_then(|dict| {
            dict.call_method::<()>("update", (order,))?;
            Ok(dict)
        });
    for (name, function) in rules {
        let decision = argument
            .as_ref()
            .map_err(ToString::to_string)
            .and_then(|order| {
                function
                    .call::<bool>((order.clone(),))
                    .map_err(|error| error.to_string())
            });
        match decision {
            Ok(true) => text += &format!("  {name}\n"),
            Ok(false) => {}
            Err(error) => {
                text += &format!(
                    "  {name}: this rule fails\n    {}\n",
                    error.replace('\n', "\n    ")
                )
            }
        }
    }
    text
}
