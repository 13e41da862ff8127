import itertools as it
print(list(it.chain([1],[2,3])), list(it.chain.from_iterable(['ab','c'])), list(it.islice(it.count(5,2),3)), list(it.islice('abcdef',1,None,2)), list(it.islice('abc', 2))) #> [1, 2, 3] ['a', 'b', 'c'] [5, 7, 9] ['b', 'd', 'f'] ['a', 'b']
print(list(it.accumulate([1,2,3])), list(it.accumulate([1,2,3], lambda a,b:a*b, initial=10)), list(it.combinations('abc',2)), list(it.permutations([1,2,3],2)), list(it.product('ab',[1,2])), list(it.product([0,1],repeat=3))[:3], list(it.combinations_with_replacement('ab',2))) #> [1, 3, 6] [10, 10, 20, 60] [('a', 'b'), ('a', 'c'), ('b', 'c')] [(1, 2), (1, 3), (2, 1), (2, 3), (3, 1), (3, 2)] [('a', 1), ('a', 2), ('b', 1), ('b', 2)] [(0, 0, 0), (0, 0, 1), (0, 1, 0)] [('a', 'a'), ('a', 'b'), ('b', 'b')]
print([(k,list(g)) for k,g in it.groupby('aabbca')], list(it.zip_longest('ab','c',fillvalue='-')), list(it.starmap(pow,[(2,3),(3,2)])), list(it.takewhile(lambda x:x<3,[1,2,3,1])), list(it.dropwhile(lambda x:x<3,[1,2,3,1])), list(it.filterfalse(None,[0,1,2])), list(it.compress('abc',[1,0,1])), list(it.pairwise('abc')), list(it.repeat(1,2))) #> [('a', ['a', 'a']), ('b', ['b', 'b']), ('c', ['c']), ('a', ['a'])] [('a', 'c'), ('b', '-')] [8, 9] [1, 2] [3, 1] [0] ['a', 'c'] [('a', 'b'), ('b', 'c')] [1, 1]
a,b = it.tee([1,2,3]); print(next(a), list(b), list(a)); c = it.cycle('ab'); print([next(c) for _ in range(5)]) #> 1 [1, 2, 3] [2, 3]⏎['a', 'b', 'a', 'b', 'a']
print(list(it.permutations('abc')), list(it.combinations([],0)), list(it.permutations([],0)), list(it.product()), list(it.combinations('ab',3))) #> [('a', 'b', 'c'), ('a', 'c', 'b'), ('b', 'a', 'c'), ('b', 'c', 'a'), ('c', 'a', 'b'), ('c', 'b', 'a')] [()] [()] [()] []
for bad in (lambda: list(it.islice([1],-1)), lambda: it.combinations([1],-1), lambda: it.chain(1).__next__(), lambda: next(iter(it.repeat(1,0)))):
    try: bad()
    except Exception as e: print(type(e).__name__, e) #> ValueError Stop argument for islice() must be None or an integer: 0 <= x <= sys.maxsize.⏎ValueError r must be non-negative⏎TypeError 'int' object is not iterable⏎StopIteration
---
# The classes of iterators.
import itertools, collections
print([type(x).__name__ for x in (iter([]), iter(()), iter('a'), iter('ä'), iter({}), iter({}.values()), iter({}.items()), iter(set()), iter(range(1)), iter(b''), reversed([]), reversed({}), reversed(()), iter(int, 1))]) #> ['list_iterator', 'tuple_iterator', 'str_ascii_iterator', 'str_iterator', 'dict_keyiterator', 'dict_valueiterator', 'dict_itemiterator', 'set_iterator', 'range_iterator', 'bytes_iterator', 'list_reverseiterator', 'dict_reversekeyiterator', 'reversed', 'callable_iterator']
print(type(itertools.chain([1])), type(itertools.count()), itertools.product, type(itertools.tee([1])[0]), type(iter(collections.deque())), type(zip()), enumerate) #> <class 'itertools.chain'> <class 'itertools.count'> <class 'itertools.product'> <class 'itertools._tee'> <class '_collections._deque_iterator'> <class 'zip'> <class 'enumerate'>
print(isinstance(zip(), zip), type(map(len, [])) is map, isinstance(itertools.cycle('a'), itertools.cycle), isinstance(filter(None, []), map), type(reversed(())) is reversed, issubclass(enumerate, object)) #> True True True False True True
numbers = itertools.count(2); next(numbers); left = itertools.repeat('a', 3); next(left)
print(numbers, itertools.count(0.5), itertools.count(1, 2), itertools.repeat(1), left, [numbers]) #> count(3) count(0.5) count(1, 2) repeat(1) repeat('a', 2) [count(3)]
print([f.__name__ for f in (zip, map, itertools.groupby, itertools.tee)], list(map(zip, [[1, 2]]))[0].__next__()) #> ['zip', 'map', 'groupby', 'tee'] (1,)
def numbered():
    yield 1
print(numbered().__name__, (i for i in []).__qualname__) #> numbered <genexpr>
---
import operator
class Hinted:
    def __length_hint__(self): return 7
operator.length_hint(range(5)), operator.length_hint(iter([1, 2, 3])), operator.length_hint(iter(range(4))), operator.length_hint(Hinted()), operator.length_hint(5, 3) #= (5, 3, 4, 7, 3)
try: operator.concat(1, 2)
except TypeError as e: print(e) #> 'int' object can't be concatenated
operator.concat([1], [2]), operator.iconcat('a', 'b') #= ([1, 2], 'ab')
