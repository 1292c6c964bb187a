"""A subclass of str carries attributes and mixes with text."""


class Tag(str):
    def __new__(cls, text, kind):
        self = super().__new__(cls, text)
        self.kind = kind
        return self


tag = Tag("title", "h1")
print(tag, tag.kind, tag + "!", type(tag + "!").__name__, tag.upper(), tag == "title", {"title": 1}[tag], isinstance(tag, str), f"{tag:>7}")
