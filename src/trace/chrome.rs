//! The timeline in the trace event format of Chrome, which ui.perfetto.dev reads.

use super::timeline::{Kind, RowKind, Timeline};
use crate::measured::{Activity, Json};
use std::io::{self, Write};

/// Writes the timeline.
///
/// # Errors
/// Those of the target.
pub(super) fn write(out: &mut dyn Write, timeline: &Timeline) -> io::Result<()> {
    writeln!(out, "{{\"displayTimeUnit\": \"ms\", \"traceEvents\": [")?;
    let mut separator = "";
    for (index, (number, name)) in timeline.processes.iter().enumerate() {
        let named = metadata("process_name", *number, 0, "name", Json::text(name));
        let order = Json::Whole(index as i128);
        let sorted = metadata("process_sort_index", *number, 0, "sort_index", order);
        write!(out, "{separator}{named},\n{sorted}")?;
        separator = ",\n";
    }
    for (index, row) in timeline.rows.iter().enumerate() {
        let (process, _) = timeline.processes[row.process];
        // Each row has a number of its own, and they are shown in this order.
        let number = index as u32 + 1;
        let named = metadata(
            "thread_name",
            process,
            number,
            "name",
            Json::text(&row.name),
        );
        let order = Json::Whole(index as i128);
        let sorted = metadata("thread_sort_index", process, number, "sort_index", order);
        write!(out, "{separator}{named},\n{sorted}")?;
        separator = ",\n";
        for span in &row.spans {
            let event = Json::Object(vec![
                ("name", Json::text(&span.label)),
                ("cat", Json::text(category(span.kind, row.kind))),
                ("ph", Json::text("X")),
                ("ts", Json::Number(span.began as f64 / 1e3)),
                ("dur", Json::Number((span.ended - span.began) as f64 / 1e3)),
                ("pid", Json::Whole(process.into())),
                ("tid", Json::Whole(number.into())),
            ]);
            write!(out, ",\n{event}")?;
        }
    }
    writeln!(out, "\n]}}")
}

fn metadata(kind: &str, process: u32, row: u32, name: &'static str, value: Json) -> Json {
    Json::Object(vec![
        ("name", Json::text(kind)),
        ("ph", Json::text("M")),
        ("pid", Json::Whole(process.into())),
        ("tid", Json::Whole(row.into())),
        ("args", Json::Object(vec![(name, value)])),
    ])
}

/// The category, by which a viewer can choose.
fn category(kind: Kind, row: RowKind) -> &'static str {
    match (kind, row) {
        (Kind::Activity(activity), _) => match activity {
            Activity::Outside => "outside",
            Activity::Running => "running",
            Activity::Gil => "gil",
            Activity::Lock => "lock",
            Activity::Signal => "signal",
            Activity::InputOutput | Activity::Events => "io",
            Activity::Sleep => "sleep",
            Activity::Native => "native",
            Activity::Stopped => "stopped",
            Activity::Collecting => "collecting",
        },
        (Kind::Step, _) => "task",
        (Kind::Child, _) => "child",
    }
}
