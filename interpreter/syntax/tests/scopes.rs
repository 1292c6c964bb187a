//! Where names live, what scopes record, and how annotations, classes and type parameters come out.

use std::sync::Arc;

use weft_syntax::ast::{
    Expression, ExpressionKind, FreeSource, Function, Place, Scope, ScopeKind, Statement,
    StatementKind, Suspension, TypeParameterKind,
};
use weft_syntax::{Source, TopLevel, parse_module, parse_module_in};

fn module(text: &str) -> weft_syntax::ast::Module {
    parse_module(Source::shared("scopes.py", text))
        .unwrap_or_else(|error| panic!("{error}\n{text}"))
}

fn function(statement: &Statement) -> &Function {
    match &statement.kind {
        StatementKind::Function(definition) => &definition.function,
        other => panic!("not a function: {other:?}"),
    }
}

fn class(statement: &Statement) -> &Scope {
    match &statement.kind {
        StatementKind::Class(definition) => &definition.scope,
        other => panic!("not a class: {other:?}"),
    }
}

fn place(value: &Expression) -> Place {
    value.as_name().expect("the expression is a name").place
}

/// The place of the name that a `return` gives.
fn returned(statement: &Statement) -> Place {
    match &statement.kind {
        StatementKind::Return(Some(value)) => place(value),
        other => panic!("not a return: {other:?}"),
    }
}

fn names(list: &[Arc<str>]) -> Vec<&str> {
    list.iter().map(|name| &**name).collect()
}

#[test]
fn parameters_come_first_in_call_order() {
    let module = module("def f(a, /, b, *args, c, d=1, **kw):\n    x = 1\n");
    let scope = &function(&module.scope.body[0]).scope;
    assert_eq!(
        names(&scope.locals),
        ["a", "b", "c", "d", "args", "kw", "x"]
    );
    let shape = &scope.parameters;
    assert_eq!(
        (shape.positional_only, shape.positional, shape.keyword_only),
        (1, 2, 2)
    );
    assert_eq!(shape.arguments.map(|local| local.0), Some(4));
    assert_eq!(shape.keywords.map(|local| local.0), Some(5));
    assert_eq!(shape.count(), 6);
    assert_eq!(
        function(&module.scope.body[0]).keyword_defaults[0]
            .parameter
            .0,
        3
    );
}

#[test]
fn closures_capture_cells() {
    let module = module(
        "def f(a):\n    b = 1\n    def g():\n        def h():\n            return a\n        return b\n",
    );
    let f = &function(&module.scope.body[0]).scope;
    assert_eq!(
        f.cells.iter().map(|cell| &*cell.name).collect::<Vec<_>>(),
        ["a", "b"]
    );
    assert_eq!(f.cells[0].parameter.map(|local| local.0), Some(0));
    assert_eq!(f.cells[1].parameter, None);
    let g = &function(&f.body[1]).scope;
    assert_eq!(g.qualified_name, "f.<locals>.g".into());
    let h = &function(&g.body[0]).scope;
    assert!(matches!(returned(&h.body[0]), Place::Free(_)));
    assert!(matches!(h.frees[0].source, FreeSource::Free(_)));
    assert!(matches!(g.frees[0].source, FreeSource::Cell(_)));
}

#[test]
fn the_top_level_is_globals_or_a_namespace() {
    let module = module("x");
    let StatementKind::Expression(value) = &module.scope.body[0].kind else {
        panic!("an expression")
    };
    assert_eq!(place(value), Place::Global);
    let text = "x\nglobal y\ny\n[x for z in x]\ndef f(): return x\nlambda: x";
    let module = parse_module_in(Source::shared("exec.py", text), TopLevel::Namespace)
        .expect("this is a program");
    let at = |index: usize| match &module.scope.body[index].kind {
        StatementKind::Expression(value) => value,
        other => panic!("not an expression: {other:?}"),
    };
    assert_eq!(place(at(0)), Place::Namespace);
    assert_eq!(place(at(2)), Place::Global);
    let ExpressionKind::Comprehension(comprehension) = &at(3).kind else {
        panic!("a comprehension")
    };
    assert_eq!(place(&comprehension.clauses[0].iterable), Place::Namespace);
    assert_eq!(
        returned(&function(&module.scope.body[4]).scope.body[0]),
        Place::Global
    );
}

#[test]
fn class_bodies_see_their_namespace_and_methods_do_not() {
    let text = "def f(x):\n    class A:\n        y = x\n        z = [y for y in y]\n        w = [x + q for _ in y]\n        def m(self): return y\n";
    let module = module(text);
    let f = &function(&module.scope.body[0]).scope;
    let class = class(&f.body[0]);
    let value = |index: usize| match &class.body[index].kind {
        StatementKind::Assign { value, .. } => value,
        other => panic!("not an assignment: {other:?}"),
    };
    assert!(matches!(place(value(0)), Place::ClassFree(_)));
    let ExpressionKind::Comprehension(comprehension) = &value(1).kind else {
        panic!("a comprehension")
    };
    assert_eq!(place(&comprehension.clauses[0].iterable), Place::Namespace);
    assert_eq!(comprehension.fresh_locals.len(), 1);
    let method = &function(&class.body[3]).scope;
    assert_eq!(returned(&method.body[0]), Place::Global);
    assert_eq!(method.qualified_name, "f.<locals>.A.m".into());
}

#[test]
fn super_needs_the_class_cell() {
    let module = module(
        "class A:\n    def f(self): return super().f()\n    def g(self): pass\nclass B: pass\n",
    );
    let a = class(&module.scope.body[0]);
    assert!(a.class_cell.is_some());
    assert!(function(&a.body[0]).scope.class_free.is_some());
    assert!(function(&a.body[1]).scope.class_free.is_none());
    assert!(class(&module.scope.body[1]).class_cell.is_none());
}

#[test]
fn private_names_are_mangled() {
    let module = module(
        "class _C:\n    __x = 1\n    def f(self, __a): return self.__x + __a + self.__y__\n",
    );
    let class = class(&module.scope.body[0]);
    let method = &function(&class.body[1]).scope;
    assert_eq!(names(&method.locals), ["self", "_C__a"]);
    assert!(format!("{:?}", method.body).contains("_C__x"));
    assert!(format!("{:?}", method.body).contains("\"__y__\""));
}

#[test]
fn self_attributes_are_collected() {
    let text = "class A:\n    def __init__(self, x):\n        self.a = x\n        self.b, self.c = x\n        x.d = 1\n    def m(this):\n        this.e += 1\n        this.a = 2\n";
    let module = module(text);
    assert_eq!(
        names(&class(&module.scope.body[0]).self_attributes),
        ["a", "b", "c", "e"]
    );
}

#[test]
fn captured_comprehension_targets_are_fresh_cells() {
    let module = module("def f():\n    return [lambda: x for x in y]\n");
    let scope = &function(&module.scope.body[0]).scope;
    assert_eq!((scope.cells.len(), scope.visible_cells), (1, 0));
    let StatementKind::Return(Some(value)) = &scope.body[0].kind else {
        panic!("a return")
    };
    let ExpressionKind::Comprehension(comprehension) = &value.kind else {
        panic!("a comprehension")
    };
    assert_eq!(comprehension.fresh_cells.len(), 1);
    assert!(comprehension.fresh_locals.is_empty());
}

#[test]
fn annotations_are_scopes() {
    let module = module(
        "x: int = 1\ny: list[x]\ndef f(a: A, *b: B) -> C:\n    z: D = 1\nclass K:\n    v: x\n",
    );
    let annotate = module
        .scope
        .annotate
        .as_ref()
        .expect("the module has annotations");
    assert_eq!(annotate.kind, ScopeKind::Annotation);
    assert_eq!(annotate.parameters.positional_only, 1);
    let f = function(&module.scope.body[2]);
    assert!(f.annotate.is_some());
    assert!(f.scope.annotate.is_none());
    let class = class(&module.scope.body[3]);
    let annotate = class.annotate.as_ref().expect("the class has annotations");
    assert!(class.class_dictionary_cell.is_some());
    assert!(format!("{:?}", annotate.body).contains("ClassDictionary"));
}

#[test]
fn future_annotations_are_texts() {
    let module = module("from __future__ import annotations\ndef f(a: list [int]) -> 'x': pass\n");
    let annotate = function(&module.scope.body[1])
        .annotate
        .as_ref()
        .expect("there are annotations");
    let text = format!("{:?}", annotate.body);
    assert!(
        text.contains("Str(\"list[int]\")") && text.contains("Str(\"'x'\")"),
        "{text}"
    );
}

#[test]
fn type_parameters_are_hidden_variables() {
    let module =
        module("def f[T: int, *Ts, **P](x: T) -> T: return T\ntype X[U = int] = list[U]\n");
    let StatementKind::Function(definition) = &module.scope.body[0].kind else {
        panic!("a function")
    };
    let parameters = definition
        .type_parameters
        .as_ref()
        .expect("there are type parameters");
    assert_eq!(parameters.parameters.len(), 3);
    assert!(matches!(
        parameters.parameters[0].kind,
        TypeParameterKind::Bound(_)
    ));
    assert!(matches!(
        parameters.parameters[0].name.place,
        Place::Cell(_)
    ));
    assert!(matches!(
        parameters.parameters[1].name.place,
        Place::Local(_)
    ));
    assert_eq!(parameters.fresh_cells.len(), 1);
    assert!(matches!(
        returned(&definition.function.scope.body[0]),
        Place::Free(_)
    ));
    let StatementKind::TypeAlias {
        type_parameters: Some(parameters),
        ..
    } = &module.scope.body[1].kind
    else {
        panic!("an alias")
    };
    assert!(parameters.parameters[0].default.is_some());
}

#[test]
fn kinds_of_suspension() {
    let text = "def a(): yield\nasync def b(): await x\nasync def c(): yield\ndef d(): return 1\nasync def e(): pass\n";
    let module = module(text);
    let kinds: Vec<Suspension> = module
        .scope
        .body
        .iter()
        .map(|statement| function(statement).scope.suspension)
        .collect();
    use Suspension::{AsyncGenerator, Coroutine, Generator, None};
    assert_eq!(
        kinds,
        [Generator, Coroutine, AsyncGenerator, None, Coroutine]
    );
}

#[test]
fn docstrings_leave_the_body() {
    let module = module(
        "'''one\n    two\n      three\n    '''\ndef f():\n    'doc'\n    return 1\nclass A:\n    f'no'\n",
    );
    assert_eq!(
        module.scope.docstring.as_deref(),
        Some("one\ntwo\n  three\n")
    );
    let f = &function(&module.scope.body[0]).scope;
    assert_eq!((f.docstring.as_deref(), f.body.len()), (Some("doc"), 1));
    assert_eq!(class(&module.scope.body[1]).docstring, None);
}

#[test]
fn ranges_point_into_the_source() {
    let text = "x = f(a.bcd, (é + 1))\ny = f'{a}{ b.c !r:>{w}}'\n@d\ndef g(): pass\n";
    let module = module(text);
    let slice = |value: &Expression| &text[value.range.start as usize..value.range.end as usize];
    let StatementKind::Assign { value, .. } = &module.scope.body[0].kind else {
        panic!("an assignment")
    };
    let ExpressionKind::Call(call) = &value.kind else {
        panic!("a call")
    };
    let arguments: Vec<&str> =
        call.arguments
            .iter()
            .map(|argument| match argument {
                weft_syntax::ast::Element::Single(value)
                | weft_syntax::ast::Element::Unpack(value) => slice(value),
            })
            .collect();
    assert_eq!(arguments, ["a.bcd", "é + 1"]);
    let StatementKind::Assign { value, .. } = &module.scope.body[1].kind else {
        panic!("an assignment")
    };
    let ExpressionKind::Formatted(parts) = &value.kind else {
        panic!("an f-string")
    };
    let fields: Vec<&str> = parts
        .iter()
        .filter_map(|part| match part {
            weft_syntax::ast::FormattedPart::Field(field) => Some(slice(&field.expression)),
            _ => None,
        })
        .collect();
    assert_eq!(fields, ["a", "b.c"]);
    let StatementKind::Function(definition) = &module.scope.body[2].kind else {
        panic!("a function")
    };
    assert_eq!(definition.function.scope.first_line, 3);
    let name = definition.name_range;
    assert_eq!(&text[name.start as usize..name.end as usize], "g");
}

#[test]
fn literals_are_decoded_exactly() {
    let text = "'\\ud800'\n'\\N{DIGIT ONE}\\x41\\101\\\n'\nb'\\xff\\n'\n0xffffffffffffffffff\n9223372036854775807\n1_0.5e1\n2j\n'a' \"b\" r'\\n'\nﬁ\n";
    let module = module(text);
    let shown: Vec<String> = module
        .scope
        .body
        .iter()
        .map(|statement| match &statement.kind {
            StatementKind::Expression(value) => match &value.kind {
                ExpressionKind::Constant(constant) => format!("{constant:?}"),
                ExpressionKind::Name(name) => name.name.to_string(),
                other => panic!("not a literal: {other:?}"),
            },
            other => panic!("not an expression: {other:?}"),
        })
        .collect();
    assert_eq!(module.scope.docstring, None);
    assert_eq!(
        shown,
        [
            "SurrogateStr([55296])",
            "Str(\"1AA\")",
            "Bytes([255, 10])",
            "BigInt(\"ffffffffffffffffff\")",
            "Int(9223372036854775807)",
            "Float(105.0)",
            "Complex(2.0)",
            "Str(\"ab\\\\n\")",
            "fi",
        ]
    );
}

#[test]
fn annotations_in_branches_are_noted_when_reached() {
    let module = module("class A:\n    x: int\n    if y:\n        z: str\n");
    let class = class(&module.scope.body[0]);
    assert!(matches!(class.body[0].kind, StatementKind::Assign { .. }));
    let annotate = class.annotate.as_ref().expect("the class has annotations");
    let text = format!("{:?}", annotate.body);
    assert!(
        text.contains("__conditional_annotations__") && text.contains("ClassDictionary"),
        "{text}"
    );
    let plain = module_with_plain_annotations();
    assert!(!format!("{:?}", plain.scope).contains("__conditional_annotations__"));
}

fn module_with_plain_annotations() -> weft_syntax::ast::Module {
    module("class A:\n    x: int\ny: str\nif x:\n    def f(z: int): w: int = 1\n")
}
