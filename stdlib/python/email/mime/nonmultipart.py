"""Messages that have no parts."""

from email import errors
from email.mime.base import MIMEBase

__all__ = ['MIMENonMultipart']


class MIMENonMultipart(MIMEBase):
    """A message that has no parts, and gets none."""

    def attach(self, payload) -> None:
        """Raise `MultipartConversionError`."""
        raise errors.MultipartConversionError('Cannot attach additional subparts to non-multipart/*')
