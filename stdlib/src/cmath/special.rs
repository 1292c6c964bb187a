//! What functions of complex numbers give for parts that are zero, infinite or NaN (C99, annex G).

/// A complex number, as its parts.
pub type Pair = (f64, f64);

/// The results for the real part in the rows and the imaginary part in the columns, both in the order
/// negative infinity, negative, negative zero, zero, positive, positive infinity, NaN.
///
/// `i` is infinity, `n` a NaN, `p` pi, `h` half of pi, `q` a quarter, `t` three quarters; `_` is a finite number of which the
/// function is calculated.
pub type Table = [&'static str; 7];

pub const ACOS: Table = [
    "t,i p,i p,i p,-i p,-i t,-i n,i",
    "h,i _ _ _ _ h,-i n,n",
    "h,i _ h,0 h,-0 _ h,-i h,n",
    "h,i _ h,0 h,-0 _ h,-i h,n",
    "h,i _ _ _ _ h,-i n,n",
    "q,i 0,i 0,i 0,-i 0,-i q,-i n,i",
    "n,i n,n n,n n,n n,n n,-i n,n",
];

pub const ACOSH: Table = [
    "i,-t i,-p i,-p i,p i,p i,t i,n",
    "i,-h _ _ _ _ i,h n,n",
    "i,-h _ 0,-h 0,h _ i,h n,h",
    "i,-h _ 0,-h 0,h _ i,h n,h",
    "i,-h _ _ _ _ i,h n,n",
    "i,-q i,-0 i,-0 i,0 i,0 i,q i,n",
    "i,n n,n n,n n,n n,n i,n n,n",
];

pub const ASINH: Table = [
    "-i,-q -i,-0 -i,-0 -i,0 -i,0 -i,q -i,n",
    "-i,-h _ _ _ _ -i,h n,n",
    "-i,-h _ -0,-0 -0,0 _ -i,h n,n",
    "i,-h _ 0,-0 0,0 _ i,h n,n",
    "i,-h _ _ _ _ i,h n,n",
    "i,-q i,-0 i,-0 i,0 i,0 i,q i,n",
    "i,n n,n n,-0 n,0 n,n i,n n,n",
];

pub const ATANH: Table = [
    "-0,-h -0,-h -0,-h -0,h -0,h -0,h -0,n",
    "-0,-h _ _ _ _ -0,h n,n",
    "-0,-h _ -0,-0 -0,0 _ -0,h -0,n",
    "0,-h _ 0,-0 0,0 _ 0,h 0,n",
    "0,-h _ _ _ _ 0,h n,n",
    "0,-h 0,-h 0,-h 0,h 0,h 0,h 0,n",
    "0,-h n,n n,n n,n n,n 0,h n,n",
];

pub const COSH: Table = [
    "i,n _ i,0 i,-0 _ i,n i,n",
    "n,n _ _ _ _ n,n n,n",
    "n,0 _ 1,0 1,-0 _ n,0 n,0",
    "n,0 _ 1,-0 1,0 _ n,0 n,0",
    "n,n _ _ _ _ n,n n,n",
    "i,n _ i,-0 i,0 _ i,n i,n",
    "n,n n,n n,0 n,0 n,n n,n n,n",
];

pub const EXP: Table = [
    "0,0 _ 0,-0 0,0 _ 0,0 0,0",
    "n,n _ _ _ _ n,n n,n",
    "n,n _ 1,-0 1,0 _ n,n n,n",
    "n,n _ 1,-0 1,0 _ n,n n,n",
    "n,n _ _ _ _ n,n n,n",
    "i,n _ i,-0 i,0 _ i,n i,n",
    "n,n n,n n,-0 n,0 n,n n,n n,n",
];

pub const LOG: Table = [
    "i,-t i,-p i,-p i,p i,p i,t i,n",
    "i,-h _ _ _ _ i,h n,n",
    "i,-h _ -i,-p -i,p _ i,h n,n",
    "i,-h _ -i,-0 -i,0 _ i,h n,n",
    "i,-h _ _ _ _ i,h n,n",
    "i,-q i,-0 i,-0 i,0 i,0 i,q i,n",
    "i,n n,n n,n n,n n,n i,n n,n",
];

pub const RECT: Table = [
    "i,n _ -i,0 -i,-0 _ i,n i,n",
    "n,n _ _ _ _ n,n n,n",
    "0,0 _ -0,0 -0,-0 _ 0,0 0,0",
    "0,0 _ 0,-0 0,0 _ 0,0 0,0",
    "n,n _ _ _ _ n,n n,n",
    "i,n _ i,-0 i,0 _ i,n i,n",
    "n,n n,n n,0 n,0 n,n n,n n,n",
];

pub const SINH: Table = [
    "i,n _ -i,-0 -i,0 _ i,n i,n",
    "n,n _ _ _ _ n,n n,n",
    "0,n _ -0,-0 -0,0 _ 0,n 0,n",
    "0,n _ 0,-0 0,0 _ 0,n 0,n",
    "n,n _ _ _ _ n,n n,n",
    "i,n _ i,-0 i,0 _ i,n i,n",
    "n,n n,n n,-0 n,0 n,n n,n n,n",
];

pub const SQRT: Table = [
    "i,-i 0,-i 0,-i 0,i 0,i i,i n,i",
    "i,-i _ _ _ _ i,i n,n",
    "i,-i _ 0,-0 0,0 _ i,i n,n",
    "i,-i _ 0,-0 0,0 _ i,i n,n",
    "i,-i _ _ _ _ i,i n,n",
    "i,-i i,-0 i,-0 i,0 i,0 i,i i,n",
    "i,-i n,n n,n n,n n,n i,i n,n",
];

pub const TANH: Table = [
    "-1,0 _ -1,-0 -1,0 _ -1,0 -1,0",
    "n,n _ _ _ _ n,n n,n",
    "-0,n _ -0,-0 -0,0 _ -0,n -0,n",
    "0,n _ 0,-0 0,0 _ 0,n 0,n",
    "n,n _ _ _ _ n,n n,n",
    "1,0 _ 1,-0 1,0 _ 1,0 1,0",
    "n,n n,n n,-0 n,0 n,n n,n n,n",
];

/// Whether both parts are finite, so that no table is needed.
pub fn is_finite((real, imaginary): Pair) -> bool {
    real.is_finite() && imaginary.is_finite()
}

/// What a table says of a number.
pub fn look_up(table: &Table, (real, imaginary): Pair) -> Pair {
    let cell = table[place(real)]
        .split(' ')
        .nth(place(imaginary))
        .and_then(|cell| cell.split_once(','));
    match cell {
        Some((real, imaginary)) => (part(real), part(imaginary)),
        None => (f64::NAN, f64::NAN),
    }
}

fn place(float: f64) -> usize {
    if float.is_nan() {
        6
    } else if float.is_infinite() {
        if float > 0.0 { 5 } else { 0 }
    } else if float == 0.0 {
        if float.is_sign_negative() { 2 } else { 3 }
    } else if float > 0.0 {
        4
    } else {
        1
    }
}

fn part(text: &str) -> f64 {
    use std::f64::consts::{FRAC_PI_2, FRAC_PI_4, PI};
    let (sign, letter) = match text.strip_prefix('-') {
        Some(letter) => (-1.0, letter),
        None => (1.0, text),
    };
    let magnitude = match letter {
        "i" => f64::INFINITY,
        "0" => 0.0,
        "1" => 1.0,
        "p" => PI,
        "h" => FRAC_PI_2,
        "q" => FRAC_PI_4,
        "t" => 3.0 * FRAC_PI_4,
        _ => f64::NAN,
    };
    sign * magnitude
}
