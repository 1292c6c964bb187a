//! Numbers as people read them.

/// A time in seconds.
pub(super) fn time(seconds: f64) -> String {
    match seconds {
        0.0 => "0".to_owned(),
        _ if seconds < 0.000_999_5 => format!("{:.0} µs", seconds * 1e6),
        _ if seconds < 0.009_995 => format!("{:.2} ms", seconds * 1e3),
        _ if seconds < 0.999_5 => format!("{:.0} ms", seconds * 1e3),
        _ if seconds < 99.95 => format!("{seconds:.2} s"),
        _ => format!("{seconds:.0} s"),
    }
}

/// A size in octets.
pub(super) fn size(octets: f64) -> String {
    match octets / 1e6 {
        megabytes if megabytes < 1000.0 => format!("{megabytes:.1} MB"),
        megabytes => format!("{:.2} GB", megabytes / 1000.0),
    }
}

/// A whole number, its digits in groups of three.
pub(super) fn count(number: f64) -> String {
    let digits = format!("{number:.0}");
    let mut grouped = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index) % 3 == 0 && digit.is_ascii_digit() {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}

/// A part of one, in percent: with a digit more where it is small, and never 0 or 100 unless it is.
pub(super) fn percent(part: f64) -> String {
    let percent = part * 100.0;
    match percent {
        0.0 => "0 %".to_owned(),
        _ if percent < 0.1 => "under 0.1 %".to_owned(),
        _ if percent < 9.95 => format!("{percent:.1} %"),
        _ if percent < 99.5 => format!("{percent:.0} %"),
        _ if percent < 100.0 => "over 99 %".to_owned(),
        _ => format!("{percent:.0} %"),
    }
}

/// A small number in words.
pub(super) fn in_words(number: usize) -> String {
    const WORDS: [&str; 13] = [
        "no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
        "eleven", "twelve",
    ];
    WORDS
        .get(number)
        .map_or_else(|| number.to_string(), |word| (*word).to_owned())
}

/// How many times faster or slower.
pub(super) fn ratio(ratio: f64) -> String {
    format!("{ratio:.2}x")
}

#[cfg(test)]
mod tests {
    use super::{count, percent, size, time};

    #[test]
    fn times_have_three_digits() {
        let times = [0.0, 0.000_012_3, 0.001_234, 0.0456, 0.9994, 1.234, 123.4];
        let shown: Vec<String> = times.into_iter().map(time).collect();
        assert_eq!(
            shown,
            [
                "0", "12 µs", "1.23 ms", "46 ms", "999 ms", "1.23 s", "123 s"
            ]
        );
    }

    #[test]
    fn counts_and_sizes_are_grouped() {
        assert_eq!(count(1_234_567.0), "1,234,567");
        assert_eq!(count(999.0), "999");
        assert_eq!(size(12_345_678.0), "12.3 MB");
        assert_eq!(size(2_500_000_000.0), "2.50 GB");
    }

    #[test]
    fn percents_are_not_rounded_to_all_or_nothing() {
        let shown: Vec<String> = [0.0, 0.0001, 0.034, 0.37, 0.999, 1.0]
            .into_iter()
            .map(percent)
            .collect();
        assert_eq!(
            shown,
            ["0 %", "under 0.1 %", "3.4 %", "37 %", "over 99 %", "100 %"]
        );
    }
}
