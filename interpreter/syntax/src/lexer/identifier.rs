//! Identifiers: which characters they have, and their normal form.

use std::borrow::Cow;

use crate::interrupt::Interruption;
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfkc_quick};

/// Whether a character can begin an identifier.
pub(super) fn is_start(character: char) -> bool {
    character == '_'
        || character.is_ascii_alphabetic()
        || (!character.is_ascii() && normal_form_matches(character, unicode_ident::is_xid_start))
}

/// Whether a character can stand inside an identifier.
pub(super) fn is_continue(character: char) -> bool {
    character == '_'
        || character.is_ascii_alphanumeric()
        || (!character.is_ascii() && normal_form_matches(character, unicode_ident::is_xid_continue))
}

fn normal_form_matches(character: char, matches: impl Fn(char) -> bool) -> bool {
    matches(character)
}

/// The NFKC form, in which identifiers are compared.
pub(crate) fn normalize(name: &str) -> Cow<'_, str> {
    let mut interruption = Interruption::default();
    let mut goes_on = |_: &char| !interruption.is_wanted();
    if name.is_ascii() || is_nfkc_quick(name.chars().take_while(&mut goes_on)) == IsNormalized::Yes
    {
        Cow::Borrowed(name)
    } else {
        Cow::Owned(name.nfkc().take_while(goes_on).collect())
    }
}
