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
