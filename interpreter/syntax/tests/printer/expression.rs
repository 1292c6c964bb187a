//! Expressions, patterns and constants as Python text.

use super::Printer;
use weft_syntax::ast::{
    BinaryOperator, BooleanOperator, ComparisonOperator, Comprehension, ComprehensionElement,
    Constant, Conversion, DictionaryEntry, Element, Expression, ExpressionKind, FormattedPart,
    Keyword, Pattern, PatternKind, StatementKind, TemplatePart, UnaryOperator,
};

impl Printer<'_> {
    pub(super) fn element(&self, element: &Element) -> String {
        match element {
            Element::Single(value) => self.expression(value),
            Element::Unpack(value) => format!("*{}", self.expression(value)),
        }
    }

    pub(super) fn elements(&self, elements: &[Element]) -> String {
        elements
            .iter()
            .map(|element| self.element(element))
            .collect::<Vec<_>>()
            .join(", ")
    }

    pub(super) fn keyword(&self, keyword: &Keyword) -> String {
        match keyword {
            Keyword::Named { name, value, .. } => format!("{name}={}", self.expression(value)),
            Keyword::Unpack(value) => format!("**{}", self.expression(value)),
        }
    }

    pub(super) fn expression(&self, value: &Expression) -> String {
        match &value.kind {
            ExpressionKind::Constant(constant) => self.constant(constant),
            ExpressionKind::Name(name) => self.name(name),
            ExpressionKind::Temporary(local) => self.local(*local),
            ExpressionKind::Boolean { operator, operands } => {
                let operator = match operator {
                    BooleanOperator::And => " and ",
                    BooleanOperator::Or => " or ",
                };
                let operands: Vec<String> = operands
                    .iter()
                    .map(|operand| self.expression(operand))
                    .collect();
                format!("({})", operands.join(operator))
            }
            ExpressionKind::Named { target, value, .. } => {
                format!("({} := {})", self.name(target), self.expression(value))
            }
            ExpressionKind::Binary {
                left,
                operator,
                right,
            } => {
                format!(
                    "({} {} {})",
                    self.expression(left),
                    binary(*operator),
                    self.expression(right)
                )
            }
            ExpressionKind::Unary { operator, operand } => {
                let operator = match operator {
                    UnaryOperator::Invert => "~",
                    UnaryOperator::Not => "not ",
                    UnaryOperator::Plus => "+",
                    UnaryOperator::Minus => "-",
                };
                format!("({operator}{})", self.expression(operand))
            }
            ExpressionKind::Lambda(function) => {
                let scope = &function.scope;
                let inner = Printer {
                    scope,
                    output: String::new(),
                    level: 0,
                };
                let body = match scope.body.last().map(|last| &last.kind) {
                    Some(StatementKind::Return(Some(value))) if scope.body.len() == 1 => {
                        inner.expression(value)
                    }
                    _ => {
                        let mut inner = inner;
                        inner.body(&scope.body);
                        format!("<{}>", inner.output.trim().replace('\n', "; "))
                    }
                };
                format!("(lambda {}: {body})", self.parameters(function))
            }
            ExpressionKind::Conditional {
                condition,
                value,
                otherwise,
            } => format!(
                "({} if {} else {})",
                self.expression(value),
                self.expression(condition),
                self.expression(otherwise)
            ),
            ExpressionKind::Dictionary(entries) => {
                let entries: Vec<String> = entries
                    .iter()
                    .map(|entry| match entry {
                        DictionaryEntry::Pair { key, value } => {
                            format!("{}: {}", self.expression(key), self.expression(value))
                        }
                        DictionaryEntry::Unpack(value) => format!("**{}", self.expression(value)),
                    })
                    .collect();
                format!("{{{}}}", entries.join(", "))
            }
            ExpressionKind::Set(elements) if elements.is_empty() => "set()".to_owned(),
            ExpressionKind::Set(elements) => format!("{{{}}}", self.elements(elements)),
            ExpressionKind::List(elements) => format!("[{}]", self.elements(elements)),
            ExpressionKind::Tuple(elements) if elements.len() == 1 => {
                format!("({},)", self.elements(elements))
            }
            ExpressionKind::Tuple(elements) => format!("({})", self.elements(elements)),
            ExpressionKind::Comprehension(comprehension) => self.comprehension(comprehension),
            ExpressionKind::Generator(generator) => {
                let inner = Printer {
                    scope: &generator.scope,
                    output: String::new(),
                    level: 0,
                };
                let mut inner = inner;
                inner.body(&generator.scope.body);
                format!(
                    "<generator over {}: {}>",
                    self.expression(&generator.iterable),
                    inner.output.trim().replace('\n', ";")
                )
            }
            ExpressionKind::Comparison { first, rest } => {
                let mut text = format!("({}", self.expression(first));
                for (operator, operand) in rest {
                    text.push_str(&format!(
                        " {} {}",
                        comparison(*operator),
                        self.expression(operand)
                    ));
                }
                text + ")"
            }
            ExpressionKind::Call(call) => {
                let mut arguments: Vec<String> = call
                    .arguments
                    .iter()
                    .map(|argument| self.element(argument))
                    .collect();
                arguments.extend(call.keywords.iter().map(|keyword| self.keyword(keyword)));
                format!(
                    "{}({})",
                    self.expression(&call.function),
                    arguments.join(", ")
                )
            }
            ExpressionKind::Template(parts) => {
                let show = |part: &TemplatePart| match part {
                    TemplatePart::Text(text) => self.constant(text),
                    TemplatePart::Interpolation(part) => {
                        let specification = part.specification.as_ref();
                        let specification = specification.map(|text| self.expression(text));
                        format!(
                            "{{{} {:?} {:?} {specification:?}}}",
                            self.expression(&part.value),
                            part.text,
                            part.conversion
                        )
                    }
                };
                let parts: Vec<String> = parts.iter().map(show).collect();
                format!("t'''{}'''", parts.join(" "))
            }
            ExpressionKind::Formatted(parts) => format!("f'''{}'''", self.parts(parts)),
            ExpressionKind::Attribute { value, name, .. } => {
                format!("{}.{name}", self.expression(value))
            }
            ExpressionKind::Subscript { value, index } => {
                format!("{}[{}]", self.expression(value), self.index(index))
            }
            ExpressionKind::Slice { lower, upper, step } => {
                let bound = |bound: &Option<Box<Expression>>| {
                    bound
                        .as_ref()
                        .map_or("None".to_owned(), |bound| self.expression(bound))
                };
                format!("slice({}, {}, {})", bound(lower), bound(upper), bound(step))
            }
        }
    }

    pub(super) fn comprehension(&self, comprehension: &Comprehension) -> String {
        let mut clauses = String::new();
        for clause in &comprehension.clauses {
            clauses.push_str(&format!(
                " for {} in {}",
                self.target(&clause.target),
                self.expression(&clause.iterable)
            ));
            for condition in &clause.conditions {
                clauses.push_str(&format!(" if {}", self.expression(condition)));
            }
        }
        match &comprehension.element {
            ComprehensionElement::List(value) => format!("[{}{clauses}]", self.expression(value)),
            ComprehensionElement::Set(value) => format!("{{{}{clauses}}}", self.expression(value)),
            ComprehensionElement::Dictionary { key, value } => {
                format!(
                    "{{{}: {}{clauses}}}",
                    self.expression(key),
                    self.expression(value)
                )
            }
        }
    }

    pub(super) fn constant(&self, constant: &Constant) -> String {
        match constant {
            Constant::None => "None".to_owned(),
            Constant::True => "True".to_owned(),
            Constant::False => "False".to_owned(),
            Constant::Ellipsis => "...".to_owned(),
            Constant::Int(value) => value.to_string(),
            Constant::BigInt(digits) => format!("0x{digits}"),
            Constant::Float(value) => format!("{value:?}"),
            Constant::Complex(value) => format!("{value:?}j"),
            Constant::Str(text) => format!("{:?}", &**text),
            Constant::SurrogateStr(codes) => format!("<{codes:x?}>"),
            Constant::Bytes(bytes) => format!("b\"{}\"", bytes.escape_ascii()),
        }
    }

    pub(super) fn parts(&self, parts: &[FormattedPart]) -> String {
        let mut text = String::new();
        for part in parts {
            match part {
                FormattedPart::Literal(literal) => {
                    text.push_str(&literal.replace('{', "{{").replace('}', "}}"))
                }
                FormattedPart::SurrogateLiteral(codes) => text.push_str(&format!("<{codes:x?}>")),
                FormattedPart::Field(field) => {
                    text.push_str(&format!("{{{}", self.expression(&field.expression)));
                    text.push_str(match field.conversion {
                        Conversion::None => "",
                        Conversion::Str => "!s",
                        Conversion::Repr => "!r",
                        Conversion::Ascii => "!a",
                    });
                    if let Some(specification) = &field.specification {
                        text.push_str(&format!(":{}", self.parts(specification)));
                    }
                    text.push('}');
                }
            }
        }
        text
    }

    pub(super) fn pattern(&self, pattern: &Pattern) -> String {
        let list = |patterns: &[Pattern]| {
            patterns
                .iter()
                .map(|pattern| self.pattern(pattern))
                .collect::<Vec<_>>()
        };
        match &pattern.kind {
            PatternKind::Wildcard => "_".to_owned(),
            PatternKind::Capture {
                pattern: None,
                name,
            } => self.name(name),
            PatternKind::Capture {
                pattern: Some(pattern),
                name,
            } => {
                format!("({} as {})", self.pattern(pattern), self.name(name))
            }
            PatternKind::Value(value) => self.expression(value),
            PatternKind::Singleton(constant) => self.constant(constant),
            PatternKind::Sequence {
                before,
                starred,
                after,
            } => {
                let mut items = list(before);
                if let Some(starred) = starred {
                    items.push(format!(
                        "*{}",
                        starred
                            .as_ref()
                            .map_or("_".to_owned(), |name| self.name(name))
                    ));
                }
                items.extend(list(after));
                format!("[{}]", items.join(", "))
            }
            PatternKind::Mapping { entries, rest } => {
                let mut items: Vec<String> = entries
                    .iter()
                    .map(|(key, value)| {
                        format!("{}: {}", self.expression(key), self.pattern(value))
                    })
                    .collect();
                if let Some(rest) = rest {
                    items.push(format!("**{}", self.name(rest)));
                }
                format!("{{{}}}", items.join(", "))
            }
            PatternKind::Class {
                class,
                positional,
                keywords,
            } => {
                let mut items = list(positional);
                items.extend(
                    keywords
                        .iter()
                        .map(|(name, pattern)| format!("{name}={}", self.pattern(pattern))),
                );
                format!("{}({})", self.expression(class), items.join(", "))
            }
            PatternKind::Or(patterns) => format!("({})", list(patterns).join(" | ")),
        }
    }
}

pub(super) fn binary(operator: BinaryOperator) -> &'static str {
    match operator {
        BinaryOperator::Add => "+",
        BinaryOperator::Subtract => "-",
        BinaryOperator::Multiply => "*",
        BinaryOperator::MatrixMultiply => "@",
        BinaryOperator::Divide => "/",
        BinaryOperator::Modulo => "%",
        BinaryOperator::Power => "**",
        BinaryOperator::LeftShift => "<<",
        BinaryOperator::RightShift => ">>",
        BinaryOperator::BitOr => "|",
        BinaryOperator::BitXor => "^",
        BinaryOperator::BitAnd => "&",
        BinaryOperator::FloorDivide => "//",
    }
}

fn comparison(operator: ComparisonOperator) -> &'static str {
    match operator {
        ComparisonOperator::Equal => "==",
        ComparisonOperator::NotEqual => "!=",
        ComparisonOperator::Less => "<",
        ComparisonOperator::LessEqual => "<=",
        ComparisonOperator::Greater => ">",
        ComparisonOperator::GreaterEqual => ">=",
        ComparisonOperator::Is => "is",
        ComparisonOperator::IsNot => "is not",
        ComparisonOperator::In => "in",
        ComparisonOperator::NotIn => "not in",
    }
}
