//! Writing JSON.

use std::fmt::{self, Display, Formatter};

/// A value to be written. Numbers that JSON has not are null.
#[derive(Clone, Debug, PartialEq)]
pub enum Json {
    Null,
    Flag(bool),
    Whole(i128),
    Number(f64),
    Text(String),
    List(Vec<Json>),
    Object(Vec<(&'static str, Json)>),
}

impl Json {
    /// A text.
    pub fn text(text: impl Into<String>) -> Json {
        Json::Text(text.into())
    }
}

impl Display for Json {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Json::Number(number) if number.is_finite() => write!(formatter, "{number}"),
            Json::Null | Json::Number(_) => formatter.write_str("null"),
            Json::Flag(flag) => write!(formatter, "{flag}"),
            Json::Whole(whole) => write!(formatter, "{whole}"),
            Json::Text(text) => quoted(formatter, text),
            Json::List(items) => {
                formatter.write_str("[")?;
                for (index, item) in items.iter().enumerate() {
                    let comma = if index == 0 { "" } else { ", " };
                    write!(formatter, "{comma}{item}")?;
                }
                formatter.write_str("]")
            }
            Json::Object(members) => {
                formatter.write_str("{")?;
                for (index, (name, value)) in members.iter().enumerate() {
                    formatter.write_str(if index == 0 { "" } else { ", " })?;
                    quoted(formatter, name)?;
                    write!(formatter, ": {value}")?;
                }
                formatter.write_str("}")
            }
        }
    }
}

fn quoted(formatter: &mut Formatter<'_>, text: &str) -> fmt::Result {
    formatter.write_str("\"")?;
    for character in text.chars() {
        match character {
            '"' => formatter.write_str("\\\"")?,
            '\\' => formatter.write_str("\\\\")?,
            '\n' => formatter.write_str("\\n")?,
            control if control < ' ' => write!(formatter, "\\u{:04x}", control as u32)?,
            other => write!(formatter, "{other}")?,
        }
    }
    formatter.write_str("\"")
}

#[cfg(test)]
mod tests {
    use super::Json;

    #[test]
    fn values_are_written_as_json_has_them() {
        let value = Json::Object(vec![
            ("text", Json::text("a \"b\"\n\\\u{1}é")),
            (
                "list",
                Json::List(vec![Json::Whole(-3), Json::Null, Json::Flag(true)]),
            ),
            ("number", Json::Number(0.25)),
            ("none", Json::Number(f64::NAN)),
        ]);
        let expected = r#"{"text": "a \"b\"\n\\\u0001é", "list": [-3, null, true], "number": 0.25, "none": null}"#;
        assert_eq!(value.to_string(), expected);
    }
}
