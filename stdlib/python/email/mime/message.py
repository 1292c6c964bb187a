"""Messages that hold another."""

from email import message
from email.mime.nonmultipart import MIMENonMultipart

__all__ = ['MIMEMessage']


class MIMEMessage(MIMENonMultipart):
    """A message whose body is another message."""

    def __init__(self, _msg, _subtype='rfc822', *, policy=None) -> None:
        super().__init__('message', _subtype, policy=policy)
        if not isinstance(_msg, message.Message):
            raise TypeError('Argument is not an instance of Message')
        # By way of the base class, since this one takes no parts.
        message.Message.attach(self, _msg)
        self.set_default_type('message/rfc822')
