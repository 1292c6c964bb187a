//! Sums, products and norms that lose no digits on the way.

use super::float::split;
use weft_core::error::{overflow_error, value_error};
use weft_core::heap::{Raised, ShapeId, Thread, Value};
use weft_core::interpreter::limits::while_going_on;
use weft_core::protocol::{self, BinaryOperator};
use weft_core::types::float::scale;

/// A sum as partial sums that do not overlap (Shewchuk, "Adaptive Precision Floating-Point Arithmetic", 1997).
#[derive(Default)]
pub struct ExactSum {
    partials: Vec<f64>,
    special: f64,
    infinities: f64,
}

impl ExactSum {
    /// Adds a float.
    ///
    /// # Errors
    /// `OverflowError` if a partial sum of finite floats is too large.
    pub fn add(&mut self, float: f64) -> Result<(), Raised> {
        let mut rest = float;
        let mut kept = 0;
        for place in 0..self.partials.len() {
            let mut partial = self.partials[place];
            if rest.abs() < partial.abs() {
                std::mem::swap(&mut rest, &mut partial);
            }
            let high = rest + partial;
            let low = partial - (high - rest);
            if low != 0.0 {
                self.partials[kept] = low;
                kept += 1;
            }
            rest = high;
        }
        self.partials.truncate(kept);
        if rest == 0.0 {
            return Ok(());
        }
        if rest.is_finite() {
            self.partials.push(rest);
            return Ok(());
        }
        if float.is_finite() {
            return Err(overflow_error("intermediate overflow in fsum"));
        }
        if float.is_infinite() {
            self.infinities += float;
        }
        self.special += float;
        self.partials.clear();
        Ok(())
    }

    /// The sum, rounded once.
    ///
    /// # Errors
    /// `ValueError` if both infinities were among the floats.
    pub fn total(mut self) -> Result<f64, Raised> {
        if self.special != 0.0 || self.special.is_nan() {
            if self.infinities.is_nan() {
                return Err(value_error("-inf + inf in fsum"));
            }
            return Ok(self.special);
        }
        let Some(mut high) = self.partials.pop() else {
            return Ok(0.0);
        };
        let mut low = 0.0;
        while let Some(partial) = self.partials.pop() {
            let before = high;
            high = before + partial;
            low = partial - (high - before);
            if low != 0.0 {
                break;
            }
        }
        // Halfway cases are decided by the sign of what is left.
        if let Some(next) = self.partials.last()
            && ((low < 0.0 && *next < 0.0) || (low > 0.0 && *next > 0.0))
        {
            let doubled = low * 2.0;
            let rounded = high + doubled;
            if doubled == rounded - high {
                high = rounded;
            }
        }
        Ok(high)
    }
}

/// The Euclidean norm of a vector, with the squares' rounding errors carried along.
pub fn norm(vector: &[f64]) -> f64 {
    let largest = vector
        .iter()
        .fold(0.0f64, |largest, item| largest.max(item.abs()));
    if vector.iter().any(|item| item.is_infinite()) {
        return f64::INFINITY;
    }
    if vector.iter().any(|item| item.is_nan()) {
        return f64::NAN;
    }
    if largest == 0.0 || vector.len() == 1 {
        return largest;
    }
    let (_, exponent) = split(largest);
    let (mut sum, mut errors) = (0.0f64, 0.0f64);
    let mut add = |term: f64, error: f64| {
        let before = sum;
        sum += term;
        // The larger of the two loses nothing.
        let lost = if before.abs() >= term.abs() {
            (before - sum) + term
        } else {
            (term - sum) + before
        };
        errors += lost + error;
    };
    for item in while_going_on(vector.iter()) {
        let item = scale(*item, -exponent);
        let square = item * item;
        add(square, item.mul_add(item, -square));
    }
    let root = (sum + errors).sqrt();
    let square = root * root;
    let rest = ((sum - square) + errors) - root.mul_add(root, -square);
    scale(root + rest / (2.0 * root), exponent)
}

/// A sum of products in three floats.
#[derive(Clone, Copy, Default)]
struct TripleSum {
    high: f64,
    low: f64,
    tiny: f64,
}

fn two_sum(a: f64, b: f64) -> (f64, f64) {
    let sum = a + b;
    let part = sum - a;
    (sum, (a - (sum - part)) + (b - part))
}

impl TripleSum {
    fn add_product(&mut self, x: f64, y: f64) {
        let product = x * y;
        let error = x.mul_add(y, -product);
        let (high, lost) = two_sum(self.high, product);
        let (low, lost_again) = two_sum(self.low, error);
        let (low, more) = two_sum(low, lost);
        self.high = high;
        self.low = low;
        self.tiny = self.tiny + lost_again + more;
    }

    fn total(&self) -> f64 {
        let (last, first) = two_sum(self.low, self.tiny);
        let (sum, rest) = two_sum(self.high, last);
        sum + rest + first
    }
}

/// The sum of products of two sequences, exact for integers and nearly so for floats.
pub fn sum_of_products(thread: &Thread, left: Value, right: Value) -> Result<Value, Raised> {
    let (left, right) = (
        protocol::iterate(thread, left)?,
        protocol::iterate(thread, right)?,
    );
    let mut total = Value::from_i32(0);
    let mut floats = TripleSum::default();
    let mut phase = Phase::Integers(0);
    loop {
        weft_core::interpreter::limits::check_item(thread)?;
        let (x, y) = match (
            protocol::next(thread, left)?,
            protocol::next(thread, right)?,
        ) {
            (Some(x), Some(y)) => (x, y),
            (None, None) => break,
            _ => return Err(value_error("Inputs are not the same length")),
        };
        if let Phase::Integers(sum) = phase {
            let more = (x.is_int() && y.is_int())
                .then(|| x.to_int()?.checked_mul(y.to_int()?)?.checked_add(sum))
                .flatten();
            if let Some(more) = more {
                phase = Phase::Integers(more);
                continue;
            }
            total = thread.int(sum);
            phase = Phase::Floats(Begun::No);
        }
        if let Phase::Floats(begun) = phase {
            if let Some((a, b)) = float_pair(thread, x, y) {
                let mut sum = floats;
                sum.add_product(a, b);
                if sum.high.is_finite() {
                    floats = sum;
                    phase = Phase::Floats(Begun::Yes);
                    continue;
                }
            }
            total = with_floats(thread, total, begun, &floats)?;
            phase = Phase::Any;
        }
        let product = protocol::binary(thread, BinaryOperator::Multiply, x, y)?;
        total = protocol::binary(thread, BinaryOperator::Add, total, product)?;
    }
    match phase {
        Phase::Integers(sum) => Ok(thread.int(sum)),
        Phase::Floats(begun) => with_floats(thread, total, begun, &floats),
        Phase::Any => Ok(total),
    }
}

/// How far a sum of products has come: it goes from machine integers to floats and on to the operators, never back.
#[derive(Clone, Copy)]
enum Phase {
    Integers(i64),
    Floats(Begun),
    Any,
}

/// Whether a product of floats was added.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Begun {
    No,
    Yes,
}

fn with_floats(
    thread: &Thread,
    total: Value,
    begun: Begun,
    floats: &TripleSum,
) -> Result<Value, Raised> {
    if begun == Begun::No {
        return Ok(total);
    }
    protocol::binary(
        thread,
        BinaryOperator::Add,
        total,
        thread.float(floats.total()),
    )
}

/// Two numbers as floats, if one is a float and the other a float or an integer.
fn float_pair(thread: &Thread, x: Value, y: Value) -> Option<(f64, f64)> {
    let float = |value: Value| {
        value
            .to_float()
            .filter(|_| thread.shape_of(value) == ShapeId::FLOAT)
    };
    let number = |value: Value| {
        let shape = thread.shape_of(value);
        match shape {
            ShapeId::INT | ShapeId::BOOL => protocol::to_f64_exact(value),
            _ => float(value),
        }
    };
    if float(x).is_some() || float(y).is_some() {
        Some((number(x)?, number(y)?))
    } else {
        None
    }
}
