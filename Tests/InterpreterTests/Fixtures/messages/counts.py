def said(*calls):
    for call in calls:
        try: call()
        except Exception as error: print(type(error).__name__, error)

# By position: one argument, none, several.
said(lambda: len(), lambda: len(1, 2), lambda: abs(), lambda: chr(), lambda: hash(), lambda: repr(1, 2), lambda: [].append(), lambda: [].append(1, 2), lambda: [].reverse(1), lambda: ''.join(1, 2)) #>
said(lambda: {}.get(), lambda: {}.get(1, 2, 3), lambda: {}.pop(), lambda: [].insert(1), lambda: [].pop(1, 2), lambda: [].index(), lambda: {}.update(1, 2), lambda: dict.fromkeys(), lambda: 'a'.center()) #>
said(lambda: divmod(1), lambda: isinstance(1), lambda: getattr(1), lambda: getattr(1, 'a', 2, 3), lambda: setattr(1, 2), lambda: iter(), lambda: next(1, 2, 3), lambda: range(), lambda: range(1, 2, 3, 4), lambda: slice()) #>
said(lambda: list(1, 2), lambda: float(1, 2), lambda: bool(1, 2), lambda: dict(1, 2), lambda: set(1, 2), lambda: reversed(), lambda: sorted(), lambda: sorted(1, 2), lambda: max(), lambda: min(), lambda: map(), lambda: map(len), lambda: filter(None)) #>
said(lambda: 'a'.find(), lambda: 'a'.count(), lambda: 'a'.startswith(), lambda: 'a'.index(1, 2, 3, 4)) #>
---
# By name.
def said(*calls):
    for call in calls:
        try: call()
        except Exception as error: print(type(error).__name__, error)

said(lambda: round(), lambda: pow(1), lambda: sum(), lambda: [].sort(1), lambda: round(1, 2, 3), lambda: ''.encode(1, 2, 3), lambda: enumerate()) #>
said(lambda: len(obj=[1]), lambda: {}.get(key=1), lambda: [].append(object=1), lambda: ''.upper(x=1), lambda: range(stop=3), lambda: list(x=1), lambda: dict.fromkeys(iterable=[1])) #>
said(lambda: int('1', foo=2), lambda: [].sort(foo=1), lambda: sorted([], foo=1), lambda: max(1, foo=2), lambda: 'a'.split(foo=1), lambda: print(1, foo=2), lambda: zip([1], foo=2), lambda: sum([1], foo=2)) #>
said(lambda: round(1, number=2)) #>
---
import math, itertools, functools, operator
from collections import deque
def said(*calls):
    for call in calls:
        try: call()
        except Exception as error: print(type(error).__name__, error)

said(lambda: math.sqrt(), lambda: math.sqrt(1, 2), lambda: math.pow(1), lambda: math.isclose(1), lambda: itertools.repeat(), lambda: itertools.combinations([1]), lambda: itertools.product(1, foo=2), lambda: functools.reduce(1), lambda: deque().append(), lambda: operator.neg.__name__.upper(1)) #>
class Numbers(list): pass
said(lambda: Numbers().append(), lambda: Numbers().append(1, 2), lambda: Numbers().insert(1)) #>
---
# Functions written in Python: arguments by name are counted too, and names are looked at before the number.
def f(a, b, *, c=1, d=2): pass
def g(a, b=1, *, c=1): pass
def h(a, b, /): pass
def said(*calls):
    for call in calls:
        try: call()
        except Exception as error: print(error)

said(lambda: f(1, 2, 3, c=1), lambda: f(1, 2, 3, c=1, d=2), lambda: f(1, 2, 3), lambda: g(1, 2, 3, c=2), lambda: f(1, 2, 3, other=1), lambda: g(1, 2, 3, b=2), lambda: h(a=1, b=2), lambda: h(1, b=2)) #>
said(lambda: (lambda a, *b: a)(1, a=2)) #>
---
def said(*calls):
    for call in calls:
        try: call()
        except Exception as error: print(type(error).__name__, error)

said(lambda: str.upper(1), lambda: dict.get(1, 2), lambda: 'a'.find(1), lambda: 'a'.replace(1, 2), lambda: 'a'.replace('a', 2), lambda: 'a'.startswith(1), lambda: 'a'.join(1), lambda: 'a'.partition(1), lambda: getattr(1, 2), lambda: 'a'.split(''), lambda: 'a'.partition('')) #>
said(lambda: int(b'abc'), lambda: float(b'x'), lambda: b'a' % 1, lambda: divmod(1.0, 0), lambda: divmod('a', 1), lambda: divmod(1, 0)) #>
class Odd:
    __contains__ = None
    def __bool__(self): return 1
    def __iter__(self): return iter([1])
said(lambda: 1 in Odd(), lambda: bool(Odd())) #>
print('abc'.find('b', -10 ** 30, 10 ** 30), [1, 2].index(2, 0, 10 ** 30), b'abc'.find(b'c', -10 ** 30), 'abc'.startswith('b', 10 ** 30)) #>
