//! The order in which the attributes of a class are looked up (method resolution order), by C3 linearisation
//! (Barrett et al., "A Monotonic Superclass Linearization for Dylan", 1996).

use crate::error::type_error;
use crate::types::class::Class;
use weft_heap::{Raised, Thread, Value};

/// The order of lookup of a class with these bases, the class itself first.
///
/// # Errors
/// `TypeError` if a base is there twice, or if the orders of the bases contradict each other.
pub fn linearize(thread: &Thread, class: Value, bases: &[Value]) -> Result<Vec<Value>, Raised> {
    if let [base] = bases {
        let inherited = order_of(base);
        let mut order = Vec::with_capacity(1 + inherited.items().len());
        order.push(class);
        order.extend_from_slice(inherited.items());
        return Ok(order);
    }
    let mut order = vec![class];
    for (index, base) in bases.iter().enumerate() {
        if bases[..index].contains(base) {
            return Err(type_error(format!(
                "duplicate base class {}",
                name_of(base)
            )));
        }
    }
    let orders: Vec<_> = bases.iter().map(order_of).collect();
    let mut sequences: Vec<&[Value]> = orders.iter().map(|order| order.items()).collect();
    sequences.push(bases);
    loop {
        sequences.retain(|sequence| !sequence.is_empty());
        if sequences.is_empty() {
            return Ok(order);
        }
        let head = sequences.iter().map(|sequence| sequence[0]).find(|head| {
            sequences
                .iter()
                .all(|sequence| !sequence[1..].contains(head))
        });
        let Some(head) = head else {
            return Err(contradiction(thread, &sequences));
        };
        order.push(head);
        for sequence in &mut sequences {
            if sequence[0] == head {
                *sequence = &sequence[1..];
            }
        }
    }
}

fn order_of(base: &Value) -> weft_heap::Gc<weft_heap::Tuple> {
    Class::of(base).expect("bases are classes").mro()
}

fn name_of(class: &Value) -> String {
    Class::of(class).map_or_else(String::new, |class| class.name_text())
}

fn contradiction(_: &Thread, sequences: &[&[Value]]) -> Raised {
    let mut heads: Vec<Value> = Vec::new();
    for sequence in sequences {
        if !heads.contains(&sequence[0]) {
            heads.push(sequence[0]);
        }
    }
    let names: Vec<String> = heads.iter().map(name_of).collect();
    type_error(format!(
        "Cannot create a consistent method resolution order (MRO) for bases {}",
        names.join(", ")
    ))
}
