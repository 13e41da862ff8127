from collections import Counter, defaultdict, OrderedDict, deque, namedtuple, ChainMap
labels = ['cat', 'dog', 'cat', 'bird', 'cat', 'dog']
c = Counter(labels); print(c, c.most_common(2), c['fish'], sum(c.values()), c.total(), dict(c), list(c.elements())) #> Counter({'cat': 3, 'dog': 2, 'bird': 1}) [('cat', 3), ('dog', 2)] 0 6 6 {'cat': 3, 'dog': 2, 'bird': 1} ['cat', 'cat', 'cat', 'dog', 'dog', 'bird']
c.update(['fish', 'cat']); c.subtract({'cat': 1}); print(c, c + Counter(a=1), c - Counter(cat=2), c & Counter(cat=1, dog=9), c | Counter(z=3), +Counter(a=-1, b=2), Counter('abca') == Counter('aabc'), Counter(a=3) > Counter(a=1)) #> Counter({'cat': 3, 'dog': 2, 'bird': 1, 'fish': 1}) Counter({'cat': 3, 'dog': 2, 'bird': 1, 'fish': 1, 'a': 1}) Counter({'dog': 2, 'cat': 1, 'bird': 1, 'fish': 1}) Counter({'dog': 2, 'cat': 1}) Counter({'cat': 3, 'z': 3, 'dog': 2, 'bird': 1, 'fish': 1}) Counter({'b': 2}) True True
d = defaultdict(list)
for i, l in enumerate(labels): d[l].append(i)
print(d, dict(d), d['none'], len(d), 'x' in d, d.default_factory) #> defaultdict(<class 'list'>, {'cat': [0, 2, 4], 'dog': [1, 5], 'bird': [3], 'none': []}) {'cat': [0, 2, 4], 'dog': [1, 5], 'bird': [3]} [] 4 False <class 'list'>
dd = defaultdict(lambda: defaultdict(int)); dd['a']['b'] += 1; print(dd['a']['b'], isinstance(dd, dict)) #> 1 True
try: defaultdict(3)
except TypeError as e: print(e) #> first argument must be callable or None
o = OrderedDict(a=1, b=2, c=3); o.move_to_end('a'); print(o, o.popitem(last=False), o, list(o), OrderedDict([('a',1),('b',2)]) == OrderedDict([('b',2),('a',1)]), o == dict(o)) #> OrderedDict([('c', 3), ('a', 1)]) ('b', 2) OrderedDict([('c', 3), ('a', 1)]) ['c', 'a'] False True
q = deque([1,2,3], maxlen=3); q.append(4); q.appendleft(0); print(q, q[0], q[-1], len(q), list(q), q.maxlen); q.rotate(1); print(q, q.pop(), q.popleft(), deque('abc') + deque('d'), 3 in q) #> deque([0, 2, 3], maxlen=3) 0 3 3 [0, 2, 3] 3⏎deque([0], maxlen=3) 2 3 deque(['a', 'b', 'c', 'd']) False
try: deque().pop()
except IndexError as e: print(e) #> pop from an empty deque
Point = namedtuple('Point', 'x y z', defaults=[0])
p = Point(1, y=2); print(p, p.x, p[1], p._asdict(), p._replace(x=9), Point._fields, p == (1,2,0), tuple(p), Point._make([4,5,6]), len(p), {p: 1}, isinstance(p, tuple)) #> Point(x=1, y=2, z=0) 1 2 {'x': 1, 'y': 2, 'z': 0} Point(x=9, y=2, z=0) ('x', 'y', 'z') True (1, 2, 0) Point(x=4, y=5, z=6) 3 {Point(x=1, y=2, z=0): 1} True
x, y, z = p; print(x, y, z, max(Point(3,1), Point(2,9)), Point.__name__, Point.__doc__, Point._field_defaults) #> 1 2 0 Point(x=3, y=1, z=0) Point Point(x, y, z) {'z': 0}
for bad in (lambda: Point(), lambda: Point(1,2,3,4), lambda: Point(1, w=2), lambda: p.__setattr__('x', 1) , lambda: namedtuple('A', 'def'), lambda: Point(1,2)._replace(q=1)):
    try: bad()
    except (TypeError, ValueError, AttributeError) as e: print(type(e).__name__, e) #> TypeError Point.__new__() missing 2 required positional arguments: 'x' and 'y'⏎TypeError Point.__new__() takes from 3 to 4 positional arguments but 5 were given⏎TypeError Point.__new__() got an unexpected keyword argument 'w'⏎AttributeError can't set attribute⏎ValueError Type names and field names cannot be a keyword: 'def'⏎ValueError Got unexpected field names: ['q']
cm = ChainMap({'a': 1}, {'a': 2, 'b': 3}); print(cm['a'], cm['b'], dict(cm), len(cm), cm) #> 1 3 {'a': 1, 'b': 3} 2 ChainMap({'a': 1}, {'a': 2, 'b': 3})
import collections.abc as abc
print(isinstance([], abc.Sequence), isinstance({}, abc.Mapping), isinstance((x for x in []), abc.Iterator), isinstance(3, abc.Iterable), isinstance('a', abc.Iterable), isinstance(print, abc.Callable), isinstance({1}, abc.Set), isinstance([], abc.Hashable), isinstance(1, abc.Hashable)) #> True True True False True True True False True
---
# Subclasses that change how elements are read, and containers that hold themselves.
from collections import OrderedDict, ChainMap, Counter, defaultdict, deque
class Recent(OrderedDict):
    def __getitem__(self, key):
        value = super().__getitem__(key)
        self.move_to_end(key)
        return value
recent = Recent(a=1, b=2, c=3)
print(recent['a'], list(recent), recent.popitem(last=False), recent.pop('z', default=0), recent.setdefault('d', default=4), dict(recent)) #> 1 ['b', 'c', 'a'] ('b', 2) 0 4 {'c': 3, 'a': 1, 'd': 4}
try: recent.move_to_end('z')
except KeyError as error: print(repr(error)) #> KeyError('z')
own = OrderedDict(); own['x'] = own; made = defaultdict(list); made['y'] = made; ends = deque([1], maxlen=3); ends.append(ends)
print(own, made, ends) #> OrderedDict([('x', ...)]) defaultdict(<class 'list'>, {'y': defaultdict(<class 'list'>, {...})}) deque([1, [...]], maxlen=3)
print(Counter(self=1, iterable=2), Counter({'a': None}), Counter(a='x')['a']) #> Counter({'iterable': 2, 'self': 1}) Counter({'a': None}) x
ends = deque('abcab'); print(ends.index('a', 1), ends.index('b', -2, 10 ** 6)) #> 3 4
try: ends.index('a', 1, 3)
except ValueError as error: print(error) #> 'a' is not in deque
---
from collections import ChainMap
from collections.abc import MutableMapping
chain = ChainMap({'a': 1}, {'a': 2, 'b': 3})
print(isinstance(chain, MutableMapping), list(chain.items()), chain | {'c': 4}, {'b': 0, 'd': 5} | chain, chain.popitem(), chain) #> True [('a', 1), ('b', 3)] ChainMap({'a': 1, 'c': 4}, {'a': 2, 'b': 3}) ChainMap({'b': 3, 'd': 5, 'a': 1}) ('a', 1) ChainMap({}, {'a': 2, 'b': 3})
child = chain.new_child({'x': 1}, y=2); chain |= {'z': 9}
print(child, child.maps[0] is not child.parents, chain.keys(), ChainMap.fromkeys('ab', 0), chain == {'b': 3, 'a': 2, 'z': 9}) #> ChainMap({'x': 1, 'y': 2}, {'z': 9}, {'a': 2, 'b': 3}) True KeysView(ChainMap({'z': 9}, {'a': 2, 'b': 3})) ChainMap({'a': 0, 'b': 0}) True
for wrong in (lambda: ChainMap({}, {'a': 1}).popitem(), lambda: ChainMap({}, {'a': 1}).pop('a'), lambda: ChainMap()['q']):
    try: wrong()
    except KeyError as error: print(error) #> 'No keys found in the first mapping.'⏎"Key not found in the first mapping: 'a'"⏎'q'
