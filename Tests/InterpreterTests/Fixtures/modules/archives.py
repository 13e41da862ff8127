import os, tempfile; os.chdir(tempfile.mkdtemp())
import glob, shutil, tempfile, os, gzip, zlib, hashlib, pickle, base64
os.makedirs('g/a', exist_ok=True); os.makedirs('g/b', exist_ok=True)
for n in ('g/1.txt','g/2.csv','g/a/3.txt','g/b/.hid.txt'): open(n,'w').write(n)
print(sorted(glob.glob('g/*.txt')), sorted(glob.glob('g/**/*.txt', recursive=True)), glob.glob('g/[0-9].csv'), sorted(glob.glob('g/*/')), glob.glob('nope*')) #> ['g/1.txt'] ['g/1.txt', 'g/a/3.txt'] ['g/2.csv'] ['g/a/', 'g/b/'] []
shutil.copy('g/1.txt', 'g/a'); shutil.copytree('g', 'h'); shutil.move('h/2.csv', 'h/b'); print(sorted(os.listdir('h/a')), os.listdir('h/b') and sorted(os.listdir('h/b')), shutil.rmtree('h'), os.path.exists('h')) #> ['1.txt', '3.txt'] ['.hid.txt', '2.csv'] None False
with tempfile.TemporaryDirectory() as d: open(os.path.join(d,'x'),'w').write('1'); print(os.path.isdir(d), os.listdir(d)) #> True ['x']
print(os.path.exists(d)) #> False
with tempfile.NamedTemporaryFile('w', suffix='.txt', delete=False) as f: f.write('tmp')
print(open(f.name).read(), f.name.endswith('.txt')); os.unlink(f.name) #> tmp True
with gzip.open('x.gz', 'wt') as f: f.write('line 1\nline 2\n')
with gzip.open('x.gz', 'rt') as f: print(f.read(), list(gzip.open('x.gz'))) #> line 1⏎line 2⏎ [b'line 1\n', b'line 2\n']
print(gzip.decompress(gzip.compress(b'abc'*100)) == b'abc'*100, zlib.decompress(zlib.compress(b'hi')), zlib.crc32(b'hello')) #> True b'hi' 907060870
try: gzip.open('g/1.txt').read()
except OSError as e: print(type(e).__name__, e) #> BadGzipFile Not a gzipped file (b'g/')
print(hashlib.md5(b'abc').hexdigest(), hashlib.sha1(b'abc').hexdigest(), hashlib.sha256(b'abc').hexdigest(), hashlib.sha512(b'abc'*50).hexdigest(), hashlib.sha224(b'').hexdigest(), hashlib.sha384(b'x').hexdigest()) #> 900150983cd24fb0d6963f7d28e17f72 a9993e364706816aba3e25717850c26c9cd0d89d ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad 6548d3a70b4cdd421757e29302c5082d1aea38fceb868afd1ffcab13a239a2491d06a521108573f528c7359b19a82065cd69f7a21ede6f766783932dfe9f0333 d14a028c2a3a2bc9476102bb288234c415a2b01f828ea62ac5b3e42f d752c2c51fba0e29aa190570a9d4253e44077a058d3297fa3a5630d5bd012622f97c28acaed313b5c83bb990caa7da85
h = hashlib.sha256(); h.update(b'a'*70); h.update(b'b'); print(h.hexdigest(), h.name, h.digest_size) #> ffe7dc5b4f124d4eaa6e3ff2510dfd998b2796b61d10325c057ec0d3e5a37f11 sha256 32
with open('p.pkl','wb') as f: pickle.dump({'labels': [0,1], 'names': ('a','b'), 'x': {1.5, 2}}, f)
with open('p.pkl','rb') as f: print(pickle.load(f)); print(pickle.loads(pickle.dumps([1,'a',None,2**80,b'x'])), base64.b64encode(b'hello'), base64.b64decode('aGVsbG8=')) #> {'labels': [0, 1], 'names': ('a', 'b'), 'x': {1.5, 2}}⏎[1, 'a', None, 1208925819614629174706176, b'x'] b'aGVsbG8=' b'hello'
---
import os, tempfile; os.chdir(tempfile.mkdtemp())
import io, shutil, tarfile, zipfile
os.makedirs('d/e'); open('d/a.txt', 'w').write('hello' * 100); open('d/e/b.bin', 'wb').write(bytes(range(256)))
with zipfile.ZipFile('x.zip', 'w', zipfile.ZIP_DEFLATED) as z:
    z.write('d/a.txt'); z.write('d/e/b.bin', 'inner/b'); z.writestr('t.txt', 'text é'); z.write('d/e'); z.comment = b'note'
    with z.open('w.txt', 'w') as f: f.write(b'1'); f.write(b'2')
with zipfile.ZipFile('x.zip') as z: print(z.namelist(), z.comment, z.testzip(), z.read('w.txt'), z.read('t.txt').decode(), [(i.file_size, i.is_dir(), i.compress_type) for i in z.infolist()]); z.extractall('out') #> ['d/a.txt', 'inner/b', 't.txt', 'd/e/', 'w.txt'] b'note' None b'12' text é [(500, False, 8), (256, False, 8), (7, False, 8), (0, True, 0), (2, False, 8)]
open('out/inner/b', 'rb').read() == bytes(range(256)), zipfile.is_zipfile('x.zip'), zipfile.is_zipfile('d/a.txt') #= (True, True, False)
with zipfile.ZipFile('x.zip', 'a') as z: z.writestr('more', 'm')
zipfile.ZipFile('x.zip').namelist()[-1], [p.name for p in zipfile.Path('x.zip').iterdir()], (zipfile.Path('x.zip') / 't.txt').read_text(encoding='utf-8') #= ('more', ['t.txt', 'w.txt', 'more', 'd', 'inner'], 'text é')
memory = io.BytesIO()
with zipfile.ZipFile(memory, 'w') as z: z.writestr('q', '1')
zipfile.ZipFile(io.BytesIO(memory.getvalue())).read('q') #= b'1'
for mode, name in (('w', 't.tar'), ('w:gz', 't.tar.gz')):
    with tarfile.open(name, mode) as t: t.add('d'); t.add('d/a.txt', arcname='n' * 150 + '/a'); info = tarfile.TarInfo('mem'); info.size = 3; t.addfile(info, io.BytesIO(b'abc'))
    with tarfile.open(name) as t: print([len(n) for n in t.getnames()], t.extractfile('mem').read(), t.getmember('d').isdir(), t.getmember('d/e/b.bin').size); t.extractall('tout', filter='fully_trusted')
 #> [1, 7, 3, 9, 152, 3] b'abc' True 256⏎[1, 7, 3, 9, 152, 3] b'abc' True 256
sorted(os.listdir('tout'))[:2], os.path.getsize('t.tar'), tarfile.is_tarfile('t.tar'), tarfile.is_tarfile('x.zip') #= (['d', 'mem'], 20480, True, False)
shutil.make_archive('made', 'gztar', 'd').endswith('made.tar.gz'), sorted(tarfile.open('made.tar.gz').getnames()) #= (True, ['.', './a.txt', './e', './e/b.bin'])
try: zipfile.ZipFile('d/a.txt')
except zipfile.BadZipFile as e: print(e) #> File is not a zip file
try: tarfile.open('d/a.txt', 'r:gz')
except tarfile.ReadError as e: print(e) #> not a gzip file
import base64, binascii
base64.b32encode(b'hello'), base64.b85encode(b'hello'), base64.a85encode(b'hello'), base64.b32decode('NBSWY3DP'), base64.b85decode(b'Xk~0{Zv'), base64.encodebytes(b'x' * 60), base64.b64encode(b'\xff\xfe', altchars=b'-_') #= (b'NBSWY3DP', b'Xk~0{Zv', b'BOu!rDZ', b'hello', b'hello', b'eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4\neHh4\n', b'__4=')
binascii.b2a_uu(b'hello'), binascii.a2b_uu(b"%:&5L;&\\"), binascii.b2a_qp('café'.encode()), binascii.a2b_qp(b'caf=C3=A9'), binascii.hexlify(b'ab') #= (b'%:&5L;&\\ \n', b'hello', b'caf=C3=A9', b'caf\xc3\xa9', b'6162')
try: base64.b64decode('a')
except binascii.Error as e: print(e) #> Invalid base64-encoded string: number of data characters (1) cannot be 1 more than a multiple of 4
---
import email, email.policy, email.utils
from email.parser import BytesParser
raw = b'From: =?utf-8?q?J=C3=BCrgen?= <j@x.de>\nTo: bob@y.org,\n ann@y.org\nSubject: =?utf-8?b?SGVsbG8gV8O2cmxk?= again\nMIME-Version: 1.0\nContent-Type: multipart/alternative; boundary="XX"\n\n--XX\nContent-Type: text/plain; charset="utf-8"\nContent-Transfer-Encoding: quoted-printable\n\ncaf=C3=A9 =\njoined\n--XX\nContent-Type: text/html; charset=iso-8859-1\nContent-Transfer-Encoding: base64\n\nPGI+aGk8L2I+\n--XX--\n'
m = BytesParser(policy=email.policy.default).parsebytes(raw)
m['subject'], m['From'], m['to'], m['none'], m.is_multipart(), m.get_content_type(), [p.get_content_type() for p in m.walk()], [p.get_content() for p in m.iter_parts()] #= ('Hello Wörld again', 'Jürgen <j@x.de>', 'bob@y.org, ann@y.org', None, True, 'multipart/alternative', ['multipart/alternative', 'text/plain', 'text/html'], ['café joined', '<b>hi</b>'])
t = email.message_from_string('Subject: hi\nX: 1\n\nbody\nmore\n'); t.get_payload(), t['x'], t.items(), t.as_string() #= ('body\nmore\n', '1', [('Subject', 'hi'), ('X', '1')], 'Subject: hi\nX: 1\n\nbody\nmore\n')
email.utils.parseaddr('Jane <j@x.org>'), email.utils.parsedate_to_datetime('Thu, 22 Aug 2002 18:26:25 +0700'), email.utils.formataddr(('A, B', 'a@b')), email.utils.formatdate(0) #= (('Jane', 'j@x.org'), datetime.datetime(2002, 8, 22, 18, 26, 25, tzinfo=datetime.timezone(datetime.timedelta(seconds=25200))), '"A, B" <a@b>', 'Thu, 01 Jan 1970 00:00:00 -0000')
from email.mime.text import MIMEText
from email.mime.multipart import MIMEMultipart
a = MIMEMultipart(boundary='BB'); a['Subject'] = 's'; a.attach(MIMEText('hello')); print(a.as_string()) #> Content-Type: multipart/mixed; boundary="BB"⏎MIME-Version: 1.0⏎Subject: s⏎⏎--BB⏎Content-Type: text/plain; charset="us-ascii"⏎MIME-Version: 1.0⏎Content-Transfer-Encoding: 7bit⏎⏎hello⏎--BB--
import this #> The Zen of Python, by Tim Peters⏎⏎Beautiful is better than ugly.⏎Explicit is better than implicit.⏎Simple is better than complex.⏎Complex is better than complicated.⏎Flat is better than nested.⏎Sparse is better than dense.⏎Readability counts.⏎Special cases aren't special enough to break the rules.⏎Although practicality beats purity.⏎Errors should never pass silently.⏎Unless explicitly silenced.⏎In the face of ambiguity, refuse the temptation to guess.⏎There should be one-- and preferably only one --obvious way to do it.⏎Although that way may not be obvious at first unless you're Dutch.⏎Now is better than never.⏎Although never is often better than *right* now.⏎If the implementation is hard to explain, it's a bad idea.⏎If the implementation is easy to explain, it may be a good idea.⏎Namespaces are one honking great idea -- let's do more of those!
---
import weakref
class Thing:
    def __init__(self, value): self.value = value
    def __add__(self, other): return self.value + other
    def __len__(self): return 3
    def __call__(self, x): return x * self.value
thing = Thing(4); p = weakref.proxy(thing)
p.value, p + 1, len(p), isinstance(p, Thing), p(2), type(p).__name__ #= (4, 5, 3, True, 8, 'CallableProxyType')
p.value = 9; thing.value #= 9
try: hash(p)
except TypeError as e: print(type(e).__name__) #> TypeError
del thing
try: p.value
except ReferenceError as e: print(e) #> weakly-referenced object no longer exists
import contextlib
@contextlib.contextmanager
def step(name):
    print('enter', name)
    try: yield name
    except ValueError as e: print('handled', e)
    print('exit', name)
@step('deco')
def work(): raise ValueError('x')
work(); step.__name__ #> enter deco⏎handled x⏎exit deco
with contextlib.ExitStack() as stack:
    print(stack.enter_context(step('a')), stack.callback(print, 'callback') is print)
 #> enter a⏎a True⏎callback⏎exit a
from urllib.parse import urlsplit, urljoin, parse_qs, urldefrag, unquote_to_bytes, urlparse
u = urlsplit('https://me:pw@[::1]:80/p;a?q=1#f'); u, u.username, u.password, u.hostname, u.port, u.geturl() #= (SplitResult(scheme='https', netloc='me:pw@[::1]:80', path='/p;a', query='q=1', fragment='f'), 'me', 'pw', '::1', 80, 'https://me:pw@[::1]:80/p;a?q=1#f')
urljoin('http://a/b/c/d', '../g;x?y#s'), urldefrag('http://a/b#c'), parse_qs('a=1&a=2&b=', keep_blank_values=True), urlparse(b'http://x/y;p'), unquote_to_bytes('a%20b') #= ('http://a/b/g;x?y#s', DefragResult(url='http://a/b', fragment='c'), {'a': ['1', '2'], 'b': ['']}, ParseResultBytes(scheme=b'http', netloc=b'x', path=b'/y', params=b'p', query=b'', fragment=b''), b'a b')
import collections, pickle, tarfile, zipfile
print(collections.UserDict, collections.UserList, collections.UserString, tarfile.TarInfo, tarfile.ReadError, zipfile.ZipInfo, zipfile.BadZipFile, zipfile.Path, pickle.PicklingError) #> <class 'collections.UserDict'> <class 'collections.UserList'> <class 'collections.UserString'> <class 'tarfile.TarInfo'> <class 'tarfile.ReadError'> <class 'zipfile.ZipInfo'> <class 'zipfile.BadZipFile'> <class 'zipfile.Path'> <class '_pickle.PicklingError'>
pickle.loads(pickle.dumps([collections.UserDict(a=1), collections.UserList([1]), collections.UserString('s')])) #= [{'a': 1}, [1], 's']
