//! The report: a table for people, or JSON for programs.

use super::figures::Figures;
use super::output::{Agreement, Likeness};
use super::text::{count, ratio, size, time};
use super::verdict::{Changes, Facts, held_part};
use crate::measured::{Invocation, Json};

/// All that is reported.
pub(super) struct Report<'r> {
    pub(super) invocation: &'r Invocation,
    /// Runs in each mode.
    pub(super) runs: usize,
    pub(super) facts: &'r Facts<'r>,
    pub(super) verdict: &'r [String],
}

/// A row of the table: a name, a figure for each mode, and what to say beside them.
struct Row {
    name: &'static str,
    on: String,
    off: String,
    remark: String,
}

/// Columns of text behind the names, and of the table before a verdict is broken.
const LABEL: usize = 10;
const WIDTH: usize = 100;

fn rows(report: &Report<'_>) -> Vec<Row> {
    let (on, off) = (&report.facts.on, &report.facts.off);
    let mut rows = Vec::new();
    let mut add = |name, shown: fn(&Figures) -> String, remark: String| {
        rows.push(Row {
            name,
            on: shown(on),
            off: shown(off),
            remark,
        });
    };
    let faster = on.wall / off.wall.max(1e-9);
    add("wall time", |each| time(each.wall), ratio(faster));
    if report.runs > 1 {
        let range = |each: &Figures| format!("{} – {}", time(each.range.0), time(each.range.1));
        add("  quickest – slowest", range, String::new());
    }
    add("CPU time", |each| time(each.processor), String::new());
    add(
        "cores used",
        |each| format!("{:.2}", each.cores),
        String::new(),
    );
    let recorded = |each: &Figures, text: String| {
        if each.is_recorded {
            text
        } else {
            "?".to_owned()
        }
    };
    let all = "all threads together";
    add("waiting for the GIL", |each| time(each.gil), all.to_owned());
    add("waiting for locks", |each| time(each.locks), String::new());
    add(
        "waiting for I/O",
        |each| time(each.input_output),
        String::new(),
    );
    add("sleeping", |each| time(each.sleeping), String::new());
    add(
        "switches of the GIL",
        |each| count(each.switches),
        String::new(),
    );
    add(
        "switches by the system",
        |each| count(each.context_switches),
        String::new(),
    );
    add("collections", |each| count(each.collections), String::new());
    add("  pauses in all", |each| time(each.paused), String::new());
    add(
        "  longest pause",
        |each| time(each.longest_pause),
        String::new(),
    );
    add("peak memory", |each| size(each.peak_memory), String::new());
    for row in &mut rows {
        match row.name {
            "waiting for the GIL" | "switches of the GIL" => row.off = "–".to_owned(),
            _ => {}
        }
        let measured_outside = [
            "wall time",
            "  quickest – slowest",
            "CPU time",
            "cores used",
            "switches by the system",
            "peak memory",
        ];
        if !measured_outside.contains(&row.name) {
            row.on = recorded(on, std::mem::take(&mut row.on));
            row.off = recorded(off, std::mem::take(&mut row.off));
        }
    }
    rows
}

/// The table, with the verdict below.
pub(super) fn table(report: &Report<'_>) -> String {
    let rows = rows(report);
    let wide = |texts: &mut dyn Iterator<Item = &str>| {
        texts.map(|text| text.chars().count()).max().unwrap_or(0)
    };
    let names = wide(&mut rows.iter().map(|row| row.name));
    let on = wide(&mut rows.iter().map(|row| row.on.as_str()).chain(["GIL on"]));
    let off = wide(&mut rows.iter().map(|row| row.off.as_str()).chain(["GIL off"]));
    let mut text = match report.runs {
        1 => format!("{}\n\n", report.invocation.shown()),
        runs => format!("{}: medians of {runs} runs\n\n", report.invocation.shown()),
    };
    text += &format!("{:names$}  {:>on$}  {:>off$}\n", "", "GIL on", "GIL off");
    for row in &rows {
        let line = format!(
            "{:names$}  {:>on$}  {:>off$}  {}",
            row.name, row.on, row.off, row.remark
        );
        text += line.trim_end();
        text.push('\n');
    }
    text.push('\n');
    text += &labelled("output", &report.facts.agreement.text());
    let agreement = report.facts.agreement;
    for (lines, mode) in [(&agreement.only_on, "on"), (&agreement.only_off, "off")] {
        for line in lines {
            text += &labelled("", &format!("only with GIL {mode}: {line}"));
        }
    }
    for (index, sentence) in report.verdict.iter().enumerate() {
        text += &labelled(if index == 0 { "verdict" } else { "" }, sentence);
    }
    text
}

/// A text with a label before it, in lines of the table's width.
fn labelled(label: &str, text: &str) -> String {
    let mut lines = vec![String::new()];
    for word in text.split(' ') {
        let last = lines.last_mut().expect("there is one from the beginning");
        let length = last.chars().count();
        if length > 0 && length + 1 + word.chars().count() > WIDTH - LABEL {
            lines.push(word.to_owned());
        } else {
            if length > 0 {
                last.push(' ');
            }
            last.push_str(word);
        }
    }
    let label = format!("{label:LABEL$}");
    let rest = " ".repeat(LABEL);
    let labels = std::iter::once(&label).chain(std::iter::repeat(&rest));
    let shown = lines.iter().zip(labels);
    shown
        .map(|(line, label)| format!("{label}{line}\n"))
        .collect()
}

/// All figures, for programs.
pub(super) fn json(report: &Report<'_>) -> Json {
    let facts = report.facts;
    let arguments = &report.invocation.arguments;
    let texts = |texts: &[String]| texts.iter().map(Json::text).collect();
    let failure = |failure: &Option<String>| match failure {
        Some(failure) => Json::text(failure),
        None => Json::Null,
    };
    let agreement = facts.agreement;
    let [within_on, within_off] = agreement.within.map(|within| {
        let name = within.map(Agreement::name).map(Json::text);
        name.unwrap_or(Json::Null)
    });
    Json::Object(vec![
        (
            "program",
            Json::List(
                arguments
                    .iter()
                    .map(|argument| Json::text(argument.to_string_lossy()))
                    .collect(),
            ),
        ),
        ("runs", Json::Whole(report.runs as i128)),
        (
            "gil_on",
            figures(&facts.on, &facts.updates[0], &facts.failures[0], failure),
        ),
        (
            "gil_off",
            figures(&facts.off, &facts.updates[1], &facts.failures[1], failure),
        ),
        ("speedup", Json::Number(facts.on.wall / facts.off.wall)),
        (
            "output",
            Json::Object(vec![
                (
                    "agrees",
                    Json::Flag(agreement.between != Likeness::Different),
                ),
                (
                    "between_modes",
                    Json::text(Agreement::name(agreement.between)),
                ),
                ("within_gil_on", within_on),
                ("within_gil_off", within_off),
                ("only_gil_on", Json::List(texts(&agreement.only_on))),
                ("only_gil_off", Json::List(texts(&agreement.only_off))),
            ]),
        ),
        ("verdict", Json::List(texts(report.verdict))),
    ])
}

fn figures(
    figures: &Figures,
    updates: &[Changes],
    failed: &Option<String>,
    failure: impl Fn(&Option<String>) -> Json,
) -> Json {
    let recorded = |number: f64| {
        if figures.is_recorded {
            Json::Number(number)
        } else {
            Json::Null
        }
    };
    let locks = figures.locks_waited_for.iter().map(|lock| {
        Json::Object(vec![
            ("place", Json::text(&lock.place)),
            ("acquisitions", Json::Whole(lock.taken.into())),
            ("waits", Json::Whole(lock.waits.into())),
            ("waited_seconds", Json::Number(lock.waited as f64 / 1e9)),
            ("held_seconds", Json::Number(lock.held as f64 / 1e9)),
            ("held_part", Json::Number(held_part(lock))),
        ])
    });
    let updates = updates.iter().map(|changes| {
        let lines = changes.lines.iter().map(|line| Json::Whole((*line).into()));
        let lost = changes.lost_part();
        let is_none = changes.overwrites == 0;
        Json::Object(vec![
            ("file", Json::text(&changes.file)),
            ("lines", Json::List(lines.collect())),
            ("target", Json::text(&changes.target)),
            ("threads", Json::Whole(changes.threads as i128)),
            ("executions", Json::Whole(changes.executions.into())),
            ("overwrites", Json::Whole(changes.overwrites.into())),
            ("added", Json::Whole(changes.added)),
            ("lost", Json::Whole(changes.lost)),
            (
                "lost_part",
                match lost {
                    Some(part) => Json::Number(part),
                    None if is_none => Json::Number(0.0),
                    None => Json::Null,
                },
            ),
        ])
    });
    Json::Object(vec![
        ("failure", failure(failed)),
        ("wall_seconds", Json::Number(figures.wall)),
        ("quickest_seconds", Json::Number(figures.range.0)),
        ("slowest_seconds", Json::Number(figures.range.1)),
        ("cpu_seconds", Json::Number(figures.processor)),
        ("cores_used", Json::Number(figures.cores)),
        ("running_seconds", recorded(figures.running)),
        ("waiting_for_gil_seconds", recorded(figures.gil)),
        ("waiting_for_locks_seconds", recorded(figures.locks)),
        ("waiting_for_threads_seconds", recorded(figures.signals)),
        ("waiting_for_io_seconds", recorded(figures.input_output)),
        ("sleeping_seconds", recorded(figures.sleeping)),
        ("gil_switches", recorded(figures.switches)),
        ("context_switches", Json::Number(figures.context_switches)),
        ("collections", recorded(figures.collections)),
        ("paused_seconds", recorded(figures.paused)),
        ("longest_pause_seconds", recorded(figures.longest_pause)),
        ("peak_memory_bytes", Json::Number(figures.peak_memory)),
        ("busy_threads", Json::Whole(figures.busy_threads as i128)),
        ("busy_children", Json::Whole(figures.busy_children as i128)),
        ("locks", Json::List(locks.collect())),
        ("updates", Json::List(updates.collect())),
    ])
}

#[cfg(test)]
mod tests {
    use super::{WIDTH, labelled};

    #[test]
    fn long_sentences_are_broken_between_words() {
        let sentence = "word ".repeat(40);
        let text = labelled("verdict", sentence.trim_end());
        assert_eq!(text.lines().count(), 3);
        assert!(text.lines().all(|line| line.chars().count() <= WIDTH));
        assert!(text.starts_with("verdict   word word"));
        assert_eq!(text.split_whitespace().count(), 41);
    }
}
