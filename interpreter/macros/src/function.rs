//! A native function: its signature read, its definition and its wrapper written.

use crate::attribute;
use crate::parameter::{Kind, Missing, Parameter, is_named};
use proc_macro2::{Span, TokenStream};
use quote::{format_ident, quote};
use syn::ext::IdentExt;
use syn::{Ident, ItemFn, ReturnType, Type};

/// What a function is bound to.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Binding {
    Function,
    Method,
    ClassMethod,
    New,
}

/// What a function belongs to, with its Python name.
#[derive(Clone, Copy)]
pub enum Owner<'a> {
    Class(&'a str),
    Module(&'a str),
}

impl<'a> Owner<'a> {
    fn name(self) -> &'a str {
        match self {
            Owner::Class(name) | Owner::Module(name) => name,
        }
    }
}

/// Of which arguments a function with `#[plain]` asks nothing that might run Python code.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Plain {
    /// Those of the built-in types that `FromArgument::at_once` names.
    Known,
    /// Any: values are kept or given back as they are.
    Any,
}

/// A function that becomes a Python function.
pub struct Function {
    pub ident: Ident,
    pub name: String,
    doc: String,
    binding: Binding,
    parameters: Vec<Parameter>,
    owner: String,
    /// The function of `#[quick(…)]`, which is tried first.
    quick: Option<syn::Path>,
    /// The function of `#[direct(…)]`, which nodes call in place of it.
    direct: Option<syn::Path>,
    /// What `#[plain]` says.
    plain: Option<Plain>,
    /// The text of `#[signature("…")]`, which is shown in place of the parameters.
    signature: Option<String>,
}

impl Function {
    /// Reads a function; the attributes on it and its parameters that say how are taken off.
    pub fn read(item: &mut ItemFn, binding: Binding, owner: Owner<'_>) -> syn::Result<Function> {
        let ident = item.sig.ident.clone();
        check_signature(item)?;
        let given_name = attribute::take_text(&mut item.attrs, "name")?;
        let name = match (given_name, binding) {
            (Some(name), _) => name.value(),
            (None, Binding::New) => "__new__".to_owned(),
            (None, _) => ident.unraw().to_string(),
        };
        let takes_names = matches!(name.as_str(), "__new__" | "__init__" | "__call__");
        let is_special = name.starts_with("__") && name.ends_with("__") && !takes_names;
        let all_positional = attribute::take_mark(&mut item.attrs, "positional_only")?.is_some()
            || (is_special && matches!(owner, Owner::Class(_)));
        let quick = attribute::take_path(&mut item.attrs, "quick")?;
        let direct = attribute::take_path(&mut item.attrs, "direct")?;
        let plain = take_plain(&mut item.attrs)?;
        if let (Some(_), Some(direct)) = (plain, &direct) {
            return Err(syn::Error::new_spanned(
                direct,
                "what is plain is called directly by itself",
            ));
        }
        let signature = attribute::take_text(&mut item.attrs, "signature")?;
        let doc = attribute::doc(&item.attrs);
        let mut parameters = Vec::new();
        for argument in &mut item.sig.inputs {
            parameters.push(Parameter::read(argument)?);
        }
        let bound = binding != Binding::Function;
        place(&mut parameters, bound, all_positional)?;
        if bound
            && !parameters
                .iter()
                .find(|parameter| parameter.kind != Kind::Thread)
                .is_some_and(Parameter::takes_one)
        {
            return Err(syn::Error::new(
                ident.span(),
                "the first parameter must be the object or class that the function is bound to",
            ));
        }
        check_order(&parameters)?;
        let function = Function {
            ident,
            name,
            doc,
            binding,
            parameters,
            owner: owner.name().to_owned(),
            quick,
            direct,
            plain,
            signature: signature.map(|text| text.value()),
        };
        check_plain(&function)?;
        Ok(function)
    }

    /// The `FunctionDefinition`.
    pub fn definition(&self) -> TokenStream {
        let Function {
            name, doc, owner, ..
        } = self;
        let parameters = self.parameters.iter().map(Parameter::definition);
        let binding = match self.binding {
            Binding::Function => quote!(Function),
            Binding::Method => quote!(Method),
            Binding::ClassMethod => quote!(ClassMethod),
            Binding::New => quote!(New),
        };
        let wrapper = self.wrapper_name();
        let optional = |path: &Option<syn::Path>| match path {
            Some(path) => quote!(::core::option::Option::Some(#path)),
            None => quote!(::core::option::Option::None),
        };
        let own = self.plain.map(|_| self.direct_name().into());
        let direct = optional(if own.is_some() { &own } else { &self.direct });
        let quick = optional(&self.quick);
        let signature = match &self.signature {
            Some(text) => quote!(::core::option::Option::Some(#text)),
            None => quote!(::core::option::Option::None),
        };
        quote! {
            ::weft_core::native::FunctionDefinition {
                name: #name,
                doc: #doc,
                owner: #owner,
                parameters: &[#(#parameters)*],
                binding: ::weft_core::native::Binding::#binding,
                call: #wrapper,
                quick: #quick,
                direct: #direct,
                signature: #signature,
            }
        }
    }

    fn wrapper_name(&self) -> Ident {
        Ident::new(
            &format!("call_{}_from_python", self.ident.unraw()),
            Span::call_site(),
        )
    }

    fn direct_name(&self) -> Ident {
        Ident::new(
            &format!("call_{}_from_node", self.ident.unraw()),
            Span::call_site(),
        )
    }

    /// The `DirectCall` of a function with `#[plain]`: for positional arguments alone, converted where that takes no Python code.
    fn direct_wrapper(&self) -> TokenStream {
        let Some(plain) = self.plain else {
            return TokenStream::new();
        };
        let (name, ident) = (self.direct_name(), &self.ident);
        let count = self.definition_count();
        let patterns = self.short_patterns(None);
        let mut place = 0usize;
        let mut conversions = Vec::new();
        let mut passed = Vec::new();
        for parameter in &self.parameters {
            let Parameter {
                ident,
                r#type,
                kind,
                ..
            } = parameter;
            if *kind == Kind::Thread {
                passed.push(quote!(thread));
                continue;
            }
            passed.push(quote!(#ident));
            let given = if place == 0 && self.binding == Binding::Method {
                quote!(::weft_core::native::FromReceiver::from_receiver(value)?)
            } else if plain == Plain::Any && is_named(r#type, "Value") {
                quote!(*value)
            } else {
                quote!(::weft_core::native::FromArgument::at_once(thread, value)?)
            };
            let default = parameter.default();
            conversions.push(quote! {
                let #ident: #r#type = match bound_arguments[#place] {
                    ::core::option::Option::Some(value) => #given,
                    ::core::option::Option::None => #default,
                };
            });
            place += 1;
        }
        quote! {
            #[allow(clippy::all, clippy::pedantic, unused_variables, unused_qualifications)]
            fn #name(
                thread: &::weft_core::heap::Thread,
                given_arguments: &[::weft_core::heap::Value],
            ) -> ::core::option::Option<::core::result::Result<::weft_core::heap::Value, ::weft_core::heap::Raised>> {
                let bound_arguments: [::core::option::Option<&::weft_core::heap::Value>; #count] = match given_arguments {
                    #(#patterns)*
                    _ => return ::core::option::Option::None,
                };
                #(#conversions)*
                let result = thread.without_safepoint(|| {
                    ::weft_core::native::IntoResult::into_result(#ident(#(#passed),*), thread)
                });
                ::core::option::Option::Some(::weft_core::native::unless_ended(thread, result))
            }
        }
    }

    /// The function that binds and converts the arguments. `index` is the definition's place in `FUNCTIONS`.
    pub fn wrapper(&self, index: usize) -> TokenStream {
        let name = self.wrapper_name();
        let ident = &self.ident;
        let arguments = self.parameters.iter().map(|parameter| &parameter.ident);
        let binding = self.bind(index);
        // What `__new__` makes has the layout of its own class, so no other class may be given.
        let subtype = (self.binding == Binding::New).then(|| {
            quote! {
                if let ::core::option::Option::Some(class) = given_arguments.values().first() {
                    ::weft_core::types::construct::instance_shape(thread, *class, &DEFINITION)?;
                }
            }
        });
        let conversions = self.conversions(index);
        let passed: Vec<TokenStream> = arguments
            .zip(&self.parameters)
            .map(|(ident, parameter)| {
                if parameter.kind == Kind::Thread {
                    quote!(thread)
                } else {
                    quote!(#ident)
                }
            })
            .collect();
        let direct = self.direct_wrapper();
        quote! {
            #direct
            #[allow(clippy::all, clippy::pedantic, unused_variables, unused_qualifications)]
            fn #name<'a>(
                thread: &'a ::weft_core::heap::Thread,
                given_arguments: ::weft_core::native::Arguments<'a>,
            ) -> ::core::result::Result<::weft_core::heap::Value, ::weft_core::heap::Raised> {
                #subtype
                #binding
                #(#conversions)*
                ::weft_core::native::IntoResult::into_result(#ident(#(#passed),*), thread)
            }
        }
    }

    /// `let bound = …`, with a short way for calls that pass arguments by position alone.
    fn bind(&self, index: usize) -> TokenStream {
        let count = self.definition_count();
        if count == 0 {
            return quote! {
                if !given_arguments.values().is_empty() {
                    given_arguments.bind::<0>(&FUNCTIONS[#index])?;
                }
            };
        }
        let short = self.short_patterns(Some(&quote!(if given_arguments.is_positional())));
        quote! {
            let bound_arguments: [::core::option::Option<&'a ::weft_core::heap::Value>; #count] = match given_arguments.values() {
                #(#short)*
                _ => given_arguments.bind::<#count>(&FUNCTIONS[#index])?,
            };
        }
    }

    /// Arms of a `match` that bind arguments by position alone, where `condition` holds.
    fn short_patterns(&self, condition: Option<&TokenStream>) -> Vec<TokenStream> {
        let count = self.definition_count();
        let places: Vec<&Parameter> = self
            .parameters
            .iter()
            .filter(|parameter| parameter.kind != Kind::Thread)
            .collect();
        let by_position: Vec<&Parameter> = places
            .iter()
            .copied()
            .take_while(|parameter| {
                matches!(parameter.kind, Kind::PositionalOnly | Kind::Positional)
            })
            .collect();
        let most = by_position.len();
        let least = by_position
            .iter()
            .filter(|parameter| matches!(parameter.missing, Missing::Error))
            .count();
        let needs_names = places.iter().any(|parameter| {
            parameter.kind == Kind::KeywordOnly && matches!(parameter.missing, Missing::Error)
        });
        let takes_rest = places
            .iter()
            .any(|parameter| matches!(parameter.kind, Kind::Rest | Kind::All));
        let mut short = Vec::new();
        if !needs_names {
            // A direct call has no other way for those that are left out.
            let fewest = if condition.is_some() {
                least.max(most.saturating_sub(3))
            } else {
                least
            };
            for given in fewest..=most {
                let names: Vec<Ident> = (0..given)
                    .map(|place| format_ident!("argument_{place}"))
                    .collect();
                let values = (0..count).map(|place| match names.get(place) {
                    Some(name) => quote!(::core::option::Option::Some(#name)),
                    None => quote!(::core::option::Option::None),
                });
                let rest = if given == most && takes_rest {
                    quote!(, ..)
                } else {
                    TokenStream::new()
                };
                let pattern = if names.is_empty() && takes_rest {
                    quote!([..])
                } else {
                    quote!([#(#names),* #rest])
                };
                short.push(quote!(#pattern #condition => [#(#values),*],));
            }
        }
        short
    }

    /// Python parameters of the definition.
    fn definition_count(&self) -> usize {
        self.parameters
            .iter()
            .map(|parameter| match parameter.kind {
                Kind::Thread => 0,
                Kind::All => 2,
                _ => 1,
            })
            .sum()
    }

    fn conversions(&self, index: usize) -> Vec<TokenStream> {
        let mut place: usize = 0;
        let mut lines = Vec::new();
        for parameter in &self.parameters {
            let Parameter {
                ident,
                r#type,
                kind,
                ..
            } = parameter;
            let definition = quote!(&FUNCTIONS[#index]);
            let line = match kind {
                Kind::Thread => continue,
                Kind::Rest => quote!(let #ident: #r#type = given_arguments.rest(#definition);),
                Kind::Keywords => {
                    quote!(let #ident: #r#type = given_arguments.keywords(#definition);)
                }
                Kind::All if place == 0 => quote!(let #ident: #r#type = given_arguments;),
                Kind::All => quote!(let #ident: #r#type = given_arguments.after_first();),
                _ if place == 0 && self.binding == Binding::Method => quote! {
                    let #ident: #r#type = match bound_arguments[0] {
                        ::core::option::Option::Some(value) => ::weft_core::native::receive(value, #definition)?,
                        ::core::option::Option::None => ::core::unreachable!("`bind` has checked that the receiver is there"),
                    };
                },
                _ => {
                    let default = parameter.default();
                    quote! {
                        let #ident: #r#type = match bound_arguments[#place] {
                            ::core::option::Option::Some(value) => {
                                ::weft_core::native::FromArgument::from_parameter(thread, value, #definition, #place)?
                            }
                            ::core::option::Option::None => #default,
                        };
                    }
                }
            };
            lines.push(line);
            place += if *kind == Kind::All { 2 } else { 1 };
        }
        lines
    }
}

/// A wrapper for one side of a computed attribute; gives its name and its code.
pub fn property_wrapper(
    item: &mut ItemFn,
    class: &str,
    name: &str,
    takes_value: bool,
) -> syn::Result<(Ident, TokenStream)> {
    check_signature(item)?;
    let ident = item.sig.ident.clone();
    let mut parameters = Vec::new();
    for argument in &mut item.sig.inputs {
        parameters.push(Parameter::read(argument)?);
    }
    let counted: Vec<&Parameter> = parameters
        .iter()
        .filter(|parameter| parameter.kind != Kind::Thread)
        .collect();
    let expected = if takes_value { 2 } else { 1 };
    if counted.len() != expected || !counted.iter().all(|parameter| parameter.takes_one()) {
        let message = if takes_value {
            "a setter takes `this` and the value"
        } else {
            "this takes `this` alone"
        };
        return Err(syn::Error::new(ident.span(), message));
    }
    let this = &counted[0].ident;
    let this_type = &counted[0].r#type;
    let value_conversion = counted.get(1).map(|parameter| {
        let Parameter { ident, r#type, .. } = parameter;
        quote!(let #ident: #r#type = ::weft_core::native::FromArgument::from_argument(thread, given_value)?;)
    });
    let pattern = if takes_value {
        quote!([given_this, given_value])
    } else {
        quote!([given_this])
    };
    let passed = parameters.iter().map(|parameter| {
        let ident = &parameter.ident;
        if parameter.kind == Kind::Thread {
            quote!(thread)
        } else {
            quote!(#ident)
        }
    });
    let wrapper = Ident::new(
        &format!("access_{}_from_python", ident.unraw()),
        Span::call_site(),
    );
    let code = quote! {
        #[allow(clippy::all, clippy::pedantic, unused_variables, unused_qualifications)]
        fn #wrapper<'a>(
            thread: &'a ::weft_core::heap::Thread,
            given_arguments: ::weft_core::native::Arguments<'a>,
        ) -> ::core::result::Result<::weft_core::heap::Value, ::weft_core::heap::Raised> {
            let #pattern = given_arguments.values() else {
                return ::core::result::Result::Err(::weft_core::error::type_error("wrong number of arguments of a descriptor"));
            };
            let #this: #this_type = ::weft_core::native::receive_property(given_this, #class, #name)?;
            #value_conversion
            ::weft_core::native::IntoResult::into_result(#ident(#(#passed),*), thread)
        }
    };
    Ok((wrapper, code))
}

/// What answers a getter at once, as a `QuickCall`, with the name of that function: one that is given nothing but its object,
/// and cannot fail, runs no Python code.
pub fn getter_at_once(item: &ItemFn) -> syn::Result<Option<(Ident, TokenStream)>> {
    let ReturnType::Type(_, returned) = &item.sig.output else {
        return Ok(None);
    };
    let can_fail = match &**returned {
        Type::Path(path) => path
            .path
            .segments
            .last()
            .is_none_or(|last| last.ident == "Result"),
        _ => false,
    };
    let mut inputs = item.sig.inputs.clone();
    let (Some(argument), 1, false) = (inputs.first_mut(), item.sig.inputs.len(), can_fail) else {
        return Ok(None);
    };
    let this = Parameter::read(argument)?;
    if this.kind == Kind::Thread {
        return Ok(None);
    }
    let (ident, this_type) = (&item.sig.ident, &this.r#type);
    let quick = Ident::new(&format!("{}_at_once", ident.unraw()), Span::call_site());
    let code = quote! {
        #[allow(clippy::all, clippy::pedantic, unused_qualifications)]
        fn #quick(
            thread: &::weft_core::heap::Thread,
            given: &[::weft_core::heap::Value],
        ) -> ::core::option::Option<::weft_core::heap::Value> {
            let [given_this] = given else {
                return ::core::option::Option::None;
            };
            let this: #this_type = ::weft_core::native::FromReceiver::from_receiver(given_this)?;
            ::weft_core::native::IntoResult::into_result(#ident(this), thread).ok()
        }
    };
    Ok(Some((quick, code)))
}

/// Gives each parameter its final kind.
fn place(parameters: &mut [Parameter], bound: bool, all_positional: bool) -> syn::Result<()> {
    let last_positional_only = parameters
        .iter()
        .rposition(|parameter| parameter.ends_positional_only);
    let mut keyword_only = false;
    let mut first = true;
    for (index, parameter) in parameters.iter_mut().enumerate() {
        keyword_only |= parameter.begins_keyword_only;
        let is_receiver = bound && first && parameter.kind != Kind::Thread;
        first &= parameter.kind == Kind::Thread;
        if matches!(parameter.kind, Kind::Rest) {
            keyword_only = true;
        } else if parameter.kind == Kind::Positional {
            if keyword_only {
                parameter.kind = Kind::KeywordOnly;
                if parameter.ends_positional_only {
                    return Err(syn::Error::new(
                        parameter.ident.span(),
                        "a parameter after `*` cannot be positional-only",
                    ));
                }
            } else if is_receiver
                || all_positional
                || last_positional_only.is_some_and(|last| index <= last)
            {
                parameter.kind = Kind::PositionalOnly;
            }
        }
    }
    Ok(())
}

/// Takes `#[plain]` or `#[plain(any)]` off.
fn take_plain(attributes: &mut Vec<syn::Attribute>) -> syn::Result<Option<Plain>> {
    let Some(attribute) = attribute::take(attributes, "plain") else {
        return Ok(None);
    };
    if matches!(attribute.meta, syn::Meta::Path(_)) {
        return Ok(Some(Plain::Known));
    }
    let which = attribute.parse_args::<Ident>()?;
    if which != "any" {
        return Err(syn::Error::new(which.span(), "expected `any`"));
    }
    Ok(Some(Plain::Any))
}

/// What has `#[plain]` takes each argument by itself.
fn check_plain(function: &Function) -> syn::Result<()> {
    let takes_all = function
        .parameters
        .iter()
        .any(|parameter| parameter.kind != Kind::Thread && !parameter.takes_one());
    let is_bound_to_class = matches!(function.binding, Binding::New | Binding::ClassMethod);
    if function.plain.is_some() && (takes_all || is_bound_to_class) {
        return Err(syn::Error::new(
            function.ident.span(),
            "a plain function takes each argument by itself, and no class",
        ));
    }
    Ok(())
}

fn check_order(parameters: &[Parameter]) -> syn::Result<()> {
    let mut default_seen = false;
    let mut keywords_seen = false;
    let mut rest_seen = false;
    for parameter in parameters
        .iter()
        .filter(|parameter| parameter.kind != Kind::Thread)
    {
        let span = parameter
            .ident
            .span()
            .resolved_at(proc_macro2::Span::call_site());
        if keywords_seen {
            return Err(syn::Error::new(
                span,
                "no parameter can follow the one for keywords",
            ));
        }
        match parameter.kind {
            Kind::Rest | Kind::All if rest_seen => {
                return Err(syn::Error::new(span, "there can be one `#[rest]` only"));
            }
            Kind::Rest => rest_seen = true,
            Kind::Keywords => keywords_seen = true,
            Kind::All => (rest_seen, keywords_seen) = (true, true),
            Kind::Positional | Kind::PositionalOnly => {
                let has_default = !matches!(parameter.missing, Missing::Error);
                if default_seen && !has_default {
                    return Err(syn::Error::new(
                        span,
                        "a parameter without a default follows one with a default",
                    ));
                }
                default_seen |= has_default;
            }
            Kind::KeywordOnly | Kind::Thread => {}
        }
    }
    let counted = parameters
        .iter()
        .filter(|parameter| parameter.kind != Kind::Thread)
        .count();
    if let Some(all) = parameters
        .iter()
        .find(|parameter| parameter.kind == Kind::All)
        && counted > 2
    {
        return Err(syn::Error::new(
            all.ident.span(),
            "`Arguments` can follow the receiver alone",
        ));
    }
    Ok(())
}

fn check_signature(item: &ItemFn) -> syn::Result<()> {
    let signature = &item.sig;
    let unusable = if let Some(token) = &signature.asyncness {
        Some((token.span, "a native function cannot be async"))
    } else if let Some(token) = &signature.unsafety {
        Some((token.span, "a native function cannot be unsafe"))
    } else {
        signature.generics.type_params().next().map(|parameter| {
            (
                parameter.ident.span(),
                "a native function cannot be generic",
            )
        })
    };
    match unusable {
        Some((span, message)) => Err(syn::Error::new(span, message)),
        None => Ok(()),
    }
}
