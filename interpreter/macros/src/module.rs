//! `#[module]`: a Rust module becomes a `ModuleDefinition`.

use crate::attribute;
use crate::function::{Binding, Function, Owner};
use proc_macro2::TokenStream;
use quote::quote;
use syn::ext::IdentExt;
use syn::parse::{Parse, ParseStream};
use syn::punctuated::Punctuated;
use syn::{Ident, Item, ItemMod, LitStr, Path, Token, bracketed};

/// The arguments of the macro.
pub struct ModuleArguments {
    name: LitStr,
    classes: Vec<Path>,
}

impl Parse for ModuleArguments {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let begin = input.span();
        let (mut name, mut classes) = (None, Vec::new());
        while !input.is_empty() {
            let key = input.call(Ident::parse_any)?;
            input.parse::<Token![=]>()?;
            match key.to_string().as_str() {
                "name" => name = Some(input.parse()?),
                "classes" => {
                    let inside;
                    bracketed!(inside in input);
                    classes = Punctuated::<Path, Token![,]>::parse_terminated(&inside)?
                        .into_iter()
                        .collect();
                }
                _ => return Err(syn::Error::new(key.span(), "expected `name` or `classes`")),
            }
            if !input.is_empty() {
                input.parse::<Token![,]>()?;
            }
        }
        Ok(ModuleArguments {
            name: name.ok_or_else(|| syn::Error::new(begin, "a module needs `name = \"…\"`"))?,
            classes,
        })
    }
}

/// Writes the definition into the module.
pub fn expand(arguments: ModuleArguments, mut module: ItemMod) -> syn::Result<TokenStream> {
    let Some((_, items)) = &mut module.content else {
        return Err(syn::Error::new(
            module.ident.span(),
            "a module is written with its body in place",
        ));
    };
    let mut errors = None;
    let mut functions: Vec<Function> = Vec::new();
    let mut attributes = None;
    let owner = arguments.name.value();
    for item in items.iter_mut() {
        let Item::Fn(item) = item else { continue };
        let result = (|| {
            if attribute::take_mark(&mut item.attrs, "rust")?.is_some() {
                return Ok(());
            }
            if attribute::take_mark(&mut item.attrs, "attributes")?.is_some() {
                attributes = Some(item.sig.ident.clone());
                return Ok(());
            }
            let function = Function::read(item, Binding::Function, Owner::Module(&owner))?;
            if functions.iter().any(|other| other.name == function.name) {
                return Err(syn::Error::new(
                    item.sig.ident.span(),
                    format!("the module has two functions `{}`", function.name),
                ));
            }
            functions.push(function);
            Ok(())
        })();
        if let Err(error) = result {
            attribute::note(&mut errors, error);
        }
    }
    if let Some(errors) = errors {
        return Err(errors);
    }
    let function_count = functions.len();
    let definitions = functions.iter().map(Function::definition);
    let calls = functions
        .iter()
        .enumerate()
        .map(|(index, function)| function.wrapper(index));
    let attributes = match attributes {
        Some(ident) => quote!(::core::option::Option::Some(#ident)),
        None => quote!(::core::option::Option::None),
    };
    let name = arguments.name;
    let doc = attribute::doc(&module.attrs);
    let classes = arguments.classes.iter().map(from_inside);
    let generated = quote! {
        static FUNCTIONS: [::weft_core::native::FunctionDefinition; #function_count] = [#(#definitions),*];
        #(#calls)*
        /// The module, for the interpreter to import.
        pub static DEFINITION: ::weft_core::native::ModuleDefinition = ::weft_core::native::ModuleDefinition {
            name: #name,
            doc: #doc,
            functions: &FUNCTIONS,
            classes: &[#(&#classes::DEFINITION),*],
            attributes: #attributes,
        };
    };
    Ok(with_items(module, generated, None))
}

/// A path of the module's surroundings as it is written inside the module.
fn from_inside(path: &Path) -> TokenStream {
    let first = path
        .segments
        .first()
        .map(|segment| segment.ident.to_string())
        .unwrap_or_default();
    if path.leading_colon.is_some() || first == "crate" {
        return quote!(#path);
    }
    if first == "self" {
        let rest = path.segments.iter().skip(1);
        return quote!(super::#(#rest)::*);
    }
    quote!(super::#path)
}

/// The module with items added, and what stands after it.
pub fn with_items(
    module: ItemMod,
    generated: TokenStream,
    after: Option<TokenStream>,
) -> TokenStream {
    let ItemMod {
        attrs,
        vis,
        ident,
        content,
        ..
    } = module;
    let items = content.map(|(_, items)| items).unwrap_or_default();
    quote! {
        #(#attrs)*
        #[allow(clippy::needless_pass_by_value, clippy::unnecessary_wraps, clippy::too_many_arguments)]
        #vis mod #ident {
            #(#items)*
            #generated
        }
        #after
    }
}
