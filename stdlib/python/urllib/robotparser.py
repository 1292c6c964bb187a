"""What the file robots.txt of a site allows to be fetched."""

import collections
import re
import time
import urllib.error
import urllib.parse
import urllib.request

__all__ = ['RobotFileParser']

RequestRate = collections.namedtuple('RequestRate', 'requests seconds')


def _normalized(path: str) -> str:
    # Escaped in one way, so that what means the same is the same.
    unquoted = urllib.parse.unquote(path, errors='surrogateescape')
    return urllib.parse.quote(unquoted, errors='surrogateescape')


def _normalized_path(path: str) -> str:
    path, question, query = path.partition('?')
    path = _normalized(path)
    if question:
        query = re.sub(r'[^=&]+', lambda match: _normalized(match[0]), query)
        path += '?' + query
    return path


class RobotFileParser:
    """The rules of one robots.txt."""

    def __init__(self, url='') -> None:
        self.entries = []
        self.sitemaps = []
        self.default_entry = None
        self.disallow_all = False
        self.allow_all = False
        self.set_url(url)
        self.last_checked = 0

    def mtime(self):
        """When the file was fetched, in seconds since the epoch; 0 if it was not."""
        return self.last_checked

    def modified(self) -> None:
        """Say that the file was fetched now."""
        self.last_checked = time.time()

    def set_url(self, url) -> None:
        """Say where the file is."""
        self.url = url
        self.host, self.path = urllib.parse.urlsplit(url)[1:3]

    def read(self) -> None:
        """Fetch the file and read it; one that may not be fetched forbids all, one that is not there nothing."""
        try:
            file = urllib.request.urlopen(self.url)
        except urllib.error.HTTPError as error:
            if error.code in (401, 403):
                self.disallow_all = True
            elif 400 <= error.code < 500:
                self.allow_all = True
            error.close()
        else:
            with file:
                self.parse(file.read().decode('utf-8', 'surrogateescape').splitlines())

    def _add_entry(self, entry) -> None:
        # Groups for one program count together (RFC 9309, section 2.2.1).
        for agent in entry.useragents:
            name = agent.split('/')[0].lower()
            if name == '*':
                if self.default_entry is None:
                    self.default_entry = _Entry(agent)
                known = self.default_entry
            else:
                known = next((other for other in self.entries if other.name == name), None)
                if known is None:
                    known = _Entry(agent)
                    self.entries.append(known)
            known.take(entry)

    def parse(self, lines) -> None:
        """Take the rules of some lines."""
        entry, has_rules = _Entry(), False
        self.modified()
        for line in lines:
            key, colon, value = line.partition('#')[0].strip().partition(':')
            if not colon:
                continue
            key, value = key.strip().lower(), value.strip()
            if key == 'user-agent':
                if has_rules:
                    self._add_entry(entry)
                    entry, has_rules = _Entry(), False
                entry.useragents.append(value)
            elif key == 'sitemap':
                # One for the whole site, wherever it stands.
                self.sitemaps.append(urllib.parse.unquote(value))
            elif not entry.useragents:
                continue
            elif key in ('disallow', 'allow'):
                entry.rulelines.append(_Rule(value, key == 'allow'))
                has_rules = True
            elif key == 'crawl-delay':
                if value.isdecimal():
                    entry.delay = int(value)
                has_rules = True
            elif key == 'request-rate':
                numbers = value.split('/')
                if len(numbers) == 2 and all(number.strip().isdecimal() for number in numbers):
                    entry.req_rate = RequestRate(int(numbers[0]), int(numbers[1]))
                has_rules = True
        if entry.useragents:
            self._add_entry(entry)

    def can_fetch(self, useragent, url) -> bool:
        """Whether a program may fetch a URL."""
        if self.disallow_all:
            return False
        if self.allow_all:
            return True
        # Before the file was read nothing is known, and nothing allowed.
        if not self.last_checked:
            return False
        parts = urllib.parse.urlsplit(url)
        path = urllib.parse.urlunsplit(('', '', *parts[2:]))
        path = _normalized_path(path) or '/'
        if path == '/robots.txt':
            return True
        entry = self._entry_for(useragent)
        return True if entry is None else entry.allowance(path)

    def _entry_for(self, useragent):
        # The name that says most about the program.
        useragent = useragent.split('/')[0].lower()
        fitting = [entry for entry in self.entries if entry.name in useragent]
        return max(fitting, key=lambda entry: len(entry.name), default=self.default_entry)

    def crawl_delay(self, useragent):
        """The seconds to wait between two requests, or `None`."""
        entry = self._entry_for(useragent) if self.mtime() else None
        return entry.delay if entry else None

    def request_rate(self, useragent):
        """How many requests in how many seconds are allowed, or `None`."""
        entry = self._entry_for(useragent) if self.mtime() else None
        return entry.req_rate if entry else None

    def site_maps(self):
        """The lists of pages that the file names, or `None`."""
        return self.sitemaps or None

    def __str__(self) -> str:
        entries = self.entries + ([] if self.default_entry is None else [self.default_entry])
        return '\n\n'.join(map(str, entries))


class _Rule:
    def __init__(self, path: str, allowance: bool) -> None:
        # Nothing forbidden is everything allowed.
        if path == '' and not allowance:
            allowance = True
        self.allowance = allowance
        is_whole = path.endswith('$')
        parts = [_normalized_path(part) for part in path.removesuffix('$').split('*')]
        self.path = '*'.join(parts) + '$' * is_whole
        self._parts = parts
        self._is_whole = is_whole

    def fit(self, path: str) -> int:
        """How many characters of a path the rule fits; -1 if it does not apply."""
        first, *rest = self._parts
        if not path.startswith(first):
            return -1
        at = len(first)
        if not rest:
            return at if not self._is_whole or path == first else -1
        for part in rest[:-1]:
            at = path.find(part, at)
            if at < 0:
                return -1
            at += len(part)
        # The last star takes as much as it can.
        last = rest[-1]
        found = len(path) - len(last) if self._is_whole and path.endswith(last) else path.rfind(last, at)
        if found < at or self._is_whole and not path.endswith(last):
            return -1
        return found + len(last)

    def __str__(self) -> str:
        return ('Allow' if self.allowance else 'Disallow') + ': ' + self.path


class _Entry:
    def __init__(self, agent=None) -> None:
        self.useragents = [] if agent is None else [agent]
        self.name = '' if agent is None else agent.split('/')[0].lower()
        self.rulelines = []
        self.delay = None
        self.req_rate = None

    def take(self, other) -> None:
        self.rulelines += other.rulelines
        if self.delay is None:
            self.delay = other.delay
        if self.req_rate is None:
            self.req_rate = other.req_rate

    def __str__(self) -> str:
        lines = [f'User-agent: {agent}' for agent in self.useragents]
        if self.delay is not None:
            lines.append(f'Crawl-delay: {self.delay}')
        if self.req_rate is not None:
            lines.append(f'Request-rate: {self.req_rate.requests}/{self.req_rate.seconds}')
        return '\n'.join(lines + list(map(str, self.rulelines)))

    def allowance(self, path: str) -> bool:
        # What fits most of the path counts, and of two that fit as much the one that allows.
        fitting = [(length, rule.allowance) for rule in self.rulelines if (length := rule.fit(path)) >= 0]
        return max(fitting, default=(0, True))[1]
