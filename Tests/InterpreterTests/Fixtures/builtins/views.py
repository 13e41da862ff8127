# memoryview, and bytearrays whose length stays meanwhile.
def refusal(do):
    try: return do()
    except Exception as problem: return f'{type(problem).__name__}: {problem}'
b = bytearray(b'abcdefgh'); m = memoryview(b)
m[0], m[-1], bytes(m[1:4]), m[::2].tolist(), len(m), list(m[:3]), m[::-1].tobytes() #= (97, 104, b'bcd', [97, 99, 101, 103], 8, [97, 98, 99], b'hgfedcba')
m.nbytes, m.itemsize, m.format, m.shape, m.strides, m.ndim, m.readonly, m.obj is b, m.contiguous, m[::2].contiguous, m[::2].strides #= (8, 1, 'B', (8,), (1,), 1, False, True, True, False, (2,))
m[0] = 65; m[1:3] = b'XY'; m[::-4] = b'12'
b, m == b, m[:2] == b'AX', b'X' in m, 65 in m, m.hex(':'), sorted(m[:3]) #= (bytearray(b'AXY2efg1'), True, True, False, True, '41:58:59:32:65:66:67:31', [65, 88, 89])
refusal(lambda: m.__setitem__(slice(0, 2), b'abc')) #= 'ValueError: memoryview assignment: lvalue and rvalue have different structures'
refusal(lambda: m.__setitem__(0, 300)) #= "ValueError: memoryview: invalid value for format 'B'"
refusal(lambda: m.__setitem__(0, 'a')) #= "TypeError: memoryview: invalid type for format 'B'"
refusal(lambda: memoryview(b'ab').__setitem__(0, 1)) #= 'TypeError: cannot modify read-only memory'
refusal(lambda: m[100]) #= 'IndexError: index out of bounds on dimension 1'
refusal(lambda: m['a']) #= 'TypeError: memoryview: invalid slice key'
refusal(lambda: memoryview(5)) #= "TypeError: memoryview: a bytes-like object is required, not 'int'"
refusal(lambda: b.append(1)) #= 'BufferError: Existing exports of data: object cannot be re-sized'
refusal(lambda: b.pop()) #= 'BufferError: Existing exports of data: object cannot be re-sized'
refusal(lambda: b.__setitem__(slice(0, 1), b'')) #= 'BufferError: Existing exports of data: object cannot be re-sized'
m.cast('H').tolist(), m.cast('i')[0], m.cast('Q').tolist(), m[:8].cast('d').format, m.cast('?').tolist(), m.cast('c')[1] #= ([22593, 12889, 26213, 12647], 844716097, [3559926615282112577], 'd', [True, True, True, True, True, True, True, True], b'X')
refusal(lambda: m[:3].cast('H')) #= 'TypeError: memoryview: length is not a multiple of itemsize'
refusal(lambda: m.cast('H').cast('I')) #= 'TypeError: memoryview: cannot cast between two non-byte formats'
refusal(lambda: m.cast('z')) #= "ValueError: memoryview: destination format must be a native single character format prefixed with an optional '@'"
refusal(lambda: m[::2].cast('b')) #= 'TypeError: memoryview: casts are restricted to C-contiguous views'
w = m.cast('h'); w[1] = -2; b, refusal(lambda: w.__setitem__(0, 40000)) #= (bytearray(b'AX\xfe\xffefg1'), "ValueError: memoryview: invalid value for format 'h'")
hash(memoryview(b'abc')) == hash(b'abc'), {memoryview(b'a'): 1}[b'a'], refusal(lambda: hash(m)) #= (True, 1, 'ValueError: cannot hash writable memoryview object')
b''.join([m[:2], b'-', m[2:3]]), int.from_bytes(m[:2], 'big'), bytearray(m[:3]), m.toreadonly().readonly #= (b'AX-\xfe', 16728, bytearray(b'AX\xfe'), True)
refusal(lambda: memoryview(b'a') < b'b') #= "TypeError: '<' not supported between instances of 'memoryview' and 'bytes'"
refusal(lambda: memoryview(b'a') + b'b') #= "TypeError: unsupported operand type(s) for +: 'memoryview' and 'bytes'"
with memoryview(b'xyz') as v: print(v.tolist()) #> [120, 121, 122]
refusal(lambda: v.tolist()) #= 'ValueError: operation forbidden on released memoryview object'
w.release(); m.release(); refusal(lambda: len(m)) #= 'ValueError: operation forbidden on released memoryview object'
del w, v, m
b.append(33); b #= bytearray(b'AX\xfe\xffefg1!')
---
import io, struct
f = io.BytesIO(); f.write(memoryview(b'hello')[1:3]); f.getvalue(), struct.unpack('<H', memoryview(b'\1\2')) #= (b'el', (513,))
class Own(bytearray):
    def first(self): return self[0]
o = Own(b'abc'); o.append(100); o, o.first(), len(o), bytes(o), o == b'abcd', isinstance(o, bytearray), [x for x in o] #~ (bytearray(b'abcd'), 97, 4, b'abcd', True, True, [97, 98, 99, 100])
isinstance(1, (int, float, complex)), issubclass(float, complex) #= (True, False)
---
d = {}; d['d'] = d; d['v'] = d.values(); d['k'] = d.keys()
d #= {'d': {...}, 'v': dict_values([{...}, ..., dict_keys(['d', 'v', 'k'])]), 'k': dict_keys(['d', 'v', 'k'])}
