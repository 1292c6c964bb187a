//! Text that was pasted: a session with its prompts in front, or a block that is indented as in a web page.

/// The program in a text that someone typed or pasted.
pub(super) fn cleaned(text: &str) -> String {
    let dedented = without_indentation(text);
    let first = dedented.lines().find(|line| !line.trim().is_empty());
    match first {
        Some(line) if line.starts_with(">>>") => from_session(&dedented, python_line),
        Some(line) if ipython_input(line).is_some() => {
            let mut is_output = false;
            from_session(&dedented, |line| ipython_line(line, &mut is_output))
        }
        _ => dedented,
    }
}

/// What a line of a session is.
enum Part<'t> {
    Code(&'t str),
    Output,
}

fn from_session<'t>(text: &'t str, mut part: impl FnMut(&'t str) -> Part<'t>) -> String {
    let mut code = Vec::new();
    for line in text.lines() {
        match part(line) {
            Part::Code(line) => code.push(line),
            Part::Output => {}
        }
    }
    code.join("\n")
}

fn python_line(line: &str) -> Part<'_> {
    for prompt in [">>>", "..."] {
        if let Some(rest) = line.strip_prefix(prompt)
            && (rest.is_empty() || rest.starts_with(' '))
        {
            return Part::Code(rest.strip_prefix(' ').unwrap_or(rest));
        }
    }
    Part::Output
}

/// The code behind `In [1]:`.
fn ipython_input(line: &str) -> Option<&str> {
    let rest = line.strip_prefix("In [")?;
    let (number, rest) = rest.split_once("]:")?;
    number
        .bytes()
        .all(|byte| byte.is_ascii_digit() || byte == b' ')
        .then(|| rest.strip_prefix(' ').unwrap_or(rest))
}

/// A line of IPython's: continued lines have dots and a colon in front, results begin with `Out[1]:`.
fn ipython_line<'t>(line: &'t str, is_output: &mut bool) -> Part<'t> {
    if let Some(code) = ipython_input(line) {
        *is_output = false;
        return Part::Code(code);
    }
    let trimmed = line.trim_start();
    if !*is_output && let Some(rest) = trimmed.strip_prefix("...:") {
        return Part::Code(rest.strip_prefix(' ').unwrap_or(rest));
    }
    if !trimmed.is_empty() {
        *is_output = true;
    }
    Part::Output
}

/// The text without the white space that its first line begins with, if all lines do.
fn without_indentation(text: &str) -> String {
    let lines: Vec<&str> = text.split('\n').collect();
    let is_blank = |line: &&str| line.trim().is_empty();
    let Some(first) = lines.iter().find(|line| !is_blank(line)) else {
        return text.to_owned();
    };
    let margin = &first[..first.len() - first.trim_start_matches([' ', '\t']).len()];
    let shares = |line: &&str| is_blank(line) || line.starts_with(margin);
    if margin.is_empty() || !lines.iter().all(shares) {
        return text.to_owned();
    }
    let rest: Vec<&str> = lines
        .iter()
        .map(|line| line.strip_prefix(margin).unwrap_or(""))
        .collect();
    rest.join("\n")
}

#[cfg(test)]
mod tests {
    use super::cleaned;

    #[test]
    fn prompts_and_results_are_left_out() {
        let session = ">>> x = 1\n>>> for i in 1, 2:\n...     print(i)\n... \n1\n2\n>>> x\n1";
        assert_eq!(cleaned(session), "x = 1\nfor i in 1, 2:\n    print(i)\n\nx");
        let session = "In [1]: def f():\n   ...:     return 1\n   ...: \n\nIn [2]: f()\nOut[2]: 1\n\nIn [3]: 2";
        assert_eq!(cleaned(session), "def f():\n    return 1\n\nf()\n2");
    }

    #[test]
    fn a_block_moves_to_the_left() {
        assert_eq!(
            cleaned("    a = 1\n\n    if a:\n        b"),
            "a = 1\n\nif a:\n    b"
        );
        assert_eq!(cleaned("  >>> a\n  1"), "a");
        assert_eq!(cleaned("    a\nb"), "    a\nb");
        assert_eq!(cleaned("if a:\n    b"), "if a:\n    b");
    }
}
