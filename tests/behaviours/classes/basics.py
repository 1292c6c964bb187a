"""Classes: attributes of class and instance, methods, and bound methods."""


class Account:
    """Holds money."""

    rate = 2
    names = []

    def __init__(self, owner, balance=0):
        self.owner = owner
        self.balance = balance

    def deposit(self, amount):
        self.balance += amount
        return self


account = Account("ann")
print(account.deposit(5).deposit(7).balance, account.rate, Account.rate, Account.__doc__, Account.__name__, Account.__module__)
account.rate = 3
account.names.append("shared")
print(account.rate, Account.rate, Account.names, account.__dict__, account.__class__ is Account, type(account).__name__)
method = account.deposit
method(100)
print(account.balance, Account.deposit(account, 1).balance, method.__self__ is account, method.__func__ is Account.deposit, method == account.deposit)
Account.withdraw = lambda self, amount: self.deposit(-amount)
print(account.withdraw(10).balance, hasattr(account, "withdraw"), getattr(account, "zip", "none"), isinstance(account, Account))
for code in ("account.missing", "Account.missing", "Account()", "account.deposit()", "account.deposit(1, 2)", "Account(1, 2, 3)", "account()", "del account.zip", "object().x"):
    try:
        eval(code) if not code.startswith("del") else exec(code)
    except (AttributeError, TypeError) as error:
        print(type(error).__name__, error)
