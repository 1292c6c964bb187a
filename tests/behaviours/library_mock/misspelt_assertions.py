"""Attributes that look like assertions but are none raise, unless the mock is unsafe."""
from unittest.mock import Mock
from _attempt import attempt
for name in ('assert_foo', 'asert_called', 'assret_called', 'called_once', 'has_calls', 'not_called'):
    attempt(getattr, Mock(), name)
attempt(lambda: type(Mock(unsafe=True).assert_foo).__name__)
attempt(lambda: type(Mock(spec=['assert_me']).assert_me).__name__)
