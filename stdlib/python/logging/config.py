"""Logging set up as a dictionary or a file says."""

import logging
import logging.handlers
from logging._handlers import _handlers_by_name

__all__ = ['dictConfig', 'dictConfigClass', 'fileConfig', 'BaseConfigurator', 'DictConfigurator', 'ConvertingDict',
           'ConvertingList', 'ConvertingTuple', 'DEFAULT_LOGGING_CONFIG_PORT']

DEFAULT_LOGGING_CONFIG_PORT = 9030


def _resolve(name: str):
    """Return what a dotted name stands for, importing modules as needed."""
    first, *rest = name.split('.')
    used = first
    found = __import__(used)
    for part in rest:
        used += '.' + part
        try:
            found = getattr(found, part)
        except AttributeError:
            __import__(used)
            found = getattr(found, part)
    return found


class _Converting:
    """A container whose strings are converted when they are looked up."""

    def convert_with_key(self, key, value, replace: bool = True):
        """Return the converted value, which takes the place of the other."""
        result = self.configurator.convert(value)
        if value is not result:
            if replace:
                self[key] = result
            if isinstance(result, _Converting):
                result.parent = self
                result.key = key
        return result


class ConvertingDict(dict, _Converting):
    """A dictionary whose strings are converted."""

    def __getitem__(self, key):
        return self.convert_with_key(key, dict.__getitem__(self, key))

    def get(self, key, default=None):
        """Return a converted value."""
        return self.convert_with_key(key, dict.get(self, key, default))

    def pop(self, key, default=None):
        """Remove and return a converted value."""
        return self.convert_with_key(key, dict.pop(self, key, default), replace=False)


class ConvertingList(list, _Converting):
    """A list whose strings are converted."""

    def __getitem__(self, key):
        return self.convert_with_key(key, list.__getitem__(self, key))

    def pop(self, idx: int = -1):
        """Remove and return a converted value."""
        return self.configurator.convert(list.pop(self, idx))


class ConvertingTuple(tuple, _Converting):
    """A tuple whose strings are converted."""

    def __getitem__(self, key):
        return self.convert_with_key(key, tuple.__getitem__(self, key), replace=False)


class BaseConfigurator:
    """Converts what a configuration refers to: `ext://` a Python object, `cfg://` a part of itself."""

    value_converters = {'ext': 'ext_convert', 'cfg': 'cfg_convert'}
    importer = staticmethod(__import__)

    def __init__(self, config: dict) -> None:
        self.config = ConvertingDict(config)
        self.config.configurator = self

    def resolve(self, s: str):
        """Return what a dotted name stands for."""
        try:
            return _resolve(s)
        except ImportError as error:
            raise ValueError(f'Cannot resolve {s!r}: {error}') from error

    def ext_convert(self, value: str):
        """Return the Python object of a name."""
        return self.resolve(value)

    def cfg_convert(self, value: str):
        """Return a part of the configuration: names after dots, names and numbers in brackets."""
        end = 0
        while end < len(value) and (value[end].isalnum() or value[end] == '_'):
            end += 1
        if not end:
            raise ValueError(f'Unable to convert {value!r}')
        found = self.config[value[:end]]
        rest = value[end:]
        while rest:
            if rest[0] == '.':
                end = 1
                while end < len(rest) and (rest[end].isalnum() or rest[end] == '_'):
                    end += 1
                key, rest = rest[1:end], rest[end:]
                if not key:
                    raise ValueError(f'Unable to convert {value!r} at {rest!r}')
                found = found[key]
                continue
            close = rest.find(']')
            if rest[0] != '[' or close < 2:
                raise ValueError(f'Unable to convert {value!r} at {rest!r}')
            key, rest = rest[1:close], rest[close + 1:]
            if key.isdecimal():
                try:
                    found = found[int(key)]
                    continue
                except (TypeError, KeyError):
                    # It is a name that looks like a number.
                    pass
            found = found[key]
        return found

    def convert(self, value):
        """Return a container that converts what is in it, or what a string refers to."""
        kind = None
        if isinstance(value, _Converting):
            return value
        if isinstance(value, dict):
            kind = ConvertingDict
        elif isinstance(value, list):
            kind = ConvertingList
        elif isinstance(value, tuple) and not hasattr(value, '_fields'):
            kind = ConvertingTuple
        if kind is not None:
            value = kind(value)
            value.configurator = self
        elif isinstance(value, str):
            prefix, separator, suffix = value.partition('://')
            converter = self.value_converters.get(prefix)
            if separator and prefix.isalpha() and converter:
                value = getattr(self, converter)(suffix)
        return value

    def configure_custom(self, config: dict):
        """Call the function of `()` with everything else, and set the attributes of `.`."""
        function = config.pop('()')
        if not callable(function):
            function = self.resolve(function)
        attributes = config.pop('.', None)
        result = function(**{key: config[key] for key in config if str(key).isidentifier()})
        for name, value in (attributes or {}).items():
            setattr(result, name, value)
        return result

    def as_tuple(self, value):
        """Return a list as a tuple."""
        return tuple(value) if isinstance(value, list) else value


class DictConfigurator(BaseConfigurator):
    """Sets logging up as a dictionary says."""

    def configure(self) -> None:
        """Do it."""
        config = self.config
        if 'version' not in config:
            raise ValueError("dictionary doesn't specify a version")
        if config['version'] != 1:
            raise ValueError(f'Unsupported version: {config["version"]}')
        with logging._lock:
            if config.pop('incremental', False):
                self._change(config)
            else:
                self._begin_anew(config)

    def _change(self, config: dict) -> None:
        handlers = config.get('handlers', {})
        for name in handlers:
            handler = _handlers_by_name.get(name)
            if handler is None:
                raise ValueError(f'No handler found with name {name!r}')
            try:
                level = handlers[name].get('level', None)
                if level:
                    handler.setLevel(logging._checkLevel(level))
            except Exception as error:
                raise ValueError(f'Unable to configure handler {name!r}') from error
        loggers = config.get('loggers', {})
        for name in loggers:
            try:
                self.configure_logger(name, loggers[name], True)
            except Exception as error:
                raise ValueError(f'Unable to configure logger {name!r}') from error
        root = config.get('root', None)
        if root:
            try:
                self.configure_root(root, True)
            except Exception as error:
                raise ValueError('Unable to configure root logger') from error

    def _begin_anew(self, config: dict) -> None:
        disable = config.pop('disable_existing_loggers', True)
        _forget_handlers()
        for kind, configure in (('formatters', self.configure_formatter), ('filters', self.configure_filter)):
            parts = config.get(kind, {})
            for name in parts:
                try:
                    parts[name] = configure(parts[name])
                except Exception as error:
                    raise ValueError(f'Unable to configure {kind[:-1]} {name!r}') from error
        self._configure_handlers(config.get('handlers', {}))
        existing = sorted(logging.root.manager.loggerDict)
        children = []
        loggers = config.get('loggers', {})
        for name in loggers:
            if name in existing:
                # What is below a logger that is named stays in use.
                children.extend(each for each in existing if each.startswith(name + '.'))
                existing.remove(name)
            try:
                self.configure_logger(name, loggers[name])
            except Exception as error:
                raise ValueError(f'Unable to configure logger {name!r}') from error
        _handle_existing(existing, children, disable)
        root = config.get('root', None)
        if root:
            try:
                self.configure_root(root)
            except Exception as error:
                raise ValueError('Unable to configure root logger') from error

    def _configure_handlers(self, handlers: dict) -> None:
        deferred = []
        for name in sorted(handlers):
            try:
                handler = self.configure_handler(handlers[name])
                handler.name = name
                handlers[name] = handler
            except Exception as error:
                if ' not configured yet' in str(error.__cause__):
                    deferred.append(name)
                    continue
                raise ValueError(f'Unable to configure handler {name!r}') from error
        for name in deferred:
            try:
                handler = self.configure_handler(handlers[name])
                handler.name = name
                handlers[name] = handler
            except Exception as error:
                raise ValueError(f'Unable to configure handler {name!r}') from error

    def configure_formatter(self, config: dict):
        """Make a formatter."""
        if '()' in config:
            factory = config['()']
            try:
                return self.configure_custom(config)
            except TypeError as error:
                if "'format'" not in str(error):
                    raise
                # An older name of the parameter.
                config['fmt'] = config.pop('format')
                config['()'] = factory
                return self.configure_custom(config)
        kind = config.get('class', None)
        kind = _resolve(kind) if kind else logging.Formatter
        options = {}
        if config.get('defaults', None) is not None:
            options['defaults'] = dict(config['defaults'])
        arguments = (config.get('format', None), config.get('datefmt', None), config.get('style', '%'))
        if 'validate' in config:
            return kind(*arguments, config['validate'], **options)
        return kind(*arguments, **options)

    def configure_filter(self, config: dict):
        """Make a filter."""
        if '()' in config:
            return self.configure_custom(config)
        return logging.Filter(config.get('name', ''))

    def add_filters(self, filterer, filters) -> None:
        """Add filters by name, or themselves."""
        for each in filters:
            try:
                if not callable(each) and not callable(getattr(each, 'filter', None)):
                    each = self.config['filters'][each]
                filterer.addFilter(each)
            except Exception as error:
                raise ValueError(f'Unable to add filter {each!r}') from error

    def configure_handler(self, config: dict):
        """Make a handler."""
        kept = dict(config)
        formatter = config.pop('formatter', None)
        if formatter:
            try:
                formatter = self.config['formatters'][formatter]
            except Exception as error:
                raise ValueError(f'Unable to set formatter {formatter!r}') from error
        level = config.pop('level', None)
        filters = config.pop('filters', None)
        if '()' in config:
            factory = config.pop('()')
            if not callable(factory):
                factory = self.resolve(factory)
        else:
            factory = self._handler_class(config, kept)
        attributes = config.pop('.', None)
        options = {key: config[key] for key in config if str(key).isidentifier()}
        try:
            result = factory(**options)
        except TypeError as error:
            if "'stream'" not in str(error):
                raise
            # An older name of the parameter.
            options['strm'] = options.pop('stream')
            result = factory(**options)
        if formatter:
            result.setFormatter(formatter)
        if level is not None:
            result.setLevel(logging._checkLevel(level))
        if filters:
            self.add_filters(result, filters)
        for name, value in (attributes or {}).items():
            setattr(result, name, value)
        return result

    def _handler_class(self, config: dict, kept: dict):
        name = config.pop('class')
        kind = name if callable(name) else self.resolve(name)
        if issubclass(kind, logging.handlers.MemoryHandler):
            if 'flushLevel' in config:
                config['flushLevel'] = logging._checkLevel(config['flushLevel'])
            if 'target' in config:
                try:
                    target = self.config['handlers'][config['target']]
                    if not isinstance(target, logging.Handler):
                        config.update(kept)
                        raise TypeError('target not configured yet')
                    config['target'] = target
                except Exception as error:
                    raise ValueError(f'Unable to set target handler {config["target"]!r}') from error
        elif issubclass(kind, logging.handlers.QueueHandler):
            return self._queue_handler(kind, config, kept)
        return kind

    def _queue_handler(self, kind, config: dict, kept: dict):
        import queue
        given = config.pop('queue', None)
        if given is None:
            given = queue.Queue()
        elif isinstance(given, dict):
            given = self.configure_custom(given)
        elif isinstance(given, str):
            given = self.resolve(given)()
        handlers = []
        for name in config.pop('handlers', ()):
            handler = self.config['handlers'][name]
            if not isinstance(handler, logging.Handler):
                config.update(kept)
                try:
                    raise TypeError(f'Required handler {name!r} is not configured yet')
                except TypeError as error:
                    raise ValueError(f'Unable to set required handler {name!r}') from error
            handlers.append(handler)
        listener_class = config.pop('listener', None) or logging.handlers.QueueListener
        if isinstance(listener_class, str):
            listener_class = self.resolve(listener_class)
        respect = config.pop('respect_handler_level', False)

        def make(**options):
            handler = kind(given, **options)
            handler.listener = listener_class(given, *handlers, respect_handler_level=respect)
            return handler
        return make

    def add_handlers(self, logger, handlers) -> None:
        """Add handlers by name."""
        for name in handlers:
            try:
                logger.addHandler(self.config['handlers'][name])
            except Exception as error:
                raise ValueError(f'Unable to add handler {name!r}') from error

    def common_logger_config(self, logger, config: dict, incremental: bool = False) -> None:
        """Set up what all loggers have."""
        level = config.get('level', None)
        if level is not None:
            logger.setLevel(logging._checkLevel(level))
        if incremental:
            return
        for handler in logger.handlers[:]:
            logger.removeHandler(handler)
        handlers = config.get('handlers', None)
        if handlers:
            self.add_handlers(logger, handlers)
        filters = config.get('filters', None)
        if filters:
            self.add_filters(logger, filters)

    def configure_logger(self, name: str, config: dict, incremental: bool = False) -> None:
        """Set up a logger."""
        logger = logging.getLogger(name)
        self.common_logger_config(logger, config, incremental)
        logger.disabled = False
        propagate = config.get('propagate', None)
        if propagate is not None:
            logger.propagate = propagate

    def configure_root(self, config: dict, incremental: bool = False) -> None:
        """Set up the root logger."""
        self.common_logger_config(logging.getLogger(), config, incremental)


dictConfigClass = DictConfigurator


def dictConfig(config: dict) -> None:
    """Set logging up as a dictionary says."""
    dictConfigClass(config).configure()


def _forget_handlers() -> None:
    _handlers_by_name.clear()
    logging.shutdown(logging._handlerList[:])
    del logging._handlerList[:]


def _handle_existing(existing: list, children: list, disable: bool) -> None:
    for name in existing:
        logger = logging.root.manager.loggerDict[name]
        if name in children:
            if not isinstance(logger, logging.PlaceHolder):
                logger.setLevel(logging.NOTSET)
                logger.handlers = []
                logger.propagate = True
        else:
            logger.disabled = disable


def fileConfig(fname, defaults=None, disable_existing_loggers: bool = True, encoding=None) -> None:
    """Set logging up as a configuration file says."""
    import configparser
    import os
    if isinstance(fname, configparser.RawConfigParser):
        parser = fname
    else:
        if isinstance(fname, (str, os.PathLike)):
            if not os.path.exists(fname):
                raise FileNotFoundError(f"{fname} doesn't exist")
            if not os.path.getsize(fname):
                raise RuntimeError(f'{fname} is an empty file')
        try:
            parser = configparser.ConfigParser(defaults)
            if hasattr(fname, 'readline'):
                parser.read_file(fname)
            else:
                parser.read(fname, encoding=encoding)
        except configparser.ParsingError as error:
            raise RuntimeError(f'{fname} is invalid: {error}') from error
    formatters = {name: _file_formatter(parser[f'formatter_{name}']) for name in _names(parser['formatters']['keys'])}
    with logging._lock:
        _forget_handlers()
        handlers = _file_handlers(parser, formatters)
        _file_loggers(parser, handlers, disable_existing_loggers)


def _names(text: str) -> list:
    return [name.strip() for name in text.split(',') if name.strip()]


def _file_formatter(section):
    texts = [section.get(name, raw=True, fallback=default)
             for name, default in (('format', None), ('datefmt', None), ('style', '%'))]
    kind = section.get('class')
    kind = _resolve(kind) if kind else logging.Formatter
    return kind(*texts)


def _evaluate(text: str):
    return eval(text, vars(logging))


def _file_handlers(parser, formatters: dict) -> dict:
    handlers, targets = {}, {}
    for name in _names(parser['handlers']['keys']):
        section = parser[f'handler_{name}']
        kind = section['class']
        try:
            kind = _evaluate(kind)
        except (AttributeError, NameError):
            kind = _resolve(kind)
        handler = kind(*_evaluate(section.get('args', '()')), **_evaluate(section.get('kwargs', '{}')))
        handler.name = name
        if 'level' in section:
            handler.setLevel(section['level'])
        if section.get('formatter', ''):
            handler.setFormatter(formatters[section['formatter']])
        if issubclass(kind, logging.handlers.MemoryHandler) and section.get('target', ''):
            targets[name] = section['target']
        handlers[name] = handler
    for name, target in targets.items():
        handlers[name].setTarget(handlers[target])
    return handlers


def _file_loggers(parser, handlers: dict, disable: bool) -> None:
    names = _names(parser['loggers']['keys'])
    names.remove('root')
    _file_logger(logging.root, parser['logger_root'], handlers)
    existing = sorted(logging.root.manager.loggerDict)
    children = []
    for name in names:
        section = parser[f'logger_{name}']
        qualified = section['qualname']
        logger = logging.getLogger(qualified)
        if qualified in existing:
            children.extend(each for each in existing if each.startswith(qualified + '.'))
            existing.remove(qualified)
        _file_logger(logger, section, handlers)
        logger.propagate = section.getint('propagate', fallback=1)
        logger.disabled = 0
    _handle_existing(existing, children, disable)


def _file_logger(logger, section, handlers: dict) -> None:
    if 'level' in section:
        logger.setLevel(section['level'])
    for handler in logger.handlers[:]:
        logger.removeHandler(handler)
    for name in _names(section.get('handlers', '')):
        logger.addHandler(handlers[name])
