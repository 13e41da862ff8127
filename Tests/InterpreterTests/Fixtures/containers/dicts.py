{}, {'a': 1}, {'a': 1, 2: 'b', None: [1], (1, 2): {}} #= ({}, {'a': 1}, {'a': 1, 2: 'b', None: [1], (1, 2): {}})
d = {'b': 1, 'a': 2}
d['b'], len(d), 'a' in d, 'z' in d, list(d), d.keys(), d.values(), d.items() #= (1, 2, True, False, ['b', 'a'], dict_keys(['b', 'a']), dict_values([1, 2]), dict_items([('b', 1), ('a', 2)]))
d['c'] = 3
d['b'] = 10
d #= {'b': 10, 'a': 2, 'c': 3}
d.get('a'), d.get('z'), d.get('z', 0), d.setdefault('q', 5), d.setdefault('a', 9), d #= (2, None, 0, 5, 2, {'b': 10, 'a': 2, 'c': 3, 'q': 5})
d.pop('q'), d.pop('zz', None), d.popitem(), d #= (5, None, ('c', 3), {'b': 10, 'a': 2})
del d['b']
d #= {'a': 2}
d.update({'x': 1}, y=2)
d.update([('z', 3)])
d #= {'a': 2, 'x': 1, 'y': 2, 'z': 3}
{**d, 'a': 0}, {'a': 1, **{'a': 2}}, dict(a=1, b=2), dict([(1, 2)]), dict({'k': 1}, k=2), dict() #= ({'a': 0, 'x': 1, 'y': 2, 'z': 3}, {'a': 2}, {'a': 1, 'b': 2}, {1: 2}, {'k': 2}, {})
{1: 'int', 1.0: 'float', True: 'bool'}, {0: 'a', False: 'b'} #= ({1: 'bool'}, {0: 'b'})
{'a': 1} == {'a': 1}, {'a': 1, 'b': 2} == {'b': 2, 'a': 1}, {'a': 1} == {'a': 2}, {} == {} #= (True, True, False, True)
{'a': 1} | {'b': 2, 'a': 3} #= {'a': 3, 'b': 2}
e = {'a': 1}
e |= {'b': 2}
e #= {'a': 1, 'b': 2}
[k for k in {'a': 1, 'b': 2}], [v for v in {'a': 1}.values()], [(k, v) for k, v in {'a': 1, 'b': 2}.items()] #= (['a', 'b'], [1], [('a', 1), ('b', 2)])
{k: v for v, k in enumerate('abc')}, {v: k for k, v in {'a': 1, 'b': 2}.items()}, {i: i * i for i in range(4) if i % 2} #= ({'a': 0, 'b': 1, 'c': 2}, {1: 'a', 2: 'b'}, {1: 1, 3: 9})
c = d.copy()
c['new'] = 1
'new' in d, c == d #= (False, False)
d.clear()
d, bool(d), bool({0: 0}) #= ({}, False, True)
nested = {'a': {'b': [1, {'c': 2}]}}
nested['a']['b'][1]['c'] #= 2
nested['a']['b'].append(3)
nested #= {'a': {'b': [1, {'c': 2}, 3]}}
n = {}
for w in 'the cat the dog the end'.split(): n[w] = n.get(w, 0) + 1
n #= {'the': 3, 'cat': 1, 'dog': 1, 'end': 1}
sorted(n.items(), key=lambda p: (-p[1], p[0])) #= [('the', 3), ('cat', 1), ('dog', 1), ('end', 1)]
max(n, key=n.get), min(n.values()), sum(n.values()) #= ('the', 1, 6)
{'a', 'b'} == {'a': 1, 'b': 2}.keys(), {'a': 1}.keys() & {'a', 'c'}, 'a' in {'a': 1}.keys(), 1 in {'a': 1}.values(), ('a', 1) in {'a': 1}.items() #= (True, {'a'}, True, True, True)
len({}.keys()), list(reversed({'a': 1, 'b': 2})) #= (0, ['b', 'a'])
d = {}
d['self'] = d
d #= {'self': {...}}
for i in range(100): n[i] = i
for i in range(100): del n[i]
len(n), list(n) #= (4, ['the', 'cat', 'dog', 'end'])
list({i: 0 for i in range(3)}.keys()), isinstance({}, dict) #= ([0, 1, 2], True)
dict(zip('ab', [1, 2])) #= {'a': 1, 'b': 2}
x = {'a': 1}
x['b'] += 1 #! no key 'b'
---
{'apple': 1}['aple'] #! no key 'aple'; did you mean 'apple'?
#^ 'aple'
---
{}['x'] #! no key 'x'
---
{}[[]] #! list can change, so it cannot be a key or a member of a set
---
{'a': 1}.pop('b') #! no key 'b'
---
{}.popitem() #! popitem() of an empty dict
---
del {'a': 1}['b'] #! no key 'b'
---
d = {'a': 1}
for k in d: d[k + 'x'] = 1 #! the dict changed while it was looped over
#? loop over a copy: list(…)
---
{'a': 1} < {'b': 2} #! `<` cannot compare dict with dict
---
{'a': 1}.a #! dict has no attribute `a`
---
dict([1]) #! cannot convert dictionary update sequence element #0 to a sequence
---
dict(5) #! 'int' object is not iterable
---
{'a': 1} + {'b': 2} #! `+` does not work between dict and dict
---
# A key's own __eq__ may change the dict that asks it.
d = {}
class Clearing:
    def __hash__(self): return 1
    def __eq__(self, other):
        d.clear()
        return False
d[Clearing()] = 1
d[Clearing()] = 2
list(d.values()) #= [2]
---
class Same:
    def __init__(self, name): self.name = name
    def __hash__(self): return 7
    def __eq__(self, other): return self.name == other.name
d = {Same("a"): 1, Same("b"): 2}
d[Same("a")] = 3
d.pop(Same("b")), len(d), d[Same("a")], Same("b") in d, (Same("a"), 1) in {(Same("a"), 1): 0} #= (2, 1, 3, False, True)
---
class Failing:
    def __hash__(self): return 1
    def __eq__(self, other): return 1 // 0
d = {Failing(): 1}
d[Failing()] #! division by zero
