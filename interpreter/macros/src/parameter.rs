//! A parameter of a native function: how it takes its argument, and its default.

use crate::attribute;
use proc_macro2::TokenStream;
use quote::{quote, quote_spanned};
use syn::ext::IdentExt;
use syn::spanned::Spanned;
use syn::visit_mut::{VisitMut, visit_type_reference_mut};
use syn::{
    Expr, FnArg, GenericArgument, Ident, Lifetime, Pat, PatType, PathArguments, Type, TypeReference,
};

/// How a parameter takes its argument; `Thread`, `Receiver` and `All` are not Python parameters of their own.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Thread,
    PositionalOnly,
    Positional,
    Rest,
    KeywordOnly,
    Keywords,
    /// All arguments past the receiver as they were passed.
    All,
}

/// What is used when no argument is given.
pub enum Missing {
    /// The argument is needed.
    Error,
    /// `None` for an `Option`.
    Nothing,
    /// This expression.
    Expression(Expr),
}

/// A parameter.
pub struct Parameter {
    pub ident: Ident,
    pub name: String,
    pub kind: Kind,
    pub missing: Missing,
    /// The Rust type, with lifetimes that can be written in the wrapper.
    pub r#type: Type,
    /// Whether `#[positional_only]` stood on it.
    pub ends_positional_only: bool,
    /// Whether `#[keyword_only]` stood on it.
    pub begins_keyword_only: bool,
}

impl Parameter {
    /// Reads a parameter and takes its attributes off.
    pub fn read(argument: &mut FnArg) -> syn::Result<Parameter> {
        let FnArg::Typed(argument) = argument else {
            return Err(syn::Error::new(
                argument.span(),
                "write `this: &Type` instead of `self`",
            ));
        };
        let PatType { attrs, pat, ty, .. } = argument;
        let Pat::Ident(pattern) = &**pat else {
            return Err(syn::Error::new(
                pat.span(),
                "a parameter of a native function needs a plain name",
            ));
        };
        let ident = pattern.ident.clone();
        let given_name = attribute::take_text(attrs, "name")?;
        let name = given_name.map_or_else(|| ident.unraw().to_string(), |name| name.value());
        let ends_positional_only = attribute::take_mark(attrs, "positional_only")?.is_some();
        let begins_keyword_only = attribute::take_mark(attrs, "keyword_only")?.is_some();
        let rest = attribute::take_mark(attrs, "rest")?;
        let keywords = attribute::take_mark(attrs, "keywords")?;
        let missing = match attribute::take(attrs, "default") {
            None => Missing::Error,
            Some(attribute) if matches!(attribute.meta, syn::Meta::Path(_)) => {
                if !is_named(ty, "Option") {
                    let message = "`#[default]` without an expression needs an `Option`; write `#[default(EXPRESSION)]`";
                    return Err(syn::Error::new(attribute.span(), message));
                }
                Missing::Nothing
            }
            Some(attribute) => Missing::Expression(attribute.parse_args::<Expr>()?),
        };
        let kind = if rest.is_some() || is_value_slice(ty) {
            Kind::Rest
        } else if keywords.is_some() || is_named(ty, "Keywords") {
            Kind::Keywords
        } else if is_named(ty, "Arguments") {
            Kind::All
        } else if is_thread(ty) {
            Kind::Thread
        } else {
            Kind::Positional
        };
        if !matches!(missing, Missing::Error) && kind != Kind::Positional {
            return Err(syn::Error::new(
                ident.span(),
                "this parameter cannot have a default",
            ));
        }
        if let Some(unknown) = attrs.iter().find(|attribute| {
            !attribute.path().is_ident("allow") && !attribute.path().is_ident("expect")
        }) {
            return Err(syn::Error::new(
                unknown.span(),
                "unknown attribute of a parameter",
            ));
        }
        let mut r#type = (**ty).clone();
        ElideLifetimes.visit_type_mut(&mut r#type);
        Ok(Parameter {
            ident,
            name,
            kind,
            missing,
            r#type,
            ends_positional_only,
            begins_keyword_only,
        })
    }

    /// Whether it is one of the Python parameters that take one argument.
    pub fn takes_one(&self) -> bool {
        matches!(
            self.kind,
            Kind::PositionalOnly | Kind::Positional | Kind::KeywordOnly
        )
    }

    /// The `Parameter`s of the definition that it is.
    pub fn definition(&self) -> TokenStream {
        let name = &self.name;
        let one = |kind: TokenStream, name: &str, default: TokenStream| {
            quote! { ::weft_core::native::Parameter { name: #name, kind: ::weft_core::native::ParameterKind::#kind, default: #default }, }
        };
        let default = match &self.missing {
            Missing::Error => quote!(::core::option::Option::None),
            Missing::Nothing => quote!(::core::option::Option::Some("None")),
            Missing::Expression(expression) => {
                let text = python_text(expression);
                quote!(::core::option::Option::Some(#text))
            }
        };
        match self.kind {
            Kind::Thread => TokenStream::new(),
            Kind::PositionalOnly => one(quote!(PositionalOnly), name, default),
            Kind::Positional => one(quote!(Positional), name, default),
            Kind::KeywordOnly => one(quote!(KeywordOnly), name, default),
            Kind::Rest => one(quote!(Rest), name, default),
            Kind::Keywords => one(quote!(Keywords), name, default),
            Kind::All => {
                let rest = one(quote!(Rest), "args", quote!(::core::option::Option::None));
                let keywords = one(
                    quote!(Keywords),
                    "kwargs",
                    quote!(::core::option::Option::None),
                );
                quote!(#rest #keywords)
            }
        }
    }

    /// The expression for its default.
    pub fn default(&self) -> TokenStream {
        // Names that the wrapper has are looked up where it is, even if a macro wrote the parameter.
        let span = self
            .ident
            .span()
            .resolved_at(proc_macro2::Span::call_site());
        match &self.missing {
            Missing::Error => quote!(::core::unreachable!(
                "`bind` has checked that the argument is there"
            )),
            Missing::Nothing => quote!(::core::option::Option::None),
            Missing::Expression(expression) => {
                let text = quote!(#expression).to_string().replace(' ', "");
                let is_value = is_named(&self.r#type, "Value");
                let expression = match text.as_str() {
                    "None" if is_value => quote!(::weft_core::heap::Value::NONE),
                    "True" => quote!(true),
                    "False" => quote!(false),
                    "sys.maxsize" => quote!(::core::primitive::i64::MAX),
                    _ => quote!(#expression),
                };
                if is_value {
                    quote_spanned!(span=> ::weft_core::native::IntoValue::into_value(#expression, thread))
                } else if is_named(&self.r#type, "String") {
                    quote_spanned!(span=> ::std::string::String::from(#expression))
                } else {
                    expression
                }
            }
        }
    }
}

/// A Rust expression as help shows it.
fn python_text(expression: &Expr) -> String {
    let text = quote!(#expression).to_string().replace(' ', "");
    match text.as_str() {
        "Value::NONE" | "None" => "None".to_owned(),
        "Value::TRUE" | "true" => "True".to_owned(),
        "Value::FALSE" | "false" => "False".to_owned(),
        "Value::ABSENT" => "<unrepresentable>".to_owned(),
        "i64::MAX" | "isize::MAX" => "sys.maxsize".to_owned(),
        _ => {
            let number = text
                .strip_prefix("Value::from_i32(")
                .and_then(|rest| rest.strip_suffix(')'));
            match (
                number,
                text.strip_prefix('"')
                    .and_then(|rest| rest.strip_suffix('"')),
            ) {
                (Some(number), _) => number.to_owned(),
                (None, Some(inside)) if !inside.contains('\'') => format!("'{inside}'"),
                _ => text,
            }
        }
    }
}

/// The last segment of a path type.
fn last_segment(r#type: &Type) -> Option<&syn::PathSegment> {
    match r#type {
        Type::Path(path) => path.path.segments.last(),
        _ => None,
    }
}

/// Whether a type is a path that ends in this name.
pub fn is_named(r#type: &Type, name: &str) -> bool {
    last_segment(r#type).is_some_and(|segment| segment.ident == name)
}

fn is_thread(r#type: &Type) -> bool {
    matches!(r#type, Type::Reference(reference) if is_named(&reference.elem, "Thread"))
}

fn is_value_slice(r#type: &Type) -> bool {
    let Type::Reference(reference) = r#type else {
        return false;
    };
    matches!(&*reference.elem, Type::Slice(slice) if is_named(&slice.elem, "Value"))
}

/// Replaces named lifetimes, which the wrapper does not have, by elided ones.
struct ElideLifetimes;

impl VisitMut for ElideLifetimes {
    fn visit_type_reference_mut(&mut self, reference: &mut TypeReference) {
        if reference
            .lifetime
            .as_ref()
            .is_some_and(|lifetime| lifetime.ident != "static")
        {
            reference.lifetime = None;
        }
        visit_type_reference_mut(self, reference);
    }

    fn visit_path_arguments_mut(&mut self, arguments: &mut PathArguments) {
        if let PathArguments::AngleBracketed(arguments) = arguments {
            for argument in &mut arguments.args {
                if let GenericArgument::Lifetime(lifetime) = argument
                    && lifetime.ident != "static"
                {
                    *lifetime = Lifetime::new("'_", lifetime.span());
                }
            }
        }
        syn::visit_mut::visit_path_arguments_mut(self, arguments);
    }
}
