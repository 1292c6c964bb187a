//! `#[class]`: a Rust module becomes a `ClassDefinition`.

use crate::attribute;
use crate::function::{Binding, Function, Owner, getter_at_once, property_wrapper};
use proc_macro2::TokenStream;
use quote::quote;
use syn::ext::IdentExt;
use syn::parse::{Parse, ParseStream};
use syn::punctuated::Punctuated;
use syn::{FnArg, Ident, Item, ItemFn, ItemMod, LitStr, Pat, Token, Type, bracketed};

/// The arguments of the macro.
pub struct ClassArguments {
    name: LitStr,
    module: LitStr,
    bases: Vec<LitStr>,
    subclassable: bool,
    dictionary: bool,
    payload: Option<Type>,
    signature: Option<LitStr>,
}

impl Parse for ClassArguments {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let begin = input.span();
        let (mut name, mut module, mut bases, mut payload) = (None, None, Vec::new(), None);
        let (mut subclassable, mut dictionary, mut signature) = (false, false, None);
        while !input.is_empty() {
            let key = input.call(Ident::parse_any)?;
            match key.to_string().as_str() {
                "subclassable" => subclassable = true,
                "dictionary" => dictionary = true,
                "name" => {
                    input.parse::<Token![=]>()?;
                    name = Some(input.parse()?);
                }
                "module" => {
                    input.parse::<Token![=]>()?;
                    module = Some(input.parse()?);
                }
                "signature" => {
                    input.parse::<Token![=]>()?;
                    signature = Some(input.parse()?);
                }
                "payload" => {
                    input.parse::<Token![=]>()?;
                    payload = Some(input.parse()?);
                }
                "bases" => {
                    input.parse::<Token![=]>()?;
                    let inside;
                    bracketed!(inside in input);
                    bases = Punctuated::<LitStr, Token![,]>::parse_terminated(&inside)?
                        .into_iter()
                        .collect();
                }
                _ => {
                    let message = "expected `name`, `module`, `bases`, `subclassable`, `dictionary`, `payload` or `signature`";
                    return Err(syn::Error::new(key.span(), message));
                }
            }
            if !input.is_empty() {
                input.parse::<Token![,]>()?;
            }
        }
        let name: LitStr =
            name.ok_or_else(|| syn::Error::new(begin, "a class needs `name = \"…\"`"))?;
        let module = module.unwrap_or_else(|| LitStr::new("builtins", name.span()));
        Ok(ClassArguments {
            name,
            module,
            bases,
            subclassable,
            dictionary,
            payload,
            signature,
        })
    }
}

/// One computed attribute.
struct Property {
    name: String,
    doc: String,
    get: Option<Ident>,
    set: Option<Ident>,
    delete: Option<Ident>,
    /// Whether it shows as a member: a field that CPython reads without a function.
    member: bool,
    /// The function of `#[quick(…)]`, which is tried before the getter.
    quick: Option<syn::Path>,
    span: proc_macro2::Span,
}

/// What a function of the module is for.
enum Role {
    Function(Binding),
    Getter,
    Member,
    Setter(LitStr),
    Deleter(LitStr),
    Attributes,
    Rust,
}

fn role(item: &mut ItemFn) -> syn::Result<Role> {
    let attributes = &mut item.attrs;
    let mut roles = Vec::new();
    if attribute::take_mark(attributes, "new")?.is_some() {
        roles.push(Role::Function(Binding::New));
    }
    if attribute::take_mark(attributes, "class_method")?.is_some() {
        roles.push(Role::Function(Binding::ClassMethod));
    }
    if attribute::take_mark(attributes, "static_method")?.is_some() {
        roles.push(Role::Function(Binding::Function));
    }
    let is_member = attribute::take_mark(attributes, "member")?.is_some();
    if attribute::take_mark(attributes, "getter")?.is_some() {
        roles.push(if is_member {
            Role::Member
        } else {
            Role::Getter
        });
    }
    if let Some(name) = attribute::take_text(attributes, "setter")? {
        roles.push(Role::Setter(name));
    }
    if let Some(name) = attribute::take_text(attributes, "deleter")? {
        roles.push(Role::Deleter(name));
    }
    if attribute::take_mark(attributes, "attributes")?.is_some() {
        roles.push(Role::Attributes);
    }
    if attribute::take_mark(attributes, "rust")?.is_some() {
        roles.push(Role::Rust);
    }
    if roles.len() > 1 {
        return Err(syn::Error::new(
            item.sig.ident.span(),
            "a function can have one role only",
        ));
    }
    Ok(roles.pop().unwrap_or_else(|| {
        if has_this(item) {
            Role::Function(Binding::Method)
        } else {
            Role::Rust
        }
    }))
}

/// Whether the first parameter, the thread aside, is called `this`.
fn has_this(item: &ItemFn) -> bool {
    item.sig.inputs.iter().take(2).any(|argument| {
        let FnArg::Typed(argument) = argument else { return true };
        matches!(&*argument.pat, Pat::Ident(pattern) if pattern.ident == "this" || pattern.ident == "_this")
    })
}

fn property<'a>(
    properties: &'a mut Vec<Property>,
    name: &str,
    span: proc_macro2::Span,
) -> &'a mut Property {
    let position = properties
        .iter()
        .position(|property| property.name == name)
        .unwrap_or_else(|| {
            let (name, doc) = (name.to_owned(), String::new());
            properties.push(Property {
                name,
                doc,
                get: None,
                set: None,
                delete: None,
                member: false,
                quick: None,
                span,
            });
            properties.len() - 1
        });
    &mut properties[position]
}

/// Writes the definition into the module.
pub fn expand(arguments: ClassArguments, mut module: ItemMod) -> syn::Result<TokenStream> {
    let class = arguments.name.value();
    let Some((_, items)) = &mut module.content else {
        return Err(syn::Error::new(
            module.ident.span(),
            "a class is written as a module with its body in place",
        ));
    };
    let mut errors = None;
    let mut functions = Vec::new();
    let mut properties: Vec<Property> = Vec::new();
    let mut wrappers = Vec::new();
    let mut attributes = None;
    for item in items.iter_mut() {
        let Item::Fn(item) = item else { continue };
        let result = read(
            item,
            &class,
            &mut functions,
            &mut properties,
            &mut wrappers,
            &mut attributes,
        );
        if let Err(error) = result {
            attribute::note(&mut errors, error);
        }
    }
    for property in &properties {
        if property.get.is_none() {
            attribute::note(
                &mut errors,
                syn::Error::new(
                    property.span,
                    format!("the attribute `{}` has no getter", property.name),
                ),
            );
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
    let properties = properties.iter().map(|property| {
        let Property {
            name,
            doc,
            get,
            set,
            delete,
            member,
            quick,
            ..
        } = property;
        let quick = match quick {
            Some(path) => quote!(::core::option::Option::Some(#path)),
            None => quote!(::core::option::Option::None),
        };
        let option = |ident: &Option<Ident>| match ident {
            Some(ident) => quote!(::core::option::Option::Some(#ident)),
            None => quote!(::core::option::Option::None),
        };
        let (set, delete) = (option(set), option(delete));
        quote! {
            ::weft_core::native::PropertyDefinition {
                name: #name,
                doc: #doc,
                get: #get,
                set: #set,
                delete: #delete,
                member: #member,
                quick: #quick,
            }
        }
    });
    let attributes = match attributes {
        Some(ident) => quote! {
            ::core::option::Option::Some(::weft_core::native::SetAttributes(&#ident))
        },
        None => quote!(::core::option::Option::None),
    };
    let ClassArguments {
        name,
        module: python_module,
        bases,
        subclassable,
        dictionary,
        payload,
        signature,
    } = arguments;
    let signature = match signature {
        Some(text) => quote!(::core::option::Option::Some(#text)),
        None => quote!(::core::option::Option::None),
    };
    let doc = attribute::doc(&module.attrs);
    let generated = quote! {
        static FUNCTIONS: [::weft_core::native::FunctionDefinition; #function_count] = [#(#definitions),*];
        #(#calls)*
        #(#wrappers)*
        /// The class, for the interpreter to make.
        pub static DEFINITION: ::weft_core::native::ClassDefinition = ::weft_core::native::ClassDefinition {
            index: ::weft_core::native::ClassIndex::new(),
            name: #name,
            module: #python_module,
            doc: #doc,
            bases: &[#(#bases),*],
            subclassable: #subclassable,
            has_dictionary: #dictionary,
            signature: #signature,
            functions: &FUNCTIONS,
            properties: &[#(#properties),*],
            attributes: #attributes,
        };
    };
    let ident = &module.ident;
    let payload = payload.map(|payload| {
        quote! {
            impl ::weft_core::native::NativeClass for #payload {
                fn definition() -> &'static ::weft_core::native::ClassDefinition {
                    &#ident::DEFINITION
                }
            }
        }
    });
    Ok(crate::module::with_items(module, generated, payload))
}

fn read(
    item: &mut ItemFn,
    class: &str,
    functions: &mut Vec<Function>,
    properties: &mut Vec<Property>,
    wrappers: &mut Vec<TokenStream>,
    attributes: &mut Option<Ident>,
) -> syn::Result<()> {
    let span = item.sig.ident.span();
    match role(item)? {
        Role::Rust => {}
        Role::Attributes => *attributes = Some(item.sig.ident.clone()),
        Role::Function(binding) => {
            let function = Function::read(item, binding, Owner::Class(class))?;
            if functions.iter().any(|other| other.name == function.name) {
                return Err(syn::Error::new(
                    span,
                    format!("the class has two functions `{}`", function.name),
                ));
            }
            functions.push(function);
        }
        role @ (Role::Getter | Role::Member) => {
            let is_member = matches!(role, Role::Member);
            let given = attribute::take_text(&mut item.attrs, "name")?;
            let name =
                given.map_or_else(|| item.sig.ident.unraw().to_string(), |name| name.value());
            let doc = attribute::doc(&item.attrs);
            let mut quick = attribute::take_path(&mut item.attrs, "quick")?;
            let (wrapper, code) = property_wrapper(item, class, &name, false)?;
            if quick.is_none()
                && let Some((ident, code)) = getter_at_once(item)?
            {
                quick = Some(ident.into());
                wrappers.push(code);
            }
            let property = property(properties, &name, span);
            property.quick = quick;
            (property.get, property.doc) = (Some(wrapper), doc);
            property.member = is_member;
            wrappers.push(code);
        }
        Role::Setter(name) => {
            let (wrapper, code) = property_wrapper(item, class, &name.value(), true)?;
            property(properties, &name.value(), span).set = Some(wrapper);
            wrappers.push(code);
        }
        Role::Deleter(name) => {
            let (wrapper, code) = property_wrapper(item, class, &name.value(), false)?;
            property(properties, &name.value(), span).delete = Some(wrapper);
            wrappers.push(code);
        }
    }
    Ok(())
}
