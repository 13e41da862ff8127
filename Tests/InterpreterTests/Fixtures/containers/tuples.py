(), (1,), (1, 2), 1, ((1, 2), 3) #= ((), (1,), (1, 2), 1, ((1, 2), 3))
t = 1, 2, 3
t, t[0], t[-1], t[1:], t[::-1], len(t) #= ((1, 2, 3), 1, 3, (2, 3), (3, 2, 1), 3)
t + (4,), t * 2, t == (1, 2, 3), t < (1, 3), (1,) < (1, 0), 2 in t #= ((1, 2, 3, 4), (1, 2, 3, 1, 2, 3), True, True, True, True)
t.index(2), t.count(1), tuple([1, 2]), tuple('ab'), tuple(), tuple(range(3)) #= (1, 1, (1, 2), ('a', 'b'), (), (0, 1, 2))
a, b = 1, 2
a, b = b, a
a, b #= (2, 1)
a, (b, c), *d = 1, (2, 3), 4, 5
a, b, c, d #= (1, 2, 3, [4, 5])
*a, b = [1, 2, 3]
a, b #= ([1, 2], 3)
a, *b, c = 'hello'
a, b, c #= ('h', ['e', 'l', 'l'], 'o')
a, *b = [1]
a, b #= (1, [])
[a, b] = {1: 'x', 2: 'y'}
a, b #= (1, 2)
(a, b), c = [1, 2], 3
a, b, c #= (1, 2, 3)
x = y = [1]
x is y #= True
for i, (j, k) in enumerate([(1, 2), (3, 4)]): print(i, j, k) #> 0 1 2⏎1 3 4
hash((1, 2)) == hash((1, 2)), {(1, 2): 'a'}[(1, 2)], isinstance((), tuple) #= (True, 'a', True)
i = 0
v = [10, 20, 30]
i, v[i] = 1, 'set'
i, v #= (1, [10, 'set', 30])
(1, 2)[2] #! index 2 is out of range: the tuple has 2 elements
---
t = (1, 2)
t[0] = 5 #! elements of tuple cannot be changed
#? make it a list first: list(…)
---
del (1, 2)[0] #! elements of tuple cannot be deleted
---
a, b = 1, 2, 3 #! expected 2 values to unpack, found 3
#^ a, b
#? `*rest` takes what is left
---
a, b, c = 1, 2 #! expected 3 values to unpack, found 2
---
a, *b, c = [1] #! expected at least 2 values to unpack, found 1
---
a, b = 5 #! expected 2 values to unpack, found int
---
(1, 2).append(3) #! tuple has no attribute `append`
---
{[1]: 2} #! list can change, so it cannot be a key or a member of a set
#^ [1]
#? a tuple can: tuple(…)
---
hash(([],)) #! list can change, so it cannot be a key or a member of a set
