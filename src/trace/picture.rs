//! The timeline as a picture, in SVG.
//!
//! A row is divided into columns of a pixel, and a column has the colour of what took the most of its time. So the picture
//! is as small for a long program as for a short one.

use super::timeline::{Kind, Row, RowKind, Timeline};
use crate::measured::Activity;
use std::io::{self, Write};

/// Pixels: the names on the left, the time axis, and the height and distance of rows.
const NAMES: usize = 210;
const COLUMNS: usize = 770;
const ROW: usize = 18;
const PITCH: usize = 26;
const TOP: usize = 16;
const MARGIN: usize = 12;
const LEGEND_PITCH: usize = 22;
/// Characters of a name that fit.
const LONGEST_NAME: usize = 30;
/// Rows that are drawn; a program with more has the busiest of them drawn.
const MOST_ROWS: usize = 60;

/// A colour with what it means.
struct Shade {
    colour: &'static str,
    meaning: &'static str,
    width: usize,
}

const SHADES: [Shade; 10] = [
    shade("#2e9e5b", "running", 70),
    shade("#d9483b", "waiting for the GIL", 145),
    shade("#e8912d", "waiting for a lock", 140),
    shade("#e3c567", "waiting for a thread", 150),
    shade("#5b8def", "in I/O", 60),
    shade("#c9cfd6", "sleeping", 75),
    shade("#1f7a7a", "computing without the GIL", 190),
    shade("#7a4fb5", "stopped or collecting", 155),
    shade("#37a2c4", "a task's step", 100),
    shade("#8a6d4f", "a child process", 110),
];

const fn shade(colour: &'static str, meaning: &'static str, width: usize) -> Shade {
    Shade {
        colour,
        meaning,
        width,
    }
}

/// Where in [`SHADES`] a kind is.
fn shade_of(kind: Kind) -> usize {
    match kind {
        Kind::Activity(activity) => match activity {
            Activity::Outside | Activity::Running => 0,
            Activity::Gil => 1,
            Activity::Lock => 2,
            Activity::Signal => 3,
            Activity::InputOutput | Activity::Events => 4,
            Activity::Sleep => 5,
            Activity::Native => 6,
            Activity::Stopped | Activity::Collecting => 7,
        },
        Kind::Step => 8,
        Kind::Child => 9,
    }
}

/// Draws the timeline.
///
/// # Errors
/// Those of the target.
pub(super) fn write(out: &mut dyn Write, timeline: &Timeline) -> io::Result<()> {
    let rows = drawn(timeline);
    let used: Vec<usize> = (0..SHADES.len())
        .filter(|shade| {
            let mut spans = rows.iter().flat_map(|row| &row.spans);
            spans.any(|span| shade_of(span.kind) == *shade)
        })
        .collect();
    let legend = places(&used);
    let legend_height = legend
        .last()
        .map_or(0, |(_, _, line)| (line + 1) * LEGEND_PITCH);
    let axis = TOP + rows.len() * PITCH;
    let (width, height) = (NAMES + COLUMNS + 2 * MARGIN, axis + 34 + legend_height);
    writeln!(
        out,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" viewBox=\"0 0 {width} {height}\" font-family=\"sans-serif\" font-size=\"12\">"
    )?;
    writeln!(
        out,
        "<rect width=\"{width}\" height=\"{height}\" fill=\"#ffffff\"/>"
    )?;
    for (index, row) in rows.iter().enumerate() {
        let y = TOP + index * PITCH;
        writeln!(
            out,
            "<text x=\"{}\" y=\"{}\" text-anchor=\"end\" fill=\"#222222\">{}</text>",
            MARGIN + NAMES - 8,
            y + 13,
            escaped(&short(&name_of(timeline, row)))
        )?;
        writeln!(
            out,
            "<rect x=\"{}\" y=\"{y}\" width=\"{COLUMNS}\" height=\"{ROW}\" fill=\"#f3f4f6\"/>",
            MARGIN + NAMES
        )?;
        for (first, last, shade) in stretches(row, timeline.length) {
            let Shade {
                colour, meaning, ..
            } = SHADES[shade];
            writeln!(
                out,
                "<rect x=\"{}\" y=\"{y}\" width=\"{}\" height=\"{ROW}\" fill=\"{colour}\"><title>{meaning}</title></rect>",
                MARGIN + NAMES + first,
                last - first
            )?;
        }
    }
    write_axis(out, timeline.length, axis)?;
    for (shade, x, line) in legend {
        let Shade {
            colour, meaning, ..
        } = SHADES[shade];
        let (x, y) = (MARGIN + x, axis + 34 + line * LEGEND_PITCH);
        writeln!(
            out,
            "<rect x=\"{x}\" y=\"{y}\" width=\"12\" height=\"12\" fill=\"{colour}\"/><text x=\"{}\" y=\"{}\" fill=\"#222222\">{meaning}</text>",
            x + 18,
            y + 10
        )?;
    }
    writeln!(out, "</svg>")
}

/// The rows that are drawn, in their order.
fn drawn(timeline: &Timeline) -> Vec<&Row> {
    let mut rows: Vec<(usize, &Row)> = timeline
        .rows
        .iter()
        .enumerate()
        .filter(|(_, row)| !row.spans.is_empty())
        .collect();
    if rows.len() > MOST_ROWS {
        let running = |row: &Row| -> u64 {
            row.spans
                .iter()
                .filter(|span| shade_of(span.kind) == 0)
                .map(|span| span.ended - span.began)
                .sum()
        };
        rows.sort_by_key(|(_, row)| std::cmp::Reverse(running(row)));
        rows.truncate(MOST_ROWS);
        rows.sort_by_key(|(index, _)| *index);
    }
    rows.into_iter().map(|(_, row)| row).collect()
}

fn name_of(timeline: &Timeline, row: &Row) -> String {
    if row.process == 0 || row.kind == RowKind::Child {
        return row.name.clone();
    }
    format!("{}: {}", timeline.processes[row.process].0, row.name)
}

fn short(name: &str) -> String {
    if name.chars().count() <= LONGEST_NAME {
        return name.to_owned();
    }
    let start: String = name.chars().take(LONGEST_NAME - 1).collect();
    start + "…"
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
}

/// Where the entries of the legend go: a shade, how far to the right, and in which line.
fn places(shades: &[usize]) -> Vec<(usize, usize, usize)> {
    let mut places = Vec::new();
    let (mut x, mut line) = (0, 0);
    for shade in shades {
        let width = SHADES[*shade].width;
        if x + width > NAMES + COLUMNS {
            (x, line) = (0, line + 1);
        }
        places.push((*shade, x, line));
        x += width;
    }
    places
}

/// A row as stretches of columns of one shade: the first, the one past the last, and the shade.
fn stretches(row: &Row, length: u64) -> Vec<(usize, usize, usize)> {
    let column = length as f64 / COLUMNS as f64;
    let mut shares = vec![[0.0; SHADES.len()]; COLUMNS];
    for span in &row.spans {
        let (began, ended) = (span.began as f64 / column, span.ended as f64 / column);
        let first = (began as usize).min(COLUMNS - 1);
        let last = (ended as usize).min(COLUMNS - 1);
        for (index, share) in shares.iter_mut().enumerate().take(last + 1).skip(first) {
            let (left, right) = (index as f64, index as f64 + 1.0);
            share[shade_of(span.kind)] += (ended.min(right) - began.max(left)).max(0.0);
        }
    }
    let mut stretches: Vec<(usize, usize, usize)> = Vec::new();
    for (index, share) in shares.iter().enumerate() {
        let most = share
            .iter()
            .enumerate()
            .max_by(|one, other| one.1.total_cmp(other.1));
        // What fills less than a twentieth of a column is not seen.
        let Some((shade, _)) = most.filter(|(_, part)| **part > 0.05) else {
            continue;
        };
        match stretches.last_mut() {
            Some(last) if last.1 == index && last.2 == shade => last.1 = index + 1,
            _ => stretches.push((index, index + 1, shade)),
        }
    }
    stretches
}

fn write_axis(out: &mut dyn Write, length: u64, y: usize) -> io::Result<()> {
    let step = step_of(length);
    let mut time = 0;
    while time <= length && length > 0 {
        let x = MARGIN + NAMES + (time as f64 / length as f64 * COLUMNS as f64) as usize;
        writeln!(
            out,
            "<line x1=\"{x}\" y1=\"{TOP}\" x2=\"{x}\" y2=\"{}\" stroke=\"#222222\" stroke-opacity=\"0.15\"/><text x=\"{x}\" y=\"{}\" text-anchor=\"middle\" fill=\"#555555\">{}</text>",
            y - 4,
            y + 12,
            time_text(time)
        )?;
        time += step;
    }
    Ok(())
}

/// The distance of marks of the axis in nanoseconds: 1, 2 or 5 of some power of ten, for four to ten marks.
fn step_of(length: u64) -> u64 {
    let mut power = 1;
    loop {
        for factor in [1, 2, 5] {
            if length / (factor * power) < 10 {
                return factor * power;
            }
        }
        power *= 10;
    }
}

fn time_text(nanoseconds: u64) -> String {
    match nanoseconds as f64 {
        0.0 => "0".to_owned(),
        time if time < 1e6 => format!("{} µs", time / 1e3),
        time if time < 1e9 => format!("{} ms", time / 1e6),
        time => format!("{} s", time / 1e9),
    }
}

#[cfg(test)]
mod tests {
    use super::{COLUMNS, Kind, Row, RowKind, step_of, stretches};
    use crate::measured::Activity;
    use crate::trace::timeline::Span;

    #[test]
    fn marks_are_round_and_few() {
        for length in [7, 1_234, 98_765_432, 1_000_000_000, 59_000_000_000] {
            let marks = length / step_of(length);
            assert!((3..10).contains(&marks), "{length}: {marks}");
        }
    }

    #[test]
    fn a_column_shows_what_took_the_most_of_it() {
        let span = |began, ended, activity| Span {
            began,
            ended,
            kind: Kind::Activity(activity),
            label: String::new(),
        };
        let length = COLUMNS as u64 * 100;
        let row = Row {
            process: 0,
            kind: RowKind::Thread,
            name: String::new(),
            spans: vec![
                span(0, 1_030, Activity::Running),
                span(1_030, 1_100, Activity::Gil),
                span(1_100, 2_000, Activity::Running),
            ],
        };
        assert_eq!(
            stretches(&row, length),
            [(0, 10, 0), (10, 11, 1), (11, 20, 0)]
        );
    }
}
