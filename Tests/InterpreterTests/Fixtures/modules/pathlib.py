import os, tempfile; os.chdir(tempfile.mkdtemp())
from pathlib import Path
p = Path('work') / 'sub' / 'file.txt'
print(p, repr(p), p.parts, p.name, p.stem, p.suffix, p.parent, p.exists(), p.is_absolute()) #> work/sub/file.txt PosixPath('work/sub/file.txt') ('work', 'sub', 'file.txt') file.txt file .txt work/sub False False
p.parent.mkdir(parents=True, exist_ok=True)
print(p.write_text('hello\nworld\n'), p.read_text(), p.stat().st_size, p.read_bytes()) #> 12 hello⏎world⏎ 12 b'hello\nworld\n'
(p.parent / 'b.csv').write_bytes(b'1,2\n')
print(sorted(x.name for x in p.parent.iterdir()), sorted(Path('work').rglob('*.txt')), sorted(map(str, Path('work').glob('*/*.csv')))) #> ['b.csv', 'file.txt'] [PosixPath('work/sub/file.txt')] ['work/sub/b.csv']
print(p.with_suffix('.md'), p.with_name('x'), p.relative_to('work'), Path('a/b') == Path('a//b/'), Path('a') < Path('b')) #> work/sub/file.md work/sub/x sub/file.txt True True
with p.open() as f:
    for line in f: print(line.rstrip()) #> hello⏎world
try: Path('missing.txt').read_text()
except FileNotFoundError as e: print(e) #> [Errno 2] No such file or directory: 'missing.txt'
p.rename('work/new.txt'); print(Path('work/new.txt').exists()); Path('work/new.txt').unlink(); print(Path('work/new.txt').exists()) #> True⏎False
try: Path('work/new.txt').unlink()
except FileNotFoundError as e: print(e) #> [Errno 2] No such file or directory: 'work/new.txt'
print(Path('x.tar.gz').suffixes, Path('.bashrc').suffix, Path('/').parts, Path('a', 'b', '..', 'c'), str(Path()), Path('~').name, f'{p}', Path('a/b/c').parents[1], list(Path('a/b').parents)) #> ['.tar', '.gz']  ('/',) a/b/../c . ~ work/sub/file.txt a [PosixPath('a'), PosixPath('.')]
print({Path('a'): 1}[Path('a')], isinstance(p, Path), Path('a/b.txt').match('*.txt'), 'pre' / Path('x'), Path('work').is_dir()) #> 1 True True pre/x True
