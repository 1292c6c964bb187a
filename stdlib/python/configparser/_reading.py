"""Lines of a configuration read into sections of options."""

import sys

from configparser._errors import (
    DuplicateOptionError,
    DuplicateSectionError,
    MissingSectionHeaderError,
    MultilineContinuationError,
    ParsingError,
)

__all__ = ['Reader']


class Reader:
    """One run over the lines of a file.

    The value of an option is a list of lines as long as lines may be added to it.
    """

    def __init__(self, parser, name: str, unnamed) -> None:
        self.parser = parser
        self.name = name
        self.unnamed = unnamed
        self.added = set()
        self.section = self.section_name = self.option = None
        self.indent = 0
        self.failure = None

    def read(self, lines) -> None:
        """Read all lines; raise at the end for those that were not understood."""
        try:
            for number, line in enumerate(lines, start=1):
                self.read_line(number, line)
        finally:
            self.join_values()
        if self.failure is not None:
            raise self.failure

    def without_comment(self, line: str) -> tuple:
        """Return the line without comment and whitespace around it, and whether there was a comment."""
        parser = self.parser
        if line.strip().startswith(parser._comment_prefixes):
            return '', True
        end = len(line)
        for prefix in parser._inline_comment_prefixes:
            # A comment begins the line, or follows whitespace.
            index = line.find(prefix)
            while 0 <= index < end:
                if index == 0 or line[index - 1].isspace():
                    end = index
                    break
                index = line.find(prefix, index + 1)
        return line[:end].strip(), end < len(line)

    def read_line(self, number: int, line: str) -> None:
        """Read one line."""
        text, has_comment = self.without_comment(line)
        if not text:
            if self.parser._empty_lines_in_values:
                # It may lie within a value, which goes on after it.
                if not has_comment and self.section is not None and self.option and self.section[self.option] is not None:
                    self.section[self.option].append('')
            else:
                self.indent = sys.maxsize
            return
        indent = len(line) - len(line.lstrip())
        if self.section is not None and self.option and indent > self.indent:
            if self.section[self.option] is None:
                raise MultilineContinuationError(self.name, number, line)
            self.section[self.option].append(text)
            return
        self.indent = indent
        header = self.parser._match_header(text)
        if header is not None:
            self.begin_section(header, number)
            return
        if self.section is None:
            if not self.parser._allow_unnamed_section:
                raise MissingSectionHeaderError(self.name, number, line)
            self.begin_section(self.unnamed, number)
        self.read_option(text, number, line)

    def begin_section(self, name, number: int) -> None:
        """Begin a section, or go on with one."""
        parser = self.parser
        if name in parser._sections:
            if parser._strict and name in self.added:
                raise DuplicateSectionError(name, self.name, number)
            self.section = parser._sections[name]
        elif name == parser.default_section:
            self.section = parser._defaults
        else:
            self.section = parser._sections[name] = parser._dict()
            parser._add_proxy(name)
        self.added.add(name)
        self.section_name = name
        self.option = None

    def read_option(self, text: str, number: int, line: str) -> None:
        """Read an option and the first line of its value."""
        found = self.parser._match_option(text)
        if found is not None:
            option, value = found
            option = self.parser.optionxform(option.rstrip())
        if found is None or not option:
            if self.failure is None:
                self.failure = ParsingError(self.name)
            self.failure.append(number, line)
            return
        self.option = option
        if self.parser._strict and (self.section_name, option) in self.added:
            raise DuplicateOptionError(self.section_name, option, self.name, number)
        self.added.add((self.section_name, option))
        self.section[option] = None if value is None else [value.strip()]

    def join_values(self) -> None:
        """Make text of the lists of lines."""
        parser = self.parser
        for name, options in [(parser.default_section, parser._defaults), *parser._sections.items()]:
            for option, value in options.items():
                if isinstance(value, list):
                    value = '\n'.join(value).rstrip()
                options[option] = parser._interpolation.before_read(parser, name, option, value)
