"""Completion of names and attributes, for prompts: set as the completer of `readline`."""

import builtins
import inspect
import keyword
import re
import warnings

import __main__

__all__ = ['Completer']


class Completer:
    """Completes Python names in a namespace; `__main__`'s unless another is given."""

    def __init__(self, namespace: dict | None = None) -> None:
        if namespace and not isinstance(namespace, dict):
            raise TypeError('namespace must be a dictionary')
        # `__main__` may be exchanged later, so it is looked up each time.
        self.use_main_ns = namespace is None
        if namespace is not None:
            self.namespace = namespace

    def complete(self, text: str, state: int) -> str | None:
        """Return the completion with the number `state`, or None after the last one."""
        if self.use_main_ns:
            self.namespace = __main__.__dict__
        if not text.strip():
            if state:
                return None
            try:
                import readline
            except ImportError:
                return '\t'
            readline.insert_text('\t')
            readline.redisplay()
            return ''
        if state == 0:
            with warnings.catch_warnings(action='ignore'):
                self.matches = self.attr_matches(text) if '.' in text else self.global_matches(text)
        return self.matches[state] if state < len(self.matches) else None

    def _callable_postfix(self, value, word: str) -> str:
        if not callable(value):
            return word
        word += '('
        try:
            if not inspect.signature(value).parameters:
                word += ')'
        except (ValueError, TypeError):
            pass
        return word

    def global_matches(self, text: str) -> list:
        """Return the keywords and the names of the namespace and of builtins that begin with a text."""
        found = []
        seen = {'__builtins__'}
        for word in keyword.kwlist + keyword.softkwlist:
            if word.startswith(text):
                seen.add(word)
                if word in ('finally', 'try', 'else', '_'):
                    found.append(word + (':' if word in ('finally', 'try') else ''))
                elif word in ('False', 'None', 'True', 'break', 'continue', 'pass'):
                    found.append(word)
                else:
                    found.append(word + ' ')
        for namespace in (self.namespace, builtins.__dict__):
            for word, value in namespace.items():
                if word.startswith(text) and word not in seen:
                    seen.add(word)
                    found.append(self._callable_postfix(value, word))
        return found

    def attr_matches(self, text: str) -> list:
        """Return the attributes that `NAME.NAME….PREFIX` may mean."""
        split = re.match(r'(\w+(\.\w+)*)\.(\w*)', text)
        if not split:
            return []
        expression, prefix = split.group(1, 3)
        try:
            value = eval(expression, self.namespace)
        except Exception:
            return []
        words = set(dir(value)) - {'__builtins__'}
        if hasattr(value, '__class__'):
            words |= {'__class__', *get_class_members(value.__class__)}
        # Private names come last: when they are asked for, or when there is nothing else.
        hidden = {'': '_', '_': '__'}.get(prefix)
        while True:
            found = [self._attribute(value, expression, word) for word in words
                     if word[:len(prefix)] == prefix and not (hidden and word[:len(prefix) + 1] == hidden)]
            if found or not hidden:
                break
            hidden = '__' if hidden == '_' else None
        found.sort()
        return found

    def _attribute(self, value, expression: str, word: str) -> str:
        whole = f'{expression}.{word}'
        if isinstance(getattr(type(value), word, None), property):
            # Reading a property would run code of the program.
            return whole
        # A name that is not in the object any more is offered as it is.
        attribute = getattr(value, word, None)
        return self._callable_postfix(attribute, whole) if attribute is not None else whole


def get_class_members(cls) -> list:
    """Return the names of the attributes of a class and its bases."""
    found = dir(cls)
    for base in getattr(cls, '__bases__', ()):
        found += get_class_members(base)
    return found


try:
    import readline
except ImportError:
    _readline_available = False
else:
    readline.set_completer(Completer().complete)
    _readline_available = True
