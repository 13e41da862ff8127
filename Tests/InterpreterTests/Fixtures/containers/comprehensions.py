[x for x in range(5)], [x * y for x in range(3) for y in range(3)], [x for x in range(10) if x % 2 if x > 3] #= ([0, 1, 2, 3, 4], [0, 0, 0, 0, 1, 2, 0, 2, 4], [5, 7, 9])
[[j for j in range(i)] for i in range(4)] #= [[], [0], [0, 1], [0, 1, 2]]
[(x, y) for x in 'ab' for y in (1, 2) if (x, y) != ('a', 1)] #= [('a', 2), ('b', 1), ('b', 2)]
{x: x ** 2 for x in range(4)}, {x for x in 'aab'} == {'a', 'b'}, {k: [v for v in range(k)] for k in range(3)} #= ({0: 0, 1: 1, 2: 4, 3: 9}, True, {0: [], 1: [0], 2: [0, 1]})
[a + b for a, b in [(1, 2), (3, 4)]], [a for a, *b in [(1, 2, 3)]], [b for a, *b in [(1, 2, 3)]] #= ([3, 7], [1], [[2, 3]])
sum(x * x for x in range(4)), list(x for x in 'ab'), max((len(w), w) for w in ['a', 'bbb']), ''.join(c for c in 'abc' if c != 'b'), sorted((x for x in [3, 1]), reverse=True) #= (14, ['a', 'b'], (3, 'bbb'), 'ac', [3, 1])
x = 'outer'
[x for x in range(3)] #= [0, 1, 2]
x #= 'outer'
fs = [lambda: i for i in range(3)]
[f() for f in fs] #= [2, 2, 2]
fs = [lambda i=i: i for i in range(3)]
[f() for f in fs] #= [0, 1, 2]
n = 3
[n * i for i in range(n)] #= [0, 3, 6]
[y := 5, y * 2], y #= ([5, 10], 5)
[last := v for v in range(4)], last #= ([0, 1, 2, 3], 3)
any((found := v) > 2 for v in range(10)), found #= (True, 3)
g = (print('made', v) or v for v in range(3))
next(g) #> made 0
next(g), next(g) #> made 1⏎made 2
next(g, 'end') #= 'end'
g = (v for v in [1, 2])
list(g), list(g) #= ([1, 2], [])
def f():
    k = 10
    return [k + i for i in range(2)], {k: i for i in range(1)}, sum(k for _ in range(3)), [[k * j for j in range(i)] for i in range(3)]
f() #= ([10, 11], {10: 0}, 30, [[], [0], [0, 10]])
def h(items): return [z for z in items if all(z % d for d in range(2, z))]
h(range(2, 20)) #= [2, 3, 5, 7, 11, 13, 17, 19]
[i for i in range(5) if i not in (1, 2)], [not i for i in (0, 1)], [i if i else 'zero' for i in range(2)] #= ([0, 3, 4], [True, False], ['zero', 1])
[[row[i] for row in [[1, 2], [3, 4]]] for i in range(2)] #= [[1, 3], [2, 4]]
matrix = [[1, 2, 3], [4, 5, 6]]
[v for row in matrix for v in row], [list(r) for r in zip(*matrix)] #= ([1, 2, 3, 4, 5, 6], [[1, 4], [2, 5], [3, 6]])
[undefined_name for q in range(3)] #! undefined `undefined_name`
#^ undefined_name
---
[q for q in 5] #! cannot loop over int
#^ 5
---
[1 / v for v in (1, 0)] #! division by zero
#^ 1 / v
---
next(iter([])) #! the iterator has no more elements
---
{[]: 1 for i in range(1)} #! list can change, so it cannot be a key or a member of a set
---
next([1]) #! 'list' object is not an iterator
#? make one first: iter(…)
