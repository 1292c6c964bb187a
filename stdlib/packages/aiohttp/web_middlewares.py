"""Middlewares of a server."""

from .web_exceptions import HTTPPermanentRedirect

__all__ = ['middleware', 'normalize_path_middleware']


def middleware(function):
    """Mark a function as a middleware."""
    function.__middleware_version__ = 1
    return function


def normalize_path_middleware(*, append_slash=True, remove_slash=False, merge_slashes=True,
                              redirect_class=HTTPPermanentRedirect):
    """Return a middleware that redirects to paths with a slash at the end, or without."""
    @middleware
    async def normalize(request, handler):
        if request.match_info.http_exception is None or request.match_info.http_exception.status != 404:
            return await handler(request)
        import re
        path, question, query = request.raw_path.partition('?')
        merged = re.sub('//+', '/', path) if merge_slashes else path
        tried = [merged] if merge_slashes else []
        if append_slash and not path.endswith('/'):
            tried.append(merged + '/')
        if remove_slash and path.endswith('/'):
            tried.append(merged[:-1])
        for candidate in tried:
            found = request.app.router._resolve(request.method, re.sub('^//+', '/', candidate))
            if found.http_exception is None:
                raise redirect_class(candidate + question + query)
        return await handler(request)
    return normalize
