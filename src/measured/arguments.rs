//! The arguments of `weft compare` and `weft trace`: settings of their own, and behind them what `weft` itself would take.

use std::collections::VecDeque;
use std::ffi::{OsStr, OsString};

/// A setting that a command knows.
#[derive(Clone, Copy)]
pub enum Setting {
    /// It is there or not.
    Flag(&'static str),
    /// It has a value.
    Value(&'static str),
}

/// The program to run, as `weft` itself takes it.
pub struct Invocation {
    /// Options of the interpreter, the program and its arguments.
    pub arguments: Vec<OsString>,
    /// The program's file, unless it is `-c` or `-m`.
    pub file: Option<OsString>,
}

/// What the arguments said.
pub struct Settings {
    /// Settings that were given, with their values.
    pub given: Vec<(&'static str, OsString)>,
    /// The program; `None` if there is none.
    pub invocation: Option<Invocation>,
}

/// Options of the interpreter that have a value behind them.
const WITH_VALUE: [&str; 3] = ["-W", "-X", "--gil"];

impl Settings {
    /// Reads arguments. Settings of the command may stand before the program, or directly behind its file; what comes then,
    /// or behind `--`, is the program's.
    ///
    /// # Errors
    /// What to tell the user.
    pub fn read(
        arguments: impl IntoIterator<Item = OsString>,
        known: &[Setting],
    ) -> Result<Settings, String> {
        let mut rest: VecDeque<OsString> = arguments.into_iter().collect();
        let mut settings = Settings {
            given: Vec::new(),
            invocation: None,
        };
        let mut passed = Vec::new();
        while let Some(argument) = rest.pop_front() {
            if settings.takes(&argument, &mut rest, known)? {
                continue;
            }
            let text = argument.to_string_lossy().into_owned();
            let (name, attached) = named(&text);
            match name {
                _ if WITH_VALUE.contains(&name) && attached.is_none() => {
                    passed.push(argument);
                    passed.extend(rest.pop_front());
                }
                _ => {
                    let is_code = text.starts_with("-c") || text.starts_with("-m");
                    let is_option = text.starts_with('-') && text != "-" && !is_code;
                    if text.starts_with("--") && name != "--gil" {
                        return Err(format!("unknown option {name}"));
                    }
                    passed.push(argument.clone());
                    if !is_option {
                        if !is_code {
                            settings.take_behind_file(&mut rest, known)?;
                        }
                        passed.extend(rest.drain(..));
                        settings.invocation = Some(Invocation {
                            arguments: std::mem::take(&mut passed),
                            file: (!is_code && text != "-").then_some(argument),
                        });
                    }
                }
            }
        }
        Ok(settings)
    }

    /// Takes an argument, and its value from those that follow, if it is a setting; whether it is.
    fn takes(
        &mut self,
        argument: &OsStr,
        rest: &mut VecDeque<OsString>,
        known: &[Setting],
    ) -> Result<bool, String> {
        let text = argument.to_string_lossy();
        let (name, attached) = named(&text);
        let setting = known.iter().find(|setting| match setting {
            Setting::Flag(known) | Setting::Value(known) => *known == name,
        });
        match setting {
            Some(Setting::Flag(name)) => self.given.push((name, OsString::new())),
            Some(Setting::Value(name)) => {
                let value = match attached {
                    Some(value) => OsString::from(value),
                    None => rest
                        .pop_front()
                        .ok_or_else(|| format!("{name} needs a value"))?,
                };
                self.given.push((name, value));
            }
            None => return Ok(false),
        }
        Ok(true)
    }

    /// Takes the settings that stand directly behind the program's file.
    fn take_behind_file(
        &mut self,
        rest: &mut VecDeque<OsString>,
        known: &[Setting],
    ) -> Result<(), String> {
        while let Some(argument) = rest.pop_front() {
            if argument == "--" {
                break;
            }
            if !self.takes(&argument, rest, known)? {
                rest.push_front(argument);
                break;
            }
        }
        Ok(())
    }

    /// Whether a setting was given.
    pub fn has(&self, name: &str) -> bool {
        self.given.iter().any(|(given, _)| *given == name)
    }

    /// The value of a setting, the last one if there are several.
    pub fn value(&self, name: &str) -> Option<&OsStr> {
        let mut given = self.given.iter().rev();
        given
            .find(|(given, _)| *given == name)
            .map(|(_, value)| value.as_os_str())
    }
}

/// The name of an option, and the value that is attached to it.
fn named(text: &str) -> (&str, Option<&str>) {
    match text.split_once('=') {
        Some((name, value)) if name.starts_with("--") => (name, Some(value)),
        _ => (text, None),
    }
}

impl Invocation {
    /// The program as a user would type it.
    pub fn shown(&self) -> String {
        let texts: Vec<_> = self
            .arguments
            .iter()
            .map(|argument| argument.to_string_lossy())
            .collect();
        texts.join(" ")
    }

    /// Whether there is a program: a file that is missing is left to the interpreter to complain about.
    pub fn is_there(&self) -> bool {
        self.file
            .as_ref()
            .is_none_or(|file| std::path::Path::new(file).exists())
    }
}

#[cfg(test)]
mod tests {
    use super::{Setting, Settings};
    use std::ffi::OsString;

    const KNOWN: [Setting; 2] = [Setting::Flag("--json"), Setting::Value("--runs")];

    fn read(arguments: &[&str]) -> Result<Settings, String> {
        Settings::read(arguments.iter().map(OsString::from), &KNOWN)
    }

    #[test]
    fn settings_stand_before_the_program_or_behind_its_file() {
        let settings = read(&["x.py", "--runs", "3", "--json", "a", "--json"]).expect("fine");
        assert_eq!(settings.value("--runs"), Some("3".as_ref()));
        assert!(settings.has("--json"));
        let invocation = settings.invocation.expect("x.py");
        assert_eq!(invocation.arguments, ["x.py", "a", "--json"]);
    }

    #[test]
    fn everything_else_is_the_programs_own() {
        let arguments = ["--runs", "2", "-W", "error", "x.py", "--", "--json", "a"];
        let settings = read(&arguments).expect("fine");
        assert_eq!(settings.value("--runs"), Some("2".as_ref()));
        assert!(!settings.has("--json"));
        let invocation = settings.invocation.expect("x.py");
        assert_eq!(invocation.arguments, ["-W", "error", "x.py", "--json", "a"]);
        assert_eq!(invocation.file, Some("x.py".into()));
    }

    #[test]
    fn code_and_modules_are_programs_too() {
        let invocation = read(&["--json", "-c", "print(1)", "b"])
            .expect("fine")
            .invocation;
        let invocation = invocation.expect("-c");
        assert_eq!(invocation.arguments, ["-c", "print(1)", "b"]);
        assert_eq!(invocation.file, None);
        assert!(read(&["--json"]).expect("fine").invocation.is_none());
    }

    #[test]
    fn what_is_not_known_is_refused() {
        assert_eq!(
            read(&["--quick", "x.py"]).err().as_deref(),
            Some("unknown option --quick")
        );
        assert_eq!(
            read(&["--runs"]).err().as_deref(),
            Some("--runs needs a value")
        );
        assert_eq!(
            read(&["--runs=4"]).expect("fine").value("--runs"),
            Some("4".as_ref())
        );
    }
}
