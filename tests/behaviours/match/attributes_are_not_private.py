"""The attributes that a class pattern names are never made private to the class around."""


class Subject:
    pass


class Looker:
    def look(self, subject):
        match subject:
            case Subject(__hidden=found):
                return found


subject = Subject()
setattr(subject, "__hidden", "as written")
setattr(subject, "_Looker__hidden", "private")
print(Looker().look(subject))
