"""Messages of text."""

from email.mime.nonmultipart import MIMENonMultipart

__all__ = ['MIMEText']


class MIMEText(MIMENonMultipart):
    """A message of text, in ASCII if that is enough and in UTF-8 if no other set is named."""

    def __init__(self, _text, _subtype='plain', _charset=None, *, policy=None) -> None:
        if _charset is None:
            _charset = 'us-ascii' if _text.isascii() else 'utf-8'
        super().__init__('text', _subtype, policy=policy, charset=str(_charset))
        self.set_payload(_text, _charset)
