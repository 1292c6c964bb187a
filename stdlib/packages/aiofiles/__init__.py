"""aiofiles."""
