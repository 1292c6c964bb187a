//! Chains of filters, as programs describe them by dictionaries.

use super::definition::lzma_error;
use lzma_rust2::{EncodeMode, FilterConfig, FilterType, LzmaOptions, MfType};
use weft_core::error::{Exception, catch, overflow_error, raise, type_error, value_error};
use weft_core::heap::{Raised, Thread, Value};
use weft_core::names::Special;
use weft_core::protocol;

/// The number of the filter of the first LZMA, which the others are numbered apart from.
pub const LZMA1: u64 = 0x4000_0000_0000_0001;
/// The number of the filter of LZMA2.
pub const LZMA2: u64 = 0x21;
/// The default preset.
pub const DEFAULT: u32 = 6;
/// The bit of a preset that asks for more effort.
pub const EXTREME: u32 = 1 << 31;

/// Which coder ends a chain.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Coder {
    /// The first LZMA.
    Lzma1,
    /// LZMA2.
    Lzma2,
}

/// A chain: what is done to the octets before they are compressed, and how they are.
pub struct Chain {
    /// The filters before.
    pub before: Vec<FilterConfig>,
    /// The coder.
    pub coder: Coder,
    /// Its settings.
    pub options: LzmaOptions,
}

/// The settings of a preset.
///
/// # Errors
/// `LZMAError` for one that there is not.
pub fn preset(thread: &Thread, preset: u32) -> Result<LzmaOptions, Raised> {
    let level = preset & !EXTREME;
    if level > 9 {
        return Err(lzma_error(thread, "Invalid or unsupported options"));
    }
    let mut options = LzmaOptions::with_preset(level);
    if preset & EXTREME != 0 {
        options.mode = EncodeMode::Normal;
        options.mf = MfType::Bt4;
        options.nice_len = if matches!(level, 3 | 5) { 192 } else { 273 };
        options.depth_limit = if matches!(level, 3 | 5) { 0 } else { 512 };
    }
    Ok(options)
}

/// The entry of a filter's description, if it has it.
fn entry(thread: &Thread, filter: Value, name: &str) -> Result<Option<u64>, Raised> {
    let found = protocol::get_item(thread, filter, thread.intern(name));
    match catch(thread, found, Exception::KeyError)? {
        Ok(value) => number(thread, value).map(Some),
        Err(_) => Ok(None),
    }
}

fn number(thread: &Thread, value: Value) -> Result<u64, Raised> {
    let integer = protocol::index(thread, value)?;
    let big = protocol::to_big_int(integer).unwrap_or_default();
    u64::try_from(big).map_err(|_| {
        raise(
            Exception::OverflowError,
            "can't convert negative value to unsigned int",
        )
    })
}

/// The settings that a description of LZMA gives.
fn lzma_options(thread: &Thread, filter: Value) -> Result<LzmaOptions, Raised> {
    let level = entry(thread, filter, "preset")?.unwrap_or(u64::from(DEFAULT));
    let mut options = preset(thread, level as u32)?;
    let set = |name: &str, field: &mut u32| -> Result<(), Raised> {
        if let Some(given) = entry(thread, filter, name)? {
            *field = u32::try_from(given)
                .map_err(|_| overflow_error("Value too large for uint32_t type"))?;
        }
        Ok(())
    };
    set("dict_size", &mut options.dict_size)?;
    set("lc", &mut options.lc)?;
    set("lp", &mut options.lp)?;
    set("pb", &mut options.pb)?;
    set("nice_len", &mut options.nice_len)?;
    let (mut mode, mut finder, mut depth) = (u32::MAX, u32::MAX, 0);
    set("mode", &mut mode)?;
    set("mf", &mut finder)?;
    set("depth", &mut depth)?;
    match mode {
        u32::MAX => {}
        1 => options.mode = EncodeMode::Fast,
        2 => options.mode = EncodeMode::Normal,
        _ => return Err(lzma_error(thread, "Invalid or unsupported options")),
    }
    match finder {
        u32::MAX => {}
        // The chains and trees of fewer octets find the same with less; these two are what there is.
        0x03 | 0x04 => options.mf = MfType::Hc4,
        0x12..=0x14 => options.mf = MfType::Bt4,
        _ => return Err(lzma_error(thread, "Invalid or unsupported options")),
    }
    if depth != 0 {
        options.depth_limit = depth as i32;
    }
    let fits = options.lc + options.lp <= 4
        && options.pb <= 4
        && options.dict_size >= 4096
        && (8..=273).contains(&options.nice_len);
    if fits {
        Ok(options)
    } else {
        Err(lzma_error(thread, "Invalid or unsupported options"))
    }
}

/// The chain that a sequence of descriptions means.
///
/// # Errors
/// `TypeError` and `ValueError` for what are no descriptions, `LZMAError` for a chain that there is not.
pub fn chain(thread: &Thread, filters: Value) -> Result<Chain, Raised> {
    // The length first, so that what has none is refused as CPython does.
    let length = protocol::length(thread, filters)?;
    if length > 4 {
        return Err(value_error(
            "Too many filters - liblzma supports a maximum of 4",
        ));
    }
    let filters = protocol::collect_list(thread, filters)?.snapshot(thread);
    let (mut before, mut last) = (Vec::new(), None);
    for filter in filters.items() {
        if protocol::special_of(thread, *filter, Special::GetItem).is_none() {
            return Err(type_error(
                "Filter specifier must be a dict or dict-like object",
            ));
        }
        let Some(id) = entry(thread, *filter, "id")? else {
            return Err(value_error("Filter specifier must have an \"id\" entry"));
        };
        if last.is_some() {
            return Err(lzma_error(thread, "Invalid or unsupported options"));
        }
        let simple = match id {
            LZMA1 => {
                last = Some((Coder::Lzma1, lzma_options(thread, *filter)?));
                continue;
            }
            LZMA2 => {
                last = Some((Coder::Lzma2, lzma_options(thread, *filter)?));
                continue;
            }
            3 => {
                let distance = entry(thread, *filter, "dist")?.unwrap_or(1);
                before.push(FilterConfig {
                    filter_type: FilterType::Delta,
                    property: distance as u32,
                });
                continue;
            }
            4 => FilterType::BcjX86,
            5 => FilterType::BcjPpc,
            6 => FilterType::BcjIa64,
            7 => FilterType::BcjArm,
            8 => FilterType::BcjArmThumb,
            9 => FilterType::BcjSparc,
            _ => return Err(value_error(format!("Invalid filter ID: {id}"))),
        };
        let offset = entry(thread, *filter, "start_offset")?.unwrap_or(0);
        before.push(FilterConfig {
            filter_type: simple,
            property: offset as u32,
        });
    }
    match last {
        Some((coder, options)) => Ok(Chain {
            before,
            coder,
            options,
        }),
        None => Err(lzma_error(thread, "Invalid or unsupported options")),
    }
}
