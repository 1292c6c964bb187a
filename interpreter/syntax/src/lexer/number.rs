//! Number literals.

use num_bigint::BigInt;
use rustpython_parser::Tok;

use super::{Lexer, identifier};
use crate::ast::Range;
use crate::error::{Problem, Result};
use crate::warnings::Suspicion;

/// CPython's default limit on the digits of a decimal integer.
const MAXIMUM_DECIMAL_DIGITS: usize = 4300;

impl Lexer<'_> {
    /// Reads a number; a digit, or a point and a digit, is at the position.
    pub(super) fn number(&mut self) -> Result<()> {
        let start = self.position;
        if self.peek(0) == b'0' {
            let radix = match self.peek(1) {
                b'x' | b'X' => 16,
                b'o' | b'O' => 8,
                b'b' | b'B' => 2,
                _ => 10,
            };
            if radix != 10 {
                return self.radix_integer(start, radix);
            }
        }
        if self.peek(0) != b'.' {
            self.decimal_digits()?;
        }
        let integer_end = self.position;
        let mut is_float = false;
        if self.peek(0) == b'.' {
            is_float = true;
            self.position += 1;
            if self.peek(0).is_ascii_digit() {
                self.decimal_digits()?;
            }
        }
        if matches!(self.peek(0), b'e' | b'E') {
            let sign = usize::from(matches!(self.peek(1), b'+' | b'-'));
            if self.peek(1 + sign).is_ascii_digit() {
                is_float = true;
                self.position += 1 + sign;
                self.decimal_digits()?;
            } else if sign == 1 {
                self.position += 2;
                return self.error_before_position("invalid decimal literal");
            }
        }
        if matches!(self.peek(0), b'j' | b'J') {
            let imaginary = self.float_value(start);
            self.position += 1;
            self.check_end("imaginary")?;
            self.push(
                Tok::Complex {
                    real: 0.0,
                    imag: imaginary,
                },
                start,
            );
            return Ok(());
        }
        if is_float {
            let value = self.float_value(start);
            self.check_end("decimal")?;
            self.push(Tok::Float { value }, start);
            return Ok(());
        }
        let digits: String = self.text[start..integer_end]
            .chars()
            .filter(|&digit| digit != '_')
            .collect();
        if digits.starts_with('0') && digits.bytes().any(|digit| digit != b'0') {
            let zeros_end = start
                + self.text[start..]
                    .bytes()
                    .take_while(|&byte| matches!(byte, b'0' | b'_'))
                    .count();
            return Err(Problem::reading(
                "leading zeros in decimal integer literals are not permitted; use an 0o prefix for octal integers",
                Range::new(start as u32, zeros_end as u32),
            ));
        }
        self.check_end("decimal")?;
        if digits.len() > MAXIMUM_DECIMAL_DIGITS {
            let message = format!(
                "Exceeds the limit ({MAXIMUM_DECIMAL_DIGITS} digits) for integer string conversion: value has {} \
                 digits; use sys.set_int_max_str_digits() to increase the limit - Consider hexadecimal for huge \
                 integer literals to avoid decimal conversion limits.",
                digits.len()
            );
            return Err(Problem::reading_at(message, start as u32));
        }
        let value =
            BigInt::parse_bytes(digits.as_bytes(), 10).expect("only decimal digits were read");
        self.push(Tok::Int { value }, start);
        Ok(())
    }

    fn radix_integer(&mut self, start: usize, radix: u32) -> Result<()> {
        let name = match radix {
            16 => "hexadecimal",
            8 => "octal",
            _ => "binary",
        };
        self.position += 2;
        let digits_start = self.position;
        loop {
            if self.peek(0) == b'_' {
                self.position += 1;
            }
            if !(self.peek(0) as char).is_digit(radix) {
                return self.bad_digit(radix, name);
            }
            while (self.peek(0) as char).is_digit(radix) {
                self.position += 1;
            }
            if self.peek(0) != b'_' {
                break;
            }
        }
        if self.peek(0).is_ascii_digit() {
            return self.bad_digit(radix, name);
        }
        let digits: Vec<u8> = self.bytes[digits_start..self.position]
            .iter()
            .copied()
            .filter(|&b| b != b'_')
            .collect();
        self.check_end(name)?;
        let value =
            BigInt::parse_bytes(&digits, radix).expect("only digits of this radix were read");
        self.push(Tok::Int { value }, start);
        Ok(())
    }

    fn bad_digit(&mut self, radix: u32, name: &str) -> Result<()> {
        let next = self.peek(0);
        if next.is_ascii_digit() && radix != 16 {
            self.position += 1;
            return self.error_before_position(format!(
                "invalid digit '{}' in {name} literal",
                next as char
            ));
        }
        self.error_before_position(format!("invalid {name} literal"))
    }

    /// Digits with single underscores between them.
    fn decimal_digits(&mut self) -> Result<()> {
        loop {
            while self.peek(0).is_ascii_digit() {
                self.position += 1;
            }
            if self.peek(0) != b'_' {
                return Ok(());
            }
            self.position += 1;
            if !self.peek(0).is_ascii_digit() {
                return self.error_before_position("invalid decimal literal");
            }
        }
    }

    /// A number may not run into a name; only certain keywords may follow directly.
    fn check_end(&mut self, kind: &str) -> Result<()> {
        let rest = &self.text[self.position..];
        const FOLLOWERS: [&str; 8] = ["and", "else", "for", "if", "in", "is", "not", "or"];
        if FOLLOWERS.iter().any(|follower| rest.starts_with(follower)) {
            let end = self.position as u32;
            let range = Range::new(end.saturating_sub(1), end);
            self.suspicions
                .push(Suspicion::new(format!("invalid {kind} literal"), range));
            return Ok(());
        }
        match self.character() {
            Some(next) if next.is_ascii() && identifier::is_continue(next) => {
                // CPython points at the last character of the number.
                self.error_before_position(format!("invalid {kind} literal"))
            }
            _ => Ok(()),
        }
    }

    fn float_value(&self, start: usize) -> f64 {
        let text: String = self.text[start..self.position]
            .chars()
            .filter(|&digit| digit != '_')
            .collect();
        text.parse().expect("the digits were read as a float")
    }
}
