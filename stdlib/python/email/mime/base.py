"""What all MIME messages have: a type, and the version."""

import email.policy
from email import message

__all__ = ['MIMEBase']


class MIMEBase(message.Message):
    """A message of the type `_maintype/_subtype`, with parameters."""

    def __init__(self, _maintype, _subtype, *, policy=None, **_params) -> None:
        if policy is None:
            policy = email.policy.compat32
        super().__init__(policy=policy)
        self.add_header('Content-Type', f'{_maintype}/{_subtype}', **_params)
        self['MIME-Version'] = '1.0'
