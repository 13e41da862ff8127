range(5), range(2, 5), range(0, 10, 3), range(5, 0, -1), range(0) #= (range(0, 5), range(2, 5), range(0, 10, 3), range(5, 0, -1), range(0, 0))
list(range(5)), list(range(2, 5)), list(range(0, 10, 3)), list(range(5, 0, -2)), list(range(5, 0)), list(range(-3)) #= ([0, 1, 2, 3, 4], [2, 3, 4], [0, 3, 6, 9], [5, 3, 1], [], [])
len(range(10)), len(range(0, 10, 3)), len(range(10, 0, -3)), len(range(5, 5)) #= (10, 4, 4, 0)
range(10)[3], range(10)[-1], range(0, 20, 5)[2], range(10)[2:5], range(10)[::-1], range(0, 100, 7)[3:9:2] #= (3, 9, 10, range(2, 5), range(9, -1, -1), range(21, 63, 14))
3 in range(5), 5 in range(5), 4 in range(0, 10, 2), 5 in range(0, 10, 2), 3.0 in range(5), 2.5 in range(5), 'a' in range(3) #= (True, False, True, False, True, False, False)
range(3) == range(0, 3), range(0) == range(5, 5), range(0, 3, 2) == range(0, 4, 2), range(3) != range(4) #= (True, True, True, True)
sum(range(101)), max(range(5)), min(range(3, 9)), sorted(range(3), reverse=True) #= (5050, 4, 3, [2, 1, 0])
range(10).index(4), range(0, 10, 2).index(6), range(5).count(2), range(5).start, range(5).stop, range(1, 9, 2).step #= (4, 3, 1, 0, 5, 2)
range(10**12)[10**11], len(range(10**15)), 10**14 in range(10**15) #= (100000000000, 1000000000000000, True)
list(reversed(range(4))), list(reversed(range(0, 10, 3))) #= ([3, 2, 1, 0], [9, 6, 3, 0])
bool(range(0)), bool(range(1)), hash(range(3)) == hash(range(0, 3)) #= (False, True, True)
[i for i in range(3) for j in range(i)] #= [1, 2, 2]
range(-9223372036854775807, 9223372036854775807) #= range(-9223372036854775807, 9223372036854775807)
---
range(1, 2, 0) #! the step of a range cannot be zero
---
range(2.5) #! range expects int for `start`, found float
#^ 2.5
---
range('3') #! range expects int for `start`, found str
---
range() #! range needs `start`
---
range(1, 2, 3, 4) #! range takes at most 3 positional arguments, found 4
#^ 4
---
range(5)[5] #! index 5 is out of range: the range has 5 elements
---
list(range(10**12)) #!~ a list of 1000000000000 elements is over the limit of 33554432
