def area(a, b=2, *, c=3):
    'The area.'
    return a, b, c
area.unit = 'm'; area.__dict__, area.__defaults__, area.__kwdefaults__, area.__closure__, area.__name__ #= ({'unit': 'm'}, (2,), {'c': 3}, None, 'area')
area.__defaults__ = (7, 8); area(), area(1) #= ((7, 8, 3), (1, 8, 3))
area.__defaults__ = None; area.__kwdefaults__ = {'c': 9}; area(1, 2) #= (1, 2, 9)
area.__name__ = 'size'; area.__dict__['note'] = 1; area.__name__, area.note, sorted(area.__dict__) #= ('size', 1, ['note', 'unit'])
del area.note; hasattr(area, 'note') #= False
def counter():
    count = 1
    def step(): return count
    return step
step = counter(); step.__closure__[0].cell_contents #= 1
step.__closure__[0].cell_contents = 5; step() #= 5
def messages(*calls):
    for call in calls:
        try: call()
        except Exception as e: print(type(e).__name__, e)
def set_name(): area.__name__ = 5
def set_defaults(): area.__defaults__ = [1]
messages(lambda: area(1), set_name, set_defaults) #> TypeError area() missing 1 required positional argument: 'b'⏎TypeError __name__ must be set to a string object⏎TypeError __defaults__ must be set to a tuple object
class A:
    def f(self): return __class__
    def g(self):
        nonlocal __class__
        return __class__
    @staticmethod
    def s(): pass
A().f() is A, A().g() is A, super(A, A()).__thisclass__ is A #= (True, True, True)
messages(lambda: A(1), lambda: super(), lambda: super(A, 3), lambda: super(3, 3)) #> TypeError A() takes no arguments⏎RuntimeError super(): no arguments⏎TypeError super(type, obj): obj must be an instance or subtype of type⏎TypeError super() argument 1 must be a type, not int
---
class Proxy:
    @property
    def __class__(self): return int
class Abstract:
    def __init__(self, *bases): self.__bases__ = bases
base = Abstract()
isinstance(Proxy(), int), isinstance(3, (str, (int,))), issubclass(bool, (str, int)), issubclass(Abstract(base), base), issubclass(base, Abstract(base)) #= (True, True, True, True, False)
def messages(*calls):
    for call in calls:
        try: call()
        except Exception as e: print(type(e).__name__, e)
messages(lambda: isinstance(3, 3), lambda: issubclass(3, int), lambda: issubclass(int, 3), lambda: isinstance(3, (str, 4))) #> TypeError isinstance() arg 2 must be a type, a tuple of types, or a union⏎TypeError issubclass() arg 1 must be a class⏎TypeError issubclass() arg 2 must be a class, a tuple of classes, or a union⏎TypeError isinstance() arg 2 must be a type, a tuple of types, or a union
