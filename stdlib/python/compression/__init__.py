"""The modules of compression, under one roof."""
