//! From bytes to text, lines and columns, and what the prompt asks.

use weft_syntax::{
    Source, SyntaxErrorKind, TopLevel, decode, is_incomplete, parse_expression, parse_interactive,
    parse_module,
};

#[test]
fn bytes_are_decoded_by_their_coding_line() {
    assert_eq!(
        decode("a.py", "x = 'é'".as_bytes()),
        Ok("x = 'é'".to_owned())
    );
    assert_eq!(decode("a.py", b"\xef\xbb\xbfx"), Ok("x".to_owned()));
    assert_eq!(
        decode("a.py", b"# coding: latin-1\n'\xe9'"),
        Ok("# coding: latin-1\n'é'".to_owned())
    );
    assert_eq!(
        decode(
            "a.py",
            b"#!/bin/x\n# vim: set fileencoding=iso-8859-1 :\n\xe9"
        )
        .map(|text| text.ends_with('é')),
        Ok(true)
    );
    assert_eq!(
        decode("a.py", b"x = 1\n# coding: latin-1\n"),
        Ok("x = 1\n# coding: latin-1\n".to_owned())
    );
}

#[test]
fn bytes_that_are_no_text_are_errors() {
    let message = |bytes: &[u8]| decode("a.py", bytes).map_err(|error| (error.line, error.message));
    let (line, text) = message(b"x = 1\ny = '\xff'\n").expect_err("this is not UTF-8");
    assert_eq!(line, 2);
    assert!(text.starts_with(
        "Non-UTF-8 code starting with '\\xff' in file a.py on line 2, but no encoding declared"
    ));
    assert_eq!(
        message(b"# coding: foo\n"),
        Err((0, "unknown encoding: foo".to_owned()))
    );
    assert_eq!(
        message(b"\xef\xbb\xbf# coding: latin-1\n"),
        Err((1, "encoding problem: iso-8859-1 with BOM".to_owned()))
    );
    let expected = "(unicode error) 'utf-8' codec can't decode byte 0xe9 in position 5: invalid continuation byte";
    assert_eq!(
        message(b"# coding: utf-8\nx = \"\xe9\"\n"),
        Err((2, expected.to_owned()))
    );
}

#[test]
fn null_bytes_are_refused() {
    let error =
        parse_module(Source::shared("a.py", "x = 1\ny = '\0'")).expect_err("there is a null byte");
    assert_eq!(
        (error.message.as_str(), error.line),
        ("source code cannot contain null bytes", 2)
    );
}

#[test]
fn lines_and_columns() {
    let source = Source::new("a.py", "a\r\nbé c\rd\n");
    assert_eq!(source.line_column(0), (1, 0));
    assert_eq!(source.line_column(3), (2, 0));
    assert_eq!(source.line_column(6), (2, 2));
    assert_eq!(source.line_column(9), (3, 0));
    assert_eq!(source.line_text(1), "a");
    assert_eq!(source.line_text(2), "bé c");
    assert_eq!(source.line_text(3), "d");
    assert_eq!(source.line_text(4), "");
    assert_eq!(source.line_text(0), "");
    assert_eq!(source.line_text(99), "");
    assert_eq!(source.line_column(999), (4, 0));
}

#[test]
fn the_prompt_knows_what_is_incomplete() {
    for text in [
        "f(",
        "x = [1,",
        "'''abc",
        "\"\"\"",
        "if x:",
        "if x:\n",
        "if x:\n    y",
        "def f():\n    return 1",
        "class A:",
        "for x in y:\n    pass",
        "try:\n    x\n",
        "@f",
        "@f\n",
        "x = \\",
        "{'a':",
        "match x:",
        "match x:\n    case 1:",
        "f'''{a",
        "while 1: pass",
        "async def f():",
    ] {
        assert!(is_incomplete(text), "{text:?}");
    }
    for text in [
        "x",
        "x = 1",
        "",
        "# comment",
        "f()",
        "x = )",
        "x y",
        "if x:\n    y\n",
        "while 1: pass\n",
        "'abc",
        "1 = x",
        "def f():\n    return 1\n",
        "if x y",
        "pass; pass",
        "f'{a'",
    ] {
        assert!(!is_incomplete(text), "{text:?}");
    }
}

#[test]
fn the_prompt_takes_one_statement() {
    let parse = |text: &str| {
        parse_interactive(Source::shared("<stdin>", text), TopLevel::Globals).map(|_| ())
    };
    assert!(parse("a; b").is_ok());
    assert!(parse("if a:\n    b\n    c\n").is_ok());
    let error = parse("a\nb").expect_err("these are two");
    assert_eq!(
        error.message,
        "multiple statements found while compiling a single statement"
    );
}

#[test]
fn eval_takes_one_expression() {
    let parse = |text: &str| {
        parse_expression(Source::shared("<string>", text), TopLevel::Namespace).map(|_| ())
    };
    for text in [
        "1",
        "1\n",
        "\n1",
        "a, b",
        "(yield_)",
        "[x for x in y]",
        "lambda: 0",
        "x # c",
        "return_",
    ] {
        assert!(parse(text).is_ok(), "{text:?}: {:?}", parse(text));
    }
    for text in [
        "", "x = 1", "pass", "1 2", "a; b", "return 1", "x := 1", "*a", "yield", "a\nb",
    ] {
        let error = parse(text).expect_err(text);
        assert_eq!(error.kind, SyntaxErrorKind::SyntaxError, "{text:?}");
    }
}
