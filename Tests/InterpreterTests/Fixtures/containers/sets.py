{1, 2, 3}, {1}, set(), {1, 1.0, True} #= ({1, 2, 3}, {1}, set(), {1})
s = {1, 2}
s.add(3)
s.add(1)
len(s), 2 in s, 5 in s #= (3, True, False)
s.discard(9)
s.remove(1)
sorted(s) #= [2, 3]
{1, 2} | {2, 3}, {1, 2} & {2, 3}, {1, 2} - {2, 3}, {1, 2} ^ {2, 3} #= ({1, 2, 3}, {2}, {1}, {1, 3})
{1, 2}.union([3]), {1, 2}.intersection([2]), {1, 2}.difference([1]), {1, 2}.symmetric_difference([2, 5]), {1}.union([2], [3]) #= ({1, 2, 3}, {2}, {2}, {1, 5}, {1, 2, 3})
{1} <= {1, 2}, {1, 2} >= {1}, {1} < {1}, {1} == {1.0}, {1, 2} > {1}, {1}.issubset([1, 2]), {1, 2}.issuperset([1]), {1}.isdisjoint([2]) #= (True, True, False, True, True, True, True, True)
{x % 3 for x in range(10)} #= {0, 1, 2}
set('aab') == {'a', 'b'}, len(set([1, 1, 2])), set(range(3)) #= (True, 2, {0, 1, 2})
s |= {10}
s.update([11, 12])
sorted(s) #= [2, 3, 10, 11, 12]
s.clear()
s, bool(s) #= (set(), False)
frozenset([1, 2]), {frozenset([1]): 'x'}[frozenset([1])] if False else 0, frozenset() #= (frozenset({1, 2}), 0, frozenset())
sorted({'b', 'a'}), max({1, 5, 2}), sum({1, 2}) #= (['a', 'b'], 5, 3)
t = {1, 2}
u = t.copy()
u.add(3)
t, len(u) #= ({1, 2}, 3)
{*[1, 2], *[2, 3]} #= {1, 2, 3}
isinstance({1}, set), isinstance(frozenset(), frozenset) #= (True, True)
{1, [2]} #! list can change, so it cannot be a key or a member of a set
#^ [2]
---
{1}.remove(2) #! 2 is not in the set
#^ 2
---
set().pop() #! pop() of an empty set
---
{1}[0] #! set cannot be indexed
---
{1} + {2} #! `+` does not work between set and set
---
{1}.add([]) #! list can change, so it cannot be a key or a member of a set
---
s = {1, 2, 3}
for x in s: s.add(x + 10) #! the set changed while it was looped over
---
# A member's own __eq__ may look at the set that asks it.
s = set()
class Looking:
    def __hash__(self): return 1
    def __eq__(self, other): return len(s) > 5
s.add(Looking())
s |= {Looking()}
len(s) #= 2
