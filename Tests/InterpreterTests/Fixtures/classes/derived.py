class MyDict(dict):
    def __getattr__(self, k):
        try: return self[k]
        except KeyError: raise AttributeError(k)
    def __setattr__(self, k, v): self[k] = v
d = MyDict(a=1); d.b = 2; print(d, d.a, d.b, d['b'], len(d), isinstance(d, dict), type(d).__name__, dict(d), {**d}, sorted(d.items())) #> {'a': 1, 'b': 2} 1 2 2 2 True MyDict {'a': 1, 'b': 2} {'a': 1, 'b': 2} [('a', 1), ('b', 2)]
try: d.zzz
except AttributeError as e: print('AttributeError', e) #> AttributeError zzz
class Stack(list):
    def push(self, x): self.append(x)
    def __getitem__(self, i): return 'got %r' % (list.__getitem__(self, i),) if isinstance(i, int) else super().__getitem__(i)
    def __len__(self): return super().__len__() * 10
s = Stack([1,2]); s.push(3); print(s, s[0], s[1:], len(s), list(s), 2 in s, s == [1,2,3], s + [4], sum(s), bool(Stack())) #> [1, 2, 3] got 1 [2, 3] 30 [1, 2, 3] True True [1, 2, 3, 4] 6 False
class Up(dict):
    def __setitem__(self, k, v): super().__setitem__(k.upper(), v)
    def __contains__(self, k): return super().__contains__(k.upper())
    def __missing__(self, k): return f'no {k}'
u = Up(); u['a'] = 1; print(u, 'a' in u, u['A'], u['q'], u.get('q'), dict.__getitem__(u, 'A')) #> {'A': 1} True 1 no q None 1
class Celsius(float):
    def f(self): return self * 9 / 5 + 32
class Name(str):
    def shout(self): return self.upper() + '!'
class Num(int):
    def __add__(self, o): return Num(int(self) + int(o) + 100)
    def __repr__(self): return f'Num({int(self)})'
print(Celsius(100).f(), Celsius(1.5), Name('bob').shout(), Name('x') + 'y', Name('a') == 'a', {Name('k'): 1}['k'], Num(5) + 1, Num(5) * 2, Num(3), [10,20,30,40][Num(3)], f'{Num(7):03d}', isinstance(Num(1), int), sorted([Num(3), Num(1)]), max(2, Num(3)), 'abc'.find(Name('c')), len(Name('abc')), Name('a,b').split(',')) #> 212.0 1.5 BOB! xy True 1 Num(106) 10 Num(3) 40 007 True [Num(1), Num(3)] Num(3) 2 3 ['a', 'b']
class P(tuple):
    def __new__(cls, x, y): return super().__new__(cls, (x, y))
    @property
    def x(self): return self[0]
print(P(1,2), P(1,2).x, P(1,2) == (1,2), len(P(1,2)), hash(P(1,2)) == hash((1,2)), [*P(3,4)]) #> (1, 2) 1 True 2 True [3, 4]
class S(set):
    def add(self, x): super().add(x * 2)
s = S([1]); s.add(5); print(sorted(s), S([1]) | {2}, s) #> [1, 10] {1, 2} S({1, 10})
class O:
    def __init__(self): self.a = 1
o = O(); o.__dict__['b'] = 2; o.__dict__.update(c=3); print(o.b, o.c, vars(o), o.__dict__); vars(o)['d'] = 4; print(o.d); del o.__dict__['a']; print(hasattr(o, 'a')); o.__dict__ = {'z': 1}; print(o.z, vars(o)) #> 2 3 {'a': 1, 'b': 2, 'c': 3} {'a': 1, 'b': 2, 'c': 3}⏎4⏎False⏎1 {'z': 1}
class Meta(type):
    registry = {}
    def __new__(m, name, bases, ns):
        cls = super().__new__(m, name, bases, ns); m.registry[name] = cls; return cls
    def __len__(cls): return 7
class Base(metaclass=Meta): pass
class Derived(Base): x = 1
print(sorted(Meta.registry), type(Derived).__name__, len(Derived), isinstance(Derived, Meta), Derived().x) #> ['Base', 'Derived'] Meta 7 True 1
T = type('T', (O,), {'y': 5, 'm': lambda self: self.y}); print(T().m(), T.__name__, T.__bases__[0].__name__, type(T())) #> 5 T O <class '__main__.T'>
from abc import ABC, abstractmethod
class Shape(ABC):
    @abstractmethod
    def area(self): ...
    @property
    @abstractmethod
    def name(self): ...
class Sq(Shape):
    def area(self): return 4
    name = 'sq'
try: Shape()
except TypeError as e: print(e) #> Can't instantiate abstract class Shape with abstract methods area, name
print(Sq().area(), isinstance(Sq(), Shape)) #> 4 True
def outer():
    class In:
        def m(self):
            def inner(): return super(In, self).__repr__()[:3]
            return inner()
    def f(): pass
    return In, f
print(outer()[0].__qualname__, outer()[1].__qualname__, outer()[0]().m()) #> outer.<locals>.In outer.<locals>.f <__
