[], [1], [1, 'a', None, 2.5], [[1], [2, [3]]], [1,] #= ([], [1], [1, 'a', None, 2.5], [[1], [2, [3]]], [1])
a = [1, 2, 3]
a[0], a[-1], a[1:], a[:1], a[::-1], a[::2], a[5:], a[-2:], a[1:1], a[-100:100] #= (1, 3, [2, 3], [1], [3, 2, 1], [1, 3], [], [2, 3], [], [1, 2, 3])
a + [4], a * 2, 2 * a, a == [1, 2, 3], a != [1], a < [1, 2, 4], [1] < [1, 0], [] < [1], [2] > [1, 5] #= ([1, 2, 3, 4], [1, 2, 3, 1, 2, 3], [1, 2, 3, 1, 2, 3], True, True, True, True, True, True)
2 in a, 5 in a, 5 not in a, len(a), sum(a), min(a), max(a) #= (True, False, True, 3, 6, 1, 3)
a.append(4)
a.extend([5, 6])
a.extend('ab')
a #= [1, 2, 3, 4, 5, 6, 'a', 'b']
a.insert(0, 'first')
a.insert(-1, 'x')
a.insert(100, 'end')
a #= ['first', 1, 2, 3, 4, 5, 6, 'a', 'x', 'b', 'end']
a.pop(), a.pop(0), a.pop(-2), a #= ('end', 'first', 'x', [1, 2, 3, 4, 5, 6, 'a', 'b'])
a.remove('a') if 'a' in a else None
a.remove(2)
a #= [1, 3, 4, 5, 6, 'b']
a.reverse()
a #= ['b', 6, 5, 4, 3, 1]
b = a
b.append(0)
a is b, a == b, a[-1] #= (True, True, 0)
c = a.copy()
c.append(1)
len(a) == len(c) - 1, a[:] == a, a[:] is a #= (True, True, False)
a.clear()
a #= []
x = [1, 2, 3, 4, 5]
x[1:3] = ['a', 'b', 'c']
x #= [1, 'a', 'b', 'c', 4, 5]
x[::2] = [0, 0, 0]
x #= [0, 'a', 0, 'c', 0, 5]
x[1:1] = [9, 9]
x #= [0, 9, 9, 'a', 0, 'c', 0, 5]
x[2:] = []
x #= [0, 9]
x[:] = [7]
x #= [7]
del x[0]
x #= []
y = [0, 1, 2, 3, 4, 5]
del y[1:3]
del y[-1]
y #= [0, 3, 4]
del y[::2]
y #= [3]
[3, 1, 2].index(1), [1, 2, 1].index(1, 1), [1, 1, 2].count(1), [1, 2, 3].index(3, -1) #= (1, 2, 2, 2)
z = [3, 1, 2]
z.sort()
z #= [1, 2, 3]
z.sort(reverse=True)
z #= [3, 2, 1]
w = ['bb', 'a', 'ccc']
w.sort(key=len)
w #= ['a', 'bb', 'ccc']
w.sort(key=lambda s: -len(s))
w #= ['ccc', 'bb', 'a']
sorted([(1, 'b'), (0, 'a'), (1, 'a')]), sorted([(1, 'b'), (0, 'a'), (1, 'a')], key=lambda p: p[0]), sorted([(1, 'b'), (0, 'a'), (1, 'a')], key=lambda p: p[0], reverse=True) #= ([(0, 'a'), (1, 'a'), (1, 'b')], [(0, 'a'), (1, 'b'), (1, 'a')], [(1, 'b'), (1, 'a'), (0, 'a')])
sorted([3, 1.5, True, 2]), sorted('bca'), sorted({'b': 1, 'a': 2}), sorted((3, 1)), sorted([]), sorted([[2], [1, 5], [1]]) #= ([True, 1.5, 2, 3], ['a', 'b', 'c'], ['a', 'b'], [1, 3], [], [[1], [1, 5], [2]])
x = [1]
x += [2]
x += (3,)
x += 'ab'
x *= 2
x #= [1, 2, 3, 'a', 'b', 1, 2, 3, 'a', 'b']
l = [1, 2]
m = l
l += [3]
m, l is m #= ([1, 2, 3], True)
l = l + [4]
m, l #= ([1, 2, 3], [1, 2, 3, 4])
grid = [[0] * 3] * 2
grid[0][0] = 1
grid #= [[1, 0, 0], [1, 0, 0]]
grid = [[0] * 3 for _ in range(2)]
grid[0][0] = 1
grid #= [[1, 0, 0], [0, 0, 0]]
a = [1]
a.append(a)
a #= [1, [...]]
print(a) #> [1, [...]]
list(range(5)), list('abc'), list((1, 2)), list({1: 2}), list() #= ([0, 1, 2, 3, 4], ['a', 'b', 'c'], [1, 2], [1], [])
[*[1, 2], *range(3), *'ab'] #= [1, 2, 0, 1, 2, 'a', 'b']
[1, 2, 3] == [1, 2, 3.0], [1, True] == [True, 1], [None] == [None] #= (True, True, True)
[[1, 2], [3, 4]][1][0] #= 3
any([0, '', None]), any([0, 1]), all([1, 'a']), all([]), any([]) #= (False, True, True, True, False)
list(reversed([1, 2, 3])), list(enumerate('ab')), list(enumerate('ab', 1)), list(zip([1, 2], 'ab')), list(zip()), list(zip([1, 2, 3], 'ab', range(10))) #= ([3, 2, 1], [(0, 'a'), (1, 'b')], [(1, 'a'), (2, 'b')], [(1, 'a'), (2, 'b')], [], [(1, 'a', 0), (2, 'b', 1)])
list(map(lambda v: v * 2, [1, 2])), list(map(lambda p, q: p + q, [1, 2], [3, 4])), list(filter(lambda v: v > 1, [1, 2, 3])), list(filter(None, [0, 1, '', 'a'])) #= ([2, 4], [4, 6], [2, 3], [1, 'a'])
[1, 2][2] #! index 2 is out of range: the list has 2 elements
#^ 2
#? indices run from 0 to 1, or from -2 to -1
---
[][0] #! index 0 into an empty list
---
[1][-2] #! index -2 is out of range: the list has 1 element
---
a = [1, 2, 3]
a[3] = 1 #! index 3 is out of range: the list has 3 elements
#^ 3
---
[1]['a'] #! an index into list is an int or a slice, found str
---
[1][1.0] #! an index into list is an int or a slice, found float
---
[1, 2, 3][::0] #! the step of a slice cannot be zero
---
[1] + (2,) #! `+` does not work between list and tuple
---
[1, 2] * 2.0 #! `*` does not work between list and float
#? for arithmetic on each element make it an array: np.array(…)
---
[1, 2] - 1 #! `-` does not work between list and int
---
[].pop() #! pop() of an empty list
---
[1].pop(3) #! index 3 is out of range: the list has 1 element
#^ 3
---
[1].remove(2) #! 2 is not in the list
---
[1].index('x') #! 'x' is not in the list
---
sorted([1, 'a']) #! `<` cannot compare str with int
---
[1] < 1 #! `<` cannot compare list with int
---
x = [0] * 5
x[::2] = [1] #! a slice with a step takes as many values as it has places: 3, found 1
---
[1].apend(2) #! list has no attribute `apend`; did you mean `append`?
#^ apend
---
[1].append() #! append needs `object`
---
[1].append(1, 2) #! append takes 1 positional argument, found 2
#^ 2
---
max([]) #! max() of an empty list
---
min([1, 'a']) #! `<` cannot compare str with int
---
sum(['a']) #! unsupported operand type(s) for +: 'int' and 'str'
---
len(5) #! int has no length
---
for x in 5: pass #! cannot loop over int
#^ 5
#? to count, use range(…)
---
list(5) #! list expects something to loop over for `iterable`, found int
#^ 5
---
numbers = [3, 1, 2]
def noted(x):
    numbers.append(x)
    return x
try: numbers.sort(key=noted)
except ValueError as error: print(error, numbers) #> list modified during sort [1, 2, 3]
def wrong(x): raise KeyError(x)
try: numbers.sort(key=wrong)
except KeyError as error: print(repr(error), numbers) #> KeyError(1) [1, 2, 3]
---
x = [1, 2, 3]
for place in (slice(0, 1), slice(None, None, 2)):
    try: x[place] = 5
    except TypeError as error: print(error) #> can only assign an iterable⏎must assign iterable to extended slice
