"""A call over several lines that itself fails."""
def build(**options):
    raise ValueError(
        "cannot build"
    )


result = (
    1
    + build(
        first=1,
        second=2,
    )
)
