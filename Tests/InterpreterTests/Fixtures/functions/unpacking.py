def told(g):
    try: return g()
    except BaseException as e: return f'{type(e).__name__}: {e}'
def f(*a, **k): return a, k
class A:
    def m(self, x): return x
told(lambda: f(*5)) #= 'TypeError: __main__.f() argument after * must be an iterable, not int'
told(lambda: f(**5)) #= 'TypeError: __main__.f() argument after ** must be a mapping, not int'
told(lambda: f(a=1, **{'a': 2})) #= "TypeError: __main__.f() got multiple values for keyword argument 'a'"
told(lambda: f(**{'a': 1}, **{'a': 2})) #= "TypeError: __main__.f() got multiple values for keyword argument 'a'"
told(lambda: f(**{'a': 1}, a=2)) #= "TypeError: __main__.f() got multiple values for keyword argument 'a'"
told(lambda: print(*5)) #= 'TypeError: print() argument after * must be an iterable, not int'
told(lambda: print(sep='', **{'sep': 2})) #= "TypeError: print() got multiple values for keyword argument 'sep'"
told(lambda: dict(a=1, **{'a': 2})) #= "TypeError: dict() got multiple values for keyword argument 'a'"
told(lambda: [].append(*5)) #= 'TypeError: list.append() argument after * must be an iterable, not int'
told(lambda: [].append(*5, 3)) #= 'TypeError: Value after * must be an iterable, not int'
told(lambda: f(1, *None)) #= 'TypeError: Value after * must be an iterable, not NoneType'
told(lambda: f(**[('a', 1)])) #= 'TypeError: __main__.f() argument after ** must be a mapping, not list'
told(lambda: A().m(*5)) #= 'TypeError: __main__.A.m() argument after * must be an iterable, not int'
told(lambda: A(*5)) #= 'TypeError: __main__.A() argument after * must be an iterable, not int'
told(lambda: (lambda x: x)(*5)) #= 'TypeError: __main__.<lambda>.<locals>.<lambda>() argument after * must be an iterable, not int'
told(lambda: 'x'.join(*5)) #= 'TypeError: str.join() argument after * must be an iterable, not int'
told(lambda: max(*7)) #= 'TypeError: max() argument after * must be an iterable, not int'
told(lambda: f(**{1: 2})) #= 'TypeError: keywords must be strings'
[].append.__qualname__, A().m.__qualname__, 'x'.join.__qualname__ #= ('list.append', 'A.m', 'str.join')
---
# A sequence that is all of the positional arguments is looped over last.
def f(*a, **k): return a, k
def steps():
    print('step'); yield 1
f(*steps(), a=print('named')) #= ((1,), {'a': None})
f(0, *steps(), a=print('named')) #= ((0, 1), {'a': None})
---
def told(g):
    try: return g()
    except BaseException as e: return f'{type(e).__name__}: {e}'
def f(**k): return k
class Keys:
    def keys(self): return ['a']
class Mapping(Keys):
    def __getitem__(self, k): return 4
class Odd(Mapping):
    def keys(self): return 4
told(lambda: f(**Mapping())) #= {'a': 4}
told(lambda: f(**Keys())) #= "TypeError: 'Keys' object is not subscriptable"
told(lambda: f(**Odd())) #= 'TypeError: Odd.keys() returned a non-iterable (type int)'
told(lambda: {**Keys()}) #= "TypeError: 'Keys' object is not subscriptable"
told(lambda: dict(Keys())) #= "TypeError: 'Keys' object is not subscriptable"
