"""Classes for the kinds of messages that MIME knows."""
