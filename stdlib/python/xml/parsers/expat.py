"""A parser of XML that calls functions for what it finds, with expat's interface and errors."""

import sys
import types

from xml.parsers import _failures
from xml.parsers._failures import ExpatError
from xml.parsers._reader import XMLParser as XMLParserType

EXPAT_VERSION = 'expat_2.9.0'
version_info = 2, 9, 0
native_encoding = 'UTF-8'
features = [('sizeof(XML_Char)', 1), ('sizeof(XML_LChar)', 1), ('XML_DTD', 0), ('XML_CONTEXT_BYTES', 1024),
            ('XML_NS', 0), ('XML_BLAP_MAX_AMP', 100), ('XML_BLAP_ACT_THRES', 8388608), ('XML_GE', 0),
            ('XML_AT_MAX_AMP', 100), ('XML_AT_ACT_THRES', 67108864)]

XML_PARAM_ENTITY_PARSING_NEVER = 0
XML_PARAM_ENTITY_PARSING_UNLESS_STANDALONE = 1
XML_PARAM_ENTITY_PARSING_ALWAYS = 2

error = ExpatError


def ErrorString(code: int, /):
    """The text of an error, or `None`."""
    return _failures.TEXTS.get(code)


def ParserCreate(encoding=None, namespace_separator=None, intern=None):
    """A new parser; with a separator, names come as namespace, separator and local name."""
    return XMLParserType(encoding, namespace_separator, intern)


errors = types.ModuleType('pyexpat.errors', 'Constants used to describe error conditions.')
errors.messages = dict(_failures.TEXTS)
errors.codes = {text: number for number, text in _failures.TEXTS.items()}
for _name, _text in _failures.NAMES_AND_TEXTS:
    setattr(errors, _name, _text)

model = types.ModuleType('pyexpat.model', 'Constants used to interpret content model information.')
for _number, _name in enumerate(('EMPTY', 'ANY', 'MIXED', 'NAME', 'CHOICE', 'SEQ'), 1):
    setattr(model, 'XML_CTYPE_' + _name, _number)
for _number, _name in enumerate(('NONE', 'OPT', 'REP', 'PLUS')):
    setattr(model, 'XML_CQUANT_' + _name, _number)
del _name, _number, _text

# They can be imported as modules of their own.
sys.modules['xml.parsers.expat.model'] = model
sys.modules['xml.parsers.expat.errors'] = errors
