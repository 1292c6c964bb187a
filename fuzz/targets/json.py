"""JSON texts: what is read is written and read again as the same."""

import json


def check(octets):
    try:
        # Two halves of a character that stand beside each other are written as that character.
        value = json.loads(json.dumps(json.loads(octets)))
    except Exception:
        return
    for options in ({}, {"indent": 2, "sort_keys": True}, {"ensure_ascii": False, "separators": (",", ":")}):
        try:
            text = json.dumps(value, **options)
        except Exception:
            continue
        assert repr(sorted_keys(json.loads(text))) == repr(sorted_keys(value))


def sorted_keys(value):
    """The value, with dictionaries in one order."""
    if isinstance(value, dict):
        return {key: sorted_keys(value[key]) for key in sorted(value)}
    if isinstance(value, list):
        return [sorted_keys(item) for item in value]
    return value
