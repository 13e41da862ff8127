def said(*calls):
    for call in calls:
        try: call()
        except Exception as error: print(type(error).__name__, error)

# By position: one argument, none, several.
said(lambda: len(), lambda: len(1, 2), lambda: abs(), lambda: chr(), lambda: hash(), lambda: repr(1, 2), lambda: [].append(), lambda: [].append(1, 2), lambda: [].reverse(1), lambda: ''.join(1, 2)) #> TypeError len() takes exactly one argument (0 given)⏎TypeError len() takes exactly one argument (2 given)⏎TypeError abs() takes exactly one argument (0 given)⏎TypeError chr() takes exactly one argument (0 given)⏎TypeError hash() takes exactly one argument (0 given)⏎TypeError repr() takes exactly one argument (2 given)⏎TypeError list.append() takes exactly one argument (0 given)⏎TypeError list.append() takes exactly one argument (2 given)⏎TypeError list.reverse() takes no arguments (1 given)⏎TypeError str.join() takes exactly one argument (2 given)
said(lambda: {}.get(), lambda: {}.get(1, 2, 3), lambda: {}.pop(), lambda: [].insert(1), lambda: [].pop(1, 2), lambda: [].index(), lambda: {}.update(1, 2), lambda: dict.fromkeys(), lambda: 'a'.center()) #> TypeError get expected at least 1 argument, got 0⏎TypeError get expected at most 2 arguments, got 3⏎TypeError pop expected at least 1 argument, got 0⏎TypeError insert expected 2 arguments, got 1⏎TypeError pop expected at most 1 argument, got 2⏎TypeError index expected at least 1 argument, got 0⏎TypeError update expected at most 1 argument, got 2⏎TypeError fromkeys expected at least 1 argument, got 0⏎TypeError center expected at least 1 argument, got 0
said(lambda: divmod(1), lambda: isinstance(1), lambda: getattr(1), lambda: getattr(1, 'a', 2, 3), lambda: setattr(1, 2), lambda: iter(), lambda: next(1, 2, 3), lambda: range(), lambda: range(1, 2, 3, 4), lambda: slice()) #> TypeError divmod expected 2 arguments, got 1⏎TypeError isinstance expected 2 arguments, got 1⏎TypeError getattr expected at least 2 arguments, got 1⏎TypeError getattr expected at most 3 arguments, got 4⏎TypeError setattr expected 3 arguments, got 2⏎TypeError iter expected at least 1 argument, got 0⏎TypeError next expected at most 2 arguments, got 3⏎TypeError range expected at least 1 argument, got 0⏎TypeError range expected at most 3 arguments, got 4⏎TypeError slice expected at least 1 argument, got 0
said(lambda: list(1, 2), lambda: float(1, 2), lambda: bool(1, 2), lambda: dict(1, 2), lambda: set(1, 2), lambda: reversed(), lambda: sorted(), lambda: sorted(1, 2), lambda: max(), lambda: min(), lambda: map(), lambda: map(len), lambda: filter(None)) #> TypeError list expected at most 1 argument, got 2⏎TypeError float expected at most 1 argument, got 2⏎TypeError bool expected at most 1 argument, got 2⏎TypeError dict expected at most 1 argument, got 2⏎TypeError set expected at most 1 argument, got 2⏎TypeError reversed expected 1 argument, got 0⏎TypeError sorted expected 1 argument, got 0⏎TypeError sorted expected 1 argument, got 2⏎TypeError max expected at least 1 argument, got 0⏎TypeError min expected at least 1 argument, got 0⏎TypeError map() must have at least two arguments.⏎TypeError map() must have at least two arguments.⏎TypeError filter expected 2 arguments, got 1
said(lambda: 'a'.find(), lambda: 'a'.count(), lambda: 'a'.startswith(), lambda: 'a'.index(1, 2, 3, 4)) #> TypeError find() takes at least 1 argument (0 given)⏎TypeError count() takes at least 1 argument (0 given)⏎TypeError startswith() takes at least 1 argument (0 given)⏎TypeError index() takes at most 3 arguments (4 given)
---
# By name.
def said(*calls):
    for call in calls:
        try: call()
        except Exception as error: print(type(error).__name__, error)

said(lambda: round(), lambda: pow(1), lambda: sum(), lambda: [].sort(1), lambda: round(1, 2, 3), lambda: ''.encode(1, 2, 3), lambda: enumerate()) #> TypeError round() missing required argument 'number' (pos 1)⏎TypeError pow() missing required argument 'exp' (pos 2)⏎TypeError sum() takes at least 1 positional argument (0 given)⏎TypeError sort() takes no positional arguments⏎TypeError round() takes at most 2 arguments (3 given)⏎TypeError encode() takes at most 2 arguments (3 given)⏎TypeError enumerate() missing required argument 'iterable'
said(lambda: len(obj=[1]), lambda: {}.get(key=1), lambda: [].append(object=1), lambda: ''.upper(x=1), lambda: range(stop=3), lambda: list(x=1), lambda: dict.fromkeys(iterable=[1])) #> TypeError len() takes no keyword arguments⏎TypeError dict.get() takes no keyword arguments⏎TypeError list.append() takes no keyword arguments⏎TypeError str.upper() takes no keyword arguments⏎TypeError range() takes no keyword arguments⏎TypeError list() takes no keyword arguments⏎TypeError dict.fromkeys() takes no keyword arguments
said(lambda: int('1', foo=2), lambda: [].sort(foo=1), lambda: sorted([], foo=1), lambda: max(1, foo=2), lambda: 'a'.split(foo=1), lambda: print(1, foo=2), lambda: zip([1], foo=2), lambda: sum([1], foo=2)) #> TypeError 'foo' is an invalid keyword argument for int()⏎TypeError 'foo' is an invalid keyword argument for sort()⏎TypeError 'foo' is an invalid keyword argument for sort()⏎TypeError 'foo' is an invalid keyword argument for max()⏎TypeError 'foo' is an invalid keyword argument for split()⏎TypeError 'foo' is an invalid keyword argument for print()⏎TypeError 'foo' is an invalid keyword argument for zip()⏎TypeError 'foo' is an invalid keyword argument for sum()
said(lambda: round(1, number=2)) #> TypeError argument for round() given by name ('number') and position (1)
---
import math, itertools, functools, operator
from collections import deque
def said(*calls):
    for call in calls:
        try: call()
        except Exception as error: print(type(error).__name__, error)

said(lambda: math.sqrt(), lambda: math.sqrt(1, 2), lambda: math.pow(1), lambda: math.isclose(1), lambda: itertools.repeat(), lambda: itertools.combinations([1]), lambda: itertools.product(1, foo=2), lambda: functools.reduce(1), lambda: deque().append(), lambda: operator.neg.__name__.upper(1)) #> TypeError math.sqrt() takes exactly one argument (0 given)⏎TypeError math.sqrt() takes exactly one argument (2 given)⏎TypeError pow expected 2 arguments, got 1⏎TypeError isclose() missing required argument 'b' (pos 2)⏎TypeError repeat() missing required argument 'object' (pos 1)⏎TypeError combinations() missing required argument 'r' (pos 2)⏎TypeError 'foo' is an invalid keyword argument for product()⏎TypeError reduce expected at least 2 arguments, got 1⏎TypeError deque.append() takes exactly one argument (0 given)⏎TypeError str.upper() takes no arguments (1 given)
class Numbers(list): pass
said(lambda: Numbers().append(), lambda: Numbers().append(1, 2), lambda: Numbers().insert(1)) #> TypeError list.append() takes exactly one argument (0 given)⏎TypeError list.append() takes exactly one argument (2 given)⏎TypeError insert expected 2 arguments, got 1
---
# Functions written in Python: arguments by name are counted too, and names are looked at before the number.
def f(a, b, *, c=1, d=2): pass
def g(a, b=1, *, c=1): pass
def h(a, b, /): pass
def said(*calls):
    for call in calls:
        try: call()
        except Exception as error: print(error)

said(lambda: f(1, 2, 3, c=1), lambda: f(1, 2, 3, c=1, d=2), lambda: f(1, 2, 3), lambda: g(1, 2, 3, c=2), lambda: f(1, 2, 3, other=1), lambda: g(1, 2, 3, b=2), lambda: h(a=1, b=2), lambda: h(1, b=2)) #> f() takes 2 positional arguments but 3 positional arguments (and 1 keyword-only argument) were given⏎f() takes 2 positional arguments but 3 positional arguments (and 2 keyword-only arguments) were given⏎f() takes 2 positional arguments but 3 were given⏎g() takes from 1 to 2 positional arguments but 3 positional arguments (and 1 keyword-only argument) were given⏎f() got an unexpected keyword argument 'other'⏎g() got multiple values for argument 'b'⏎h() got some positional-only arguments passed as keyword arguments: 'a, b'⏎h() got some positional-only arguments passed as keyword arguments: 'b'
said(lambda: (lambda a, *b: a)(1, a=2)) #> <lambda>.<locals>.<lambda>() got multiple values for argument 'a'
---
def said(*calls):
    for call in calls:
        try: call()
        except Exception as error: print(type(error).__name__, error)

said(lambda: str.upper(1), lambda: dict.get(1, 2), lambda: 'a'.find(1), lambda: 'a'.replace(1, 2), lambda: 'a'.replace('a', 2), lambda: 'a'.startswith(1), lambda: 'a'.join(1), lambda: 'a'.partition(1), lambda: getattr(1, 2), lambda: 'a'.split(''), lambda: 'a'.partition('')) #> TypeError descriptor 'upper' for 'str' objects doesn't apply to a 'int' object⏎TypeError descriptor 'get' for 'dict' objects doesn't apply to a 'int' object⏎TypeError must be str, not int⏎TypeError replace() argument 1 must be str, not int⏎TypeError replace() argument 2 must be str, not int⏎TypeError startswith first arg must be str or a tuple of str, not int⏎TypeError can only join an iterable⏎TypeError must be str, not int⏎TypeError attribute name must be string, not 'int'⏎ValueError empty separator⏎ValueError empty separator
said(lambda: int(b'abc'), lambda: float(b'x'), lambda: b'a' % 1, lambda: divmod(1.0, 0), lambda: divmod('a', 1), lambda: divmod(1, 0)) #> ValueError invalid literal for int() with base 10: b'abc'⏎ValueError could not convert string to float: b'x'⏎TypeError not all arguments converted during bytes formatting⏎ZeroDivisionError float divmod()⏎TypeError unsupported operand type(s) for divmod(): 'str' and 'int'⏎ZeroDivisionError integer division or modulo by zero
class Odd:
    __contains__ = None
    def __bool__(self): return 1
    def __iter__(self): return iter([1])
said(lambda: 1 in Odd(), lambda: bool(Odd())) #> TypeError 'Odd' object is not a container⏎TypeError __bool__ should return bool, returned int
print('abc'.find('b', -10 ** 30, 10 ** 30), [1, 2].index(2, 0, 10 ** 30), b'abc'.find(b'c', -10 ** 30), 'abc'.startswith('b', 10 ** 30)) #> 1 1 2 False
