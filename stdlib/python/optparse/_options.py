"""Options of `optparse`, and what goes wrong with them."""

__all__ = ['OptParseError', 'OptionError', 'OptionConflictError', 'OptionValueError', 'BadOptionError',
           'AmbiguousOptionError', 'Option', 'Values', 'NO_DEFAULT', 'SUPPRESS_HELP', 'SUPPRESS_USAGE', 'match_abbrev']

NO_DEFAULT = ('NO', 'DEFAULT')
SUPPRESS_HELP = 'SUPPRESSHELP'
SUPPRESS_USAGE = 'SUPPRESSUSAGE'


class OptParseError(Exception):
    """Something is wrong with options."""

    __module__ = 'optparse'

    def __init__(self, msg: str) -> None:
        self.msg = msg

    def __str__(self) -> str:
        return self.msg


class OptionError(OptParseError):
    """An option makes no sense."""

    __module__ = 'optparse'

    def __init__(self, msg: str, option) -> None:
        self.msg = msg
        self.option_id = str(option)

    def __str__(self) -> str:
        return f'option {self.option_id}: {self.msg}' if self.option_id else self.msg


class OptionConflictError(OptionError):
    """Two options have one name."""

    __module__ = 'optparse'


class OptionValueError(OptParseError):
    """The value of an option is wrong."""

    __module__ = 'optparse'


class BadOptionError(OptParseError):
    """There is no such option."""

    __module__ = 'optparse'

    def __init__(self, opt_str: str) -> None:
        self.opt_str = opt_str

    def __str__(self) -> str:
        return f'no such option: {self.opt_str}'


class AmbiguousOptionError(BadOptionError):
    """An option that was cut short may be several."""

    __module__ = 'optparse'

    def __init__(self, opt_str: str, possibilities) -> None:
        BadOptionError.__init__(self, opt_str)
        self.possibilities = possibilities

    def __str__(self) -> str:
        return f'ambiguous option: {self.opt_str} ({", ".join(self.possibilities)}?)'


def match_abbrev(s: str, wordmap) -> str:
    """Return the one word that begins so."""
    if s in wordmap:
        return s
    possibilities = [word for word in wordmap if word.startswith(s)]
    if len(possibilities) == 1:
        return possibilities[0]
    if not possibilities:
        raise BadOptionError(s)
    possibilities.sort()
    raise AmbiguousOptionError(s, possibilities)


def _parse_num(text: str, kind):
    if kind is not int:
        return kind(text)
    bases = {'0x': 16, '0b': 2}
    base = bases.get(text[:2].lower())
    if base:
        return int(text[2:] or '0', base)
    return int(text, 8 if text[:1] == '0' else 10)


def _check_builtin(option, opt: str, value: str):
    kind, what = {'int': (int, 'integer'), 'long': (int, 'integer'), 'float': (float, 'floating-point'),
                  'complex': (complex, 'complex')}[option.type]
    try:
        return _parse_num(value, kind)
    except ValueError:
        raise OptionValueError(f'option {opt}: invalid {what} value: {value!r}') from None


def _check_choice(option, opt: str, value: str) -> str:
    if value in option.choices:
        return value
    choices = ', '.join(map(repr, option.choices))
    raise OptionValueError(f'option {opt}: invalid choice: {value!r} (choose from {choices})')


class Values:
    """The values of options, as attributes."""

    __module__ = 'optparse'

    def __init__(self, defaults=None) -> None:
        for name, value in (defaults or {}).items():
            setattr(self, name, value)

    def __str__(self) -> str:
        return str(self.__dict__)

    def __repr__(self) -> str:
        return f'<{type(self).__name__} at {hex(id(self))}: {self}>'

    def __eq__(self, other):
        if isinstance(other, Values):
            return self.__dict__ == other.__dict__
        if isinstance(other, dict):
            return self.__dict__ == other
        return NotImplemented

    __hash__ = None

    def ensure_value(self, attr: str, value):
        """Return an attribute, which is given the value if it is None or not there."""
        if getattr(self, attr, None) is None:
            setattr(self, attr, value)
        return getattr(self, attr)


class Option:
    """An option: its names, and what it does."""

    __module__ = 'optparse'

    ATTRS = ['action', 'type', 'dest', 'default', 'nargs', 'const', 'choices', 'callback', 'callback_args',
             'callback_kwargs', 'help', 'metavar']
    ACTIONS = ('store', 'store_const', 'store_true', 'store_false', 'append', 'append_const', 'count', 'callback',
               'help', 'version')
    STORE_ACTIONS = ('store', 'store_const', 'store_true', 'store_false', 'append', 'append_const', 'count')
    TYPED_ACTIONS = ('store', 'append', 'callback')
    ALWAYS_TYPED_ACTIONS = ('store', 'append')
    CONST_ACTIONS = ('store_const', 'append_const')
    TYPES = ('string', 'int', 'long', 'float', 'complex', 'choice')
    TYPE_CHECKER = {'int': _check_builtin, 'long': _check_builtin, 'float': _check_builtin,
                    'complex': _check_builtin, 'choice': _check_choice}

    def __init__(self, *opts, **attrs) -> None:
        self._short_opts, self._long_opts = [], []
        opts = [opt for opt in opts if opt]
        if not opts:
            raise TypeError('at least one option string must be supplied')
        for opt in opts:
            self._add_name(opt)
        for name in self.ATTRS:
            setattr(self, name, attrs.pop(name, NO_DEFAULT if name == 'default' else None))
        if attrs:
            raise OptionError(f'invalid keyword arguments: {", ".join(sorted(attrs))}', self)
        self._check_action()
        self._check_type()
        self._check_dest()
        self._check_rest()

    def _add_name(self, opt: str) -> None:
        if len(opt) < 2:
            raise OptionError(f'invalid option string {opt!r}: must be at least two characters long', self)
        if len(opt) == 2:
            if opt[0] != '-' or opt[1] == '-':
                raise OptionError(f'invalid short option string {opt!r}: must be of the form -x, (x any non-dash char)',
                                  self)
            self._short_opts.append(opt)
        else:
            if opt[:2] != '--' or opt[2] == '-':
                raise OptionError(f'invalid long option string {opt!r}: must start with --, followed by non-dash', self)
            self._long_opts.append(opt)

    def _check_action(self) -> None:
        if self.action is None:
            self.action = 'store'
        elif self.action not in self.ACTIONS:
            raise OptionError(f'invalid action: {self.action!r}', self)

    def _check_type(self) -> None:
        if self.type is None:
            if self.action in self.ALWAYS_TYPED_ACTIONS:
                self.type = 'choice' if self.choices is not None else 'string'
            return
        if isinstance(self.type, type):
            self.type = self.type.__name__
        if self.type == 'str':
            self.type = 'string'
        if self.type not in self.TYPES:
            raise OptionError(f'invalid option type: {self.type!r}', self)
        if self.action not in self.TYPED_ACTIONS:
            raise OptionError(f'must not supply a type for action {self.action!r}', self)

    def _check_dest(self) -> None:
        if self.type == 'choice':
            if self.choices is None:
                raise OptionError("must supply a list of choices for type 'choice'", self)
            if not isinstance(self.choices, (tuple, list)):
                kind = str(type(self.choices)).split("'")[1]
                raise OptionError(f'choices must be a list of strings ({kind!r} supplied)', self)
        elif self.choices is not None:
            raise OptionError(f'must not supply choices for type {self.type!r}', self)
        if self.dest is None and (self.action in self.STORE_ACTIONS or self.type is not None):
            self.dest = self._long_opts[0][2:].replace('-', '_') if self._long_opts else self._short_opts[0][1]

    def _check_rest(self) -> None:
        if self.action not in self.CONST_ACTIONS and self.const is not None:
            raise OptionError(f"'const' must not be supplied for action {self.action!r}", self)
        if self.action in self.TYPED_ACTIONS:
            if self.nargs is None and self.type is not None:
                self.nargs = 1
        elif self.nargs is not None:
            raise OptionError(f"'nargs' must not be supplied for action {self.action!r}", self)
        if self.action != 'callback':
            for name in ('callback', 'callback_args', 'callback_kwargs'):
                if getattr(self, name) is not None:
                    if name == 'callback':
                        raise OptionError(f'callback supplied ({self.callback!r}) for non-callback option', self)
                    raise OptionError(f'{name} supplied for non-callback option', self)
            return
        if not callable(self.callback):
            raise OptionError(f'callback not callable: {self.callback!r}', self)
        if self.callback_args is not None and not isinstance(self.callback_args, tuple):
            raise OptionError(f'callback_args, if supplied, must be a tuple: not {self.callback_args!r}', self)
        if self.callback_kwargs is not None and not isinstance(self.callback_kwargs, dict):
            raise OptionError(f'callback_kwargs, if supplied, must be a dict: not {self.callback_kwargs!r}', self)

    def __str__(self) -> str:
        return '/'.join(self._short_opts + self._long_opts)

    def __repr__(self) -> str:
        return f'<{type(self).__name__} at {hex(id(self))}: {self}>'

    def takes_value(self) -> bool:
        """Return whether arguments follow."""
        return self.type is not None

    def get_opt_string(self) -> str:
        """Return the name that messages use."""
        return self._long_opts[0] if self._long_opts else self._short_opts[0]

    def check_value(self, opt: str, value):
        """Return the value of a text."""
        checker = self.TYPE_CHECKER.get(self.type)
        return value if checker is None else checker(self, opt, value)

    def convert_value(self, opt: str, value):
        """Return the value of one text, or the values of several."""
        if value is None:
            return None
        if self.nargs == 1:
            return self.check_value(opt, value)
        return tuple(self.check_value(opt, each) for each in value)

    def process(self, opt: str, value, values, parser):
        """Do what the option does."""
        value = self.convert_value(opt, value)
        return self.take_action(self.action, self.dest, opt, value, values, parser)

    def take_action(self, action: str, dest, opt: str, value, values, parser) -> int:
        """Do what an action says."""
        if action == 'store':
            setattr(values, dest, value)
        elif action == 'store_const':
            setattr(values, dest, self.const)
        elif action in ('store_true', 'store_false'):
            setattr(values, dest, action == 'store_true')
        elif action == 'append':
            values.ensure_value(dest, []).append(value)
        elif action == 'append_const':
            values.ensure_value(dest, []).append(self.const)
        elif action == 'count':
            setattr(values, dest, values.ensure_value(dest, 0) + 1)
        elif action == 'callback':
            self.callback(self, opt, value, parser, *(self.callback_args or ()), **(self.callback_kwargs or {}))
        elif action == 'help':
            parser.print_help()
            parser.exit()
        elif action == 'version':
            parser.print_version()
            parser.exit()
        else:
            raise ValueError(f'unknown action {self.action!r}')
        return 1
