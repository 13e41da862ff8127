class Base:
    "A base."
    x = [1, 2]
    def a(self): "A doc."
    @property
    def p(self): return 1
    @p.setter
    def p(self, v): pass
class Net(Base):
    """A network.

    Has layers."""
    depth, long = 3, 'y' * 100
    def __init__(self, size: int = 3, *layers, name=None):
        """Make a network."""
    def fit(self, x, y=None, **options):
        """Train on x."""
    def _private(self): pass
    @property
    def width(self):
        "Its width."
    @staticmethod
    def load(path: str) -> 'Net': ...
    @classmethod
    def make(cls, k=1): "Make one."
help(Net) #> Help on class Net in module __main__:⏎⏎class Net(Base)⏎ |  Net(size: int = 3, *layers, name=None)⏎ |  ⏎ |  A network.⏎ |  ⏎ |  Has layers.⏎ |  ⏎ |  Method resolution order:⏎ |      Net⏎ |      Base⏎ |      builtins.object⏎ |  ⏎ |  Methods defined here:⏎ |  ⏎ |  __init__(self, size: int = 3, *layers, name=None)⏎ |      Make a network.⏎ |  ⏎ |  fit(self, x, y=None, **options)⏎ |      Train on x.⏎ |  ⏎ |  ----------------------------------------------------------------------⏎ |  Class methods defined here:⏎ |  ⏎ |  make(k=1) from builtins.type⏎ |      Make one.⏎ |  ⏎ |  ----------------------------------------------------------------------⏎ |  Static methods defined here:⏎ |  ⏎ |  load(path: str) -> 'Net'⏎ |  ⏎ |  ----------------------------------------------------------------------⏎ |  Readonly properties defined here:⏎ |  ⏎ |  width⏎ |      Its width.⏎ |  ⏎ |  ----------------------------------------------------------------------⏎ |  Data and other attributes defined here:⏎ |  ⏎ |  depth = 3⏎ |  ⏎ |  long = 'yyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyy...⏎ |  ⏎ |  ----------------------------------------------------------------------⏎ |  Methods inherited from Base:⏎ |  ⏎ |  a(self)⏎ |      A doc.⏎ |  ⏎ |  ----------------------------------------------------------------------⏎ |  Data descriptors inherited from Base:⏎ |  ⏎ |  __dict__⏎ |      dictionary for instance variables⏎ |  ⏎ |  __weakref__⏎ |      list of weak references to the object⏎ |  ⏎ |  p⏎ |  ⏎ |  ----------------------------------------------------------------------⏎ |  Data and other attributes inherited from Base:⏎ |  ⏎ |  x = [1, 2]
help(Base()) #> Help on Base in module __main__ object:⏎⏎class Base(builtins.object)⏎ |  A base.⏎ |  ⏎ |  Methods defined here:⏎ |  ⏎ |  a(self)⏎ |      A doc.⏎ |  ⏎ |  ----------------------------------------------------------------------⏎ |  Data descriptors defined here:⏎ |  ⏎ |  __dict__⏎ |      dictionary for instance variables⏎ |  ⏎ |  __weakref__⏎ |      list of weak references to the object⏎ |  ⏎ |  p⏎ |  ⏎ |  ----------------------------------------------------------------------⏎ |  Data and other attributes defined here:⏎ |  ⏎ |  x = [1, 2]
---
def area(width, height=1):
    """The area."""
help(area) #> Help on function area in module __main__:⏎⏎area(width, height=1)⏎    The area.
