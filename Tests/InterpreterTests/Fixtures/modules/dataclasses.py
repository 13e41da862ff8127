from dataclasses import dataclass, field, asdict, astuple, replace, fields, FrozenInstanceError
from typing import List, Optional, Dict, ClassVar
@dataclass
class Config:
    """Settings."""
    name: str
    epochs: int = 10
    rate: float = 1e-3
    layers: List[int] = field(default_factory=lambda: [32, 64])
    note: Optional[str] = None
    count: ClassVar[int] = 0
    def steps(self, n: int) -> int: return self.epochs * n
c = Config('lenet', rate=0.1); print(c, c.steps(5), c == Config('lenet', 10, 0.1), asdict(c), astuple(c), replace(c, epochs=1), [f.name for f in fields(c)], Config.__doc__) #> Config(name='lenet', epochs=10, rate=0.1, layers=[32, 64], note=None) 50 True {'name': 'lenet', 'epochs': 10, 'rate': 0.1, 'layers': [32, 64], 'note': None} ('lenet', 10, 0.1, [32, 64], None) Config(name='lenet', epochs=1, rate=0.1, layers=[32, 64], note=None) ['name', 'epochs', 'rate', 'layers', 'note'] Settings.
c.layers.append(1); print(Config('x').layers, c != Config('y')) #> [32, 64] True
@dataclass(frozen=True, order=True)
class V:
    major: int
    minor: int = 0
print(V(1,2) < V(1,3), sorted([V(2),V(1,5)]), {V(1): 'a'}[V(1)], hash(V(1,2)) == hash(V(1,2))) #> True [V(major=1, minor=5), V(major=2, minor=0)] a True
try: V(1).major = 3
except FrozenInstanceError as e: print(type(e).__name__, e) #> FrozenInstanceError cannot assign to field 'major'
for bad in (lambda: Config(), lambda: Config('a', 1, 2, [], None, 6), lambda: Config('a', foo=1), lambda: V(1) < 3):
    try: bad()
    except TypeError as e: print(e) #> Config.__init__() missing 1 required positional argument: 'name'⏎Config.__init__() takes from 2 to 6 positional arguments but 7 were given⏎Config.__init__() got an unexpected keyword argument 'foo'⏎'<' not supported between instances of 'V' and 'int'
try:
    @dataclass
    class Bad:
        x: list = []
except ValueError as e: print(e) #> mutable default <class 'list'> for field x is not allowed: use default_factory
@dataclass
class Base:
    a: int
    b: int = 2
@dataclass
class Sub(Base):
    c: int = 3
    total: int = field(init=False, repr=False)
    def __post_init__(self): self.total = self.a + self.b + self.c
print(Sub(1), Sub(1).total, Sub(1, c=9), Base.__match_args__) #> Sub(a=1, b=2, c=3) 6 Sub(a=1, b=2, c=9) ('a', 'b')
try: {Config('a'): 1}
except TypeError as e: print(e) #> unhashable type: 'Config'
match V(1, 2):
    case V(major=1, minor=m): print('minor', m) #> minor 2
---
from dataclasses import dataclass, field, fields, InitVar
from typing import ClassVar
@dataclass
class Config:
    name: str
    scale: InitVar[int] = 1
    count: ClassVar[int] = 0
@dataclass
class Child(Config):
    extra: int = 7
Child.__doc__, Config.__doc__, fields(Child)[1].metadata, InitVar[int], InitVar[list[int]] #= ('Child(name: str, scale: dataclasses.InitVar[int] = 1, extra: int = 7)', 'Config(name: str, scale: dataclasses.InitVar[int] = 1)', mappingproxy({}), dataclasses.InitVar[int], dataclasses.InitVar[list[int]])
Config.__dataclass_params__, Config.__dataclass_params__.frozen #= (_DataclassParams(init=True,repr=True,eq=True,order=False,unsafe_hash=False,frozen=False), False)
repr(fields(Child)[1]).replace(repr(fields(Child)[1].default_factory), 'MISSING') #= "Field(name='extra',type=<class 'int'>,default=7,default_factory=MISSING,init=True,repr=True,hash=None,compare=True,metadata=mappingproxy({}),kw_only=False,_field_type=_FIELD)"
try: fields(Child)[1].metadata['x'] = 1
except TypeError as e: print(e) #> 'mappingproxy' object does not support item assignment
class Plain(Child):
    """Its own."""
dataclass(Plain).__doc__ #= 'Its own.'
---
import dataclasses, inspect, typing
@dataclasses.dataclass
class Layer:
    units: int
    name: str = 'dense'
    tags: list = dataclasses.field(default_factory=list)
    hidden: int = dataclasses.field(default=3, init=False)
    rate: float = dataclasses.field(default=.5, kw_only=True)
class Wide(Layer): pass
str(inspect.signature(Layer)), str(inspect.signature(Wide)), str(inspect.signature(Layer.__init__)), list(inspect.signature(Layer).parameters) #= ("(units: int, name: str = 'dense', tags: list = <factory>, *, rate: float = 0.5) -> None", "(units: int, name: str = 'dense', tags: list = <factory>, *, rate: float = 0.5) -> None", "(self, units: int, name: str = 'dense', tags: list = <factory>, *, rate: float = 0.5) -> None", ['units', 'name', 'tags', 'rate'])
Movie = typing.TypedDict('Movie', {'name': str, 'year': int})
Movie(name='a', year=3), Movie.__name__, Movie.__annotations__, Movie.__total__ #= ({'name': 'a', 'year': 3}, 'Movie', {'name': <class 'str'>, 'year': <class 'int'>}, True)
