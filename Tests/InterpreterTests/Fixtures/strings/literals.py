'a', "a", 'it\'s', "it's", 'say "hi"', 'both \' and "' #= ('a', 'a', "it's", "it's", 'say "hi"', 'both \' and "')
'tab\tnewline\nback\\slash\r' #= 'tab\tnewline\nback\\slash\r'
'\x41\u00e9\U0001F600\101\0' #= 'Aé😀A\x00'
r'raw\n', r"\d+" #= ('raw\\n', '\\d+')
"""triple
quoted""" #= 'triple\nquoted'
'con' 'cat' "enated" #= 'concatenated'
'é', 'ü', '日本', '😀', '\u200b', '\x7f', '\xa0', '\ufeff' #= ('é', 'ü', '日本', '😀', '\u200b', '\x7f', '\xa0', '\ufeff')
str('x'), repr('x'), repr("it's"), repr('"'), repr('\'"') #= ('x', "'x'", '"it\'s"', '\'"\'', '\'\\\'"\'')
'' == "", 'a' == "a", 'a' != 'b', 'a' < 'b', 'abc' < 'abd', 'Z' < 'a', 'a' < 'aa', '' < 'a' #= (True, True, True, True, True, True, True, True)
'é' == 'e\u0301', len('e\u0301'), len('é'), len('😀'), len('日本語') #= (False, 2, 1, 1, 3)
'a' + 'b', 'ab' * 3, 3 * 'ab', 'ab' * 0, 'ab' * -1 #= ('ab', 'ababab', 'ababab', '', '')
'ell' in 'hello', 'x' in 'hello', '' in 'hello', 'x' not in 'hello' #= (True, False, True, True)
ascii('é日😀a') #= "'\\xe9\\u65e5\\U0001f600a'"
print('a\nb') #> a⏎b
print("x", 'y', sep='', end='!') #> xy!
print() #>
print(1, None, True, 2.0, 'text', [1, 'a'], (1,), {}, sep='|') #> 1|None|True|2.0|text|[1, 'a']|(1,)|{}
print('a', 'b', end='') #> a b
len('') , len('abc'), bool(''), bool(' ') #= (0, 3, False, True)
ord('a'), ord('é'), ord('😀'), chr(97), chr(233), chr(128512) #= (97, 233, 128512, 'a', 'é', '😀')
'hello'[0], 'hello'[-1], 'hello'[1:3], 'hello'[::-1], 'hello'[:-1], 'hello'[::2], 'hello'[10:], 'hello'[-3:] #= ('h', 'o', 'el', 'olleh', 'hell', 'hlo', '', 'llo')
'日本語'[1], '日本語'[::-1], '日本語'[1:], 'aé😀'[2] #= ('本', '語本日', '本語', '😀')
list('abc'), tuple('ab'), set('a'), sorted('hello') #= (['a', 'b', 'c'], ('a', 'b'), {'a'}, ['e', 'h', 'l', 'l', 'o'])
[c for c in 'añ😀'] #= ['a', 'ñ', '😀']
'a\\b' #= 'a\\b'
'\
x' #= 'x'
'hello'[5] #! index 5 is out of range: the str has 5 elements
---
'hello'['a'] #! an index into str is an int or a slice, found str
---
'a' + 1 #! `+` does not work between str and int
#^ 'a' + 1
#? make it text first: str(…), or use an f-string
---
1 + 'a' #! `+` does not work between int and str
---
'a' * 'b' #! `*` does not work between str and str
---
s = 'abc'
s[0] = 'x' #! elements of str cannot be changed
---
ord('ab') #! ord() takes one character, found a str of length 2
---
chr(-1) #! chr() has no character for -1
---
chr(1114112) #! chr() has no character for 1114112
---
1 in 'abc' #! `in` looks for str inside of str, found int
