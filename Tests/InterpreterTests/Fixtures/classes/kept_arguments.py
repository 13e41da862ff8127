# Classes whose __init__ only keeps its arguments, and objects that share the names of their attributes for a while.
import copy

class Point:
    def __init__(self, x, y=2):
        "keeps them in another order"
        self.b = y
        self.a = x

points = [Point(i) for i in range(3)] + [Point(1, y=5), Point(1, 7)]
[vars(p) for p in points] #= [{'b': 2, 'a': 0}, {'b': 2, 'a': 1}, {'b': 2, 'a': 2}, {'b': 5, 'a': 1}, {'b': 7, 'a': 1}]

# names of its own
for i, p in enumerate(points):
    for k in range(i * 7): setattr(p, "n%d" % (k * i), k)
    p.z = 1
[len(vars(p)) for p in points], [p.z for p in points] #= ([3, 10, 17, 24, 31], [1, 1, 1, 1, 1])
other = copy.copy(points[4]); other.new = 1; points[4].old = 2
hasattr(other, "old"), hasattr(points[4], "new"), list(vars(other))[-2:], list(vars(points[4]))[-2:] #= (False, False, ['z', 'new'], ['z', 'old'])
copies = [copy.copy(p) for p in points]
for p in copies:
    del p.a
    p.q = 9
    p.a = 3
[list(vars(p))[-2:] for p in copies], [p.a for p in points] #= ([['q', 'a'], ['q', 'a'], ['q', 'a'], ['q', 'a'], ['q', 'a']], [0, 1, 2, 1, 1])

# one name more, by turns
class Kept:
    def __init__(self, x): self.x = x
kept = []
for i in range(30):
    k = Kept(i)
    if i % 2: k.odd = i
    else: k.even = i
    k.both = i
    kept.append(k)
sum(k.both for k in kept), [list(vars(k)) for k in kept[:2]] #= (435, [['x', 'even', 'both'], ['x', 'odd', 'both']])

# a dict of its own
p = Point(1); d = p.__dict__; d["t"] = 4; p.u = 5
p.t, d #= (4, {'b': 2, 'a': 1, 't': 4, 'u': 5})
p.__dict__ = {"only": 1}; p.b = 2
vars(p) #= {'only': 1, 'b': 2}
for i in range(40): setattr(p, "m%d" % (i % 20), i)
len(vars(p)), p.m19, p.only #= (22, 39, 1)

# methods hidden by attributes, and back
class Base:
    def __init__(self, x): self.x = x
class Derived(Base):
    def __init__(self, x): self.x = x
    def f(self): return self.x
found = []
for k in range(4):
    o = Derived(k)
    if k == 1: o.f = lambda: "own"
    found.append(o.f())
    if k == 1: del o.f; found.append(o.f())
    if k == 2: Derived.f = lambda self: "class"
found #= [0, 'own', 1, 2, 'class']
Derived.__init__ = lambda self, x: setattr(self, "x", -x)
Derived(4).x #= -4

# where keeping is not all
class Twice:
    def __init__(self, x): self.x = x
    def __setattr__(self, name, value): object.__setattr__(self, name, value * 2)
Twice(3).x #= 6
class Slotted:
    __slots__ = ("x",)
    def __init__(self, x): self.x = x
Slotted(4).x, hasattr(Slotted(4), "__dict__") #= (4, False)
class Own(Exception):
    def __init__(self, x): self.x = x
Own(3).args, Own(3).x #= ((3,), 3)
class Listed(list):
    def __init__(self, x): self.x = x
Listed(3), Listed(3).x #= ([], 3)
class Part:
    def __init__(self, a, b): self.a = a; self.b = a
vars(Part(1, 2)) #= {'a': 1, 'b': 1}
---
class Fixed:
    x = property(lambda self: 5)
    def __init__(self, x): self.x = x
Fixed(3) #! AttributeError: property 'x' of 'Fixed' object has no setter
---
class Point:
    def __init__(self, x, y): self.x = x; self.y = y
Point(1) #! TypeError: Point.__init__() missing 1 required positional argument: 'y'
---
class Point:
    def __init__(self, x, y): self.x = x; self.y = y
Point(1, 2, 3) #! TypeError: Point.__init__() takes 3 positional arguments but 4 were given
