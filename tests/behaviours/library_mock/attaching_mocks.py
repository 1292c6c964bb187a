"""Attached mocks, and mocks set as attributes, report their calls to the parent."""
from unittest.mock import Mock
parent = Mock()
named = Mock(name='own')
parent.attach_mock(named, 'child')
named(1)
parent.plain = Mock()
parent.plain(2)
parent.kept = Mock(name='kept')
parent.kept(3)
print(parent.mock_calls, repr(named).partition(' id')[0])
