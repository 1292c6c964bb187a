//! Checks that every file keeps the rules of style that a machine can check.

#![forbid(unsafe_code)]

use std::fs;
use std::path::{Path, PathBuf};

/// Lines in a file, past which it should be a folder.
const LONGEST_FILE: usize = 700;

/// Lines above an `unsafe` block in which its reason must stand.
const SAFETY_DISTANCE: usize = 8;

/// The crates that own memory and threads.
const UNSAFE_CRATES: [&str; 2] = ["interpreter/heap/", "interpreter/concurrency/"];

/// Names that say nothing about what is inside.
const EMPTY_NAMES: [&str; 8] = [
    "util",
    "utils",
    "helper",
    "helpers",
    "common",
    "misc",
    "miscellaneous",
    "stuff",
];

/// One file of the project.
struct File {
    name: String,
    text: String,
}

impl File {
    fn is_rust(&self) -> bool {
        self.name.ends_with(".rs")
    }

    fn is_python(&self) -> bool {
        self.name.ends_with(".py")
    }

    fn may_be_unsafe(&self) -> bool {
        UNSAFE_CRATES
            .iter()
            .any(|folder| self.name.starts_with(folder))
    }

    /// The lines of code with their numbers, without comments and the text inside quotes.
    fn code(&self) -> Vec<(usize, String)> {
        self.text
            .lines()
            .enumerate()
            .map(|(index, line)| (index + 1, without_text(line)))
            .collect()
    }
}

/// A line without what stands in quotes and after `//`, so that words in messages and comments do not count.
fn without_text(line: &str) -> String {
    let mut kept = String::new();
    let mut characters = line.chars().peekable();
    let mut in_quotes = false;
    while let Some(character) = characters.next() {
        match character {
            '\\' if in_quotes => {
                characters.next();
            }
            '"' => in_quotes = !in_quotes,
            '/' if !in_quotes && characters.peek() == Some(&'/') => break,
            _ if in_quotes => {}
            _ => kept.push(character),
        }
    }
    kept
}

/// Every source file of the project, in order of name.
fn project_files() -> Vec<File> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut files = Vec::new();
    let mut folders = vec![root.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).expect("the project can be read") {
            let path: PathBuf = entry.expect("the project can be read").path();
            let name = path
                .file_name()
                .and_then(|name| name.to_str())
                .unwrap_or_default();
            if path.is_dir() {
                if !["target", ".git", "__pycache__"].contains(&name) {
                    folders.push(path);
                }
            } else if name.ends_with(".rs") || name.ends_with(".py") || name == "Cargo.toml" {
                let text = fs::read_to_string(&path).unwrap_or_default();
                let name = path
                    .strip_prefix(root)
                    .expect("the file lies below the root");
                files.push(File {
                    name: name.to_string_lossy().into_owned(),
                    text,
                });
            }
        }
    }
    files.sort_by(|left, right| left.name.cmp(&right.name));
    files
}

/// Fails with every violation that the check finds in any file.
fn check(rule: &str, find: impl Fn(&File) -> Vec<(usize, String)>) {
    let mut violations = Vec::new();
    for file in project_files() {
        for (line, problem) in find(&file) {
            violations.push(format!("{}:{line}: {problem}", file.name));
        }
    }
    assert!(violations.is_empty(), "{rule}\n{}", violations.join("\n"));
}

#[test]
fn files_open_with_a_sentence() {
    check(
        "a file opens with one sentence that says what it is",
        |file| {
            let mut lines = file.text.lines().skip_while(|line| line.starts_with("#!/"));
            let first = lines.next().unwrap_or_default();
            let paragraph = if file.is_rust() {
                let rest = lines.map_while(|line| line.strip_prefix("//! "));
                first
                    .strip_prefix("//! ")
                    .map(|first| join_paragraph(first, rest))
            } else if file.is_python() {
                let opening = first.trim_start_matches(['r', 'R']);
                let rest = lines.map_while(|line| Some(line).filter(|line| !line.is_empty()));
                opening
                    .strip_prefix("\"\"\"")
                    .map(|first| match first.split_once("\"\"\"") {
                        Some((sentence, _)) => sentence.to_owned(),
                        None => join_paragraph(first, rest),
                    })
            } else {
                return Vec::new();
            };
            let paragraph = paragraph.unwrap_or_default();
            if paragraph.len() > 10 && paragraph.contains(['.', ':']) {
                Vec::new()
            } else {
                vec![(1, format!("opens with {first:?}"))]
            }
        },
    );
}

fn join_paragraph<'text>(first: &str, rest: impl Iterator<Item = &'text str>) -> String {
    rest.fold(first.to_owned(), |paragraph, line| paragraph + " " + line)
}

#[test]
fn files_are_short() {
    check("a long file becomes a folder", |file| {
        match file.text.lines().count() {
            count if count > LONGEST_FILE => vec![(count, format!("{count} lines"))],
            _ => Vec::new(),
        }
    });
}

#[test]
fn unsafe_code_stays_in_heap_and_concurrency() {
    check("unsafe code belongs in heap and concurrency", |file| {
        if !file.is_rust() || file.may_be_unsafe() {
            return Vec::new();
        }
        let mut found: Vec<(usize, String)> = lines_with_word(file, "unsafe");
        let is_root = ["src/lib.rs", "src/main.rs"]
            .iter()
            .any(|root| file.name.ends_with(root));
        if is_root && !file.text.contains("#![forbid(unsafe_code)]") {
            found.push((1, "does not forbid unsafe code".to_owned()));
        }
        found
    });
}

#[test]
fn unsafe_blocks_say_why() {
    check("an unsafe block stands under // SAFETY:", |file| {
        if !file.is_rust() || !file.may_be_unsafe() {
            return Vec::new();
        }
        let lines: Vec<&str> = file.text.lines().collect();
        let blocks = file.code().into_iter().filter(|(_, code)| {
            code.split("unsafe ")
                .skip(1)
                .any(|rest| rest.starts_with('{') || rest.starts_with("impl"))
        });
        blocks
            .filter(|(number, _)| {
                let first = number.saturating_sub(SAFETY_DISTANCE + 1);
                !lines[first..*number]
                    .iter()
                    .any(|line| line.contains("SAFETY:"))
            })
            .map(|(number, code)| (number, code.trim().to_owned()))
            .collect()
    });
}

#[test]
fn nothing_is_left_for_later() {
    check("what is not there is not pretended", |file| {
        if !file.is_rust() {
            return Vec::new();
        }
        let macros = ["todo!(", "unimplemented!(", "dbg!("];
        let notes = ["TODO", "FIXME", "XXX", "HACK"];
        let code = file
            .code()
            .into_iter()
            .filter(|(_, code)| macros.iter().any(|name| code.contains(name)));
        let comments = file.text.lines().enumerate().filter(|(_, line)| {
            line.split_once("//")
                .is_some_and(|(_, comment)| notes.iter().any(|note| comment.contains(note)))
        });
        code.chain(comments.map(|(index, line)| (index + 1, line.trim().to_owned())))
            .collect()
    });
}

#[test]
fn errors_are_expected_with_a_reason() {
    check("expect(\"why it cannot fail\") instead of unwrap", |file| {
        if !file.is_rust() {
            return Vec::new();
        }
        let found = file
            .code()
            .into_iter()
            .filter(|(_, code)| code.contains(".unwrap()"));
        found
            .map(|(number, code)| (number, code.trim().to_owned()))
            .collect()
    });
}

#[test]
fn imports_name_what_they_import() {
    check("no glob imports", |file| {
        if !file.is_rust() {
            return Vec::new();
        }
        let found = file.code().into_iter().filter(|(_, code)| {
            let code = code.trim_start();
            (code.starts_with("use ") || code.starts_with("pub use ")) && code.contains("::*")
        });
        found
            .map(|(number, code)| (number, code.trim().to_owned()))
            .collect()
    });
}

#[test]
fn names_say_what_is_inside() {
    check("no utils, helpers, _impl or _inner", |file| {
        // Modules of the library and of packages have the names that Python gives them, `importlib.util` among them.
        let is_given =
            file.name.starts_with("stdlib/python/") || file.name.starts_with("stdlib/packages/");
        if file.is_python() && is_given {
            return Vec::new();
        }
        let path = Path::new(&file.name);
        let parts = path.iter().filter_map(|part| part.to_str());
        let empty = parts.map(|part| part.trim_end_matches(".rs").trim_end_matches(".py"));
        let mut found: Vec<(usize, String)> = empty
            .filter(|part| EMPTY_NAMES.contains(part))
            .map(|part| (0, format!("the name {part}")))
            .collect();
        if file.is_rust() {
            for (number, code) in file.code() {
                for word in code.split("fn ").skip(1) {
                    let name: String = word
                        .chars()
                        .take_while(|character| character.is_alphanumeric() || *character == '_')
                        .collect();
                    if name.ends_with("_impl") || name.ends_with("_inner") {
                        found.push((number, format!("fn {name}")));
                    }
                }
            }
        }
        found
    });
}

#[test]
fn dependencies_have_reasons() {
    check("each dependency has a line of reason beside it", |file| {
        if !file.name.ends_with("Cargo.toml") {
            return Vec::new();
        }
        let mut found = Vec::new();
        let mut in_dependencies = false;
        let mut previous = "";
        for (index, line) in file.text.lines().enumerate() {
            if line.starts_with('[') {
                in_dependencies = line.trim_end_matches(']').ends_with("dependencies");
            } else if in_dependencies
                && line.contains('=')
                && !line.starts_with([' ', '#', '}', ']'])
            {
                let within = line.contains("path =") || line.contains("workspace = true");
                if !within && !line.contains('#') && !previous.starts_with('#') {
                    found.push((index + 1, line.to_owned()));
                }
            }
            previous = line;
        }
        found
    });
}

fn lines_with_word(file: &File, word: &str) -> Vec<(usize, String)> {
    let found = file.code().into_iter().filter(|(_, code)| {
        code.split(|character: char| !character.is_alphanumeric() && character != '_')
            .any(|part| part == word)
    });
    found
        .map(|(number, code)| (number, code.trim().to_owned()))
        .collect()
}
