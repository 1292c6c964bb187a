//! How deeply a text nests, measured on its tokens before anything recurses over its tree.

use std::collections::HashMap;

use rustpython_parser::Tok;

use crate::lexer::{RawPart, StringLiteral, Token, Tokens};

/// Beyond this the text is refused.
pub(crate) const MAXIMUM: u32 = 8_000;
/// Up to this an ordinary thread's stack is enough.
pub(crate) const ORDINARY: u32 = 60;
/// The native stack that one level may take, over all passes.
pub(crate) const BYTES_PER_LEVEL: usize = 12 * 1024;
/// `elif` chains nest in the parser's tree, which only its own destructor follows.
const BYTES_PER_ELIF: usize = 1024;

/// An upper bound of the nesting.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Depth {
    /// Of expressions and blocks.
    pub(crate) levels: u32,
    /// The longest chain of `elif`.
    pub(crate) elifs: u32,
}

impl Depth {
    /// How much stack the passes over the text may need.
    pub(crate) fn stack_size(self) -> usize {
        1024 * 1024 + self.levels as usize * BYTES_PER_LEVEL + self.elifs as usize * BYTES_PER_ELIF
    }
}

/// Measures the tokens of a text.
pub(crate) fn measure(tokens: &Tokens) -> Depth {
    let mut measure = Measure::default();
    measure.tokens(&tokens.tokens, &tokens.strings);
    Depth {
        levels: measure.deepest,
        elifs: measure.longest_elifs,
    }
}

type Strings = HashMap<u32, Vec<StringLiteral>>;

fn measure_parts(parts: &[RawPart], strings: &Strings) -> u32 {
    let mut deepest = 0;
    for part in parts {
        if let RawPart::Field(field) = part {
            let mut measure = Measure::default();
            measure.tokens(&field.tokens, strings);
            let specification = field
                .specification
                .as_deref()
                .map_or(0, |parts| measure_parts(parts, strings));
            deepest = deepest.max(measure.deepest.max(specification) + 2);
        }
    }
    deepest
}

#[derive(Default)]
struct Measure {
    /// For each open bracket, and the statement: operators since the last separator, and lambdas.
    open: Vec<(u32, u32)>,
    current: (u32, u32),
    total: u32,
    deepest: u32,
    blocks: u32,
    /// For each open block, the `elif`s seen in a row.
    elifs: Vec<u32>,
    elifs_total: u32,
    longest_elifs: u32,
}

impl Measure {
    fn tokens(&mut self, tokens: &[Token], strings: &Strings) {
        self.elifs.push(0);
        for token in tokens {
            self.token(&token.tok);
            let mut depth = self.total + self.blocks;
            if matches!(token.tok, Tok::String { .. })
                && let Some(group) = strings.get(&token.start)
            {
                depth += group
                    .iter()
                    .map(|literal| measure_parts(&literal.parts, strings))
                    .max()
                    .unwrap_or(0);
            }
            self.deepest = self.deepest.max(depth);
        }
    }

    fn token(&mut self, tok: &Tok) {
        match tok {
            Tok::Lpar | Tok::Lsqb | Tok::Lbrace => {
                self.count();
                self.open.push(std::mem::take(&mut self.current));
            }
            Tok::Rpar | Tok::Rsqb | Tok::Rbrace => {
                self.total -= self.current.0 + self.current.1;
                self.current = self.open.pop().unwrap_or_default();
            }
            Tok::Comma | Tok::And | Tok::Or | Tok::Semi => {
                self.total -= self.current.0;
                self.current.0 = 0;
            }
            Tok::Newline => {
                self.total = 0;
                self.current = (0, 0);
                self.open.clear();
            }
            Tok::Lambda => {
                self.current.1 += 1;
                self.total += 1;
            }
            Tok::Indent => {
                self.blocks += 1;
                self.elifs.push(0);
            }
            Tok::Dedent => {
                self.blocks = self.blocks.saturating_sub(1);
                self.elifs_total -= self.elifs.pop().unwrap_or(0);
            }
            Tok::If => {
                if let Some(last) = self.elifs.last_mut()
                    && self.total == 0
                {
                    self.elifs_total -= *last;
                    *last = 0;
                }
                self.count();
            }
            Tok::Elif => {
                if let Some(last) = self.elifs.last_mut() {
                    *last += 1;
                    self.elifs_total += 1;
                    self.longest_elifs = self.longest_elifs.max(self.elifs_total);
                }
            }
            Tok::Plus
            | Tok::Minus
            | Tok::Star
            | Tok::Slash
            | Tok::Vbar
            | Tok::Amper
            | Tok::Percent
            | Tok::CircumFlex
            | Tok::LeftShift
            | Tok::RightShift
            | Tok::DoubleStar
            | Tok::DoubleSlash
            | Tok::At
            | Tok::Tilde
            | Tok::Dot
            | Tok::Not
            | Tok::Else
            | Tok::Await
            | Tok::Yield
            | Tok::For
            | Tok::ColonEqual => self.count(),
            _ => {}
        }
    }

    fn count(&mut self) {
        self.current.0 += 1;
        self.total += 1;
    }
}

/// Runs something on a thread with a stack of the given size. `None` if there is no such thread to be had.
pub(crate) fn with_stack<T: Send>(size: usize, work: impl FnOnce() -> T + Send) -> Option<T> {
    std::thread::scope(|scope| {
        let thread = std::thread::Builder::new()
            .stack_size(size)
            .spawn_scoped(scope, work)
            .ok()?;
        thread.join().ok()
    })
}
