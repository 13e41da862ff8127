f"{3.14159:.2f}", f"{3.14159:8.3f}|", f"{3.14159:<8.3f}|", f"{3.14159:^9.2f}|", f"{3.14159:+.2f}", f"{-3.14159: .2f}", f"{3.14159: .2f}" #= ('3.14', '   3.142|', '3.142   |', '  3.14   |', '+3.14', '-3.14', ' 3.14')
f"{1234567:,}", f"{1234567.891:,.2f}", f"{1234567:_}", f"{255:_x}", f"{65535:_b}", f"{123:,}", f"{0:,}", f"{-1234567:,}" #= ('1,234,567', '1,234,567.89', '1_234_567', 'ff', '1111_1111_1111_1111', '123', '0', '-1,234,567')
f"{42:5d}|", f"{42:<5}|", f"{42:^5}|", f"{42:>5}|", f"{42:05}", f"{-42:05}", f"{42:+}", f"{42: }", f"{42:=+6}", f"{42:*^7}" #= ('   42|', '42   |', ' 42  |', '   42|', '00042', '-0042', '+42', ' 42', '+   42', '**42***')
f"{255:x}", f"{255:X}", f"{255:#x}", f"{255:o}", f"{255:#o}", f"{5:b}", f"{5:#b}", f"{5:08b}", f"{5:#010b}", f"{97:c}" #= ('ff', 'FF', '0xff', '377', '0o377', '101', '0b101', '00000101', '0b00000101', 'a')
f"{0.256:%}", f"{0.256:.1%}", f"{1:.0%}", f"{0.5:8.1%}|", f"{-0.256:.2%}" #= ('25.600000%', '25.6%', '100%', '   50.0%|', '-25.60%')
f"{12345.678:e}", f"{12345.678:.2e}", f"{12345.678:E}", f"{0.0001234:e}", f"{0:e}" #= ('1.234568e+04', '1.23e+04', '1.234568E+04', '1.234000e-04', '0.000000e+00')
f"{12345.678:g}", f"{0.00001234:g}", f"{1e20:g}", f"{123456789:g}", f"{1.5:g}", f"{100000:g}", f"{1000000:g}", f"{0.1:.3g}", f"{1234.5:.2g}", f"{1234.5:#.6g}" #= ('12345.7', '1.234e-05', '1e+20', '1.23457e+08', '1.5', '100000', '1e+06', '0.1', '1.2e+03', '1234.50')
f"{1.5:}", f"{1e16:}", f"{100.0:}", f"{1/3:.4}", f"{1234567.0:.3}", f"{123.456:.5}", f"{0.00001:.3}", f"{100.0:.3}", f"{1e10:.3}", f"{10.0:.2}", f"{5.0:.1}", f"{99.9:.2}" #= ('1.5', '1e+16', '100.0', '0.3333', '1.23e+06', '123.46', '1e-05', '1e+02', '1e+10', '1e+01', '5e+00', '1e+02')
f"{1.5:10}|", f"{1.5:<10}|", f"{1.5:010}", f"{-1.5:010.2f}", f"{1234.5:012,.2f}", f"{1234:010,}", f"{1234:09,}", f"{12:6,}|" #= ('       1.5|', '1.5       |', '00000001.5', '-000001.50', '0,001,234.50', '00,001,234', '0,001,234', '    12|')
f"{float('inf')}", f"{float('nan'):.2f}", f"{float('-inf'):8.1f}|", f"{float('inf'):F}", f"{float('nan'):E}", f"{float('inf'):08}" #= ('inf', 'nan', '    -inf|', 'INF', 'NAN', '00000inf')
f"{True}", f"{True:d}", f"{True:5}|", f"{False:>7}|", f"{True:.1f}", f"{None}", f"{None!s:>6}" #= ('True', '1', '    1|', '      0|', '1.0', 'None', '  None')
f"{'abc'}", f"{'abc':5}|", f"{'abc':>5}|", f"{'abc':^5}|", f"{'abc':*<6}", f"{'abc':.2}", f"{'abc':>5.1}|", f"{'abc':s}", f"{'é':>3}|" #= ('abc', 'abc  |', '  abc|', ' abc |', 'abc***', 'ab', '    a|', 'abc', '  é|')
f"{'a'!r}", f"{'a'!s}", f"{'é'!a}", f"{'a'!r:>6}", f"{[1, 'x']}", f"{(1,)!r}", f"{ {'a': 1} }" #= ("'a'", 'a', "'\\xe9'", "   'a'", "[1, 'x']", '(1,)', "{'a': 1}")
x = 5
w = 8
f"{x}", f"{x=}", f"{x = }", f"{x + 1=}", f"{x!r}", f"{x:{w}}|", f"{x:0{w}d}", f"{3.14159:{w}.{x - 3}f}|", f"{'a':{'<'}{w}}|" #= ('5', 'x=5', 'x = 5', 'x + 1=6', '5', '       5|', '00000005', '    3.14|', 'a       |')
f"{x=:>4}", f"{'a'=}", f"{x=!s}" #= ('x=   5', "'a'='a'", 'x=5')
f"{{}}", f"{{{x}}}", f"a{x}b{w}c", f"{x}{w}", f"" #= ('{}', '{5}', 'a5b8c', '58', '')
f"{x if x > 3 else 'small'}", f"{', '.join(str(i) for i in range(3))}", f"{(lambda a: a * 2)(3)}", f"{ {'k': 2}['k'] }" #= ('5', '0, 1, 2', '6', '2')
f'{x}' 'y' f"{w}" #= '5y8'
f"{1e3:.0f}", f"{2.5:.0f}", f"{3.5:.0f}", f"{0.5:.0f}", f"{1.005:.2f}", f"{2.675:.2f}", f"{1e-10:.3f}", f"{123456789.123456789:.4f}" #= ('1000', '2', '4', '0', '1.00', '2.67', '0.000', '123456789.1235')
'%d' % 5, '%5d|' % 5, '%-5d|' % 5, '%05d' % 5, '%+d' % 5, '% d' % 5, '%d' % 3.9, '%i' % 7 #= ('5', '    5|', '5    |', '00005', '+5', ' 5', '3', '7')
'%s' % 'a', '%5s|' % 'a', '%-5s|' % 'a', '%.2s' % 'abc', '%r' % 'a', '%s' % [1, 2], '%s' % None #= ('a', '    a|', 'a    |', 'ab', "'a'", '[1, 2]', 'None')
'%f' % 1.5, '%.2f' % 3.14159, '%8.3f|' % 3.14159, '%e' % 12345.678, '%g' % 0.0001, '%.3g' % 1234.5, '%+.1f' % 2.0, '%08.2f' % -1.5 #= ('1.500000', '3.14', '   3.142|', '1.234568e+04', '0.0001', '1.23e+03', '+2.0', '-0001.50')
'%x' % 255, '%X' % 255, '%o' % 8, '%#x' % 255, '%c' % 'a', '%c' % 97, '%%', '100%%' % () #= ('ff', 'FF', '10', '0xff', 'a', 'a', '%%', '100%')
'%s and %s' % ('a', 1), '%(a)s-%(b)d' % {'a': 1, 'b': 2}, '%*d' % (5, 42), '%.*f' % (2, 3.14159), '%s' % (1,) #= ('a and 1', '1-2', '   42', '3.14', '1')
'{} {}'.format(1, 2), '{0} {1} {0}'.format('a', 'b'), '{a} {b}'.format(a=1, b=2), '{:.2f}'.format(3.14159), '{:>5}|{:<5}|'.format(1, 2) #= ('1 2', 'a b a', '1 2', '3.14', '    1|2    |')
'{0[1]} {0[0]}'.format([1, 2]), '{a[k]}'.format(a={'k': 5}), '{!r}'.format('a'), '{0!s:>4}'.format('a'), '{{}}'.format(), '{:{}}'.format('a', 5), '{:{w}.{p}f}'.format(3.14159, w=8, p=2) #= ('2 1', '5', "'a'", '   a', '{}', 'a    ', '    3.14')
'{:,}'.format(1234567), '{:%}'.format(0.5), '{}'.format(None), '{:5}'.format(True), '{:d}'.format(True) #= ('1,234,567', '50.000000%', 'None', '    1', '1')
format(3.14159, '.2f'), format(42, '05d'), format('a', '>3'), format(5), format(None), format(True) #= ('3.14', '00042', '  a', '5', 'None', 'True')
f"{3:.2f}", f"{7:.1e}", f"{2:%}", f"{10:g}" #= ('3.00', '7.0e+00', '200.000000%', '10')
f"{1234.5678:10.2f}|{'x':^3}|{7:>+4}" #= '   1234.57| x |  +7'
f"Test accuracy: {0.9917 * 100:.2f}%" #= 'Test accuracy: 99.17%'
f"{1_000_000:,} {12_345.6:,.1f}" #= '1,000,000 12,345.6'
f"{'nested ' + f'{x}'}" #= 'nested 5'
f"""multi
{x}""" #= 'multi\n5'
f"{'a':d}" #! format code 'd' does not work on str
---
f"{5:s}" #! format code 's' does not work on int
---
f"{5:.2d}" #! Precision not allowed in integer format specifier
---
f"{1.5:d}" #! format code 'd' does not work on float
---
f"{[1]:5}" #! format '5' does not work on list
#? make it text or a number first: {str(x):…}
---
f"{5:10q}" #! format code 'q' does not work on int
---
'%d' % 'a' #! %d format: a real number is required, not str
---
'%d %d' % (1,) #! nothing is given for `%` number 2 in the text
---
'%d' % (1, 2) #! more values are given than the text has places for
---
'%q' % 1 #! unsupported format character 'q' (0x71) at index 1
---
'{} {}'.format(1) #! nothing is given for place 1 in the text
---
'{a}'.format(b=1) #! nothing is given for `a` in the text
---
'{'.format(1) #! Single '{' encountered in format string
---
'}'.format(1) #! Single '}' encountered in format string
---
def told(f):
    try: return f()
    except Exception as e: return type(e).__name__ + ': ' + str(e)

[told(lambda: f % v) for f, v in [('%d', float('nan')), ('%d', float('inf')), ('%.5d', 42), ('%#.4x', 255), ('%05.3d', -42), ('%x', 1.5), ('%+.3d|', 7), ('%-8.3d|', 7), ('%08d', -5), ('%c', 65), ('%c', 'ab'), ('%c', -1), ('%*d', (5, 3)), ('%(b)s', {'a': 1}), ('%d', 'x'), ('%f', 'x'), ('%q', 1), ('%', 1), ('%x', -255), ('%5%|', ()), ('%-05d|', 3), ('%ld', 5), ('%.3', 1), ('%(a', {})]] #= ['ValueError: cannot convert float NaN to integer', 'OverflowError: cannot convert float infinity to integer', '00042', '0x00ff', '-0042', 'TypeError: %x format: an integer is required, not float', '+007|', '007     |', '-0000005', 'A', 'TypeError: %c requires int or char', 'OverflowError: %c arg not in range(0x110000)', '    3', "KeyError: 'b'", 'TypeError: %d format: a real number is required, not str', 'TypeError: must be real number, not str', "ValueError: unsupported format character 'q' (0x71) at index 1", 'ValueError: incomplete format', '-ff', 'TypeError: not enough arguments for format string', '3    |', '5', 'ValueError: incomplete format', 'ValueError: incomplete format key']
[told(lambda: format(v, s)) for v in (1, -0.0, 'a', None) for s in (',_', ',,', 'z', 'z.1f', '.', '10q', 'z+f', 'ff', '.3d', '010', ',b', '+c', '+s', ' s', '#s', '=10', 'n', '_s')] #= ["ValueError: Cannot specify both ',' and '_'.", "ValueError: Cannot specify ',' with ','.", 'ValueError: Negative zero coercion (z) not allowed in integer format specifier', '1.0', 'ValueError: Format specifier missing precision', "ValueError: Unknown format code 'q' for object of type 'int'", "ValueError: Invalid format specifier 'z+f' for object of type 'int'", "ValueError: Invalid format specifier 'ff' for object of type 'int'", 'ValueError: Precision not allowed in integer format specifier', '0000000001', "ValueError: Cannot specify ',' with 'b'.", "ValueError: Sign not allowed with integer format specifier 'c'", "ValueError: Unknown format code 's' for object of type 'int'", "ValueError: Unknown format code 's' for object of type 'int'", "ValueError: Unknown format code 's' for object of type 'int'", '         1', '1', "ValueError: Cannot specify '_' with 's'.", "ValueError: Cannot specify both ',' and '_'.", "ValueError: Cannot specify ',' with ','.", '0.0', '0.0', 'ValueError: Format specifier missing precision', "ValueError: Unknown format code 'q' for object of type 'float'", "ValueError: Invalid format specifier 'z+f' for object of type 'float'", "ValueError: Invalid format specifier 'ff' for object of type 'float'", "ValueError: Unknown format code 'd' for object of type 'float'", '-0000000.0', "ValueError: Cannot specify ',' with 'b'.", "ValueError: Unknown format code 'c' for object of type 'float'", "ValueError: Unknown format code 's' for object of type 'float'", "ValueError: Unknown format code 's' for object of type 'float'", "ValueError: Unknown format code 's' for object of type 'float'", '-      0.0', '-0', "ValueError: Cannot specify '_' with 's'.", "ValueError: Cannot specify both ',' and '_'.", "ValueError: Cannot specify ',' with ','.", 'ValueError: Negative zero coercion (z) not allowed in string format specifier', "ValueError: Unknown format code 'f' for object of type 'str'", 'ValueError: Format specifier missing precision', "ValueError: Unknown format code 'q' for object of type 'str'", "ValueError: Invalid format specifier 'z+f' for object of type 'str'", "ValueError: Invalid format specifier 'ff' for object of type 'str'", "ValueError: Unknown format code 'd' for object of type 'str'", 'a000000000', "ValueError: Cannot specify ',' with 'b'.", "ValueError: Unknown format code 'c' for object of type 'str'", 'ValueError: Sign not allowed in string format specifier', 'ValueError: Space not allowed in string format specifier', 'ValueError: Alternate form (#) not allowed in string format specifier', "ValueError: '=' alignment not allowed in string format specifier", "ValueError: Unknown format code 'n' for object of type 'str'", "ValueError: Cannot specify '_' with 's'.", 'TypeError: unsupported format string passed to NoneType.__format__', 'TypeError: unsupported format string passed to NoneType.__format__', 'TypeError: unsupported format string passed to NoneType.__format__', 'TypeError: unsupported format string passed to NoneType.__format__', 'TypeError: unsupported format string passed to NoneType.__format__', 'TypeError: unsupported format string passed to NoneType.__format__', 'TypeError: unsupported format string passed to NoneType.__format__', 'TypeError: unsupported format string passed to NoneType.__format__', 'TypeError: unsupported format string passed to NoneType.__format__', 'TypeError: unsupported format string passed to NoneType.__format__', 'TypeError: unsupported format string passed to NoneType.__format__', 'TypeError: unsupported format string passed to NoneType.__format__', 'TypeError: unsupported format string passed to NoneType.__format__', 'TypeError: unsupported format string passed to NoneType.__format__', 'TypeError: unsupported format string passed to NoneType.__format__', 'TypeError: unsupported format string passed to NoneType.__format__', 'TypeError: unsupported format string passed to NoneType.__format__', 'TypeError: unsupported format string passed to NoneType.__format__']
---
'{:>#12}|{:#}|{:#}'.format(1e22, 1.5, 1e300), format(2.0, '#') #= ('      1.e+22|1.5|1.e+300', '2.0')
try: bytes(1 << 70)
except OverflowError as e: print(e) #> cannot fit 'int' into an index-sized integer
print(format(65, '4c') + '|', f'{66:<3c}|', f'{67:^3c}|') #>    A| B  |  C |
---
def t(f):
    try: return f()
    except Exception as e: return f'{type(e).__name__}: {e}'
t(lambda: '{'.format()), t(lambda: 'a {'.format(1)), t(lambda: '}'.format()), t(lambda: '{0'.format(1)), t(lambda: print(1, foo=2)) #= ("ValueError: Single '{' encountered in format string", "ValueError: Single '{' encountered in format string", "ValueError: Single '}' encountered in format string", "ValueError: expected '}' before end of string", "TypeError: 'foo' is an invalid keyword argument for print()")
