import sys
import enum as E
Enum, IntEnum, auto, Flag, unique, IntFlag = E.Enum, E.IntEnum, E.auto, E.Flag, E.unique, E.IntFlag
class Color(Enum):
    RED = 1
    GREEN = 2
    BLUE = auto()
    CRIMSON = 1
    def pretty(self): return self.name.lower()
    @property
    def double(self): return self.value * 2
    @classmethod
    def default(cls): return cls.GREEN
print(Color.RED, repr(Color.RED), Color.BLUE.value, list(Color), len(Color), Color['RED'], Color(2), Color.CRIMSON is Color.RED) #> Color.RED <Color.RED: 1> 3 [<Color.RED: 1>, <Color.GREEN: 2>, <Color.BLUE: 3>] 3 Color.RED Color.GREEN True
print(Color.RED.pretty(), Color.BLUE.double, Color.default(), Color.RED == 1, Color.RED == Color.RED, {Color.RED: 1}, Color, Color.__members__) #> red 6 Color.GREEN False True {<Color.RED: 1>: 1} <enum 'Color'> {'RED': <Color.RED: 1>, 'GREEN': <Color.GREEN: 2>, 'BLUE': <Color.BLUE: 3>, 'CRIMSON': <Color.RED: 1>}
print(isinstance(Color.RED, Color), Color.RED in Color, f'{Color.RED}', '%s' % Color.RED, hash(Color.RED) == hash('RED')) #> True True Color.RED Color.RED True
for bad in (lambda: Color(9), lambda: Color['X'], lambda: setattr(Color, 'RED', 3)):
    try: bad()
    except Exception as e: print(type(e).__name__, e) #> ValueError 9 is not a valid Color⏎KeyError 'X'⏎AttributeError cannot reassign member 'RED'
class N(IntEnum):
    A = 1
    B = 5
print(N.A, repr(N.A), N.A + 1, N.B > 2, N.A == 1, f'{N.B}', f'{N.B:03d}', sorted([N.B, N.A]), [10,20][N.A], int(N.B), str(N.A), {1: 'x'}[N.A], N(5)) #> 1 <N.A: 1> 2 True True 5 005 [<N.A: 1>, <N.B: 5>] 20 5 1 x 5
class S(str, Enum):
    X = 'x'
    Y = 'y'
print(S.X, S.X == 'x', repr(S.X), S.X.upper(), S('y'), S.X.value, 'x' in [S.X]) #> S.X True <S.X: 'x'> X S.Y x True
class P(Enum):
    EARTH = (5.97, 6.37)
    MARS = (0.64, 3.39)
    def __init__(self, mass, radius):
        self.mass, self.radius = mass, radius
print(P.EARTH.mass, P.MARS.value, P((0.64, 3.39))) #> 5.97 (0.64, 3.39) P.MARS
class F(Flag):
    R = auto()
    W = auto()
    X = auto()
print(F.R | F.W, repr(F.R | F.W), F.R in (F.R | F.X), ~F.R, list(F.R | F.X), bool(F.R & F.W), F(0), F.X.value, repr(F)) #> F.R|W <F.R|W: 3> True F.W|X [<F.R: 1>, <F.X: 4>] False F(0) 4 <flag 'F'>
A = Enum('Animal', 'CAT DOG')
print(A.CAT, list(A), A.DOG.value) #> Animal.CAT [<Animal.CAT: 1>, <Animal.DOG: 2>] 2
try:
    @unique
    class Bad(Enum):
        A = 1
        B = 1
except ValueError as e: print(e) #> duplicate values found in <enum 'Bad'>: B -> A
class L(Enum):
    def _generate_next_value_(name, start, count, last): return name.lower()
    ONE = auto()
    TWO = auto()
print(L.ONE.value, L.TWO, L.__name__, type(L.ONE), L.ONE.__class__.__name__) #> one L.TWO L <enum 'L'> L
try:
    class Sub(Color): pass
except TypeError as e: print(e) #> <enum 'Sub'> cannot extend <enum 'Color'>
---
# How members are made.
from enum import *
import datetime
class Perm(Flag):
    R = auto(); W = auto(); X = auto(); RW = R | W
list(Perm), Perm.RW, Perm.R | Perm.X, ~Perm.R, Perm(0), list(Perm.RW), Perm.R in Perm.RW, repr(Perm(5)), len(Perm.RW) #= ([<Perm.R: 1>, <Perm.W: 2>, <Perm.X: 4>], <Perm.RW: 3>, <Perm.R|X: 5>, <Perm.W|X: 6>, <Perm: 0>, [<Perm.R: 1>, <Perm.W: 2>], True, '<Perm.R|X: 5>', 2)
class Same(Enum):
    A = auto(); B = auto(); C = B
list(Same), Same.C is Same.B, [*Same.__members__] #= ([<Same.A: 1>, <Same.B: 2>], True, ['A', 'B', 'C'])
class Bits(IntFlag):
    A = 1; B = 2
str(Bits(9)), repr(Bits(9)), Bits.A | 8, repr(~Bits.A), Bits.A + 1, f'{Bits.B}' #= ('9', '<Bits.A|8: 9>', <Bits.A|8: 9>, '<Bits.B: 2>', 2, '2')
class Day(datetime.date, Enum):
    X = 2020, 1, 2
Day.X, str(Day.X), Day.X.year, Day.X.value #= (<Day.X: datetime.date(2020, 1, 2)>, 'Day.X', 2020, datetime.date(2020, 1, 2))
class Word(str, Enum):
    def _generate_next_value_(name, start, count, last): return name * 2
    a = auto(); b = auto()
list(Word), Word.a == 'aa', f'{Word.a}' #= ([<Word.a: 'aa'>, <Word.b: 'bb'>], True, 'Word.a')
class Shape(Enum):
    @property
    def first(self): return 'p ' + self.name
class Sides(Shape):
    first = 1; second = 2
Sides.first, Sides.second.first #= (<Sides.first: 1>, 'p second')
class Kept(Enum):
    A = 1; f = nonmember(5); g = member(7)
    def m(self): return self.value
list(Kept), Kept.f, Kept.A.m() #= ([<Kept.A: 1>, <Kept.g: 7>], 5, 1)
list(Enum('E', 'a b', start=5)), list(IntEnum('E', {'x': 3})), list(Flag('F', ['p', 'q'])), list(StrEnum('S', 'Left Right')) #= ([<E.a: 5>, <E.b: 6>], [<E.x: 3>], [<F.p: 1>, <F.q: 2>], [<S.Left: 'left'>, <S.Right: 'right'>])
def refusal(do):
    try: return do()
    except Exception as problem: return f'{type(problem).__name__}: {problem}'
refusal(lambda: Perm(99)) #= "ValueError: <flag 'Perm'> invalid value 99\n    given 0b0 1100011\n  allowed 0b0 0000111"
refusal(lambda: unique(Same)) #= "ValueError: duplicate values found in <enum 'Same'>: C -> B"
refusal(lambda: delattr(Same, 'A')) #= "AttributeError: 'Same' cannot delete member 'A'."
refusal(lambda: setattr(Same, 'A', 5)) #= "AttributeError: cannot reassign member 'A'"
refusal(lambda: verify(CONTINUOUS)(Enum('V', {'A': 1, 'B': 4}))) #= "ValueError: invalid enum 'V': missing values 2, 3"
refusal(lambda: verify(UNIQUE)(Same)) #= "ValueError: aliases found in <enum 'Same'>: C -> B"
refusal(lambda: setattr(Same.A, 'name', 'x')) #= "AttributeError: <enum 'Enum'> cannot set attribute 'name'"
class Loose(Flag, boundary=CONFORM):
    A = 1; B = 2
Loose(7), Loose(-1) #= (<Loose.A|B: 3>, <Loose.A|B: 3>)
