"""A solver of one-way constraints with strengths, after the DeltaBlue algorithm of Freeman-Benson and Maloney."""

REQUIRED, STRONG, MEDIUM, WEAK, WEAKEST = range(5)


class Variable:
    def __init__(self, value=0):
        self.value = value
        self.constraints = []
        self.decided_by = None
        self.mark = 0
        self.strength = WEAKEST
        self.stays = True


class Constraint:
    def __init__(self, strength):
        self.strength = strength

    def satisfy(self, planner, mark):
        """Chooses a method; returns the constraint that it displaces, or None."""
        self.choose(mark)
        if not self.is_satisfied():
            if self.strength == REQUIRED:
                raise ValueError("a required constraint cannot be satisfied")
            return None
        for variable in self.inputs():
            variable.mark = mark
        output = self.output()
        displaced = output.decided_by
        if displaced is not None:
            displaced.drop()
        output.decided_by = self
        if not planner.propagate(self, mark):
            raise ValueError("a cycle of constraints")
        output.mark = mark
        return displaced

    def are_inputs_known(self, mark):
        for variable in self.inputs():
            if not (variable.mark == mark or variable.stays or variable.decided_by is None):
                return False
        return True

    def is_input(self):
        return False


class Unary(Constraint):
    def __init__(self, variable, strength, planner):
        super().__init__(strength)
        self.variable = variable
        self.satisfied = False
        planner.add(self, (variable,))

    def choose(self, mark):
        self.satisfied = self.variable.mark != mark and self.strength < self.variable.strength

    def is_satisfied(self):
        return self.satisfied

    def drop(self):
        self.satisfied = False

    def inputs(self):
        return ()

    def output(self):
        return self.variable

    def recalculate(self):
        self.variable.strength = self.strength
        self.variable.stays = not self.is_input()
        if self.variable.stays:
            self.execute()

    def execute(self):
        pass


class Stay(Unary):
    pass


class Edit(Unary):
    def is_input(self):
        return True


class Binary(Constraint):
    def __init__(self, one, two, strength, planner, others=()):
        super().__init__(strength)
        self.one = one
        self.two = two
        self.others = others
        self.direction = 0
        planner.add(self, (one, two, *others))

    def choose(self, mark):
        one, two = self.one, self.two
        if one.mark == mark:
            self.direction = 1 if two.mark != mark and self.strength < two.strength else 0
        elif two.mark == mark:
            self.direction = -1 if self.strength < one.strength else 0
        elif one.strength > two.strength:
            self.direction = -1 if self.strength < one.strength else 0
        else:
            self.direction = 1 if self.strength < two.strength else 0

    def is_satisfied(self):
        return self.direction != 0

    def drop(self):
        self.direction = 0

    def inputs(self):
        return (self.one if self.direction > 0 else self.two, *self.others)

    def output(self):
        return self.two if self.direction > 0 else self.one

    def recalculate(self):
        source = self.one if self.direction > 0 else self.two
        output = self.output()
        output.strength = max(self.strength, source.strength)
        output.stays = source.stays and all(variable.stays for variable in self.others)
        if output.stays:
            self.execute()


class Equal(Binary):
    def execute(self):
        if self.direction > 0:
            self.two.value = self.one.value
        else:
            self.one.value = self.two.value


class Scale(Binary):
    """Keeps `two` at `one` times a factor plus an offset."""

    def __init__(self, one, factor, offset, two, strength, planner):
        self.factor = factor
        self.offset = offset
        super().__init__(one, two, strength, planner, (factor, offset))

    def execute(self):
        if self.direction > 0:
            self.two.value = self.one.value * self.factor.value + self.offset.value
        else:
            self.one.value = (self.two.value - self.offset.value) // self.factor.value


class Planner:
    def __init__(self):
        self.mark = 0

    def next_mark(self):
        self.mark += 1
        return self.mark

    def add(self, constraint, variables):
        for variable in variables:
            variable.constraints.append(constraint)
        mark = self.next_mark()
        while constraint is not None:
            constraint = constraint.satisfy(self, mark)

    def propagate(self, constraint, mark):
        todo = [constraint]
        while todo:
            current = todo.pop()
            output = current.output()
            if output.mark == mark:
                self.remove(constraint)
                return False
            current.recalculate()
            self.add_consumers(output, todo)
        return True

    def add_consumers(self, variable, found):
        decided_by = variable.decided_by
        for constraint in variable.constraints:
            if constraint is not decided_by and constraint.is_satisfied():
                found.append(constraint)

    def remove(self, constraint):
        output = constraint.output()
        constraint.drop()
        for variable in {output, *constraint.inputs()}:
            if constraint in variable.constraints:
                variable.constraints.remove(constraint)
        output.decided_by = None
        output.strength = WEAKEST
        output.stays = True
        unsatisfied = []
        todo = [output]
        while todo:
            variable = todo.pop()
            unsatisfied += [one for one in variable.constraints if not one.is_satisfied()]
            consumers = []
            self.add_consumers(variable, consumers)
            for consumer in consumers:
                consumer.recalculate()
                todo.append(consumer.output())
        for candidate in sorted(unsatisfied, key=lambda one: one.strength):
            mark = self.next_mark()
            while candidate is not None:
                candidate = candidate.satisfy(self, mark)

    def plan(self, edits):
        mark = self.next_mark()
        steps = []
        todo = [edit for edit in edits if edit.is_satisfied()]
        while todo:
            constraint = todo.pop()
            output = constraint.output()
            if output.mark != mark and constraint.are_inputs_known(mark):
                steps.append(constraint)
                output.mark = mark
                self.add_consumers(output, todo)
        return steps

    def change(self, variable, values):
        edit = Edit(variable, STRONG, self)
        steps = self.plan([edit])
        for value in values:
            variable.value = value
            for step in steps:
                step.execute()
        self.remove(edit)


def chain(size):
    planner = Planner()
    variables = [Variable() for _ in range(size + 1)]
    for one, two in zip(variables, variables[1:]):
        Equal(one, two, REQUIRED, planner)
    Stay(variables[-1], MEDIUM, planner)
    planner.change(variables[0], range(100))
    return variables[-1].value


def projection(size):
    planner = Planner()
    factor, offset = Variable(10), Variable(1000)
    sources = [Variable(number) for number in range(size)]
    results = [Variable(number) for number in range(size)]
    for source, result in zip(sources, results):
        Stay(source, MEDIUM, planner)
        Scale(source, factor, offset, result, REQUIRED, planner)
    planner.change(sources[-1], [17])
    found = [results[-1].value]
    planner.change(results[-1], [1050])
    found.append(sources[-1].value)
    planner.change(factor, [5])
    found.append(sum(result.value for result in results[:-1]))
    planner.change(offset, [2000])
    found.append(sum(result.value for result in results[:-1]))
    return found


def main():
    for _ in range(40):
        print(chain(1_000), *projection(1_000))
