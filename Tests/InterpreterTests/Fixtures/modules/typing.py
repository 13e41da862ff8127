from typing import NamedTuple, List, Dict, Optional, Union, Tuple, Any, Callable, Iterable, TypeVar, Generic
class Box(NamedTuple):
    x: int
    y: int = 0
    def area(self): return self.x * self.y
b = Box(2, 3); print(b, b.area(), b.x, Box(1), b._asdict(), Box._fields, isinstance(b, tuple)) #> Box(x=2, y=3) 6 2 Box(x=1, y=0) {'x': 2, 'y': 3} ('x', 'y') True
T = TypeVar('T')
class Stack(Generic[T]):
    def __init__(self) -> None: self.items: List[T] = []
    def push(self, item: T) -> None: self.items.append(item)
s: 'Stack[int]' = Stack(); s.push(1); print(s.items, List[int], Dict[str, int], Optional[int], Union[int, str], Tuple[int, ...], Callable[[int], str], Any, list[int], dict[str, list[int]], int | None, Optional[List[str]]) #> [1] typing.List[int] typing.Dict[str, int] typing.Optional[int] typing.Union[int, str] typing.Tuple[int, ...] typing.Callable[[int], str] typing.Any list[int] dict[str, list[int]] int | None typing.Optional[typing.List[str]]
def f(x: Optional[int] = None, *args: str, **kw: Any) -> Dict[str, int]: return {'x': x or 0}
print(f(), f(3)) #> {'x': 0} {'x': 3}
import types, warnings, enum, sys, platform, contextlib
ns = types.SimpleNamespace(a=1, b='x'); print(ns, ns.a); ns.c = 3; print(ns) #> namespace(a=1, b='x') 1⏎namespace(a=1, b='x', c=3)
with warnings.catch_warnings(record=True) as w:
    warnings.simplefilter('always'); warnings.warn('old', DeprecationWarning); warnings.warn('user'); print(len(w), w[0].category.__name__, str(w[1].message)) #> 2 DeprecationWarning user
with warnings.catch_warnings():
    warnings.simplefilter('error')
    try: warnings.warn('boom')
    except UserWarning as e: print('raised', e) #> raised boom
warnings.filterwarnings('ignore'); warnings.warn('silent')
with contextlib.ExitStack() as st: st.callback(print, 'bye'); print('in') #> in⏎bye
print(sys.version_info >= (3, 8), sys.version_info[:2], sys.maxsize, sys.byteorder, platform.system(), sys.argv[1:], 'json' in sys.modules or True) #> True (3, 11) 9223372036854775807 little Linux [] True
try: sys.exit(3)
except SystemExit as e: print('exit', e.code) #> exit 3
class It:
    def __init__(self): self.i = 0
    def __iter__(self): return self
    def __next__(self):
        self.i += 1
        if self.i > 3: raise StopIteration
        return self.i
print(list(It()), [*map(str, It())], sum(It())) #> [1, 2, 3] ['1', '2', '3'] 6
import heapq, bisect
h = [5,1,4]; heapq.heapify(h); heapq.heappush(h, 0); print(heapq.heappop(h), heapq.nlargest(2, [1,5,3]), bisect.bisect([1,3,5], 3), bisect.bisect_left([1,3,5], 3)) #> 0 [5, 3] 2 1
---
from typing import Callable, Generator, List, Optional, Union, get_type_hints
Union[int, str, None], Callable[[int], None], Generator[int, None, str], Optional[int], List[None] #= (typing.Union[int, str, NoneType], typing.Callable[[int], NoneType], typing.Generator[int, NoneType, str], typing.Optional[int], typing.List[NoneType])
class Node:
    value: int
    next: 'Node'
    def grow(self, by: 'int', other: 'float' = None) -> None: pass
get_type_hints(Node, globals()), get_type_hints(Node.grow, globals()) #= ({'value': <class 'int'>, 'next': <class '__main__.Node'>}, {'by': <class 'int'>, 'other': <class 'float'>, 'return': <class 'NoneType'>})
def f(x: 'Nowhere'): pass
try: get_type_hints(f)
except NameError as e: print(e) #> name 'Nowhere' is not defined
get_type_hints(f, {'Nowhere': float}) #= {'x': <class 'float'>}
---
from typing import *
def told(make):
    try: return make()
    except (TypeError, NameError, SyntaxError) as error: return f'{type(error).__name__}: {error}'
T = TypeVar('T')
told(lambda: List[int, str]), told(lambda: Dict[int]), told(lambda: Optional[int, str]), told(lambda: Union[()]) #= ('TypeError: Too many arguments for typing.List; actual 2, expected 1', 'TypeError: Too few arguments for typing.Dict; actual 1, expected 2', "TypeError: typing.Optional requires a single type. Got (<class 'int'>, <class 'str'>).", 'TypeError: Cannot take a Union of no types.')
told(lambda: Any()), told(lambda: TypeVar('A', int)), told(lambda: Generator[int, str]) #= ('TypeError: Any cannot be instantiated', 'TypeError: A single constraint is not allowed', 'TypeError: Too few arguments for typing.Generator; actual 2, expected 3')
List['Node'], Optional['Node'], Dict[str, 'Node'], Union['A', 'A', int], Literal['a'], Annotated[int, 'x'] #= (typing.List[ForwardRef('Node')], typing.Optional[ForwardRef('Node')], typing.Dict[str, ForwardRef('Node')], typing.Union[ForwardRef('A'), int], typing.Literal['a'], typing.Annotated[int, 'x'])
---
from typing import *
@runtime_checkable
class Sized2(Protocol):
    def size(self) -> int: ...
class Square(Sized2):
    def size(self): return 4
class Named(Sized2):
    def __init__(self, name): self.name = name
try: Sized2()
except TypeError as error: print(error) #> Protocols cannot be instantiated
Square().size(), Named('n').name, isinstance(Square(), Sized2), isinstance(3, Sized2) #= (4, 'n', True, False)
---
from typing import *
import collections
class Node:
    left: 'Optional[Node]'
    names: "Dict[str, 'list[Node]']"
    size: 'int | None' = 3
def f(a: 'Callable[[int, str], Node]', b: 'collections.OrderedDict', c: List['Node'], *d: 'Tuple[int, ...]') -> 'None': ...
get_type_hints(Node, globals()) #= {'left': typing.Optional[__main__.Node], 'names': typing.Dict[str, list[__main__.Node]], 'size': int | None}
get_type_hints(f) #= {'a': typing.Callable[[int, str], __main__.Node], 'b': <class 'collections.OrderedDict'>, 'c': typing.List[__main__.Node], 'd': typing.Tuple[int, ...], 'return': <class 'NoneType'>}
def told(text):
    def f(a): ...
    f.__annotations__ = {'a': text}
    try: return get_type_hints(f)
    except (NameError, SyntaxError, AttributeError) as error: return type(error).__name__
told('Nowhere'), told('List[Nowhere]'), told('int |'), told('List['), told('collections.Nothing'), told('Literal[3]') #= ('NameError', 'NameError', 'SyntaxError', 'SyntaxError', 'AttributeError', {'a': typing.Literal[3]})
