'abc'.translate(str.maketrans('ab', 'xy')), str.maketrans({'a': 'b', 98: None}), 'abc'.translate({97: None}), str.maketrans('a', 'b', 'c') #= ('xyc', {97: 'b', 98: None}, 'bc', {97: 98, 99: None})
'hello world'.translate({ord(c): c.upper() + '.' for c in 'aeiou'}), 'tschüß'.translate(str.maketrans('ü', 'u', 'ß')), ''.maketrans('a', 'b') #= ('hE.llO. wO.rld', 'tschu', {97: 98})
'ß'.casefold(), 'STRASSE'.casefold() == 'straße'.casefold(), 'ΑΣ'.casefold(), 'ıI'.casefold(), 'ABC'.casefold() #= ('ss', True, 'ασ', 'ıi', 'abc')
'abcabc'.rfind('abc'), 'aaaa'.rfind('aa'), 'aaaa'.rindex('a'), 'abab'.rfind('ab', 0, 3), 'abc'.rfind(''), ''.rfind(''), 'abc'.rfind('', 1, 2) #= (3, 2, 3, 0, 3, 0, 2)
('a' * 20 + 'b').find('a' * 17 + 'b'), ('ab' * 30).find('ab' * 20 + 'c'), ('abcabcab' * 5).rfind('abcabcababcabcab'), 'xyz' in 'wxyz' * 9 #= (3, -1, 24, True)
'éaé'.find('é'), 'éaé'.rfind('é'), 'é' * 20 in 'é' * 30, ('é' * 30).rfind('é' * 20) #= (0, 2, True, 10)
str.maketrans('ab', 'x') #! maketrans: `y` must be as long as the first, found 'x'
---
'abc'.translate({97: 1.5}) #! translate: `table` must give characters, their numbers or None, found {97: 1.5}
---
str.maketrans({'ab': 'c'}) #! maketrans: `x` must have single characters as its keys, found {'ab': 'c'}
