a, b = frozenset([1, 2]), frozenset([2, 1])
{a: 'x'}[b], a == b, hash(a) == hash(b), a in {b}, len({a, b, frozenset()}) #= ('x', True, True, True, 2)
dict.fromkeys('ab'), dict.fromkeys([1, 2, 1], 0), {}.fromkeys('x', []), dict.fromkeys(range(2), 'v') #= ({'a': None, 'b': None}, {1: 0, 2: 0}, {'x': []}, {0: 'v', 1: 'v'})
dict.fromkeys([[1]]) #! list can change, so it cannot be a key or a member of a set
#^ [[1]]
---
d = {'a': 1, 'b': 2}
d.get('a'), d.get('z'), d.get('z', 0), list(d), list(d.items()), d.pop('a'), d.pop('q', None), d.setdefault('c', []), d.update(x=1), d.update([('z', 3)]), d, d.popitem(), d.copy() == d, d | {'n': 1}, d.keys() & {'x'}, list(reversed(d)) #= (1, None, 0, ['a', 'b'], [('a', 1), ('b', 2)], 1, None, [], None, None, {'b': 2, 'c': [], 'x': 1}, ('z', 3), True, {'b': 2, 'c': [], 'x': 1, 'n': 1}, {'x'}, ['x', 'c', 'b'])
