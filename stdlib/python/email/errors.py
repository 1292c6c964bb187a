"""What can be wrong with a message: exceptions, and defects that a parser notes and reads past."""


class MessageError(Exception):
    """The base of the exceptions."""


class MessageParseError(MessageError):
    """A message cannot be read."""


class HeaderParseError(MessageParseError):
    """A header cannot be read."""


class BoundaryError(MessageParseError):
    """The boundary of a message of several parts cannot be found."""


class MultipartConversionError(MessageError, TypeError):
    """A message that is no list of parts was to get one more."""


class CharsetError(MessageError):
    """A character set is not known, or not meant for this."""


class HeaderWriteError(MessageError):
    """A header cannot be written as it is."""


class MessageDefect(ValueError):
    """The base of the defects, with the line at which one was found."""

    def __init__(self, line=None) -> None:
        if line is not None:
            super().__init__(line)
        self.line = line


class NoBoundaryInMultipartDefect(MessageDefect):
    """A message of several parts does not say what is between them."""


class StartBoundaryNotFoundDefect(MessageDefect):
    """The boundary that was announced never came."""


class CloseBoundaryNotFoundDefect(MessageDefect):
    """The boundary behind the last part never came."""


class FirstHeaderLineIsContinuationDefect(MessageDefect):
    """The first line of the headers goes on with a header that is not there."""


class MisplacedEnvelopeHeaderDefect(MessageDefect):
    """A line that begins with "From " is between headers."""


class MissingHeaderBodySeparatorDefect(MessageDefect):
    """A line that is no header ends the headers, and not an empty one."""


MalformedHeaderDefect = MissingHeaderBodySeparatorDefect


class MultipartInvariantViolationDefect(MessageDefect):
    """A message is said to have several parts, and has none."""


class InvalidMultipartContentTransferEncodingDefect(MessageDefect):
    """A message of several parts is said to be encoded as a whole."""


class UndecodableBytesDefect(MessageDefect):
    """A header has octets that are no text."""


class InvalidBase64PaddingDefect(MessageDefect):
    """Text in base64 does not end as it should."""


class InvalidBase64CharactersDefect(MessageDefect):
    """Text in base64 has characters that do not belong there."""


class InvalidBase64LengthDefect(MessageDefect):
    """Text in base64 has one character too many."""


class HeaderDefect(MessageDefect):
    """The base of the defects of a header."""

    def __init__(self, *args, **kw) -> None:
        super().__init__(*args, **kw)


class InvalidHeaderDefect(HeaderDefect):
    """A header is not as the grammar says."""


class HeaderMissingRequiredValue(HeaderDefect):
    """A header that needs a value has none."""


class NonPrintableDefect(HeaderDefect):
    """A header has characters that are not printable."""

    def __init__(self, non_printables) -> None:
        super().__init__(non_printables)
        self.non_printables = non_printables

    def __str__(self) -> str:
        return f'the following ASCII non-printables found in header: {self.non_printables}'


class ObsoleteHeaderDefect(HeaderDefect):
    """A header is written as one must not write any longer."""


class NonASCIILocalPartDefect(HeaderDefect):
    """What is before the @ of an address has characters outside of ASCII."""


class InvalidDateDefect(HeaderDefect):
    """A date cannot be read."""
