"""Scanners: texts taken apart into tokens by a list of patterns."""


class Scanner:
    """Takes a text apart by a lexicon: pairs of a pattern and an action.

    An action is a function of the scanner and the text of a token, None for what is left out, or the result itself.
    """

    def __init__(self, lexicon, flags=0):
        import re
        if isinstance(flags, re.RegexFlag):
            flags = flags.value
        self.lexicon = lexicon
        # The group of an entry closes after those within, so it is the last one of a match.
        self._actions = {}
        phrases = []
        group = 1
        for phrase, action in lexicon:
            self._actions[group] = action
            group += re.compile(phrase, flags).groups + 1
            phrases.append(f'({phrase})')
        self.scanner = re.compile('|'.join(phrases), flags)

    def scan(self, string):
        """Return a list of the results, and the rest of the string that no pattern matches."""
        results = []
        match = self.scanner.scanner(string).match
        end = 0
        while True:
            found = match()
            if not found or found.end() == end:
                break
            end = found.end()
            action = self._actions[found.lastindex]
            if callable(action):
                self.match = found
                action = action(self, found.group())
            if action is not None:
                results.append(action)
        return results, string[end:]
