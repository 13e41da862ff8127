x = 5
def g(p, q=2):
    z = p + q
    def inner(): return z
    return locals().keys() - {'inner'}, inner()

sorted(g(1)[0]), 'x' in globals(), globals()['x'] #= (['p', 'q', 'z'], True, 5)
globals()['y'] = 7
y #= 7
import builtins
builtins.len is len, builtins.max([1, 3]), builtins.__name__ #= (True, 3, 'builtins')
class A:
    size = 3
    names = sorted(n for n in locals() if not n.startswith('__'))
    def owner(self): return __class__
    @classmethod
    def made(cls): return __class__ is cls

A.names, A().owner() is A, A.made() #= (['size'], True, True)
def h():
    raise ValueError('x')

try: h()
except ValueError as e: tb = e.__traceback__
tb.tb_lineno - tb.tb_next.tb_lineno, tb.tb_next.tb_frame.f_code.co_name, tb.tb_next.tb_next #= (2, 'h', None)
h.__code__.co_argcount, g.__code__.co_varnames[:2], g.__defaults__, g.__kwdefaults__, g.__get__(3)()[1], h.__dict__ #= (0, ('p', 'q'), (2,), None, 5, {})
import sys, traceback
try: h()
except ValueError: kind, value, trace = sys.exc_info()
kind, value, trace.tb_lineno > 0, traceback.format_exception_only(value) #= (<class 'ValueError'>, ValueError('x'), True, ['ValueError: x\n'])
from functools import partial, partialmethod, wraps, lru_cache, update_wrapper
class Cell:
    alive = False
    def set_state(self, state): self.alive = state
    set_alive = partialmethod(set_state, True)

cell = Cell()
cell.set_alive()
cell.alive #= True
@lru_cache(maxsize=None, typed=True)
def kind_of(value): return type(value).__name__

kind_of(1), kind_of(1.0), kind_of(True), kind_of.cache_info().misses, kind_of.cache_parameters() #= ('int', 'float', 'bool', 3, {'maxsize': None, 'typed': True})
p = partial(partial(int, base=2), '101')
p(), p.func, p.args, p.keywords #= (5, <class 'int'>, ('101',), {'base': 2})
p.note = 'x'
p.note, p.__dict__ #= ('x', {'note': 'x'})
class classproperty(property):
    def __get__(self, instance, owner): return self.fget(owner)

class B:
    @classproperty
    def label(cls): return cls.__name__.lower()
    @property
    def q(self): return 1

B.label, B().label #= ('b', 'b')
def told(f):
    try: f()
    except Exception as e: return type(e).__name__ + ': ' + str(e)

told(lambda: setattr(B(), 'q', 3)), told(lambda: B().__delattr__('q')) #= ("AttributeError: property 'q' of 'B' object has no setter", "AttributeError: property 'q' of 'B' object has no deleter")
---
(-2 ** 127 - 1) >> 1, (-2 ** 70) & (2 ** 65 - 1), (-2 ** 70) | 5, (-2 ** 70) ^ 12345678901234567890, -(2 ** 100) >> 64, (2 ** 100) & -(2 ** 80), -(2 ** 80) ^ -(2 ** 90) #= (-85070591730234615865843651857942052865, 0, -1180591620717411303419, -1168245941816176735534, -68719476736, 1267650600228229401496703205376, 1236731113465765645724418048)
s = {1, 2, 3}
t = s
t &= {2, 3}
t -= {3}
s, s is t #= ({2}, True)
t ^= {2, 4}
s.difference_update([4]), s.intersection_update({1}, {2}), s.symmetric_difference_update([7]), s #= (None, None, None, {7})
{frozenset({1}): 2}.keys(), {1} in {frozenset({1})}, {1: 2}.items() & {(1, 2)}, {1: 2}.keys() - [1], {1: 2, 3: 4}.keys() >= {1}, {1: 2}.items() == {(1, 2)}, {1: 2}.keys().isdisjoint([5]) #= (dict_keys([frozenset({1})]), True, {(1, 2)}, set(), True, True, True)
slice(1, 2) == slice(1, 2), slice(None, None, -1).indices(5), list(range(10))[:10 ** 30], 'abc'[-10 ** 30:] #= (True, (4, -1, -1), [0, 1, 2, 3, 4, 5, 6, 7, 8, 9], 'abc')
d = {}
d |= [('a', 1)]
d.update([('b', 2)], c=3)
d, dict.fromkeys('ab', 0) #= ({'a': 1, 'b': 2, 'c': 3}, {'a': 0, 'b': 0})
text = 'é' * 100 + 'xyz'
text[100], text[98:102], text[-1], len(text), text[::-1][:3], text[101:200] #= ('x', 'ééxy', 'z', 103, 'zyx', 'yz')
class Seq:
    def __len__(self): return 3
    def __getitem__(self, i): return i * 10

list(reversed(Seq())), float.fromhex('0x1.8p+1'), float.fromhex('-0xA.8'), (2.5).__floor__(), (7).__ceil__(), int('१२'), (-7).__divmod__(2) #= ([20, 10, 0], 3.0, -10.5, 2, 7, 12, (-4, 1))
bytearray(b'ab').__getitem__(0), (2 ** 70).__index__(), [1].__iadd__([2]) #= (97, 1180591620717411303424, [1, 2])
---
class Meta(type):
    @classmethod
    def __prepare__(mcs, name, bases, **kw): return {'given': 5}

class Prepared(metaclass=Meta):
    doubled = given * 2

Prepared.doubled, Prepared.given #= (10, 5)
import enum
try:
    class Color(enum.Enum):
        RED = 1
        RED = 2
except TypeError as e: print(e) #> 'RED' already defined as 1
import traceback
def f(): return 1 / 0

try: f()
except ZeroDivisionError as e: calls = traceback.extract_tb(e.__traceback__)
[call.name for call in calls][-1], len(calls), calls[1].lineno - calls[0].lineno #= ('f', 2, -2)
try: raise ValueError('a') from 5
except TypeError as e: print(e) #> exception causes must derive from BaseException
class NoExit:
    def __enter__(self): pass

try:
    with NoExit(): pass
except TypeError as e: print(e) #> 'NoExit' object does not support the context manager protocol (missed __exit__ method)
class Quiet:
    def __enter__(self): return self
    def __exit__(self, kind, error, tb):
        self.line = tb.tb_lineno
        return True

with Quiet() as quiet: 1 / 0
quiet.line > 0 #= True
