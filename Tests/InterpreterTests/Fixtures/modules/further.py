import struct
struct.pack('>IIH', 2051, 60000, 28), struct.unpack('>IIH', b'\x00\x00\x08\x03\x00\x00\xea`\x00\x1c'), struct.calcsize('ihb'), struct.calcsize('=ihb') #= (b'\x00\x00\x08\x03\x00\x00\xea`\x00\x1c', (2051, 60000, 28), 7, 7)
struct.unpack('<3sxB?', b'abc\x00\xff\x01'), struct.unpack('<hHqQ', struct.pack('<hHqQ', -2, 65535, -3, 2 ** 64 - 1)), struct.unpack('<efd', struct.pack('<efd', 1.5, 0.1, 0.1)) #= ((b'abc', 255, True), (-2, 65535, -3, 18446744073709551615), (1.5, 0.10000000149011612, 0.1))
list(struct.iter_unpack('>H', b'\x00\x01\x00\x02')), struct.unpack_from('B', b'abc', 2), struct.Struct('>I').size #= ([(1,), (2,)], (99,), 4)
def refusal(f):
    try: return f()
    except Exception as e: return type(e).__name__ + ': ' + str(e)
refusal(lambda: struct.unpack('I', b'abc')), refusal(lambda: struct.pack('B', 300)), refusal(lambda: struct.pack('<h', 70000)), refusal(lambda: struct.pack('I', 'a')), refusal(lambda: struct.calcsize('z')), refusal(lambda: struct.pack('2I', 1)) #= ('error: unpack requires a buffer of 4 bytes', 'error: ubyte format requires 0 <= number <= 255', 'error: short format requires -32768 <= number <= 32767', 'error: required argument is not an integer', 'error: bad char in struct format', 'error: pack expected 2 items for packing (got 1)')
---
import xml.etree.ElementTree as ET
root = ET.fromstring('<annotation><size><width>10</width></size><object id="1"><name>cat &amp; dog</name><bndbox><xmin>1</xmin></bndbox></object><object><name>b</name></object></annotation>')
[o.find('name').text for o in root.findall('object')], root.find('size/width').text, [e.tag for e in root.iter()], root.findtext('object/bndbox/xmin'), root.findall("object[@id='1']/name")[0].text #= (['cat & dog', 'b'], '10', ['annotation', 'size', 'width', 'object', 'name', 'bndbox', 'xmin', 'object', 'name'], '1', 'cat & dog')
ET.tostring(root, encoding='unicode'), len(root), root[1].attrib, root.find('absent') #= ('<annotation><size><width>10</width></size><object id="1"><name>cat &amp; dog</name><bndbox><xmin>1</xmin></bndbox></object><object><name>b</name></object></annotation>', 3, {'id': '1'}, None)
try: ET.fromstring('<a><b></a>')
except ET.ParseError as e: print(e) #> mismatched tag: line 1, column 8
import io
tree = ET.parse(io.StringIO('<a x="1"><!-- c --><b>t</b>u</a>'))
tree.getroot().get('x'), tree.find('b').tail, [e.tag for e in tree.getroot()] #= ('1', 'u', ['b'])
---
from fractions import Fraction
Fraction(1, 3) + Fraction(1, 6), Fraction('0.25'), Fraction(3.5), float(Fraction(1, 3)), Fraction(1, 3) < 0.5, hash(Fraction(1, 2)) == hash(0.5), Fraction(355, 113).limit_denominator(10), round(Fraction(7, 2)), sum([Fraction(1, 2), Fraction(1, 3)]) #= (Fraction(1, 2), Fraction(1, 4), Fraction(7, 2), 0.3333333333333333, True, True, Fraction(22, 7), 4, Fraction(5, 6))
from decimal import Decimal, getcontext, localcontext, ROUND_HALF_UP
Decimal('0.1') + Decimal('0.2'), Decimal(1) / 3, Decimal(2).sqrt(), Decimal('1.10') * 3, Decimal(0.1), Decimal('2.675').quantize(Decimal('0.01'), rounding=ROUND_HALF_UP) #= (Decimal('0.3'), Decimal('0.3333333333333333333333333333'), Decimal('1.414213562373095048801688724'), Decimal('3.30'), Decimal('0.1000000000000000055511151231257827021181583404541015625'), Decimal('2.68'))
f"{Decimal('1234.5678'):.2f} {Decimal('1234.5'):,} {Decimal('0.5'):.0%} {Decimal('12'):>6}", str(Decimal('1E+5')), Decimal('-0.00001'), divmod(Decimal(-7), 2), Decimal(1).exp(), Decimal(10).ln() #= ('1234.57 1,234.5 50%     12', '1E+5', Decimal('-0.00001'), (Decimal('-3'), Decimal('-1')), Decimal('2.718281828459045235360287471'), Decimal('2.302585092994045684017991455'))
try: Decimal('x')
except Exception as e: print(type(e).__name__, e) #> InvalidOperation [<class 'decimal.ConversionSyntax'>]
try: Decimal(1) + 1.5
except TypeError as e: print(e) #> unsupported operand type(s) for +: 'decimal.Decimal' and 'float'
---
import uuid, html, difflib, ast, array, calendar, shlex, binascii, importlib, colorsys, unicodedata, reprlib, weakref, codecs, locale, errno, secrets, timeit
uuid.UUID('12345678123456781234567812345678'), uuid.uuid5(uuid.NAMESPACE_DNS, 'python.org'), len(str(uuid.uuid4())), uuid.uuid4().version #= (UUID('12345678-1234-5678-1234-567812345678'), UUID('886313e1-3b8a-5372-9b90-0c9aee199e5d'), 36, 4)
html.escape('<a href="x">'), html.unescape('&lt;p&gt; caf&eacute; &#233; &#x41; &amp;amp; &notit;') #= ('&lt;a href=&quot;x&quot;&gt;', '<p> café é A &amp; ¬it;')
difflib.get_close_matches('appel', ['ape', 'apple', 'peach', 'puppy']), difflib.SequenceMatcher(None, 'abcd', 'bcde').ratio(), list(difflib.unified_diff(['a', 'b'], ['a', 'c'], lineterm='')) #= (['apple', 'ape'], 0.75, ['--- ', '+++ ', '@@ -1,2 +1,2 @@', ' a', '-b', '+c'])
ast.literal_eval("{'a': [1, -2.5, (3,), None], b'x': {1}, 'n': 'it\\'s'}"), ast.literal_eval(' [1, 2]') #= ({'a': [1, -2.5, (3,), None], b'x': {1}, 'n': "it's"}, [1, 2])
try: ast.literal_eval('__import__("os")')
except ValueError as e: print('refused') #> refused
a = array.array('i', [1, 2, 3])
a.append(4)
a, a.tobytes(), a[1:3], a.itemsize, array.array('d', b'\x00' * 8) #= (array('i', [1, 2, 3, 4]), b'\x01\x00\x00\x00\x02\x00\x00\x00\x03\x00\x00\x00\x04\x00\x00\x00', array('i', [2, 3]), 4, array('d', [0.0]))
calendar.monthrange(2024, 2), calendar.isleap(1900), calendar.day_name[0], calendar.month(2023, 5).splitlines()[:3] #= ((3, 29), False, 'Monday', ['      May 2023', 'Mo Tu We Th Fr Sa Su', ' 1  2  3  4  5  6  7'])
shlex.split("a 'b c' d\\ e"), shlex.quote('a b'), binascii.hexlify(b'abc'), binascii.crc32(b'hello'), importlib.import_module('os.path').join('a', 'b') #= (['a', 'b c', 'd e'], "'a b'", b'616263', 907060870, 'a/b')
unicodedata.normalize('NFD', 'é'), ''.join(c for c in unicodedata.normalize('NFKD', 'Ünïcödé ﬁ²') if unicodedata.category(c) != 'Mn'), unicodedata.name('é'), unicodedata.numeric('½') #= ('é', 'Unicode fi2', 'LATIN SMALL LETTER E WITH ACUTE', 0.5)
reprlib.repr(list(range(100))), colorsys.rgb_to_hsv(0.2, 0.4, 0.4), codecs.encode('Hello', 'rot13'), errno.ENOENT, len(secrets.token_hex(8)), secrets.randbelow(1), timeit.timeit(lambda: None, number=3) > 0 #= ('[0, 1, 2, 3, 4, 5, ...]', (0.5, 0.5, 0.4), 'Uryyb', 2, 16, 0, True)
class Node: pass
node = Node()
known = weakref.WeakValueDictionary(a=node)
reference = weakref.ref(node)
reference() is node, len(known), known['a'] is node #= (True, 1, True)
del node
reference(), len(known), list(known) #= (None, 0, [])
---
import inspect
def f(a, b: int = 3, /, *args, c, d='x', **kw) -> float:
    """Doc."""
    return a

inspect.signature(f), list(inspect.signature(f).parameters), inspect.signature(f).parameters['c'].kind, inspect.signature(f).bind(1, 2, 3, c=5).arguments, inspect.getdoc(f) #= (<Signature (a, b: int = 3, /, *args, c, d='x', **kw) -> float>, ['a', 'b', 'args', 'c', 'd', 'kw'], <_ParameterKind.KEYWORD_ONLY: 3>, {'a': 1, 'b': 2, 'args': (3,), 'c': 5}, 'Doc.')
class Layer:
    def __init__(self, units, activation=None): pass
    def call(self, x):
        return x

inspect.signature(Layer), inspect.getfullargspec(Layer.call).args, inspect.isclass(Layer), inspect.isfunction(f), [n for n, _ in inspect.getmembers(Layer, inspect.isfunction)] #= (<Signature (units, activation=None)>, ['self', 'x'], True, True, ['__init__', 'call'])
inspect.getsource(Layer.call).split() #~ ['def', 'call(self,', 'x):', 'return', 'x']
---
import unittest, io
class TestSums(unittest.TestCase):
    def setUp(self): self.x = [1, 2]
    def test_equal(self): self.assertEqual(sum(self.x), 3)
    def test_wrong(self): self.assertEqual([1, 2], [1, 3], 'sums')
    def test_raises(self):
        with self.assertRaisesRegex(ZeroDivisionError, 'division'): 1 / 0
    @unittest.skip('later')
    def test_skipped(self): pass
    def test_parts(self):
        for i in range(3):
            with self.subTest(i=i): self.assertNotEqual(i, 1)

stream = io.StringIO()
result = unittest.TextTestRunner(stream=stream, verbosity=2).run(unittest.defaultTestLoader.loadTestsFromTestCase(TestSums))
result.testsRun, len(result.failures), len(result.errors), result.skipped[0][1], result.wasSuccessful() #= (5, 2, 0, 'later', False)
[line for line in stream.getvalue().splitlines() if line.startswith(('FAILED', 'FAIL:', 'AssertionError', 'test_')) and 'parts' not in line] #= ['test_equal (__main__.TestSums.test_equal) ... ok', 'test_raises (__main__.TestSums.test_raises) ... ok', "test_skipped (__main__.TestSums.test_skipped) ... skipped 'later'", 'test_wrong (__main__.TestSums.test_wrong) ... FAIL', 'AssertionError: 1 == 1', 'FAIL: test_wrong (__main__.TestSums.test_wrong)', 'AssertionError: Lists differ: [1, 2] != [1, 3]', 'FAILED (failures=2, skipped=1)']
---
import importlib, os, sys, tempfile
folder = tempfile.mkdtemp()
os.mkdir(os.path.join(folder, 'parts_of_it'))
with open(os.path.join(folder, 'helpers_of_it.py'), 'w') as f: print("import math\nsize = 3\ndef area(r): return math.floor(r * size)\nclass Unit: pass\ndef fails(): return 1 / 0", file=f)
with open(os.path.join(folder, 'parts_of_it', 'inner.py'), 'w') as f: print("from helpers_of_it import size\nnames = [__name__, size]", file=f)
with open(os.path.join(folder, 'broken_of_it.py'), 'w') as f: print("x = 1\ny = = 2", file=f)
sys.path.insert(0, folder)
import helpers_of_it
from helpers_of_it import *
import parts_of_it.inner
from parts_of_it import inner as again
helpers_of_it.area(2.5), area(1), size, parts_of_it.inner.names, again is parts_of_it.inner, Unit.__module__, os.path.basename(helpers_of_it.__file__), 'helpers_of_it' in sys.modules #= (7, 3, 3, ['parts_of_it.inner', 3], True, 'helpers_of_it', 'helpers_of_it.py', True)
helpers_of_it.size = 5
helpers_of_it.area(2), size #= (10, 3)
try: helpers_of_it.fails()
except ZeroDivisionError as e: print(e) #> division by zero
with open(os.path.join(folder, 'helpers_of_it.py'), 'a') as f: print("size = 40 + 2000", file=f)
importlib.reload(helpers_of_it) is helpers_of_it, helpers_of_it.size #= (True, 2040)
---
'{a} {b[0]} {c.real:>3}'.format_map({'a': 1, 'b': 'xy', 'c': 5}) #= '1 x   5'
import string
string.Template('$who owes $$${amount}').substitute(who='tim', amount=5), string.Template('$a $b').get_identifiers(), string.Formatter().format('{0} {x:>5} {1!r}', 1, 'a', x=2) #= ('tim owes $5', ['a', 'b'], "1     2 'a'")
import copy, math
class Counted:
    def __init__(self, n): self.n = n
    def __reduce__(self): return Counted, (self.n + 1,)
    def __index__(self): return self.n
    def __float__(self): return self.n + 0.5

copy.copy(Counted(1)).n, copy.deepcopy([Counted(1)])[0].n, math.sqrt(Counted(1)) ** 2, list(range(Counted(3))), [1, 2, 3].pop(Counted(1)) #= (2, 2, 1.4999999999999998, [0, 1, 2], 2)
def refusal(f):
    try: return f()
    except Exception as e: return type(e).__name__ + ': ' + str(e)

refusal(lambda: math.sqrt(-1)), refusal(lambda: math.log(0)), refusal(lambda: math.exp(1000)), refusal(lambda: math.pow(0, -1)), refusal(lambda: math.fmod(1, 0)), refusal(lambda: math.isqrt(1.5)) #= ('ValueError: math domain error', 'ValueError: math domain error', 'OverflowError: math range error', 'ValueError: math domain error', 'ValueError: math domain error', "TypeError: 'float' object cannot be interpreted as an integer")
'ΑΣ ΣΑΣ Σ'.lower(), 'ΑΣ'.capitalize(), ord(b'a'), b'%s-%d' % (b'x', 5), b'abc'.translate(None, b'b'), bytes.maketrans(b'a', b'z')[97], hash((1, 2.5, (3,))) #= ('ας σας σ', 'Ας', 97, b'x-5', b'ac', 122, 3112700724483305790)
import pickle, collections, datetime
class Point:
    def __init__(self, x): self.x = x
    def __eq__(self, other): return self.x == other.x

pickle.loads(pickle.dumps({'p': collections.Counter('aab'), 'd': datetime.datetime(2020, 1, 2, 3), 'o': collections.OrderedDict(a=1), 'r': range(3)})) #= {'p': Counter({'a': 2, 'b': 1}), 'd': datetime.datetime(2020, 1, 2, 3, 0), 'o': OrderedDict([('a', 1)]), 'r': range(0, 3)}
import numbers
isinstance(3, numbers.Rational), isinstance(3, numbers.Number), isinstance(2.5, numbers.Real), isinstance(2.5, numbers.Integral) #= (True, True, True, False)
from collections.abc import Set, Mapping, Hashable
class Letters(Set):
    def __init__(self, text): self.text = text
    def __contains__(self, c): return c in self.text
    def __iter__(self): return iter(self.text)
    def __len__(self): return len(self.text)

sorted(Letters('abc') & Letters('bcd')), Letters('ab') <= Letters('abc'), Letters('ab') == {'a', 'b'}, isinstance([], Hashable), isinstance((), Hashable) #= (['b', 'c'], True, True, False, True)
---
# Copies of objects whose classes descend from built-in ones: what they hold, and their attributes.
import copy, collections
class S(str): pass
class B(bytes): pass
class F(float): pass
class T(tuple): pass
class FS(frozenset): pass
class DQ(collections.deque): pass
class Failed(Exception): pass
for x in [S('abc'), B(b'ab'), F(-0.0), T((1, [2])), FS([1, 2]), Failed(1, 2)]:
    x.tag = ['t']
    for made in (copy.copy(x), copy.deepcopy(x)): print(type(made).__name__, repr(made) == repr(x), made is x, made.tag, made.tag is x.tag, end='; ') #> S True False ['t'] True; S True False ['t'] False; B True False ['t'] True; B True False ['t'] False; F True False ['t'] True; F True False ['t'] False; T True False ['t'] True; T True False ['t'] False; FS True False ['t'] True; FS True False ['t'] False; Failed True False ['t'] True; Failed True False ['t'] False;
print(list(copy.copy(DQ([1, 2, 3], 2))), copy.deepcopy(DQ([[1]])).maxlen) #> [2, 3] None
---
import collections, heapq, math, time, functools, inspect
def told(make):
    try: return make()
    except Exception as error: return f'{type(error).__name__}: {error}'
told(lambda: collections.deque([1]).remove(2)), told(lambda: collections.deque([1]) + [1]) #= ('ValueError: 2 is not in deque', 'TypeError: can only concatenate deque (not "list") to deque')
told(lambda: heapq.heappop([])), told(lambda: time.sleep(-1)), told(lambda: math.isclose(1, 2, rel_tol=-1)) #= ('IndexError: index out of range', 'ValueError: sleep length must be non-negative', 'ValueError: tolerances must be non-negative')
told(lambda: math.dist([1], [1, 2])), told(lambda: math.dist([1], ['a'])), math.dist([1, 2], [4, 6]) #= ('ValueError: both points must have the same number of dimensions', 'TypeError: must be real number, not str', 5.0)
repr(functools.lru_cache(len)).split(' at ')[0].rstrip('>'), inspect.Parameter.empty #= ('<functools._lru_cache_wrapper object', <class 'inspect._empty'>)
