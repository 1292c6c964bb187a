"""The variables of a suspended generator can be seen and changed."""


def generator(limit):
    count = 0
    while count < limit:
        received = yield count
        count += received or 1


made = generator(5)
print(dict(made.gi_frame.f_locals))
print(next(made), next(made), dict(made.gi_frame.f_locals))
made.gi_frame.f_locals['count'] = 3
print(list(made))
print(made.gi_frame)
made = generator(1)
print(made.gi_frame is made.gi_frame, made.gi_frame.f_back)
