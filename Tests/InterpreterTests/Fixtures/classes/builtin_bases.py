import math
# derived types & specials
class V(tuple):
    def __new__(cls, *xs): return super().__new__(cls, xs)
    def __add__(self, o): return V(*(a + b for a, b in zip(self, o)))
    def __repr__(self): return 'V' + tuple.__repr__(self)
v = V(1, 2) + V(3, 4); print(v, len(v), v[0], v == (4, 6), hash(v) == hash((4, 6)), {v: 1}, [*v], sum(v)) #> V(4, 6) 2 4 True True {V(4, 6): 1} [4, 6] 10
class D(dict):
    def __setitem__(self, k, x): super().__setitem__(k, x * 2)
d = D(a=1); d['b'] = 2; d.update(c=3); print(d, d.get('b'), list(d.items()), {**d}, d | {'z': 0}, type(d | {}).__name__) #> {'a': 1, 'b': 4, 'c': 3} 4 [('a', 1), ('b', 4), ('c', 3)] {'a': 1, 'b': 4, 'c': 3} {'a': 1, 'b': 4, 'c': 3, 'z': 0} dict
class L(list):
    def __getitem__(self, i): return 'item' if isinstance(i, int) else list.__getitem__(self, i)
    def __len__(self): return 99
l = L([1, 2]); print(l[0], len(l), l, list(l), l[0:1], bool(L()), l + [1]) #> item 99 [1, 2] [1, 2] [1] True [1, 2, 1]
class S(set):
    def add(self, x): super().add(x); return self
print(S([1]).add(2), len(S([1, 1])), S([1]) | {2}, type(S([1]) | {2}).__name__) #> S({1, 2}) 1 {1, 2} set
class I(int):
    def __add__(self, o): return I(int(self) + int(o) + 100)
    def __bool__(self): return False
print(I(3) + 1, 1 + I(3), I(5) * 2, bool(I(5)), I(7) == 7, f'{I(7):03d}', [0, 1, 2][I(1)], range(I(3)), math.sqrt(I(9)), isinstance(I(1), int), -I(4), I('12')) #> 104 4 10 False True 007 1 range(0, 3) 3.0 True -4 12
class E(Exception):
    def __init__(self, code): super().__init__(f'code {code}'); self.code = code
try: raise E(5)
except E as e: print(e, e.code, e.args, repr(e)) #> code 5 5 ('code 5',) E('code 5')
class F(str):
    def __new__(cls, x): return super().__new__(cls, x.strip())
    def __len__(self): return 1
print(F(' a b '), len(F('abc')), F('x') + 'y', F('a').join('bc'), 'q' in F('q'), F('b') > 'a', sorted([F('b'), F('a')]), F('%s') % 3, F('{}').format(2), F('abc')[1], F('abc').upper().__class__.__name__, str(F('z')), repr(F('z'))) #> a b 1 xy bac True True ['a', 'b'] 3 2 b str z 'z'
class Cfg(dict):
    def __init__(self, **k): super().__init__(**k); self.__dict__ = self
c = Cfg(a=1); c.b = 2; print(c, c.a, c['b'], vars(c) is c) #> {'a': 1, 'b': 2} 1 2 True
class M(type):
    def __call__(cls, *a): x = super().__call__(*a); x.made = True; return x
    def __len__(cls): return 7
    def __iter__(cls): return iter([1, 2])
    def __getitem__(cls, k): return k
    def __contains__(cls, x): return x == 3
class Q(metaclass=M):
    def __init__(self, x): self.x = x
print(Q(1).made, len(Q), list(Q), Q['z'], 3 in Q, isinstance(Q, M), type(Q)) #> True 7 [1, 2] z True True <class '__main__.M'>
print(type('T', (), dict(f=lambda s: 5))().f(), int.from_bytes(b'ab', 'little'), (255).to_bytes(2, 'big'), int.bit_count(7), (0.1).hex(), (2.5).as_integer_ratio(), dict.fromkeys('ab', 0), str.maketrans({'a': 'b'}), bytes.fromhex('ff')) #> 5 25185 b'\x00\xff' 3 0x1.999999999999ap-4 (5, 2) {'a': 0, 'b': 0} {97: 'b'} b'\xff'
def gen():
    try: yield 1
    finally: print('closed') #>
g = gen(); next(g); g.close()
print(*map(str.upper, 'ab'), sorted('bA', key=str.lower), max('a', 'b', key=ord), list(map(int.__add__, [1], [2])), int.__mul__(3, 4), 'abc'.__len__(), [1].__contains__(1), (1).__add__(2), object.__repr__(3)[:4]) #> closed⏎A B ['A', 'b'] b [3] 12 3 True 3 <int
