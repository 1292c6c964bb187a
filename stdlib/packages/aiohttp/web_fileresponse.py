"""Answers that are files."""

import asyncio
import mimetypes
import pathlib

from .web_response import StreamResponse

__all__ = ['FileResponse']


class FileResponse(StreamResponse):
    """A file."""

    def __init__(self, path, chunk_size=256 * 1024, status=200, reason=None, headers=None) -> None:
        super().__init__(status=status, reason=reason, headers=headers)
        self._path = pathlib.Path(path)
        self._chunk_size = chunk_size

    async def prepare(self, request):
        """Send the file."""
        loop = asyncio.get_running_loop()
        try:
            file = await loop.run_in_executor(None, self._path.open, 'rb')
        except PermissionError:
            self.set_status(403)
            return await super().prepare(request)
        except OSError:
            self.set_status(404)
            self.content_length = 0
            return await super().prepare(request)
        try:
            return await self._send(request, file, loop)
        finally:
            await loop.run_in_executor(None, file.close)

    async def _send(self, request, file, loop):
        import os
        about = os.fstat(file.fileno())
        size, changed = about.st_size, about.st_mtime
        tag = f'{about.st_mtime_ns:x}-{size:x}'
        self.etag = tag
        self.last_modified = int(changed)
        known = request.headers.get('If-None-Match')
        since = request.if_modified_since
        if known is not None:
            is_known = known == '*' or tag in [part.strip().removeprefix('W/').strip('"') for part in known.split(',')]
        else:
            is_known = since is not None and int(changed) <= since.timestamp()
        if is_known:
            self.set_status(304)
            return await super().prepare(request)
        start, count = 0, size
        if 'Range' in request.headers:
            try:
                wanted = request.http_range
            except ValueError:
                wanted = None
            if wanted is not None:
                start = wanted.start if wanted.start >= 0 else max(0, size + wanted.start)
                end = size if wanted.stop is None else min(wanted.stop, size)
            if wanted is None or start >= size:
                self.headers['Content-Range'] = f'bytes */{size}'
                self.set_status(416)
                self.content_length = 0
                return await super().prepare(request)
            count = end - start
            self.set_status(206)
            self.headers['Content-Range'] = f'bytes {start}-{start + count - 1}/{size}'
        if 'Content-Type' not in self.headers:
            kind, coding = mimetypes.guess_type(self._path.name)
            if coding == 'gzip' and kind is not None:
                self.headers['Content-Encoding'] = coding
            self.content_type = kind or 'application/octet-stream'
        self.headers['Accept-Ranges'] = 'bytes'
        self.content_length = count
        writer = await super().prepare(request)
        if request.method == 'HEAD':
            await super().write_eof()
            return writer
        if start:
            file.seek(start)
        while count > 0:
            data = await loop.run_in_executor(None, file.read, min(self._chunk_size, count))
            if not data:
                # The file has become shorter; the client learns of it by the end of the connection.
                self.force_close()
                break
            count -= len(data)
            await self.write(data)
        await super().write_eof()
        return writer
