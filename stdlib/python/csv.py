"""Rows of fields in text files, with commas or other characters between them."""

import types
from _csv import (
    QUOTE_ALL,
    QUOTE_MINIMAL,
    QUOTE_NONE,
    QUOTE_NONNUMERIC,
    QUOTE_NOTNULL,
    QUOTE_STRINGS,
    Error,
    field_size_limit,
    get_dialect,
    list_dialects,
    reader,
    register_dialect,
    unregister_dialect,
    writer,
)
from _csv import Dialect as _Dialect
from io import StringIO

__all__ = [
    'QUOTE_MINIMAL', 'QUOTE_ALL', 'QUOTE_NONNUMERIC', 'QUOTE_NONE', 'QUOTE_STRINGS', 'QUOTE_NOTNULL',
    'Error', 'Dialect', 'excel', 'excel_tab', 'field_size_limit', 'reader', 'writer',
    'register_dialect', 'get_dialect', 'list_dialects', 'Sniffer',
    'unregister_dialect', 'DictReader', 'DictWriter', 'unix_dialect',
]


class Dialect:
    """The settings of readers and writers. Subclasses give them as attributes."""

    _name = ''
    _valid = False
    delimiter = None
    quotechar = None
    escapechar = None
    doublequote = None
    skipinitialspace = None
    lineterminator = None
    quoting = None

    def __init__(self):
        if self.__class__ is not Dialect:
            self._valid = True
        try:
            _Dialect(self)
        except TypeError as error:
            # Who makes a dialect is told of it as of other problems with these files.
            raise Error(str(error)) from None


class excel(Dialect):
    """What Excel writes."""

    delimiter = ','
    quotechar = '"'
    doublequote = True
    skipinitialspace = False
    lineterminator = '\r\n'
    quoting = QUOTE_MINIMAL


register_dialect('excel', excel)


class excel_tab(excel):
    """What Excel writes with tabs between fields."""

    delimiter = '\t'


register_dialect('excel-tab', excel_tab)


class unix_dialect(Dialect):
    """What programs of Unix write: all fields quoted."""

    delimiter = ','
    quotechar = '"'
    doublequote = True
    skipinitialspace = False
    lineterminator = '\n'
    quoting = QUOTE_ALL


register_dialect('unix', unix_dialect)


class DictReader:
    """A reader whose rows are dictionaries; their keys are the first row, if none are given."""

    def __init__(
        self, f, fieldnames=None, restkey=None, restval=None, dialect='excel', *args, **kwds,
    ):
        if fieldnames is not None and iter(fieldnames) is fieldnames:
            fieldnames = list(fieldnames)
        self._fieldnames = fieldnames
        self.restkey = restkey
        self.restval = restval
        self.reader = reader(f, dialect, *args, **kwds)
        self.dialect = dialect
        self.line_num = 0

    def __iter__(self):
        return self

    @property
    def fieldnames(self):
        """The keys; reading them reads the first row where none were given."""
        if self._fieldnames is None:
            try:
                self._fieldnames = next(self.reader)
            except StopIteration:
                pass
        self.line_num = self.reader.line_num
        return self._fieldnames

    @fieldnames.setter
    def fieldnames(self, value):
        self._fieldnames = value

    def __next__(self):
        if self.line_num == 0:
            self.fieldnames
        row = next(self.reader)
        self.line_num = self.reader.line_num
        while row == []:
            row = next(self.reader)
        names = self.fieldnames
        found = dict(zip(names, row))
        if len(row) > len(names):
            found[self.restkey] = row[len(names):]
        else:
            for name in names[len(row):]:
                found[name] = self.restval
        return found

    __class_getitem__ = classmethod(types.GenericAlias)


class DictWriter:
    """A writer whose rows are dictionaries."""

    def __init__(
        self, f, fieldnames, restval='', extrasaction='raise', dialect='excel', *args, **kwds,
    ):
        if fieldnames is not None and iter(fieldnames) is fieldnames:
            fieldnames = list(fieldnames)
        self.fieldnames = fieldnames
        self.restval = restval
        extrasaction = extrasaction.lower()
        if extrasaction not in ('raise', 'ignore'):
            raise ValueError(f"extrasaction ({extrasaction}) must be 'raise' or 'ignore'")
        self.extrasaction = extrasaction
        self.writer = writer(f, dialect, *args, **kwds)

    def writeheader(self):
        """Write a row of the keys."""
        return self.writerow(dict(zip(self.fieldnames, self.fieldnames)))

    def _to_row(self, found):
        if self.extrasaction == 'raise':
            wrong = [key for key in found if key not in self.fieldnames]
            if wrong:
                raise ValueError(
                    'dict contains fields not in fieldnames: ' + ', '.join(map(repr, wrong))
                )
        return (found.get(name, self.restval) for name in self.fieldnames)

    def writerow(self, rowdict):
        """Write a row; keys that it lacks have the value for that."""
        return self.writer.writerow(self._to_row(rowdict))

    def writerows(self, rowdicts):
        """Write several rows."""
        return self.writer.writerows(map(self._to_row, rowdicts))

    __class_getitem__ = classmethod(types.GenericAlias)


class Sniffer:
    """Guesses the dialect of a text, and whether its first row is a header."""

    def __init__(self):
        self.preferred = [',', '\t', ';', ' ', ':']

    def sniff(self, sample, delimiters=None):
        """Return a dialect class for a sample of a file; only these characters may be delimiters."""
        quote, doubled, delimiter, skips = self._by_quotes(sample, delimiters)
        if not delimiter:
            delimiter, skips = self._by_frequency(sample, delimiters)
        if not delimiter:
            raise Error('Could not determine delimiter')

        class dialect(Dialect):
            _name = 'sniffed'
            lineterminator = '\r\n'
            quoting = QUOTE_MINIMAL

        dialect.doublequote = doubled
        dialect.delimiter = delimiter
        # Without quotes the usual ones.
        dialect.quotechar = quote or '"'
        dialect.skipinitialspace = skips
        return dialect

    @staticmethod
    def _quoted_fields(sample):
        """The quoted parts with what stands before and behind: quote, before, whether a space follows, behind."""
        fields = []
        place, length = 0, len(sample)
        while place < length:
            quote = sample[place]
            before = sample[place - 1:place]
            space = before == ' '
            if space:
                before = sample[place - 2:place - 1]
            begins = quote in '"\'' and (
                place == 0 or before in ('', '\n') or not (before.isalnum() or before in '_"\'')
            )
            if not begins:
                place += 1
                continue
            end = sample.find(quote, place + 1)
            while end >= 0:
                behind = sample[end + 1:end + 2]
                if behind == quote:
                    end = sample.find(quote, end + 2)
                elif behind in ('', '\n', '\r') or not (behind.isalnum() or behind in '_"\''):
                    break
                else:
                    end = sample.find(quote, end + 1)
            if end < 0:
                place += 1
                continue
            behind = sample[end + 1:end + 2]
            if before in ('', '\n'):
                # The first field of a row: the space, if any, stands behind the delimiter.
                space = sample[end + 2:end + 3] == ' '
            fields.append((quote, before, space, behind, sample[place + 1:end]))
            place = end + 1
        return fields

    def _by_quotes(self, sample, delimiters):
        """Guess from what stands beside quoted fields."""
        fields = self._quoted_fields(sample)
        if not fields:
            return '', False, None, False
        quotes: dict = {}
        delims: dict = {}
        spaces = 0
        for quote, before, space, behind, _ in fields:
            quotes[quote] = quotes.get(quote, 0) + 1
            key = before if before not in ('', '\n') else behind
            if key and key not in '\r\n' and (delimiters is None or key in delimiters):
                delims[key] = delims.get(key, 0) + 1
                spaces += space
        quote = max(quotes, key=quotes.get)
        if delims:
            delimiter = max(delims, key=delims.get)
            skips = delims[delimiter] == spaces
        else:
            # A single column.
            delimiter, skips = '', False
        doubled = any(quote * 2 in text for found, _, _, _, text in fields if found == quote)
        return quote, doubled, delimiter, skips

    def _by_frequency(self, sample, delimiters):
        """Guess the character that occurs as often in each row as in most of the others."""
        lines = [line for line in sample.split('\n') if line]
        if not lines:
            return '', False
        step = min(10, len(lines))
        counts = {chr(code): {} for code in range(127)}
        candidates: dict = {}
        seen = 0
        for start in range(0, len(lines), step):
            for line in lines[start:start + step]:
                for character, by_count in counts.items():
                    number = line.count(character)
                    by_count[number] = by_count.get(number, 0) + 1
            seen = min(start + step, len(lines))
            modes = {}
            for character, by_count in counts.items():
                if list(by_count) == [0]:
                    continue
                mode = max(by_count, key=by_count.get)
                # How many rows have as many more than those that do not.
                others = seen - by_count[mode]
                modes[character] = (mode, by_count[mode] - others)
            consistency = 1.0
            while not candidates and consistency >= 0.9:
                for character, (mode, rows) in modes.items():
                    if mode > 0 and rows > 0 and rows / seen >= consistency:
                        if delimiters is None or character in delimiters:
                            candidates[character] = (mode, rows)
                consistency -= 0.01
            if len(candidates) == 1:
                return self._with_space(lines[0], next(iter(candidates)))
            if start + step < len(lines):
                candidates_kept = candidates
                candidates = {}
        if not candidates and len(lines) > step:
            candidates = candidates_kept
        if not candidates:
            return '', False
        for character in self.preferred:
            if character in candidates:
                return self._with_space(lines[0], character)
        delimiter = max(candidates, key=lambda character: (candidates[character], character))
        return self._with_space(lines[0], delimiter)

    @staticmethod
    def _with_space(line, delimiter):
        return delimiter, line.count(delimiter) == line.count(delimiter + ' ')

    def has_header(self, sample):
        """Return whether the first row looks like a header: its fields differ in kind from those below."""
        rows = reader(StringIO(sample), self.sniff(sample))
        header = next(rows)
        kinds: dict = dict.fromkeys(range(len(header)))
        checked = 0
        for row in rows:
            if checked > 20:
                break
            checked += 1
            if len(row) != len(header):
                continue
            for column in list(kinds):
                kind = self._kind(row[column])
                if kinds[column] is None:
                    kinds[column] = kind
                elif kinds[column] != kind:
                    # A column of different kinds says nothing.
                    del kinds[column]
        votes = 0
        for column, kind in kinds.items():
            votes += 1 if self._differs(header[column], kind) else -1
        return votes > 0

    @staticmethod
    def _kind(field):
        """`complex` for a number, the length for other text."""
        try:
            complex(field)
        except (ValueError, OverflowError):
            return len(field)
        return complex

    @staticmethod
    def _differs(field, kind):
        if isinstance(kind, int):
            return len(field) != kind
        try:
            kind(field)
        except (ValueError, TypeError):
            return True
        return False
