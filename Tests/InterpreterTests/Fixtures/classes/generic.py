class Entries:
    def __init__(self, *classes): self.classes = classes
    def __mro_entries__(self, bases):
        return self.classes
base = Entries(dict, object)
class B(base): pass
print(B.__mro__, B.__orig_bases__ == (base,), B(a=1)) #> (<class '__main__.B'>, <class 'dict'>, <class 'object'>) True {'a': 1}
class C(Entries()): x = 1
print(C.__mro__, C.__bases__) #> (<class '__main__.C'>, <class 'object'>) (<class 'object'>,)
class D(list[int], metaclass=type): pass
print(D.__mro__, D.__orig_bases__, D([1])) #> (<class '__main__.D'>, <class 'list'>, <class 'object'>) (list[int],) [1]
'__orig_bases__' in vars(D), hasattr(int, '__orig_bases__') #= (True, False)
class Wrong(Entries):
    def __mro_entries__(self, bases): return 5
try:
    class E(Wrong()): pass
except TypeError as e: print(e) #> __mro_entries__ must return a tuple
try: type('X', (base,), {})
except TypeError as e: print(e) #> type() doesn't support MRO entry resolution; use types.new_class()
import types
types.resolve_bases((base, int)), types.new_class('N', (base,)).__mro__ #= ((<class 'dict'>, <class 'object'>, <class 'int'>), (<class 'types.N'>, <class 'dict'>, <class 'object'>))
class L(list): pass
L[int], L[int]([1]), type(L[int]) #= (__main__.L[int], [1], <class 'types.GenericAlias'>)
try: B.x[3]
except AttributeError as e: print(e) #> type object 'B' has no attribute 'x'
try: C[3]
except TypeError as e: print(e) #> type 'C' is not subscriptable
---
class M(type):
    @classmethod
    def __prepare__(mcs, name, bases, **kw):
        print(name, bases, kw); return {'pre': 1}
    def __new__(mcs, name, bases, ns, **kw):
        print(bases); return super().__new__(mcs, name, bases, ns)
class P(metaclass=M, z=3): pass
print(P.pre, P.__bases__) #> P () {'z': 3}⏎()⏎1 (<class 'object'>,)
class S:
    def __init_subclass__(cls): print('made', cls.__name__)
class S1(S): pass
try:
    class S2(S, x=1): pass
except TypeError as e: print(e) #> made S1⏎S.__init_subclass__() got an unexpected keyword argument 'x'
try:
    class S3(x=1): pass
except TypeError as e: print(e) #> S3.__init_subclass__() takes no keyword arguments
class N:
    def __set_name__(self, owner, name): raise ValueError('no')
try:
    class U: a = N()
except RuntimeError as e: print(e, repr(e.__cause__)) #> Error calling __set_name__ on 'N' instance 'a' in 'U' ValueError('no')
---
# Private names in __slots__, a __dict__ among them, and a name that is an attribute too.
class Slots:
    __slots__ = ['__a', 'b']
    def __init__(self): self.__a = 3
    def get(self): return self.__a
Slots().get() #= 3
class WithDict:
    __slots__ = ['a', '__dict__']
w = WithDict(); w.z = 1
w.z, w.__dict__ #= (1, {'z': 1})
try:
    class Both:
        __slots__ = ('a',); a = 1
except ValueError as e: print(e) #> 'a' in __slots__ conflicts with class variable
o = object()
try: o.x = 1
except AttributeError as e: print(e) #> 'object' object has no attribute 'x'
---
# What a class sets to None it does not have.
class No:
    __iter__ = __add__ = __ne__ = __len__ = __bool__ = __hash__ = __contains__ = None
    def __getitem__(self, i): return 1
def told(g):
    try: return g()
    except TypeError as e: return str(e)
[told(g) for g in (lambda: iter(No()), lambda: list(No()), lambda: No() + 1, lambda: No() != No(), lambda: len(No()), lambda: bool(No()), lambda: hash(No()), lambda: 1 in No())] #= ["'No' object is not iterable", "'No' object is not iterable", "'NoneType' object is not callable", "'NoneType' object is not callable", "'NoneType' object is not callable", "'NoneType' object is not callable", "unhashable type: 'No'", "'No' object is not a container"]
---
# Each method is asked once.
log = []
class X:
    def __eq__(s, o): log.append('X.eq'); return NotImplemented
    def __lt__(s, o): log.append('X.lt'); return NotImplemented
    def __gt__(s, o): log.append('X.gt'); return NotImplemented
    def __add__(s, o): log.append('X.add'); return NotImplemented
    def __radd__(s, o): log.append('X.radd'); return NotImplemented
class Y(X):
    def __eq__(s, o): log.append('Y.eq'); return NotImplemented
    def __radd__(s, o): log.append('Y.radd'); return NotImplemented
class Z(list):
    def __eq__(s, o): log.append('Z.eq'); return NotImplemented
    def __lt__(s, o): log.append('Z.lt'); return NotImplemented
def asked(g):
    log.clear()
    try: found = g()
    except TypeError as e: found = str(e)
    return found, list(log)
asked(lambda: X() == X()), asked(lambda: X() == Y()), asked(lambda: X() != Y()), asked(lambda: X() == 3), asked(lambda: 3 == X()), asked(lambda: X() in [X()]) #= ((False, ['X.eq', 'X.eq']), (False, ['Y.eq', 'X.eq']), (True, ['Y.eq', 'X.eq']), (False, ['X.eq']), (False, ['X.eq']), (False, ['X.eq', 'X.eq']))
asked(lambda: X() < X()), asked(lambda: X() < Y()), asked(lambda: X() + Y()), asked(lambda: Y() + X()), asked(lambda: 3 + X()) #= (("'<' not supported between instances of 'X' and 'X'", ['X.lt', 'X.gt']), ("'<' not supported between instances of 'X' and 'Y'", ['X.gt', 'X.lt']), ("unsupported operand type(s) for +: 'X' and 'Y'", ['Y.radd', 'X.add']), ("unsupported operand type(s) for +: 'Y' and 'X'", ['X.add', 'X.radd']), ("unsupported operand type(s) for +: 'int' and 'X'", ['X.radd']))
asked(lambda: Z([1]) == 3), asked(lambda: Z([1]) < 3) #= ((False, ['Z.eq']), ("'<' not supported between instances of 'Z' and 'int'", ['Z.lt']))
---
from typing import *
T, K = TypeVar('T'), TypeVar('K')
class S(Generic[T]):
    def __init__(self, x=None): self.x = x
    def get(self) -> T: return self.x
class P(Generic[K, T]): z = 3
class Q(S[int]): pass
class R(Dict[K, T], Generic[T, K]): pass
class L(List[T]): pass
S.__parameters__, P.__parameters__, Q.__parameters__, R.__parameters__, L.__parameters__ #= ((~T,), (~K, ~T), (), (~T, ~K), (~T,))
Q.__mro__, R.__mro__, L.__mro__, S.__orig_bases__ #= ((<class '__main__.Q'>, <class '__main__.S'>, <class 'typing.Generic'>, <class 'object'>), (<class '__main__.R'>, <class 'dict'>, <class 'typing.Generic'>, <class 'object'>), (<class '__main__.L'>, <class 'list'>, <class 'typing.Generic'>, <class 'object'>), (typing.Generic[~T],))
S[int], S[int](3).get(), S[int].__origin__, S[int].__args__, S[T], P[int, str], P[T, int][str], S[List[T]][int], S[Optional[T]][int] #= (__main__.S[int], 3, <class '__main__.S'>, (<class 'int'>,), __main__.S[~T], __main__.P[int, str], __main__.P[str, int], __main__.S[typing.List[int]], __main__.S[typing.Optional[int]])
S[int](1).__orig_class__, S[int] == S[int], S[int] == S[str], P[int, int].z, len({S[int], S[int]}) #= (__main__.S[int], True, False, 3, 1)
get_origin(S[int]), get_args(S[int]), get_origin(List[int]), get_args(Dict[str, int]), get_origin(S) #= (<class '__main__.S'>, (<class 'int'>,), <class 'list'>, (<class 'str'>, <class 'int'>), None)
Optional[S[int]], Union[S[int], int], Callable[[S[int]], T], List[T][int], Dict[K, T][str, int], Union[T, int][str] #= (typing.Optional[__main__.S[int]], typing.Union[__main__.S[int], int], typing.Callable[[__main__.S[int]], ~T], typing.List[int], typing.Dict[str, int], typing.Union[str, int])
def told(g):
    try: return g()
    except TypeError as e: return str(e)
[told(g) for g in (lambda: P[int], lambda: Q[int], lambda: Generic[int], lambda: Generic[T, T], lambda: isinstance(S(), S[int]))] #= ["Too few arguments for <class '__main__.P'>; actual 1, expected 2", "<class '__main__.Q'> is not a generic class", 'Parameters to Generic[...] must all be type variables or parameter specification variables.', 'Parameters to Generic[...] must all be unique', 'Subscripted generics cannot be used with class and instance checks']
class Shown(Protocol[T]):
    def m(self) -> T: ...
class Own(Shown[int]):
    def m(self): return 1
Shown.__parameters__, Own().m(), Shown[int], L([1, 2]), isinstance(L(), list) #= ((~T,), 1, __main__.Shown[int], [1, 2], True)
from dataclasses import dataclass
@dataclass
class D(Generic[T]):
    a: T
D(1), D[int](2), D[int] #= (D(a=1), D(a=2), __main__.D[int])
---
class F:
    def __iter__(self): return 5
def told(g):
    try: return g()
    except TypeError as e: return str(e)
told(lambda: iter(F())), told(lambda: list(F())) #= ("iter() returned non-iterator of type 'int'", "iter() returned non-iterator of type 'int'")
