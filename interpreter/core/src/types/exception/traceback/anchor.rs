//! Which part of an underlined expression is marked more strongly: its operator, or the brackets of a subscript or call.
//!
//! The text is one whole expression (or a statement, which has no such part), so its outermost operator can be found
//! from its tokens alone: brackets are skipped, and of the operators outside of them the one that binds least counts.

/// The marked part: from a line and column up to another, counted in characters from the start of the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Anchor {
    pub(super) start: (usize, usize),
    pub(super) end: (usize, usize),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Word,
    Number,
    Text,
    Operator,
    /// A bracket with all that is inside, and how it opens.
    Bracket(char),
}

#[derive(Clone, Copy, Debug)]
struct Token {
    kind: Kind,
    start: usize,
    end: usize,
}

/// What an expression is at its outermost level, as far as marks go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Form {
    Binary { operator: usize, right: usize },
    Trailer { bracket: usize },
    Other,
}

/// The marked part of an expression; `None` if it has none.
pub(super) fn find(segment: &str) -> Option<Anchor> {
    let text: Vec<char> = segment.chars().collect();
    let tokens = tokens(&text)?;
    match form(&text, &tokens) {
        Form::Other => None,
        Form::Binary { operator, right } => {
            let start = tokens[operator].start;
            let mut end = start + 1;
            let follows = text.get(end).copied().unwrap_or('\n');
            if !follows.is_whitespace()
                && !matches!(follows, '\\' | '#')
                && end < operand_start(&text, &tokens, right)
            {
                end += 1;
            }
            Some(Anchor {
                start: position(&text, start),
                end: position(&text, end),
            })
        }
        Form::Trailer { bracket } => Some(Anchor {
            start: position(&text, tokens[bracket].start),
            end: position(&text, text.len()),
        }),
    }
}

/// Whether an expression is a call of a plain name, such as `f(x)`.
pub(super) fn is_call_of_name(segment: &str) -> bool {
    let text: Vec<char> = segment.chars().collect();
    tokens(&text).is_some_and(|tokens| {
        matches!(&tokens[..], [name, call] if name.kind == Kind::Word && call.kind == Kind::Bracket('('))
    })
}

/// Whether an expression is a call.
pub(super) fn is_call(segment: &str) -> bool {
    let text: Vec<char> = segment.chars().collect();
    tokens(&text).is_some_and(|tokens| match form(&text, &tokens) {
        Form::Trailer { bracket } => tokens[bracket].kind == Kind::Bracket('('),
        Form::Binary { .. } | Form::Other => false,
    })
}

/// Whether a text is the part of an assignment before its value: `a = b.c =`.
pub(super) fn is_assignment_head(head: &str) -> bool {
    let text: Vec<char> = head.chars().collect();
    let Some(tokens) = tokens(&text) else {
        return false;
    };
    let is_plain = |token: &Token| match token.kind {
        Kind::Operator => matches!(&*spelled(&text, token), "=" | "." | "," | "*"),
        Kind::Word => !is_reserved(&spelled(&text, token)),
        Kind::Bracket(_) => true,
        Kind::Number | Kind::Text => false,
    };
    tokens.len() > 1
        && tokens.iter().all(is_plain)
        && tokens
            .last()
            .is_some_and(|last| spelled(&text, last) == "=")
}

/// Where the right operand begins as an expression: parentheses that only group are not part of it.
fn operand_start(text: &[char], all: &[Token], right: usize) -> usize {
    let token = all[right];
    if token.kind != Kind::Bracket('(') || right + 1 != all.len() {
        return token.start;
    }
    let inside = &text[token.start + 1..token.end.saturating_sub(1).max(token.start + 1)];
    let Some(tokens) = tokens(inside) else {
        return token.start;
    };
    let word = |token: &Token| spelled(inside, token);
    let groups = !tokens.is_empty()
        && tokens
            .iter()
            .all(|token| !matches!(&*word(token), "," | "for"));
    if groups {
        token.start + 1 + tokens[0].start
    } else {
        token.start
    }
}

fn position(text: &[char], index: usize) -> (usize, usize) {
    let before = &text[..index.min(text.len())];
    let line = before
        .iter()
        .filter(|character| **character == '\n')
        .count();
    let start = before
        .iter()
        .rposition(|character| *character == '\n')
        .map_or(0, |newline| newline + 1);
    (line, before.len() - start)
}

fn spelled(text: &[char], token: &Token) -> String {
    text[token.start..token.end].iter().collect()
}

fn is_reserved(word: &str) -> bool {
    matches!(
        word,
        "lambda"
            | "if"
            | "else"
            | "and"
            | "or"
            | "not"
            | "in"
            | "is"
            | "for"
            | "yield"
            | "return"
            | "raise"
            | "import"
            | "from"
            | "as"
            | "assert"
            | "del"
            | "pass"
            | "break"
            | "continue"
            | "global"
            | "nonlocal"
            | "def"
            | "class"
            | "with"
            | "while"
            | "try"
            | "except"
            | "finally"
            | "async"
            | "elif"
            | "await"
    )
}

/// How tightly a binary operator binds; `None` for what is none.
fn binding(operator: &str) -> Option<u8> {
    Some(match operator {
        "|" => 1,
        "^" => 2,
        "&" => 3,
        "<<" | ">>" => 4,
        "+" | "-" => 5,
        "*" | "@" | "/" | "//" | "%" => 6,
        "**" => 8,
        _ => return None,
    })
}

fn form(text: &[char], tokens: &[Token]) -> Form {
    let Some(first) = tokens.first() else {
        return Form::Other;
    };
    let mut lowest: Option<(u8, usize)> = None;
    let mut wants_operand = true;
    for (index, token) in tokens.iter().enumerate() {
        match token.kind {
            Kind::Operator => {
                let operator = spelled(text, token);
                if operator == "." || operator == "..." {
                    wants_operand = operator == ".";
                } else if wants_operand {
                    if !matches!(&*operator, "+" | "-" | "~") {
                        return Form::Other;
                    }
                } else {
                    let Some(binding) = binding(&operator) else {
                        return Form::Other;
                    };
                    // Powers group from the right, all others from the left.
                    let goes_out = lowest.is_none_or(|(other, _)| {
                        binding < other || (binding == other && binding != 8)
                    });
                    if goes_out {
                        lowest = Some((binding, index));
                    }
                    wants_operand = true;
                }
            }
            Kind::Word => {
                let word = spelled(text, token);
                if word == "await" && wants_operand {
                    continue;
                }
                if is_reserved(&word) || !wants_operand {
                    return Form::Other;
                }
                wants_operand = false;
            }
            Kind::Number => wants_operand = false,
            Kind::Text | Kind::Bracket(_) => wants_operand = false,
        }
    }
    let first_word = spelled(text, first);
    let is_prefixed = first.kind == Kind::Operator && first_word != "...";
    match lowest {
        Some((8, _)) if is_prefixed => Form::Other,
        Some((_, operator)) => Form::Binary {
            operator,
            right: operator + 1,
        },
        None if is_prefixed || (first.kind == Kind::Word && first_word == "await") => Form::Other,
        None => match tokens.last() {
            Some(last) if tokens.len() > 1 && matches!(last.kind, Kind::Bracket('(' | '[')) => {
                Form::Trailer {
                    bracket: tokens.len() - 1,
                }
            }
            _ => Form::Other,
        },
    }
}

/// The tokens outside of brackets; `None` if brackets or quotes do not close.
fn tokens(text: &[char]) -> Option<Vec<Token>> {
    let mut tokens = Vec::new();
    let mut place = 0;
    while place < text.len() {
        let start = place;
        let character = text[place];
        if character.is_whitespace() || character == '\\' {
            place += 1;
            continue;
        }
        if character == '#' {
            place = skip_comment(text, place);
            continue;
        }
        let kind = if let Some(end) = string_end(text, place) {
            place = end?;
            Kind::Text
        } else if character.is_ascii_digit()
            || (character == '.' && text.get(place + 1).is_some_and(char::is_ascii_digit))
        {
            place = number_end(text, place);
            Kind::Number
        } else if character == '_' || character.is_alphabetic() {
            while text
                .get(place)
                .is_some_and(|c| *c == '_' || c.is_alphanumeric())
            {
                place += 1;
            }
            Kind::Word
        } else if matches!(character, '(' | '[' | '{') {
            place = bracket_end(text, place)?;
            Kind::Bracket(character)
        } else {
            place = operator_end(text, place);
            Kind::Operator
        };
        tokens.push(Token {
            kind,
            start,
            end: place,
        });
    }
    Some(tokens)
}

fn skip_comment(text: &[char], from: usize) -> usize {
    from + text[from..]
        .iter()
        .take_while(|character| **character != '\n')
        .count()
}

fn number_end(text: &[char], from: usize) -> usize {
    let mut place = from;
    while let Some(character) = text.get(place) {
        let is_sign = matches!(character, '+' | '-')
            && matches!(text[place - usize::from(place > from)], 'e' | 'E')
            && !text[from..].starts_with(&['0', 'x']);
        if !(character.is_alphanumeric()
            || matches!(character, '.' | '_')
            || (is_sign && place > from))
        {
            break;
        }
        place += 1;
    }
    place
}

fn operator_end(text: &[char], from: usize) -> usize {
    const LONG: [&str; 27] = [
        "...", "**=", "//=", "<<=", ">>=", "**", "//", "<<", ">>", "==", "!=", "<=", ">=", ":=",
        "->", "+=", "-=", "*=", "/=", "%=", "@=", "&=", "|=", "^=", "<>", "&&", "||",
    ];
    let fits = |operator: &&str| {
        operator
            .chars()
            .enumerate()
            .all(|(at, c)| text.get(from + at) == Some(&c))
    };
    from + LONG
        .iter()
        .find(|operator| fits(operator))
        .map_or(1, |operator| operator.len())
}

fn bracket_end(text: &[char], from: usize) -> Option<usize> {
    let mut depth = 0usize;
    let mut place = from;
    while place < text.len() {
        match text[place] {
            '#' => {
                place = skip_comment(text, place);
                continue;
            }
            '(' | '[' | '{' => depth += 1,
            ')' | ']' | '}' => {
                depth -= 1;
                if depth == 0 {
                    return Some(place + 1);
                }
            }
            character => {
                if let Some(end) = string_end(text, place) {
                    place = end?;
                    continue;
                }
                if character == '_' || character.is_alphanumeric() {
                    while text
                        .get(place)
                        .is_some_and(|c| *c == '_' || c.is_alphanumeric())
                    {
                        place += 1;
                    }
                    continue;
                }
            }
        }
        place += 1;
    }
    None
}

/// The end of the string literal that begins here, if one does; `Some(None)` if it does not close.
fn string_end(text: &[char], from: usize) -> Option<Option<usize>> {
    let prefix = text[from..]
        .iter()
        .take(3)
        .take_while(|c| c.is_ascii_alphabetic())
        .count();
    let quote = *text
        .get(from + prefix)
        .filter(|quote| matches!(quote, '"' | '\''))?;
    let is_prefix = |c: &char| matches!(c.to_ascii_lowercase(), 'r' | 'b' | 'u' | 'f' | 't');
    if prefix > 2 || !text[from..from + prefix].iter().all(is_prefix) {
        return None;
    }
    let has_fields = text[from..from + prefix]
        .iter()
        .any(|c| matches!(c.to_ascii_lowercase(), 'f' | 't'));
    let open = from + prefix;
    let triple = text[open..].starts_with(&[quote, quote, quote]);
    let width = if triple { 3 } else { 1 };
    let mut place = open + width;
    while place < text.len() {
        let character = text[place];
        let is_doubled = has_fields && character == '{' && text.get(place + 1) == Some(&'{');
        if character == '\\' || is_doubled {
            place += 2;
        } else if has_fields && character == '{' {
            match bracket_end(text, place) {
                Some(end) => place = end,
                None => return Some(None),
            }
        } else if text[place..]
            .iter()
            .take(width)
            .filter(|c| **c == quote)
            .count()
            == width
            && place + width <= text.len()
        {
            return Some(Some(place + width));
        } else {
            place += 1;
        }
    }
    Some(None)
}

#[cfg(test)]
mod tests {
    use super::find;

    fn marked(segment: &str) -> Option<String> {
        let anchor = find(segment)?;
        assert_eq!((anchor.start.0, anchor.end.0), (0, 0));
        Some(
            segment
                .chars()
                .take(anchor.end.1)
                .skip(anchor.start.1)
                .collect(),
        )
    }

    #[test]
    fn the_outermost_operator_is_marked() {
        assert_eq!(marked("a / b").as_deref(), Some("/"));
        assert_eq!(marked("a + b * c").as_deref(), Some("+"));
        assert_eq!(marked("(a + b) * c").as_deref(), Some("*"));
        assert_eq!(marked("a ** b ** c").as_deref(), Some("**"));
        assert_eq!(marked("a.b(c + d) // e").as_deref(), Some("//"));
        assert_eq!(marked("a+(b)").as_deref(), Some("+("));
        assert_eq!(marked("a+(b, c)").as_deref(), Some("+"));
        assert_eq!(marked("1 + -x").as_deref(), Some("+"));
    }

    #[test]
    fn brackets_of_subscripts_and_calls_are_marked() {
        assert_eq!(marked("a[b + c]").as_deref(), Some("[b + c]"));
        assert_eq!(marked("f(x)(y)").as_deref(), Some("(y)"));
        assert_eq!(marked("f'{a[\"]\"]}'.join(y)").as_deref(), Some("(y)"));
    }

    #[test]
    fn other_expressions_have_no_mark() {
        for segment in [
            "a.b",
            "-x",
            "-x ** y",
            "a < b",
            "a if b else c + d",
            "await f(x)",
            "[1, 2]",
            "lambda: f(x)",
            "x = f(y)",
            "f(x",
        ] {
            assert_eq!(find(segment), None, "{segment}");
        }
    }
}
