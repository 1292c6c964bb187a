"""What earlier modules of this package use of later ones, which fill it in."""

datetime = None
format_offset = None
