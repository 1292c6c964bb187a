"""Calls of functions of other programs by XML over HTTP."""
