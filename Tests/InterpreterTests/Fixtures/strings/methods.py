'Hello World'.upper(), 'Hello'.lower(), 'hello world'.title(), "they're bill's".title(), 'hELLO'.capitalize(), 'Hello'.swapcase() #= ('HELLO WORLD', 'hello', 'Hello World', "They'Re Bill'S", 'Hello', 'hELLO')
'ß'.upper(), 'É'.lower(), 'ÉCOLE'.capitalize(), 'straße'.title() #= ('SS', 'é', 'École', 'Straße')
'  a b '.strip(), '  a '.lstrip(), ' a  '.rstrip(), 'xxaxx'.strip('x'), 'abcba'.strip('ab'), 'xyz'.lstrip('yx') #= ('a b', 'a ', ' a', 'a', 'c', 'z')
'a,b,c'.split(','), 'a b  c'.split(), ' a b '.split(' '), 'a,b,c'.split(',', 1), ''.split(','), ''.split(), 'a  b c'.split(None, 1), 'abc'.split('') if False else 0 #= (['a', 'b', 'c'], ['a', 'b', 'c'], ['', 'a', 'b', ''], ['a', 'b,c'], [''], [], ['a', 'b c'], 0)
'a,b,c'.rsplit(',', 1), 'a b c'.rsplit(None, 1), 'a b c'.rsplit(), 'a,b'.rsplit(',', 5) #= (['a,b', 'c'], ['a b', 'c'], ['a', 'b', 'c'], ['a', 'b'])
'a,b'.rsplit(',', 9223372036854775807), 'a,b'.split(',', 9223372036854775807) #= (['a', 'b'], ['a', 'b'])
'a\nb\r\nc\rd'.splitlines(), 'a\n'.splitlines(True), ''.splitlines(), '\n\n'.splitlines() #= (['a', 'b', 'c', 'd'], ['a\n'], [], ['', ''])
', '.join(['a', 'b']), ''.join([]), '-'.join('abc'), ','.join(str(x) for x in range(3)) #= ('a, b', '', 'a-b-c', '0,1,2')
'hello'.replace('l', 'L'), 'hello'.replace('l', 'L', 1), 'abc'.replace('', '-'), 'abc'.replace('', '-', 2), 'aaa'.replace('aa', 'b'), 'abc'.replace('x', 'y') #= ('heLLo', 'heLlo', '-a-b-c-', '-a-bc', 'ba', 'abc')
'hello'.find('l'), 'hello'.find('x'), 'hello'.find('l', 3), 'hello'.find('l', 0, 2), 'hello'.rfind('l'), 'héllo'.find('l'), 'hello'.find('') #= (2, -1, 3, -1, 3, 2, 0)
'hello'.index('e'), 'hello'.rindex('l'), 'hello'.count('l'), 'hello'.count('x'), 'aaaa'.count('aa'), 'abc'.count('') #= (1, 3, 2, 0, 2, 4)
'hello'.startswith('he'), 'hello'.startswith('lo'), 'hello'.endswith('lo'), 'hello'.startswith(('x', 'h')), 'hello'.startswith('l', 2), 'hello'.endswith('l', 0, 4), 'a'.endswith('') #= (True, False, True, True, True, True, True)
'123'.isdigit(), '12a'.isdigit(), ''.isdigit(), '²'.isdigit(), '²'.isdecimal(), '½'.isnumeric(), '½'.isdigit() #= (True, False, False, True, False, True, False)
'abc'.isalpha(), 'ab1'.isalpha(), 'ab1'.isalnum(), ' '.isspace(), ''.isspace(), 'é'.isalpha(), 'a b'.isalpha() #= (True, False, True, True, False, True, False)
'ABC'.isupper(), 'ABc'.isupper(), 'abc'.islower(), '123'.isupper(), 'Hello World'.istitle(), 'Hello world'.istitle() #= (True, False, True, False, True, False)
'abc'.isidentifier(), '1a'.isidentifier(), '_x'.isidentifier(), 'a b'.isidentifier(), 'abc'.isascii(), 'é'.isascii(), 'a\n'.isprintable() #= (True, False, True, False, True, False, False)
'42'.zfill(5), '-42'.zfill(5), '+1'.zfill(4), 'abc'.zfill(2), 'a'.zfill(3) #= ('00042', '-0042', '+001', 'abc', '00a')
'ab'.ljust(5), 'ab'.rjust(5), 'ab'.center(5), 'ab'.center(6), 'abc'.center(6), 'ab'.ljust(5, '*'), 'ab'.center(7, '-'), 'a'.center(4, '.') #= ('ab   ', '   ab', '  ab ', '  ab  ', ' abc  ', 'ab***', '---ab--', '.a..')
'a=b=c'.partition('='), 'abc'.partition('='), 'a=b=c'.rpartition('='), 'abc'.rpartition('=') #= (('a', '=', 'b=c'), ('abc', '', ''), ('a=b', '=', 'c'), ('', '', 'abc'))
'TestCase'.removeprefix('Test'), 'TestCase'.removesuffix('Case'), 'abc'.removeprefix('x'), 'abc'.removesuffix('') #= ('Case', 'Test', 'abc', 'abc')
'a\tb'.expandtabs(), 'a\tb'.expandtabs(4), 'ab\tc\n\td'.expandtabs(4) #= ('a       b', 'a   b', 'ab  c\n    d')
'Straße'.casefold() == 'x' , 'ABC'.casefold() #= (False, 'abc')
str.upper('abc'), list(map(str.strip, [' a ', 'b '])), sorted(['B', 'a', 'C'], key=str.lower) #= ('ABC', ['a', 'b'], ['a', 'B', 'C'])
'abc'.upper().lower().title() #= 'Abc'
'x'.join('') , 'a b c'.split(' ', maxsplit=1), 'a-b'.split(sep='-') #= ('', ['a', 'b c'], ['a', 'b'])
'hello world'.split()[1][::-1].upper() #= 'DLROW'
'hello'.index('z') #! 'z' is not in the str
---
'a'.split('') #! empty separator
---
','.join([1, 2]) #! sequence item 0: expected str instance, int found
#^ [1, 2]
#? make them text first: ' '.join(str(x) for x in …)
---
'abc'.foo() #! str has no attribute `foo`
---
'abc'.uper() #! str has no attribute `uper`; did you mean `upper`?
#^ uper
---
'abc'.upper(1) #! upper takes no arguments, found 1
#^ 1
---
'abc'.center('x') #! center expects int for `width`, found str
#^ 'x'
---
'one  two  '.split(None, 1), '  one  two'.rsplit(maxsplit=1), ' one '.split(maxsplit=0) #= (['one', 'two  '], ['  one', 'two'], ['one '])
---
# Places in texts, and what stands at the end of a word.
'abbbc'.rsplit('bb'), 'a-b-c-d'.rsplit('-', 2), 'aaaa'.rsplit('aa'), b'abbbc'.rsplit(b'bb'), 'x'.rsplit('y') #= (['ab', 'c'], ['a-b', 'c', 'd'], ['', '', ''], [b'ab', b'c'], ['x'])
'abc'.find('', 3), 'abc'.find('', 4), 'abc'.rfind('', 4), 'abc'.count('', 3), 'abc'.count('', 4), 'abc'.startswith('', 4), 'abc'.endswith('', 4), ''.count('', 1) #= (3, -1, -1, 1, 0, False, False, 0)
'äbcäbc'.find('b', 2), 'äbcäbc'.rfind('ä', 0, 4), 'äbcäbc'.rfind('ä', 0, 3), 'äbcäbc'.count('c', -3), 'äbcäbc'.index('c', 3, 6), 'äbc'.startswith('bc', 1), 'äbc'.endswith('b', 0, 2) #= (4, 3, 0, 1, 5, True, True)
'abcabc'.startswith(('x', 'ca'), 2, 4), 'abcabc'.startswith('cab', 2, 4), 'abcabc'.endswith(('bc', 'q'), -2), 'abcabc'.rfind('bc', 0, 5), 'abcabc'.find('c', 3, 5) #= (True, False, True, 1, -1)
('é' * 200).find('é', 150), ('aé' * 100).rfind('aé', 10, 151), ('aé' * 100).count('é', 50, 60), ('aé' * 100).startswith('éa', 101) #= (150, 148, 5, True)
'ΑΣ ΣΑΣ'.title(), 'ας σας'.swapcase(), 'AΣ'.swapcase(), 'ΑΣ'.lower(), 'ΌΣΟΣ'.title() #= ('Ας Σας', 'ΑΣ ΣΑΣ', 'aς', 'ας', 'Όσος')
try: '-'.join(['a', 1])
except TypeError as e: print(e) #> sequence item 1: expected str instance, int found
try: format(-5, 'c')
except OverflowError as e: print(e) #> %c arg not in range(0x110000)
