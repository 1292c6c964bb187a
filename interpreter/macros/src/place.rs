//! By which name the crate that a macro is used in knows `weft_core`.

use proc_macro2::{Group, Ident, Punct, Spacing, TokenStream, TokenTree};

/// The tokens with paths that the crate which is compiled can follow: a host has `weft::core` in place of `weft_core`.
pub(crate) fn adapted(tokens: TokenStream) -> TokenStream {
    if knows_core() {
        tokens
    } else {
        through_facade(tokens)
    }
}

/// Whether the crate depends on `weft-core` itself, or is it.
fn knows_core() -> bool {
    let Ok(folder) = std::env::var("CARGO_MANIFEST_DIR") else {
        return true;
    };
    let manifest = std::fs::read_to_string(std::path::Path::new(&folder).join("Cargo.toml"));
    manifest.map_or(true, |manifest| {
        let mut lines = manifest.lines().map(str::trim_start);
        lines.any(|line| line.starts_with("weft-core") || line.contains("\"weft-core\""))
    })
}

fn through_facade(tokens: TokenStream) -> TokenStream {
    let mut adapted = TokenStream::new();
    for token in tokens {
        match token {
            TokenTree::Group(group) => {
                let mut inside = Group::new(group.delimiter(), through_facade(group.stream()));
                inside.set_span(group.span());
                adapted.extend([TokenTree::Group(inside)]);
            }
            TokenTree::Ident(name) if name == "weft_core" => {
                adapted.extend([
                    TokenTree::Ident(Ident::new("weft", name.span())),
                    TokenTree::Punct(Punct::new(':', Spacing::Joint)),
                    TokenTree::Punct(Punct::new(':', Spacing::Alone)),
                    TokenTree::Ident(Ident::new("core", name.span())),
                ]);
            }
            other => adapted.extend([other]),
        }
    }
    adapted
}
