//! The one error of this crate: what CPython would say, and where.

use crate::ast::Range;
use crate::source::Source;

/// Which exception a [`SyntaxError`] becomes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum SyntaxErrorKind {
    /// `SyntaxError`
    SyntaxError,
    /// `IndentationError`
    IndentationError,
    /// `TabError`
    TabError,
    /// The source is nested too deeply for the compiler: `RecursionError`.
    TooDeep,
}

/// Why a source text is not a program. Lines and columns count from 1, columns in characters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SyntaxError {
    /// Which exception it is.
    pub kind: SyntaxErrorKind,
    /// CPython's message.
    pub message: String,
    /// The stretch of the source it is about.
    pub range: Range,
    /// The line of its beginning.
    pub line: u32,
    /// The column of its beginning.
    pub column: u32,
    /// The line of its end.
    pub end_line: u32,
    /// The column after its end. As in CPython it is 0 or -1 where no end is known.
    pub end_column: i32,
    /// The text of the line it begins in, with the line end that it has, or that CPython gives to the last line.
    pub text: String,
    /// Whether more input could make the text right (an open bracket or block, an unfinished string).
    pub incomplete: bool,
    /// Who found it.
    pub stage: Stage,
}

/// Who finds an error. CPython's compiler works on the tree: it counts columns in bytes of UTF-8, and takes the text of
/// the line from the file of that name, if there is one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Stage {
    /// The tokeniser, which gives the line without its end.
    Tokeniser,
    /// The parser.
    Parser,
    /// The pass over the names, or the compiler.
    Compiler,
}

/// An error before lines and columns are worked out.
#[derive(Clone, Debug)]
pub(crate) struct Problem {
    pub(crate) kind: SyntaxErrorKind,
    pub(crate) message: String,
    pub(crate) range: Range,
    /// Whether CPython reports only the beginning: the end equals it.
    pub(crate) extent: Extent,
    pub(crate) incomplete: bool,
    pub(crate) stage: Stage,
}

/// How much of its range an error reports.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Extent {
    /// Beginning and end.
    Whole,
    /// Beginning and end, but the end column no further than the first line goes.
    Clipped,
    /// Beginning and end, the end being the one of the line with its line end.
    OneLine,
    /// The column before the beginning.
    BeforeLine,
    /// Only the beginning; the end is the same place.
    Point,
    /// Only the beginning; the end column is 0.
    Zero,
    /// Only the beginning; the end column is -1.
    MinusOne,
}

pub(crate) type Result<T> = std::result::Result<T, Box<Problem>>;

impl Problem {
    pub(crate) fn new(message: impl Into<String>, range: Range) -> Box<Problem> {
        Box::new(Problem {
            kind: SyntaxErrorKind::SyntaxError,
            message: message.into(),
            range,
            extent: Extent::Whole,
            incomplete: false,
            stage: Stage::Parser,
        })
    }

    /// An error that CPython's tokeniser finds.
    pub(crate) fn reading(message: impl Into<String>, range: Range) -> Box<Problem> {
        let mut problem = Problem::new(message, range);
        problem.stage = Stage::Tokeniser;
        problem
    }

    /// An error that CPython's tokeniser finds, with a place but no extent.
    pub(crate) fn reading_at(message: impl Into<String>, offset: u32) -> Box<Problem> {
        let mut problem = Problem::at(message, offset);
        problem.stage = Stage::Tokeniser;
        problem
    }

    /// An error that CPython's compiler finds.
    pub(crate) fn compiling(message: impl Into<String>, range: Range) -> Box<Problem> {
        let mut problem = Problem::new(message, range);
        problem.stage = Stage::Compiler;
        problem
    }

    /// An error that has a place but no extent.
    pub(crate) fn at(message: impl Into<String>, offset: u32) -> Box<Problem> {
        let mut problem = Problem::new(message, Range::new(offset, offset));
        problem.extent = Extent::Point;
        problem
    }

    pub(crate) fn indentation(message: impl Into<String>, range: Range) -> Box<Problem> {
        let mut problem = Problem::new(message, range);
        problem.kind = SyntaxErrorKind::IndentationError;
        problem
    }

    pub(crate) fn too_deep() -> Box<Problem> {
        let mut problem = Problem::at("maximum recursion depth exceeded during compilation", 0);
        problem.kind = SyntaxErrorKind::TooDeep;
        problem
    }

    pub(crate) fn with_extent(mut self: Box<Self>, extent: Extent) -> Box<Problem> {
        self.extent = extent;
        self
    }

    pub(crate) fn with_kind(mut self: Box<Self>, kind: SyntaxErrorKind) -> Box<Problem> {
        self.kind = kind;
        self
    }

    pub(crate) fn incomplete(mut self: Box<Self>) -> Box<Problem> {
        self.incomplete = true;
        self
    }

    /// Works out lines and columns.
    pub(crate) fn locate(self, source: &Source) -> SyntaxError {
        let place = |offset: u32| match self.stage {
            Stage::Tokeniser | Stage::Parser => source.line_column(offset),
            Stage::Compiler => {
                let line = source.line(offset);
                (line, offset - source.line_start(line))
            }
        };
        let (line, column) = place(self.range.start);
        // A line end, written or not, counts as one character.
        let rest = &source.text[(self.range.start as usize).min(source.text.len())..];
        let at_line_end = rest.is_empty() || rest.starts_with(['\n', '\r']);
        let (end_line, end_column) = match self.extent {
            Extent::Whole if at_line_end && self.range.end <= self.range.start + 1 => {
                (line, column + 1)
            }
            Extent::Whole | Extent::Clipped => place(self.range.end),
            Extent::OneLine => (line, column + (self.range.end - self.range.start)),
            Extent::Point | Extent::Zero | Extent::MinusOne | Extent::BeforeLine => (line, column),
        };
        let end_column = match self.extent {
            Extent::Whole | Extent::OneLine | Extent::Point => end_column as i32 + 1,
            Extent::Clipped => {
                (end_column as usize).min(source.line_text(line).chars().count()) as i32 + 1
            }
            Extent::Zero => 0,
            Extent::MinusOne | Extent::BeforeLine => -1,
        };
        let column = if self.extent == Extent::BeforeLine {
            column
        } else {
            column + 1
        };
        SyntaxError {
            kind: self.kind,
            message: self.message,
            range: self.range,
            line,
            column,
            end_line,
            end_column,
            text: source.line_text(line).to_owned(),
            incomplete: self.incomplete,
            stage: self.stage,
        }
    }
}

impl std::fmt::Display for SyntaxError {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let kind = match self.kind {
            SyntaxErrorKind::SyntaxError => "SyntaxError",
            SyntaxErrorKind::IndentationError => "IndentationError",
            SyntaxErrorKind::TabError => "TabError",
            SyntaxErrorKind::TooDeep => "RecursionError",
        };
        write!(
            formatter,
            "{kind}: {} (line {}, column {})",
            self.message, self.line, self.column
        )
    }
}

impl std::error::Error for SyntaxError {}
