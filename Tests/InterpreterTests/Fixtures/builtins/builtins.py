abs(-3), abs(2.5), min(3, 1, 2), max([1, 5, 2]), min('bca'), max('a', 'b'), min([3], default=0), max([], default='none') #= (3, 2.5, 1, 5, 'a', 'b', 3, 'none')
min([1, -5, 3], key=abs), max(['aa', 'b'], key=len), max((1, 'a'), (1, 'b')), max(1, True), max(True, 1) #= (1, 'aa', (1, 'b'), 1, True)
sum([1, 2]), sum((1.5, 2)), sum([[1], [2]], []), sum(range(5), 10), sum([]), sum([True, True]), sum([0.1, 0.2]) #= (3, 3.5, [1, 2], 20, 0, 2, 0.30000000000000004)
any([]), all([]), any(x > 2 for x in [1, 3]), all(x > 2 for x in [1, 3]) #= (False, True, True, False)
list(enumerate(['a', 'b'], start=5)), list(zip('ab', [1, 2], (True, False))), dict(zip('ab', range(2))) #= ([(5, 'a'), (6, 'b')], [('a', 1, True), ('b', 2, False)], {'a': 0, 'b': 1})
list(map(str, [1, 2])), list(map(int, '12')), list(map(max, [1, 5], [3, 2])), list(filter(str.isdigit, 'a1b2')) #= (['1', '2'], [1, 2], [3, 5], ['1', '2'])
list(reversed('abc')), list(reversed((1, 2))), list(reversed(range(3))) #= (['c', 'b', 'a'], [2, 1], [2, 1, 0])
sorted('hello'), sorted([3, 1, 2], reverse=True), sorted(['b', 'A'], key=str.lower), sorted([(2, 'a'), (1, 'b')], key=lambda t: t[1]) #= (['e', 'h', 'l', 'l', 'o'], [3, 2, 1], ['A', 'b'], [(2, 'a'), (1, 'b')])
bool([]), bool([0]), bool(0.0), bool('False'), bool(None), bool(range(0)), bool(...) #= (False, True, False, True, False, False, True)
int(), float(), str(), bool(), list(), dict(), tuple(), set() #= (0, 0.0, '', False, [], {}, (), set())
str(1.5), str([1, 'a']), str(None), str(True), repr('a'), repr([1]), str((1,)), str({'a': 'b'}) #= ('1.5', "[1, 'a']", 'None', 'True', "'a'", '[1]', '(1,)', "{'a': 'b'}")
round(3.7), round(3.14159, 2), round(-3.5), round(10), type(round(2.5)) is int, type(round(2.5, 1)) is float #= (4, 3.14, -4, 10, True, True)
isinstance(5, int), isinstance('a', (int, str)), type(5) == int, type(5) is type(6), type('a').__name__ #= (True, True, True, True, 'str')
callable(print), callable('a'), hasattr([], 'append'), getattr('a', 'upper')(), hasattr(5, 'nope') #= (True, False, True, 'A', False)
it = iter([1, 2])
next(it), next(it), next(it, 'done') #= (1, 2, 'done')
it = iter('ab')
[x for x in it], list(it) #= (['a', 'b'], [])
z = zip([1, 2], [3, 4])
next(z), list(z), list(z) #= ((1, 3), [(2, 4)], [])
e = enumerate('ab')
next(e), list(e) #= ((0, 'a'), [(1, 'b')])
m = map(lambda x: x + 1, [1, 2])
list(m), list(m) #= ([2, 3], [])
print(*[1, 2, 3]) #> 1 2 3
print('a', 'b', sep='\n') #> a⏎b
print([1.0, 'x', None], {'k': (1,)}) #> [1.0, 'x', None] {'k': (1,)}
print("%d" % 3, f"{4}", '{}'.format(5)) #> 3 4 5
print(None, True, ..., 1e100, sep=',') #> None,True,Ellipsis,1e+100
id([]) == id([]) if False else True, id(1) == id(1) #= (True, True)
x = [1]
id(x) == id(x), id(x) == id([1]) #= (True, False)
pow(2, 3), pow(2.0, -1), divmod(-7, 3), divmod(7.5, 2) #= (8, 0.5, (-3, 2), (3.0, 1.5))
ord('A'), chr(65), hex(255), bin(5), oct(8), ascii('é') #= (65, 'A', '0xff', '0b101', '0o10', "'\\xe9'")
slice(1, 2), slice(5), slice(1, 10, 2), [1, 2, 3, 4][slice(1, 3)], slice(1, 2).start #= (slice(1, 2, None), slice(None, 5, None), slice(1, 10, 2), [2, 3], 1)
list(zip(range(2), range(3), strict=False)) #= [(0, 0), (1, 1)]
NotImplemented, Ellipsis #= (NotImplemented, Ellipsis)
len({1, 2}), len((1,)), len('abc'), len({'a': 1}), len(range(7)) #= (2, 1, 3, 1, 7)
type(lambda: 0).__name__, type(iter([])).__name__ if False else 0 #= ('function', 0)
__name__ #= '__main__'
sum(['a', 'b'], '') #! sum: `start` must not be text, found ''
---
list(zip([1], [1, 2], strict=True)) #! zip(strict=True): argument 2 has another length than those before it
---
list(zip([1, 2], [1], strict=True)) #! zip(strict=True): argument 2 has another length than those before it
---
abs('a') #! `abs` does not work on str
#^ 'a'
---
int([1]) #! cannot make int from list
#^ [1]
---
float([1]) #! cannot make float from list
---
int(None) #! cannot make int from NoneType
---
int('z', 99) #! int() base must be >= 2 and <= 36, or 0
#^ 99
---
round('a') #! `round` does not work on str
---
map(5, [1]) #!~ map expects a function for `func`, found int
#^ 5
---
max() #! max needs `iterable`
---
max(5) #! 'int' object is not iterable
---
reversed({1, 2}) #! 'set' object is not reversible
---
getattr(5, 'nope') #! int has no attribute `nope`
---
open('x.txt') #! [Errno 2] No such file or directory: 'x.txt'
---
ValueError.__name__, issubclass(KeyError, LookupError), OSError is IOError #= ('ValueError', True, True)
---
lenn([1]) #! undefined `lenn`; did you mean `len`?
#^ lenn
---
pritn('a') #! undefined `pritn`; did you mean `print`?
---
Print('a') #! undefined `Print`; did you mean `print`?
---
hash({}) #! dict can change, so it cannot be a key or a member of a set
---
pow(2, -1, 5) #= 3
---
pow(2, 3, 0) #! pow() 3rd argument cannot be 0
---
enumerate(5) #! enumerate expects something to loop over for `iterable`, found int
---
setattr(5, 'x', 1) #! int has no attribute `x`
---
print([round(x, n) for x in (1.5, -2.675, 1e300) for n in (10 ** 20, -10 ** 20, 2)], round(float('nan'), 10 ** 20)) #> [1.5, 0.0, 1.5, -2.675, -0.0, -2.67, 1e+300, 0.0, 1e+300] nan
class Own:
    def __round__(self, digits='none'): return digits
print(round(Own()), round(Own(), 'two'), round(Own(), 10 ** 30)) #> none two 1000000000000000000000000000000
try: round(1.7e308, -308)
except OverflowError as error: print(error) #> rounded value too large to represent
---
print([format(x, '#.0') for x in (-2.5, 2.0, 0.0, 1e16)], format(-2.5, '0= #2,.0'), format(2.5, '.0')) #> ['-2.e+00', '2.e+00', '0.e+00', '1.e+16'] -2.e+00 2e+00
