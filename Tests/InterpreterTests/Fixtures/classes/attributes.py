class Part:
    made = 0
    def __init__(self): self._x = 1
    @property
    def x(self):
        "the x"
        return self._x
    @x.setter
    def x(self, value):
        if value < 0: raise ValueError('negative')
        self._x = value
    @x.deleter
    def x(self): self._x = None
    @property
    def fixed(self): return 1
    @staticmethod
    def twice(a): return a * 2
    @classmethod
    def make(cls):
        cls.made += 1
        return cls()

p = Part()
p.x = 5
p.x, Part.twice(2), p.twice(3), type(Part.make()).__name__, Part.made, Part.x.__doc__ #= (5, 4, 6, 'Part', 1, 'the x')
del p.x
p.x #= None
try:
    p.fixed = 2
except AttributeError as error:
    print(error)
 #> property 'fixed' of 'Part' object has no setter
p.x = -1 #! ValueError: negative
---
class A:
    def say(self): return ['A']
class B(A):
    def say(self): return ['B'] + super().say()
class C(A):
    def say(self): return ['C'] + super().say()
class D(B, C):
    def say(self): return ['D'] + super().say()

D().say(), [c.__name__ for c in D.__mro__], issubclass(D, C), D.__bases__ == (B, C) #= (['D', 'B', 'C', 'A'], ['D', 'B', 'C', 'A', 'object'], True, True)
class E(A, B): pass #! the base classes A, B cannot be brought into one order
---
class Loose:
    def __init__(self): self.a = 1
    def __getattr__(self, name):
        if name.startswith('x'): return name.upper()
        raise AttributeError(name)

o = Loose()
o.a, o.xyz, hasattr(o, 'b'), getattr(o, 'b', 3) #= (1, 'XYZ', False, 3)
---
class Doubles:
    def __setattr__(self, name, value): super().__setattr__(name, value * 2)
    def __delattr__(self, name):
        print('del', name)
        object.__delattr__(self, name)

d = Doubles()
d.k = 4
d.k #= 8
del d.k #> del k
hasattr(d, 'k') #= False
---
class Slim:
    __slots__ = ('a', 'b')
s = Slim()
s.a = 1
s.c = 1 #! Slim has no attribute `c`
---
class Base:
    known = []
    def __init_subclass__(cls, key=None, **kwargs):
        super().__init_subclass__(**kwargs)
        Base.known.append((cls.__name__, key))
class One(Base, key=1): pass
class Two(Base): pass
Base.known #= [('One', 1), ('Two', None)]
---
class Field:
    def __set_name__(self, owner, name): self.name = '_' + name
    def __get__(self, obj, owner): return self if obj is None else getattr(obj, self.name, 0)
    def __set__(self, obj, value): setattr(obj, self.name, value + 1)
class Record:
    field = Field()
r = Record()
r.field, setattr(r, 'field', 3), r.field #= (0, None, 4)
---
class Number:
    def __new__(cls, *args):
        made = super().__new__(cls)
        made.new = True
        return made
    def __init__(self, x): self.x = x
    def __index__(self): return self.x
    def __round__(self, digits=None): return ('round', digits)
    def __reversed__(self): return iter([3, 2])
    def __divmod__(self, other): return ('divmod', other)
n = Number(1)
n.new, [5, 6][n], [5, 6, 7][n:], round(n), round(n, 2), list(reversed(n)), divmod(n, 2) #= (True, 6, [6, 7], ('round', None), ('round', 2), [3, 2], ('divmod', 2))
---
import functools

def loud(function):
    @functools.wraps(function)
    def wrapper(*args):
        return function(*args) + '!'
    return wrapper

def times(n):
    def decorate(function):
        return lambda *args: function(*args) * n
    return decorate

@loud
@times(2)
def greet(name):
    return 'hi ' + name

@loud
def named(x):
    "says x"
    return x

greet('ann'), named.__name__, named.__doc__, named.__wrapped__('x') #= ('hi annhi ann!', 'named', 'says x', 'x')
---
import functools
@functools.total_ordering
class Version:
    def __init__(self, n): self.n = n
    def __eq__(self, other): return self.n == other.n
    def __lt__(self, other): return self.n < other.n
    @functools.cached_property
    def slow(self):
        print('once')
        return self.n * 10
    @functools.lru_cache
    def kept(self, x): return self.n + x
    def __hash__(self): return self.n

v = Version(2)
v >= Version(1), v > Version(2), v <= Version(2), v < Version(3), v.kept(1) #= (True, False, True, True, 3)
v.slow + v.slow #> once
---
# Names of attributes, and classes that keep theirs.
class Own:
    def __dir__(self): return ['b', 'a']
dir(Own()) #= ['a', 'b']
class More:
    def __dir__(self): return [n for n in super().__dir__() if n == 'x'] + ['y']
m = More(); m.x = 1; dir(m) #= ['x', 'y']
class Keeping(type):
    def __delattr__(cls, name):
        if name == 'kept': raise AttributeError('it stays')
        super().__delattr__(name)
class K(metaclass=Keeping):
    kept, other = 1, 2
del K.other
try: del K.kept
except AttributeError as e: print(e, hasattr(K, 'other')) #> it stays False
import types; p = types.MappingProxyType({'a': 1}); str(p), repr(p) #= ("{'a': 1}", "mappingproxy({'a': 1})")
---
class A:
    """Of A."""
class B(A): pass
class C(A):
    """Of C."""
A.__doc__ = 'Another.'
A.__doc__, B.__doc__, C.__doc__, A().__doc__, B().__doc__, C().__doc__ #= ('Another.', None, 'Of C.', 'Another.', None, 'Of C.')
B.__doc__ = 'Of B.'; B.__doc__, C.__doc__ #= ('Of B.', 'Of C.')
---
class Point:
    __slots__ = ('x', 'y')
    def __init__(self, x): self.x = x
p = Point(3)
Point.x, Point.__dict__['y'], type(Point.x).__name__, Point.x.__name__, Point.x.__objclass__ is Point #= (<member 'x' of 'Point' objects>, <member 'y' of 'Point' objects>, 'member_descriptor', 'x', True)
Point.x.__get__(p), Point.y.__set__(p, 5), p.y, Point.y.__delete__(p), hasattr(p, 'y') #= (3, None, 5, None, False)
Point.x == Point.x, Point.x != Point.y #= (True, True)
try: Point.x.__get__(5)
except TypeError as error: print(error) #> descriptor 'x' for 'Point' objects doesn't apply to a 'int' object
class Plain: pass
class Further(Plain): size = 1
list(Plain.__dict__), list(Further.__dict__), list(Point.__dict__) #= (['__module__', '__dict__', '__weakref__', '__doc__'], ['__module__', 'size', '__doc__'], ['__module__', '__slots__', '__init__', 'x', 'y', '__doc__'])
Plain.__dict__['__dict__'] #= <attribute '__dict__' of 'Plain' objects>
Plain().__module__, Further.__module__, p.__module__, hasattr(5, '__module__') #= ('__main__', '__main__', '__main__', False)
list(type('Same', (), dict(Plain.__dict__)).__dict__) #= ['__module__', '__dict__', '__weakref__', '__doc__']
[list(type('X', (base,), {}).__dict__) for base in (int, dict, Exception, str)] #= [['__module__', '__dict__', '__doc__'], ['__module__', '__dict__', '__weakref__', '__doc__'], ['__module__', '__weakref__', '__doc__'], ['__module__', '__dict__', '__weakref__', '__doc__']]
---
def told(*bases):
    try: return type('X', bases, {}).__name__
    except TypeError as error: return str(error)
class A: pass
class S: __slots__ = ('a',)
class T: __slots__ = ('b',)
class U: __slots__ = ()
told(int, str), told(list, dict), told(int, float), told(Exception, int), told(type, int) #= ('multiple bases have instance lay-out conflict', 'multiple bases have instance lay-out conflict', 'multiple bases have instance lay-out conflict', 'multiple bases have instance lay-out conflict', 'multiple bases have instance lay-out conflict')
told(KeyError, OSError), told(ValueError, KeyError), told(SyntaxError, OSError), told(StopIteration, OSError) #= ('X', 'X', 'multiple bases have instance lay-out conflict', 'multiple bases have instance lay-out conflict')
told(int, A), told(A, dict), told(S, T), told(S, U), told(S, A), told(S, list), told(list, U) #= ('X', 'X', 'multiple bases have instance lay-out conflict', 'X', 'X', 'multiple bases have instance lay-out conflict', 'X')
told(bool), told(range), told(type(None)), told(memoryview), told(type(len)) #= ("type 'bool' is not an acceptable base type", "type 'range' is not an acceptable base type", "type 'NoneType' is not an acceptable base type", "type 'memoryview' is not an acceptable base type", "type 'builtin_function_or_method' is not an acceptable base type")
try:
    class Wrong(int): __slots__ = ('z',)
except TypeError as error: print(error) #> nonempty __slots__ not supported for subtype of 'int'
class Fine(list): __slots__ = ('z',)
---
class A: pass
a = A()
for change in (lambda: a.x, lambda: delattr(a, 'x'), lambda: setattr(5, 'x', 1), lambda: delattr(A, 'x'), lambda: getattr(a, 'x')):
    try: change()
    except AttributeError as error: print(error, error.name, error.obj is a) #> 'A' object has no attribute 'x' x True⏎'A' object has no attribute 'x' None False⏎'int' object has no attribute 'x' None False⏎type object 'A' has no attribute 'x' None False⏎'A' object has no attribute 'x' x True
