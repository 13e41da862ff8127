# Classes that descend from int are their own number, whatever __index__ says.
class I(int):
    def __index__(self): return 42
class Cut:
    def __trunc__(self): return 5
class Named(int): pass
int(I(7)), int(Cut()), type(Named.from_bytes(b'\x01')).__name__, bool.from_bytes(b'\x01') #= (7, 5, 'Named', True)
class Short:
    def __len__(self): return -1
class Odd:
    def __len__(self): return 'a'
def told(g):
    try: return g()
    except (TypeError, ValueError) as e: return f'{type(e).__name__}: {e}'
told(lambda: bool(Short())), told(lambda: bool(Odd())), told(lambda: pow(2, 3, 0)), told(lambda: pow(2, -1, 4)) #= ('ValueError: __len__() should return >= 0', "TypeError: 'str' object cannot be interpreted as an integer", 'ValueError: pow() 3rd argument cannot be 0', 'ValueError: base is not invertible for the given modulus')
