import functools, operator
from functools import lru_cache, partial, reduce, cmp_to_key, singledispatch
@lru_cache(maxsize=None)
def fib(n): return n if n < 2 else fib(n-1) + fib(n-2)
print(fib(80), fib.cache_info()) #> 23416728348467685 CacheInfo(hits=78, misses=81, maxsize=None, currsize=81)
@functools.lru_cache(maxsize=2)
def sq(x): return x*x
[sq(i) for i in (1,2,1,3,2)]; print(sq.cache_info(), sq.cache_info().hits); sq.cache_clear(); print(sq.cache_info()) #> CacheInfo(hits=1, misses=4, maxsize=2, currsize=2) 1⏎CacheInfo(hits=0, misses=0, maxsize=2, currsize=0)
print(sorted([3,1,2], key=cmp_to_key(lambda a,b: b-a)), reduce(operator.mul, [1,2,3,4]), partial(int, base=2)('101')) #> [3, 2, 1] 24 5
@singledispatch
def show(x): return f'other {x}'
@show.register(int)
def _(x): return f'int {x}'
@show.register(list)
def _(x): return f'list of {len(x)}'
print(show(1), show([1]), show('a'), show(True)) #> int 1 list of 1 other a int True
print(operator.itemgetter(1)([5,6]), operator.itemgetter('a','b')({'a':1,'b':2}), operator.attrgetter('real')(3), operator.methodcaller('upper')('x'), operator.add(1,2), operator.not_(0), operator.contains([1],1), sorted({'b':1,'a':2}.items(), key=operator.itemgetter(1))) #> 6 (1, 2) 3 X 3 True True [('b', 1), ('a', 2)]
class A:
    @functools.cached_property
    def big(self): print('computed'); return 42 #>
a = A(); print(a.big, a.big, a.__dict__) #> computed⏎42 42 {'big': 42}
def deco(f):
    @functools.wraps(f)
    def w(*a): return f(*a)
    return w
@deco
def named(): "doc"
print(named.__name__, named.__doc__, named.__wrapped__.__name__) #> named doc named
---
import copy, functools
@functools.lru_cache
def same(x): return x
same(1), same(1.0), same(True), same('1'), same(1), same.cache_info() #= (1, 1.0, 1.0, '1', 1, CacheInfo(hits=2, misses=3, maxsize=128, currsize=3))
p = functools.partial(int, base=2)
q, r = copy.copy(p), copy.deepcopy(p)
q('11'), r('10'), q.func, r.keywords, q is p, copy.copy(same) is same, copy.deepcopy([same])[0] is same #= (3, 2, <class 'int'>, {'base': 2}, False, True, True)
def gen(): yield 1
def t(f):
    try: return f()
    except Exception as e: return f'{type(e).__name__}: {e}'
t(lambda: copy.copy(gen())), t(lambda: copy.deepcopy([gen()])) #= ("TypeError: cannot pickle 'generator' object", "TypeError: cannot pickle 'generator' object")
---
# Implementations for abstract classes come after those of the object's own classes.
import functools
from collections.abc import Sized, Mapping
@functools.singledispatch
def kind(x): return 'any'
kind.register(Sized, lambda x: 'sized')
kind.register(Mapping, lambda x: 'mapping')
kind.register(list, lambda x: 'list')
print(kind([]), kind({}), kind('a'), kind(1), kind(None)) #> list mapping sized any any
---
import functools
class C:
    n = 0
    def cost(self):
        self.n += 1
        return self.n
    cached = functools.cached_property(cost)
c = C()
c.cached, c.cached, c.cost(), c.__dict__ #= (1, 1, 2, {'n': 2, 'cached': 1})
try:
    class D: a = b = functools.cached_property(len)
except RuntimeError as e: print(repr(e.__cause__)) #> TypeError("Cannot assign the same cached_property to two different names ('a' and 'b').")
C.later = functools.cached_property(len)
try: c.later
except TypeError as e: print(e) #> Cannot use cached_property instance without calling __set_name__ on it.
---
import functools, operator, itertools
operator.itemgetter(1), operator.itemgetter('a', 2), operator.attrgetter('a.b', 'c'), operator.methodcaller('f', 1, k=2), type(operator.itemgetter(1)), operator.methodcaller('split', sep='-')('a-b'), operator.attrgetter('real', 'imag')(3) #= (operator.itemgetter(1), operator.itemgetter('a', 2), operator.attrgetter('a.b', 'c'), operator.methodcaller('f', 1, k=2), <class 'operator.itemgetter'>, ['a', 'b'], (3, 0))
def refusal(do):
    try: return do()
    except Exception as problem: return f'{type(problem).__name__}: {problem}'
refusal(lambda: operator.itemgetter(1)()), refusal(lambda: operator.attrgetter(1)), refusal(lambda: operator.itemgetter(0)(obj=[1])), isinstance(operator.itemgetter(1), operator.itemgetter) #= ('TypeError: itemgetter expected 1 argument, got 0', 'TypeError: attribute name must be a string', 'TypeError: itemgetter() takes no keyword arguments', True)
once = True
@functools.lru_cache(maxsize=10)
def f(x):
    global once
    if x == 20 and once: once = False; return f(x)
    return x
for x in range(15): f(x)
f(20), f.cache_info() #= (20, CacheInfo(hits=0, misses=17, maxsize=10, currsize=10))
first, second = itertools.tee(range(100000))
sum(first), sum(second) #= (4999950000, 4999950000)
