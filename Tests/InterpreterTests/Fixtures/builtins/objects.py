class P:
    def __init__(self): self.x = 1; self.y = [2]
p = P()
vars(p), sorted(v for v in vars(P) if not v.startswith('__')) #= ({'x': 1, 'y': [2]}, [])
isinstance(1, int | str), isinstance('a', int | str), isinstance(1.5, int | str), isinstance(None, int | None), isinstance(3, list | dict | int), int | str, int | None #= (True, True, False, True, True, int | str, int | None)
isinstance(1, (int | str, list)), isinstance((), None | tuple) if False else True #= (True, True)
vars(3) #! vars() argument must have __dict__ attribute
#^ 3
#? dir(x) lists what it has
---
callable(len), callable(3), callable(P if False else print), type(len), type(print), len.__name__ #= (True, False, True, <class 'builtin_function_or_method'>, <class 'builtin_function_or_method'>, 'len')
next(iter({}), 'end'), next(iter([]), None), [*zip('ab', [1, 2], strict=True)], divmod(-7.5, 2), divmod(7, -2) #= ('end', None, [('a', 1), ('b', 2)], (-4.0, 0.5), (-4, -1))
min(3, 1, 2), min([3, 1, 2], key=lambda x: -x), min([], default=5), max('abc'), max({'a': 1, 'b': 2}), max([1, 2], [1, 3]), min((1, 'a'), (0, 'b')) #= (1, 3, 5, 'c', 'b', [1, 3], (0, 'b'))
sum([1, 2, 3]), sum([0.1] * 10), sum([[1], [2]], []), sum(range(10)), sum([1, 2], start=5), sum(()), sum([True, True, 2.5]) #= (6, 0.9999999999999999, [1, 2], 45, 8, 0, 4.5)
int('ff', 16), int('0b101', 2), int('0x1f', 0), int(' 42 '), int('1_000'), int(3.9), int(-3.9), int(True), int('-0o17', 0), int('z', 36) #= (255, 5, 31, 42, 1000, 3, -3, 1, -15, 35)
float('1e3'), float(' inf '), float('-Infinity'), float('1_0.5'), float(3), float('.5'), float('5.'), float('1E-5') #= (1000.0, inf, -inf, 10.5, 3.0, 0.5, 5.0, 1e-05)
sorted([3, 1, 2], reverse=True), sorted('bca'), sorted({'b': 1, 'a': 2}), sorted([1, 2, 3, 4], key=lambda x: x % 2, reverse=True), sorted(['B', 'a', 'C'], key=str.lower) #= ([3, 2, 1], ['a', 'b', 'c'], ['a', 'b'], [1, 3, 2, 4], ['a', 'B', 'C'])
sum(x * x for x in range(4)), max(len(w) for w in ['a', 'bcd']), ','.join(c.upper() for c in 'ab'), dict((k, v) for k, v in [('a', 1)]), sorted((-x for x in range(3))), any((found := x) > 1 for x in [1, 2, 3]), found #= (14, 3, 'A,B', {'a': 1}, [-2, -1, 0], True, 2)
g = (x * x for x in range(3))
next(g), next(g), list(g), list(g) #= (0, 1, [4], [])
f'{3:05d} {3.14159:.2f} {1000000:,} {0.25:.0%} {255:x} {255:#x} {255:b} {5:+d} {-5: d} {5: d} {1e10:.3e} {1234.5:,.1f} {3:>5} {3:<5}| {3:^5}| {"a":*^5} {True} {True:d} {None}' #= '00003 3.14 1,000,000 25% ff 0xff 11111111 +5 -5  5 1.000e+10 1,234.5     3 3    |   3  | **a** True 1 None'
f'{"a"!r} {"é"!a} {3!s:>4} {3.0} {3=} {3+4=} {"x"=} {3.14159=:.2f} {{}} {"nested " + f"{1+1}"}' #= '\'a\' \'\\xe9\'    3 3.0 3=3 3+4=7 "x"=\'x\' 3.14159=3.14 {} nested 2'
f'{1.0:g} {1e-5:g} {123456789.0:g} {0.1:.3g} {100000:g} {1e6:g} {1.5:G} {12:e} {0.00001:f} {float("nan"):f} {float("inf"):.2f} {5:n} {5:c} {10:o} {10:#o} {10:#b} {1_000_000:_} {255:X} {255:08b} {3.5:%} {2.5:.0f} {0.5:.0f}' #= '1 1e-05 1.23457e+08 0.1 100000 1e+06 1.5 1.200000e+01 0.000010 nan inf 5 \x05 12 0o12 0b1010 1_000_000 FF 11111111 350.000000% 2 0'
f'{3:{5}} {3.14159:{8}.{3}} {"abc":.2} {"abc":>{2+4}} {12345.678:10.2f} {-3.5:010.2f} {3:=+5} {-3:=5} {1e100:.1f}' #= '    3     3.14 ab    abc   12345.68 -000003.50 +   3 -   3 10000000000000000159028911097599180468360808563945281389781327557747838772170381060813469985856815104.0'
'%d %s %r %5.2f %05d %x %o %e %g %% %c %c %i %+d %-5d| %5s|%-5s|' % (3, 'a', 'b', 3.14159, 42, 255, 8, 12345.678, 0.0001, 65, 'z', 7, 5, 6, 'r', 'l') #= "3 a 'b'  3.14 00042 ff 10 1.234568e+04 0.0001 % A z 7 +5 6    |     r|l    |"
'{} {}'.format(1, 2), '{1} {0}'.format(1, 2), '{a} {b}'.format(a=1, b=2), '{0[1]} {1.real}'.format([1, 2], 3), '{:{w}.{p}f}'.format(3.14159, w=8, p=2), '{!r}'.format('a'), '{a[k]}'.format(a={'k': 1}), '{:>+8.2f}'.format(2.5) #= ('1 2', '2 1', '1 2', '2 3', '    3.14', "'a'", '1', '   +2.50')
