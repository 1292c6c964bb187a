//! How many slots a suspended frame may need beside its variables: an upper bound, found before lowering.

use weft_syntax::ast::{Body, Statement, StatementKind};

/// Slots that one statement may keep across a suspension inside it.
const PER_STATEMENT: usize = 4;

/// Kept slots for a body and all statements inside it.
pub(crate) fn kept_slots(body: &Body) -> usize {
    let suspends = body.iter().any(|statement| statement.contains_suspension);
    usize::from(suspends) + body.iter().map(of_statement).sum::<usize>()
}

fn of_statement(statement: &Statement) -> usize {
    if !statement.contains_suspension {
        return 0;
    }
    let inside = match &statement.kind {
        StatementKind::If {
            branches,
            otherwise,
        } => {
            branches
                .iter()
                .map(|branch| kept_slots(&branch.body))
                .sum::<usize>()
                + kept_slots(otherwise)
        }
        StatementKind::While {
            body, otherwise, ..
        } => kept_slots(body) + kept_slots(otherwise),
        StatementKind::For(node) => kept_slots(&node.body) + kept_slots(&node.otherwise),
        StatementKind::With(node) => kept_slots(&node.body) + 6,
        StatementKind::Try(node) => {
            kept_slots(&node.body)
                + node
                    .handlers
                    .iter()
                    .map(|h| kept_slots(&h.before) + kept_slots(&h.body) + 4)
                    .sum::<usize>()
                + kept_slots(&node.otherwise)
                + kept_slots(&node.finally)
                + 12
        }
        StatementKind::Match(node) => node
            .cases
            .iter()
            .map(|case| kept_slots(&case.before_guard) + kept_slots(&case.body))
            .sum::<usize>(),
        StatementKind::Suspend { .. } => return 2,
        _ => 0,
    };
    inside + PER_STATEMENT
}

/// Whether a suspension may stand inside a `try` or `with`.
pub(crate) fn may_stand_inside_try(body: &Body) -> bool {
    body.iter()
        .filter(|statement| statement.contains_suspension)
        .any(|statement| match &statement.kind {
            StatementKind::With(_) | StatementKind::Try(_) => true,
            StatementKind::If {
                branches,
                otherwise,
            } => {
                branches
                    .iter()
                    .any(|branch| may_stand_inside_try(&branch.body))
                    || may_stand_inside_try(otherwise)
            }
            StatementKind::While {
                body, otherwise, ..
            } => may_stand_inside_try(body) || may_stand_inside_try(otherwise),
            StatementKind::For(node) => {
                may_stand_inside_try(&node.body) || may_stand_inside_try(&node.otherwise)
            }
            StatementKind::Match(node) => node
                .cases
                .iter()
                .any(|case| may_stand_inside_try(&case.body)),
            _ => false,
        })
}
