"""Where names and passwords come from."""

__all__ = ["CredentialProvider", "UsernamePasswordCredentialProvider"]


class CredentialProvider:
    """Gives out the arguments of AUTH whenever a connection is made."""

    def get_credentials(self) -> tuple[str] | tuple[str, str]:
        """A password, or a name and a password."""
        raise NotImplementedError("get_credentials must be implemented")

    async def get_credentials_async(self) -> tuple[str] | tuple[str, str]:
        """The same for asyncio."""
        return self.get_credentials()


class UsernamePasswordCredentialProvider(CredentialProvider):
    """A name and a password that stay the same."""

    def __init__(self, username: str | None = None, password: str | None = None) -> None:
        self.username = username or ""
        self.password = password or ""

    def get_credentials(self) -> tuple[str] | tuple[str, str]:
        """A password, or a name and a password."""
        if self.username:
            return self.username, self.password
        return (self.password,)
