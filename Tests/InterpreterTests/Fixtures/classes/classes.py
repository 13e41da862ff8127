class Empty: pass
e = Empty()
e.x = 5
e.x, isinstance(e, Empty), type(e) is Empty, Empty.__name__ #= (5, True, True, 'Empty')
class Point:
    "A point."
    dims = 2
    def __init__(self, x, y=0):
        self.x = x
        self.y = y
    def norm(self): return (self.x ** 2 + self.y ** 2) ** 0.5
    def __repr__(self): return f'Point({self.x}, {self.y})'
    def __eq__(self, other): return isinstance(other, Point) and (self.x, self.y) == (other.x, other.y)
    def __add__(self, other): return Point(self.x + other.x, self.y + other.y)
    def __mul__(self, k): return Point(self.x * k, self.y * k)
    def __rmul__(self, k): return self * k
    def __neg__(self): return Point(-self.x, -self.y)
    def __len__(self): return 2
    def __getitem__(self, i): return [self.x, self.y][i]
    def __call__(self, k): return self * k
    def __contains__(self, v): return v in (self.x, self.y)
    def __lt__(self, other): return self.norm() < other.norm()
    def __bool__(self): return self.x != 0 or self.y != 0
    def __hash__(self): return hash((self.x, self.y))
p = Point(3, 4)
p, p.norm(), p.dims, Point.dims, Point.__doc__ #= (Point(3, 4), 5.0, 2, 2, 'A point.')
p + Point(1, 1), p * 2, 2 * p, -p, len(p), p[0], p[-1], p(3), 3 in p, 9 in p #= (Point(4, 5), Point(6, 8), Point(6, 8), Point(-3, -4), 2, 3, 4, Point(9, 12), True, False)
p == Point(3, 4), p != Point(3, 4), p == 5, p < Point(9, 9), bool(Point(0, 0)), not p #= (True, False, False, True, False, False)
sorted([Point(3), Point(1), Point(2)]), min([Point(3), Point(1)]), max([Point(3), Point(1)]) #= ([Point(1, 0), Point(2, 0), Point(3, 0)], Point(1, 0), Point(3, 0))
list(p), [v for v in p], (lambda a, b: a + b)(*p) #= ([3, 4], [3, 4], 7)
{p: 1}[Point(3, 4)], len({Point(1), Point(1), Point(2)}) #= (1, 2)
str(p), f'{p}', '%s' % p, [p] #= ('Point(3, 4)', 'Point(3, 4)', 'Point(3, 4)', [Point(3, 4)])
p.dims = 5
p.dims, Point.dims #= (5, 2)
p.x += 10
p.x #= 13
Point.norm(Point(3, 4)), p.norm.__name__ if False else 0 #= (5.0, 0)
m = Point(6, 8).norm
m() #= 10.0
hasattr(p, 'x'), hasattr(p, 'q'), getattr(p, 'y'), getattr(p, 'q', 'default') #= (True, False, 4, 'default')
setattr(p, 'q', 1)
p.q #= 1
del p.q
hasattr(p, 'q') #= False
class Base:
    kind = 'base'
    def __init__(self, name='n'): self.name = name
    def who(self): return f'{self.kind}:{self.name}'
    def over(self): return 'base'
class Derived(Base):
    kind = 'derived'
    def __init__(self, extra, **kwargs):
        super().__init__(**kwargs)
        self.extra = extra
    def over(self): return super().over() + '+derived'
class Third(Derived):
    def over(self): return super().over() + '+third'
d = Derived(1, name='x')
d.who(), d.extra, d.over(), Third(2).over(), Third(2).who() #= ('derived:x', 1, 'base+derived', 'base+derived+third', 'derived:n')
isinstance(d, Base), isinstance(d, Derived), isinstance(Base(), Derived), issubclass(Derived, Base), issubclass(Third, Base), issubclass(Base, object) #= (True, True, False, True, True, True)
isinstance(1, int), isinstance(True, int), isinstance(1, (str, int)), isinstance('a', str), isinstance(1.0, int), isinstance(None, type(None)), isinstance(int, type) #= (True, True, True, True, False, True, True)
type(1), type('a'), type([]), type(None), type(1.5), type(True), type({}), type(()), type(len), type(print), type(range(1)), type(d) is Derived #= (<class 'int'>, <class 'str'>, <class 'list'>, <class 'NoneType'>, <class 'float'>, <class 'bool'>, <class 'dict'>, <class 'tuple'>, <class 'builtin_function_or_method'>, <class 'builtin_function_or_method'>, <class 'range'>, True)
class Counter:
    total = 0
    def __init__(self): Counter.total += 1
Counter(), Counter()
Counter.total #= 2
class WithStr:
    def __str__(self): return 'str form'
str(WithStr()), f'{WithStr()}' #= ('str form', 'str form')
class WithFormat:
    def __format__(self, spec): return f'<{spec}>'
f'{WithFormat():abc}', format(WithFormat(), 'x'), '{:q}'.format(WithFormat()) #= ('<abc>', '<x>', '<q>')
class Seq:
    def __init__(self, items): self.items = items
    def __len__(self): return len(self.items)
    def __getitem__(self, i): return self.items[i]
    def __setitem__(self, i, v): self.items[i] = v
    def __delitem__(self, i): del self.items[i]
    def __iter__(self): return iter(self.items)
s = Seq([1, 2, 3])
s[0] = 9
del s[1]
list(s), len(s), s[:1], bool(Seq([])), [x for x in s], sum(s), 3 in s #= ([9, 3], 2, [9], False, [9, 3], 12, True)
class Acc:
    def __init__(self): self.v = []
    def __iadd__(self, x):
        self.v.append(x)
        return self
a = Acc()
b = a
a += 1
a += 2
a.v, a is b #= ([1, 2], True)
class Cmp:
    def __init__(self, v): self.v = v
    def __eq__(self, o): return self.v == o.v
    def __le__(self, o): return self.v <= o.v
    def __gt__(self, o): return self.v > o.v
Cmp(1) == Cmp(1), Cmp(1) <= Cmp(2), Cmp(1) > Cmp(2), Cmp(1) >= Cmp(0), Cmp(1) < Cmp(2) #= (True, True, False, True, True)
class R:
    def __radd__(self, o): return ('radd', o)
    def __rsub__(self, o): return ('rsub', o)
5 + R(), [1] + R() if False else 0, 1.5 - R() #= (('radd', 5), 0, ('rsub', 1.5))
class N:
    def __add__(self, o): return NotImplemented
    def __truediv__(self, o): return 'div'
    def __floordiv__(self, o): return 'floordiv'
    def __mod__(self, o): return 'mod'
    def __pow__(self, o): return 'pow'
    def __matmul__(self, o): return 'matmul'
    def __and__(self, o): return 'and'
    def __abs__(self): return 'abs'
    def __int__(self): return 42
    def __float__(self): return 4.5
N() / 1, N() // 1, N() % 1, N() ** 2, N() @ N(), N() & 1, abs(N()), int(N()), float(N()) #= ('div', 'floordiv', 'mod', 'pow', 'matmul', 'and', 'abs', 42, 4.5)
class Chain:
    def __init__(self): self.log = []
    def add(self, x):
        self.log.append(x)
        return self
Chain().add(1).add(2).log #= [1, 2]
class Outer:
    class Inner:
        v = 1
    def make(self): return Outer.Inner()
Outer().make().v, Outer.Inner.v #= (1, 1)
class Node:
    def __init__(self, v, nxt=None):
        self.v, self.nxt = v, nxt
n = None
for i in range(5): n = Node(i, n)
out = []
while n is not None:
    out.append(n.v)
    n = n.nxt
out #= [4, 3, 2, 1, 0]
def make_class(k):
    class Made:
        def value(self): return k
    return Made
make_class(3)().value(), make_class(4)().value() #= (3, 4)
class A:
    items = []
A().items.append(1)
A.items, A().items is A.items #= ([1], True)
A.extra = 'added'
A().extra #= 'added'
e1, e2 = Empty(), Empty()
e1 == e1, e1 == e2, e1 != e2, e1 is e1 #= (True, False, True, True)
Empty().missing #! Empty has no attribute `missing`
#^ missing
---
class A:
    def method(self): return 1
A().metod() #! A has no attribute `metod`; did you mean `method`?
#^ metod
---
class A:
    def __init__(self, x): self.x = x
A() #! A needs `x`
---
class A: pass
A(1) #! A takes no arguments, found 1
#^ 1
---
class A:
    def m(self): return 1
A().m(5) #! m takes no arguments, found 1
#^ 5
---
class A:
    def __init__(self): return 5
A() #! __init__ must return None, found int
---
class A:
    def __repr__(self): return 5
repr(A()) #! __repr__ must return str, found int
---
class A:
    def __len__(self): return -1
len(A()) #! __len__() should return >= 0
---
class A(5): pass #! expected a class, found int
#^ 5
---
class A(int): pass
A(5), A(5) + 1, type(A(5)).__mro__[1] #= (5, 6, <class 'int'>)
---
class A: pass
A() + 1 #! `+` does not work between A and int
---
class A: pass
A() < A() #! `<` cannot compare A with A
---
class A: pass
A()() #! A cannot be called
---
class A: pass
for x in A(): pass #! cannot loop over A
---
class A:
    def __init__(self): self.boom()
    def boom(self): return 1 / 0
A() #! division by zero
#@ A.boom: self.boom()
#@ A.__init__: A()
---
super() #! super() works only inside a method of a class
---
class A:
    def m(self): return super().nothing()
A().m() #! super has no attribute `nothing`
---
class A: pass
A.missing #! class A has no attribute `missing`
---
class A:
    def __eq__(self, o): return True
{A(): 1} #! A can change, so it cannot be a key or a member of a set
---
isinstance(1, 5) #! isinstance() arg 2 must be a type, a tuple of types, or a union
---
issubclass(1, int) #! issubclass() arg 1 must be a class
---
# `__init_subclass__` of bases beside each other, each of which calls the next.
class Base:
    def __init_subclass__(cls, **options):
        super().__init_subclass__(**options)
        cls.made = []
class Left(Base):
    def __init_subclass__(cls, left='', **options):
        super().__init_subclass__(**options)
        cls.left = left
class Right(Base):
    def __init_subclass__(cls, right='', **options):
        super().__init_subclass__(**options)
        cls.right = right
class Both(Left, Right, left='l', right='r'): pass
print(Both.left, Both.right, Both.made, type(Base.__dict__['__init_subclass__']).__name__) #> l r [] classmethod
class Indexed:
    def __class_getitem__(cls, key): return cls.__name__, key
class Further(Indexed): pass
print(Indexed[1], Further['a'], Further.__class_getitem__(2)) #> ('Indexed', 1) ('Further', 'a') ('Further', 2)
