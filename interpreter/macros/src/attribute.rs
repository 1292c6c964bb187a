//! Reading the attributes that the macros understand, and taking them off the items.

use syn::{Attribute, Expr, ExprLit, Lit, LitStr, Meta, Path};

/// Takes the attribute of this name out of the list.
pub fn take(attributes: &mut Vec<Attribute>, name: &str) -> Option<Attribute> {
    let position = attributes
        .iter()
        .position(|attribute| attribute.path().is_ident(name))?;
    Some(attributes.remove(position))
}

/// Takes an attribute without arguments out of the list.
pub fn take_mark(attributes: &mut Vec<Attribute>, name: &str) -> syn::Result<Option<Attribute>> {
    match take(attributes, name) {
        Some(attribute) => {
            attribute.meta.require_path_only()?;
            Ok(Some(attribute))
        }
        None => Ok(None),
    }
}

/// Takes an attribute like `#[name("…")]` out of the list.
pub fn take_text(attributes: &mut Vec<Attribute>, name: &str) -> syn::Result<Option<LitStr>> {
    take(attributes, name)
        .map(|attribute| attribute.parse_args::<LitStr>())
        .transpose()
}

/// Takes an attribute like `#[name(path)]` out of the list.
pub fn take_path(attributes: &mut Vec<Attribute>, name: &str) -> syn::Result<Option<Path>> {
    take(attributes, name)
        .map(|attribute| attribute.parse_args::<Path>())
        .transpose()
}

/// The text of doc comments, without the space that follows `///`.
pub fn doc(attributes: &[Attribute]) -> String {
    let mut lines = Vec::new();
    for attribute in attributes {
        let Meta::NameValue(pair) = &attribute.meta else {
            continue;
        };
        if !pair.path.is_ident("doc") {
            continue;
        }
        if let Expr::Lit(ExprLit {
            lit: Lit::Str(text),
            ..
        }) = &pair.value
        {
            let text = text.value();
            lines.push(text.strip_prefix(' ').unwrap_or(&text).to_owned());
        }
    }
    lines.join("\n").trim().to_owned()
}

/// Adds an error to those found so far.
pub fn note(errors: &mut Option<syn::Error>, error: syn::Error) {
    match errors {
        Some(errors) => errors.combine(error),
        None => *errors = Some(error),
    }
}
