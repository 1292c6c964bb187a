"""A simulated operating system in the manner of Martin Richards: tasks, queues of packets, and a scheduler."""

DEVICE, WORK = range(2)


class Packet:
    def __init__(self, link, owner, kind):
        self.link = link
        self.owner = owner
        self.kind = kind
        self.datum = 0
        self.data = [0] * 4

    def append_to(self, queue):
        self.link = None
        if queue is None:
            return self
        last = queue
        while last.link is not None:
            last = last.link
        last.link = self
        return queue


class Task:
    def __init__(self, system, number, priority, queue, ready):
        self.system = system
        self.number = number
        self.priority = priority
        self.queue = queue
        self.pending = queue is not None
        self.waiting = not ready
        self.held = False
        system.add(self)

    def is_stopped(self):
        return self.held or (self.waiting and not self.pending)

    def run(self):
        packet = None
        if self.waiting and self.pending:
            packet = self.queue
            self.queue = packet.link
            self.waiting = False
            self.pending = self.queue is not None
        return self.step(packet)

    def accept(self, packet, sender):
        if self.queue is None:
            self.queue = packet
            self.pending = True
            packet.link = None
            return self if self.priority > sender.priority else sender
        packet.append_to(self.queue)
        return sender

    def wait(self):
        self.waiting = True
        return self

    def step(self, packet):
        raise NotImplementedError


class Idle(Task):
    def __init__(self, system, number, count):
        super().__init__(system, number, 0, None, True)
        self.control = 1
        self.count = count

    def step(self, packet):
        self.count -= 1
        if self.count == 0:
            return self.system.hold(self)
        if self.control & 1 == 0:
            self.control //= 2
            return self.system.release(self, "device a")
        self.control = self.control // 2 ^ 0xD008
        return self.system.release(self, "device b")


class Worker(Task):
    def __init__(self, system, number, priority, queue):
        super().__init__(system, number, priority, queue, False)
        self.target = "handler a"
        self.letter = 0

    def step(self, packet):
        if packet is None:
            return self.wait()
        self.target = "handler b" if self.target == "handler a" else "handler a"
        packet.owner = self.target
        packet.datum = 0
        for index in range(4):
            self.letter = self.letter % 26 + 1
            packet.data[index] = 64 + self.letter
        return self.system.send(self, packet)


class Handler(Task):
    def __init__(self, system, number, priority, queue):
        super().__init__(system, number, priority, queue, False)
        self.work = None
        self.devices = None

    def step(self, packet):
        if packet is not None:
            if packet.kind == WORK:
                self.work = packet.append_to(self.work)
            else:
                self.devices = packet.append_to(self.devices)
        work = self.work
        if work is None:
            return self.wait()
        done = work.datum
        if done >= 4:
            self.work = work.link
            return self.system.send(self, work)
        device = self.devices
        if device is None:
            return self.wait()
        self.devices = device.link
        device.datum = work.data[done]
        work.datum = done + 1
        return self.system.send(self, device)


class Device(Task):
    def __init__(self, system, number, priority):
        super().__init__(system, number, priority, None, False)
        self.packet = None

    def step(self, packet):
        if packet is not None:
            self.packet = packet
            return self.system.hold(self)
        if self.packet is None:
            return self.wait()
        packet, self.packet = self.packet, None
        return self.system.send(self, packet)


class System:
    def __init__(self):
        self.tasks = {}
        self.order = []
        self.sent = 0
        self.holds = 0

    def add(self, task):
        self.tasks[task.number] = task
        self.order.insert(0, task)

    def after(self, task):
        index = self.order.index(task) + 1
        return self.order[index] if index < len(self.order) else None

    def hold(self, task):
        self.holds += 1
        task.held = True
        return self.after(task)

    def release(self, task, name):
        other = self.tasks[name]
        other.held = False
        return other if other.priority > task.priority else task

    def send(self, task, packet):
        self.sent += 1
        receiver = self.tasks[packet.owner]
        packet.owner = task.number
        return receiver.accept(packet, task)

    def schedule(self):
        task = self.order[0]
        while task is not None:
            task = self.after(task) if task.is_stopped() else task.run()


def packets(owner, kind, count):
    queue = None
    for _ in range(count):
        queue = Packet(queue, owner, kind)
    return queue


def simulate(count):
    system = System()
    Idle(system, "idle", count)
    Worker(system, "worker", 1000, packets("worker", WORK, 2))
    Handler(system, "handler a", 2000, packets("device a", DEVICE, 3))
    Handler(system, "handler b", 3000, packets("device b", DEVICE, 3))
    Device(system, "device a", 4000)
    Device(system, "device b", 5000)
    system.schedule()
    return system.sent, system.holds


def main():
    for _ in range(20):
        result = simulate(10_000)
    print(result)
