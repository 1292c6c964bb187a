"""The assertions of `TestCase` that compare values."""

from types import ModuleType

from .util import _common_shorten_repr, _count_diff_all_purpose, _count_diff_hashable, safe_repr

__unittest = True

DIFF_OMITTED = '\nDiff is %s characters long. Set self.maxDiff to None to see it.'


def _difference(first: list, second: list) -> list:
    """Return the lines of a comparison of lines."""
    try:
        from difflib import ndiff
    except ImportError:
        return [f'- {line}' for line in first] + [f'+ {line}' for line in second]
    return list(ndiff(first, second))


def _pretty(value) -> list:
    try:
        from pprint import pformat
    except ImportError:
        pformat = safe_repr
    return pformat(value).splitlines()


def _tuple_of(classes) -> str:
    return f'any of {classes!r}' if isinstance(classes, tuple) else repr(classes)


class Assertions:
    """Assertions; a mixin of `TestCase`."""

    failureException = AssertionError
    longMessage = True
    maxDiff = 80 * 8
    # Strings longer than this are not compared line by line: that would take very long.
    _diffThreshold = 2 ** 16

    def fail(self, msg=None):
        """Fail at once."""
        raise self.failureException(msg)

    def _formatMessage(self, msg, standardMsg):
        if not self.longMessage:
            return msg or standardMsg
        if msg is None:
            return standardMsg
        try:
            return f'{standardMsg} : {msg}'
        except UnicodeDecodeError:
            return f'{safe_repr(standardMsg)} : {safe_repr(msg)}'

    def _truncateMessage(self, message, diff):
        if self.maxDiff is None or len(diff) <= self.maxDiff:
            return message + diff
        return message + DIFF_OMITTED % len(diff)

    def _say(self, msg, standard):
        # Frames of this module are left out of tracebacks, so a failure may be raised a level deeper.
        self.fail(self._formatMessage(msg, standard))

    # Truth and identity.

    def assertFalse(self, expr, msg=None):
        """Fail if the value is true."""
        if expr:
            raise self.failureException(self._formatMessage(msg, f'{safe_repr(expr)} is not false'))

    def assertTrue(self, expr, msg=None):
        """Fail if the value is false."""
        if not expr:
            raise self.failureException(self._formatMessage(msg, f'{safe_repr(expr)} is not true'))

    def assertIs(self, expr1, expr2, msg=None):
        """Fail unless both are the same object."""
        if expr1 is not expr2:
            self._say(msg, f'{safe_repr(expr1)} is not {safe_repr(expr2)}')

    def assertIsNot(self, expr1, expr2, msg=None):
        """Fail if both are the same object."""
        if expr1 is expr2:
            self._say(msg, f'unexpectedly identical: {safe_repr(expr1)}')

    def assertIsNone(self, obj, msg=None):
        """Fail unless the value is None."""
        if obj is not None:
            self._say(msg, f'{safe_repr(obj)} is not None')

    def assertIsNotNone(self, obj, msg=None):
        """Fail if the value is None."""
        if obj is None:
            self._say(msg, 'unexpectedly None')

    # Equality.

    def addTypeEqualityFunc(self, typeobj, function):
        """Have `assertEqual` use a function, or the method of that name, for two values of exactly this type."""
        self._type_equality_funcs[typeobj] = function

    def _getAssertEqualityFunc(self, first, second):
        if type(first) is type(second):
            chosen = self._type_equality_funcs.get(type(first))
            if chosen is not None:
                return getattr(self, chosen) if isinstance(chosen, str) else chosen
        return self._baseAssertEqual

    def _baseAssertEqual(self, first, second, msg=None):
        if not first == second:
            standard = '%s != %s' % _common_shorten_repr(first, second)
            raise self.failureException(self._formatMessage(msg, standard))

    def assertEqual(self, first, second, msg=None):
        """Fail unless both are equal by `==`."""
        self._getAssertEqualityFunc(first, second)(first, second, msg=msg)

    def assertNotEqual(self, first, second, msg=None):
        """Fail unless both differ by `!=`."""
        if not first != second:
            raise self.failureException(
                self._formatMessage(msg, f'{safe_repr(first)} == {safe_repr(second)}'))

    def _distance(self, first, second, places, delta):
        """Return how far apart two values are, whether that is near, and how to say it."""
        if delta is not None and places is not None:
            raise TypeError('specify delta or places not both')
        distance = abs(first - second)
        if delta is not None:
            return distance, distance <= delta, f'{safe_repr(delta)} delta'
        places = 7 if places is None else places
        return distance, round(distance, places) == 0, f'{places!r} places'

    def assertAlmostEqual(self, first, second, places=None, msg=None, delta=None):
        """Fail unless both differ by at most `delta`, or by nothing once rounded to `places`."""
        if first == second:
            return
        distance, near, extent = self._distance(first, second, places, delta)
        if not near:
            standard = f'{safe_repr(first)} != {safe_repr(second)} within {extent} ({safe_repr(distance)} difference)'
            raise self.failureException(self._formatMessage(msg, standard))

    def assertNotAlmostEqual(self, first, second, places=None, msg=None, delta=None):
        """Fail if both differ by at most `delta`, or by nothing once rounded to `places`."""
        if delta is not None and places is not None:
            raise TypeError('specify delta or places not both')
        if delta is not None and not first == second and abs(first - second) > delta:
            return
        if delta is None and not first == second and round(abs(second - first), 7 if places is None else places) != 0:
            return
        if delta is not None:
            standard = (f'{safe_repr(first)} == {safe_repr(second)} within {safe_repr(delta)} delta '
                        f'({safe_repr(abs(first - second))} difference)')
        else:
            standard = f'{safe_repr(first)} == {safe_repr(second)} within {7 if places is None else places!r} places'
        raise self.failureException(self._formatMessage(msg, standard))

    # Containers.

    def assertSequenceEqual(self, seq1, seq2, msg=None, seq_type=None):
        """Fail unless two sequences are equal, and of a type if one is given; say where they differ."""
        kind = 'sequence'
        if seq_type is not None:
            kind = seq_type.__name__
            for ordinal, sequence in (('First', seq1), ('Second', seq2)):
                if not isinstance(sequence, seq_type):
                    raise self.failureException(f'{ordinal} sequence is not a {kind}: {safe_repr(sequence)}')
        differing = None
        try:
            length1 = len(seq1)
        except (TypeError, NotImplementedError):
            differing = f'First {kind} has no length.    Non-sequence?'
        if differing is None:
            try:
                length2 = len(seq2)
            except (TypeError, NotImplementedError):
                differing = f'Second {kind} has no length.    Non-sequence?'
        if differing is None:
            if seq1 == seq2:
                return
            differing = '%ss differ: %s != %s\n' % ((kind.capitalize(),) + _common_shorten_repr(seq1, seq2))
            more, stopped = self._first_difference(kind, seq1, seq2, min(length1, length2))
            if not stopped:
                if not more and length1 == length2 and seq_type is None and type(seq1) is not type(seq2):
                    # Equal items in sequences of different types: nothing else is to be said.
                    return
                more += self._additional_items(kind, seq1, seq2, length1, length2)
            differing += more
        lines = _difference(_pretty(seq1), _pretty(seq2))
        self._say(msg, self._truncateMessage(differing, '\n' + '\n'.join(lines)))

    def _first_difference(self, kind, seq1, seq2, length):
        """Return what to say of the first items that differ, and whether that is all there is to say."""
        for index in range(length):
            items = []
            for ordinal, sequence in (('first', seq1), ('second', seq2)):
                try:
                    items.append(sequence[index])
                except (TypeError, IndexError, NotImplementedError):
                    return f'\nUnable to index element {index} of {ordinal} {kind}\n', True
            if items[0] != items[1]:
                return '\nFirst differing element %d:\n%s\n%s\n' % ((index,) + _common_shorten_repr(*items)), False
        return '', False

    def _additional_items(self, kind, seq1, seq2, length1, length2):
        if length1 == length2:
            return ''
        ordinal, sequence = ('First', seq1) if length1 > length2 else ('Second', seq2)
        common = min(length1, length2)
        text = f'\n{ordinal} {kind} contains {abs(length1 - length2)} additional elements.\n'
        try:
            return text + f'First extra element {common}:\n{safe_repr(sequence[common])}\n'
        except (TypeError, IndexError, NotImplementedError):
            return text + f'Unable to index element {common} of {ordinal.lower()} {kind}\n'

    def assertListEqual(self, list1, list2, msg=None):
        """Fail unless both are lists and equal."""
        self.assertSequenceEqual(list1, list2, msg, seq_type=list)

    def assertTupleEqual(self, tuple1, tuple2, msg=None):
        """Fail unless both are tuples and equal."""
        self.assertSequenceEqual(tuple1, tuple2, msg, seq_type=tuple)

    def assertSetEqual(self, set1, set2, msg=None):
        """Fail unless two sets are equal; list what only one of them has."""
        lines = []
        for first, second, ordinal, other in ((set1, set2, 'first', 'second'), (set2, set1, 'second', 'first')):
            try:
                only = first.difference(second)
            except TypeError as error:
                self.fail(f'invalid type when attempting set difference: {error}')
            except AttributeError as error:
                self.fail(f'{ordinal} argument does not support set difference: {error}')
            if only:
                lines.append(f'Items in the {ordinal} set but not the {other}:')
                lines.extend(repr(item) for item in only)
        if lines:
            self._say(msg, '\n'.join(lines))

    def assertIn(self, member, container, msg=None):
        """Fail unless `member in container`."""
        if member not in container:
            self._say(msg, f'{safe_repr(member)} not found in {safe_repr(container)}')

    def assertNotIn(self, member, container, msg=None):
        """Fail if `member in container`."""
        if member in container:
            self._say(msg, f'{safe_repr(member)} unexpectedly found in {safe_repr(container)}')

    def assertDictEqual(self, d1, d2, msg=None):
        """Fail unless both are dictionaries and equal."""
        self.assertIsInstance(d1, dict, 'First argument is not a dictionary')
        self.assertIsInstance(d2, dict, 'Second argument is not a dictionary')
        if d1 != d2:
            standard = '%s != %s' % _common_shorten_repr(d1, d2)
            lines = _difference(_pretty(d1), _pretty(d2))
            self._say(msg, self._truncateMessage(standard, '\n' + '\n'.join(lines)))

    def assertCountEqual(self, first, second, msg=None):
        """Fail unless two iterables have the same items, each as often, in any order."""
        first_items, second_items = list(first), list(second)
        try:
            differences = _count_diff_hashable(first_items, second_items)
        except TypeError:
            differences = _count_diff_all_purpose(first_items, second_items)
        if differences:
            lines = [f'First has {here}, Second has {there}:  {value!r}' for here, there, value in differences]
            standard = self._truncateMessage('Element counts were not equal:\n', '\n'.join(lines))
            self._say(msg, standard)

    def assertMultiLineEqual(self, first, second, msg=None):
        """Fail unless two strings are equal; compare them line by line."""
        self.assertIsInstance(first, str, 'First argument is not a string')
        self.assertIsInstance(second, str, 'Second argument is not a string')
        if first == second:
            return
        if len(first) > self._diffThreshold or len(second) > self._diffThreshold:
            self._baseAssertEqual(first, second, msg)
        # A last line without its end would run into the line after it.
        if first and second:
            ended = first.endswith('\n') and second.endswith('\n')
        else:
            ended = (first or second).endswith('\n')
        lines1, lines2 = (text if ended or not text else text + '\n' for text in (first, second))
        lines1, lines2 = lines1.splitlines(keepends=True), lines2.splitlines(keepends=True)
        standard = '%s != %s' % _common_shorten_repr(first, second)
        self._say(msg, self._truncateMessage(standard, '\n' + ''.join(_difference(lines1, lines2))))

    # Order.

    def assertLess(self, a, b, msg=None):
        """Fail unless `a < b`."""
        if not a < b:
            self._say(msg, f'{safe_repr(a)} not less than {safe_repr(b)}')

    def assertLessEqual(self, a, b, msg=None):
        """Fail unless `a <= b`."""
        if not a <= b:
            self._say(msg, f'{safe_repr(a)} not less than or equal to {safe_repr(b)}')

    def assertGreater(self, a, b, msg=None):
        """Fail unless `a > b`."""
        if not a > b:
            self._say(msg, f'{safe_repr(a)} not greater than {safe_repr(b)}')

    def assertGreaterEqual(self, a, b, msg=None):
        """Fail unless `a >= b`."""
        if not a >= b:
            self._say(msg, f'{safe_repr(a)} not greater than or equal to {safe_repr(b)}')

    # Classes and attributes.

    def assertIsInstance(self, obj, cls, msg=None):
        """Fail unless the object is an instance of the class, or of one of a tuple's."""
        if not isinstance(obj, cls):
            self._say(msg, f'{safe_repr(obj)} is not an instance of {_tuple_of(cls)}')

    def assertNotIsInstance(self, obj, cls, msg=None):
        """Fail if the object is an instance of the class, or of one of a tuple's."""
        if isinstance(obj, cls):
            guilty = next((each for each in cls if isinstance(obj, each)), cls) if isinstance(cls, tuple) else cls
            self._say(msg, f'{safe_repr(obj)} is an instance of {guilty!r}')

    def assertIsSubclass(self, cls, superclass, msg=None):
        """Fail unless the first is a subclass of the second, or of one of a tuple's."""
        try:
            if issubclass(cls, superclass):
                return
        except TypeError:
            if isinstance(cls, type):
                raise
            self._say(msg, f'{cls!r} is not a class')
        self._say(msg, f'{cls!r} is not a subclass of {_tuple_of(superclass)}')

    def assertNotIsSubclass(self, cls, superclass, msg=None):
        """Fail if the first is a subclass of the second, or of one of a tuple's."""
        try:
            if not issubclass(cls, superclass):
                return
        except TypeError:
            if isinstance(cls, type):
                raise
            self._say(msg, f'{cls!r} is not a class')
        guilty = superclass
        if isinstance(superclass, tuple):
            guilty = next((each for each in superclass if issubclass(cls, each)), superclass)
        self._say(msg, f'{cls!r} is a subclass of {guilty!r}')

    def _owner(self, obj) -> str:
        if isinstance(obj, ModuleType):
            return f'module {obj.__name__!r}'
        if isinstance(obj, type):
            return f'type object {obj.__name__!r}'
        return f'{type(obj).__name__!r} object'

    def assertHasAttr(self, obj, name, msg=None):
        """Fail unless the object has the attribute."""
        if not hasattr(obj, name):
            self._say(msg, f'{self._owner(obj)} has no attribute {name!r}')

    def assertNotHasAttr(self, obj, name, msg=None):
        """Fail if the object has the attribute."""
        if hasattr(obj, name):
            self._say(msg, f'{self._owner(obj)} has unexpected attribute {name!r}')

    # Texts.

    def _tail_type_check(self, s, tails, msg):
        example = tails[0] if isinstance(tails, tuple) and tails else tails
        for kind in (str, bytes):
            if isinstance(example, kind) and not isinstance(s, kind):
                self._say(msg, f'Expected {kind.__name__}, not {type(s).__name__}')

    def assertStartsWith(self, s, prefix, msg=None):
        """Fail unless the text begins with the prefix, or with one of a tuple's."""
        self._check_tail(s, prefix, msg, 'startswith', True, "doesn't start with")

    def assertNotStartsWith(self, s, prefix, msg=None):
        """Fail if the text begins with the prefix, or with one of a tuple's."""
        self._check_tail(s, prefix, msg, 'startswith', False, 'starts with')

    def assertEndsWith(self, s, suffix, msg=None):
        """Fail unless the text ends with the suffix, or with one of a tuple's."""
        self._check_tail(s, suffix, msg, 'endswith', True, "doesn't end with")

    def assertNotEndsWith(self, s, suffix, msg=None):
        """Fail if the text ends with the suffix, or with one of a tuple's."""
        self._check_tail(s, suffix, msg, 'endswith', False, 'ends with')

    def _check_tail(self, s, tails, msg, method, wanted, words):
        try:
            found = getattr(s, method)(tails)
        except (AttributeError, TypeError):
            self._tail_type_check(s, tails, msg)
            raise
        if found == wanted:
            return
        shown = safe_repr(s, short=True)
        if wanted:
            several = isinstance(tails, tuple)
            self._say(msg, f'{shown} {words} {"any of " if several else ""}{safe_repr(tails)}')
        if isinstance(tails, tuple):
            tails = next((each for each in tails if getattr(s, method)(each)), tails)
        self._say(msg, f'{shown} {words} {safe_repr(tails)}')

    def assertRegex(self, text, expected_regex, msg=None):
        """Fail unless the expression is found in the text."""
        if isinstance(expected_regex, (str, bytes)):
            assert expected_regex, 'expected_regex must not be empty.'
            import re
            expected_regex = re.compile(expected_regex)
        if not expected_regex.search(text):
            self._say(msg, f"Regex didn't match: {expected_regex.pattern!r} not found in {text!r}")

    def assertNotRegex(self, text, unexpected_regex, msg=None):
        """Fail if the expression is found in the text."""
        if isinstance(unexpected_regex, (str, bytes)):
            import re
            unexpected_regex = re.compile(unexpected_regex)
        match = unexpected_regex.search(text)
        if match:
            start, end = match.span()
            self._say(msg, f'Regex matched: {text[start:end]!r} matches {unexpected_regex.pattern!r} in {text!r}')
