"""Numbers of the protocol."""
