//! Values on their way from one node to the next: floats stay floats, and need no word.

use weft_heap::{Raised, Thread, Value};

/// What an expression gave: a float in a register of its own, any other value, or an exception.
///
/// Not an enum, so that it comes back in two registers.
#[derive(Clone, Copy)]
pub struct Unboxed {
    /// Nothing for a float, `ABSENT` for an exception.
    value: Option<Value>,
    float: f64,
}

impl Unboxed {
    /// A float.
    #[inline(always)]
    pub fn from_float(float: f64) -> Unboxed {
        Unboxed { value: None, float }
    }

    /// What a value is: floats that need no object are taken out of their words.
    #[inline(always)]
    pub fn from_value(value: Value) -> Unboxed {
        if value.is_inline_float()
            && let Some(float) = value.to_float()
        {
            return Unboxed::from_float(float);
        }
        Unboxed {
            value: Some(value),
            float: 0.0,
        }
    }

    /// What a node gave.
    #[inline(always)]
    pub fn from_result(result: Result<Value, Raised>) -> Unboxed {
        match result {
            Ok(value) => Unboxed::from_value(value),
            Err(raised) => {
                let _ = raised;
                Unboxed {
                    value: Some(Value::ABSENT),
                    float: 0.0,
                }
            }
        }
    }

    /// The float, if it is one.
    #[inline(always)]
    pub fn float(self) -> Option<f64> {
        match self.value {
            None => Some(self.float),
            Some(_) => None,
        }
    }

    /// The float of a float or of a small integer.
    #[inline(always)]
    pub fn number(self) -> Option<f64> {
        match self.value {
            None => Some(self.float),
            Some(value) => value.to_int().map(|integer| integer as f64),
        }
    }

    /// The value, if it is another one than a float.
    #[inline(always)]
    pub fn value(self) -> Option<Value> {
        self.value
    }

    /// Whether it is an exception.
    #[inline(always)]
    pub fn is_raised(self) -> bool {
        self.value == Some(Value::ABSENT)
    }

    /// The value, in whose place there may be a new object.
    #[inline(always)]
    pub fn result(self, thread: &Thread) -> Result<Value, Raised> {
        match self.value {
            None => Ok(thread.float(self.float)),
            Some(Value::ABSENT) => Err(thread.in_flight()),
            Some(value) => Ok(value),
        }
    }
}
