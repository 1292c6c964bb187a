//! Permissions as text, which child processes find in their environment.

use super::{Grant, Permissions, Place, Scope};
use std::ffi::OsStr;
use std::os::unix::ffi::OsStrExt;
use std::path::PathBuf;

impl Permissions {
    /// The permissions as text, for child processes: what [`Permissions::from_text`] reads.
    ///
    /// ```
    /// use weft_core::interpreter::Permissions;
    /// let permissions = Permissions::none().allow_env("HOME").allow_clock();
    /// assert_eq!(Permissions::from_text(&permissions.to_text()), permissions);
    /// ```
    pub fn to_text(&self) -> String {
        let mut text = String::new();
        let mut add = |sign: char, name: &str, part: Option<&OsStr>| {
            text.push(sign);
            text.push_str(name);
            if let Some(part) = part {
                text.push('=');
                for octet in part.as_bytes() {
                    match octet {
                        b'%' | b',' | 0..=32 | 127.. => text.push_str(&format!("%{octet:02x}")),
                        octet => text.push(char::from(*octet)),
                    }
                }
            }
            text.push(',');
        };
        fn each<T>(
            scope: &Scope<T>,
            name: &str,
            shown: impl Fn(&T) -> std::ffi::OsString,
            add: &mut impl FnMut(char, &str, Option<&OsStr>),
        ) {
            if scope.everything {
                add('+', name, None);
            }
            if scope.nothing {
                add('-', name, None);
            }
            scope
                .allowed
                .iter()
                .for_each(|item| add('+', name, Some(&shown(item))));
            scope
                .denied
                .iter()
                .for_each(|item| add('-', name, Some(&shown(item))));
        }
        let path = |path: &PathBuf| path.as_os_str().to_owned();
        each(&self.read, "read", path, &mut add);
        each(&self.write, "write", path, &mut add);
        let place = |place: &Place| match place.port {
            Some(port) => format!("[{}]:{port}", place.host).into(),
            None => format!("[{}]", place.host).into(),
        };
        each(&self.net, "net", place, &mut add);
        each(&self.env, "env", |name| name.into(), &mut add);
        each(&self.run, "run", path, &mut add);
        for (name, granted) in [
            ("threads", self.threads),
            ("signals", self.signals),
            ("clock", self.clock),
            ("machine", self.machine),
        ] {
            if granted {
                add('+', name, None);
            }
        }
        self.imports
            .iter()
            .for_each(|folder| add('+', "import", Some(folder.as_os_str())));
        text
    }

    /// Reads what [`Permissions::to_text`] wrote. What it does not understand is not granted.
    ///
    /// ```
    /// use weft_core::interpreter::Permissions;
    /// assert_eq!(Permissions::from_text("+clock,+moon"), Permissions::none().allow_clock());
    /// ```
    pub fn from_text(text: &str) -> Permissions {
        let mut permissions = Permissions::none();
        for entry in text.split(',') {
            let (grant, entry) = match entry.split_at_checked(1) {
                Some(("+", entry)) => (Grant::Allow, entry),
                Some(("-", entry)) => (Grant::Deny, entry),
                _ => continue,
            };
            let (name, part) = match entry.split_once('=') {
                Some((name, part)) => (name, Some(unescaped(part))),
                None => (entry, None),
            };
            let part = part.as_deref().map(OsStr::from_bytes);
            // What is not known is not granted.
            let _ = permissions.set(grant, name, part);
        }
        permissions
    }
}

fn unescaped(text: &str) -> Vec<u8> {
    let mut octets = Vec::new();
    let mut rest = text.as_bytes();
    while let [first, after @ ..] = rest {
        rest = after;
        let escaped = after
            .get(..2)
            .and_then(|digits| std::str::from_utf8(digits).ok());
        match escaped.and_then(|digits| u8::from_str_radix(digits, 16).ok()) {
            Some(octet) if *first == b'%' => {
                octets.push(octet);
                rest = &after[2..];
            }
            _ => octets.push(*first),
        }
    }
    octets
}
