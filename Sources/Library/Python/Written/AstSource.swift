import Evaluator

extension WrittenModules {
  static let ast = WrittenModule(
    "ast", doc: "Literals; fieldbook's own parser stays inside.",
    #"""
    import re as _re

    _token = _re.compile(r'''\s*(?:(?P<number>(?:0[xX][0-9a-fA-F_]+|0[oO][0-7_]+|0[bB][01_]+|(?:\d[\d_]*\.?[\d_]*|\.\d[\d_]*)(?:[eE][-+]?\d+)?))
    |(?P<text>(?:[rR]?[bB]|[bB]?[rR]|[uU])?(?:\"\"\"(?:[^\\]|\\.)*?\"\"\"|\'\'\'(?:[^\\]|\\.)*?\'\'\'|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'))
    |(?P<word>[A-Za-z_]\w*)|(?P<mark>\.\.\.|[-+\[\](){}:,]))''', _re.X | _re.S)
    _constants = {'None': None, 'True': True, 'False': False}
    _escapes = {'\\': '\\', "'": "'", '"': '"', 'n': '\n', 't': '\t', 'r': '\r', 'a': '\a', 'b': '\b', 'f': '\f', 'v': '\v', '\n': ''}
    _escape = _re.compile(r'\\(x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|[0-7]{1,3}|.)', _re.S)

    def _unescaped(match):
        text = match[1]
        if text[0] in 'xuU' and len(text) > 1:
            return chr(int(text[1:], 16))
        if text[0] in '01234567':
            return chr(int(text, 8))
        return _escapes.get(text, '\\' + text)

    class _Reader:
        def __init__(self, text):
            self.text, self.position, self.tokens = text, 0, []
            end = len(text.rstrip())
            while self.position < end:
                match = _token.match(text, self.position)
                if match is None:
                    raise SyntaxError('invalid syntax')
                self.tokens.append((match.lastgroup, match[match.lastgroup]))
                self.position = match.end()
            self.next = 0

        def peek(self):
            return self.tokens[self.next] if self.next < len(self.tokens) else (None, None)

        def take(self):
            token = self.peek()
            if token[0] is None:
                raise SyntaxError('invalid syntax')
            self.next += 1
            return token

        def accept(self, mark):
            if self.peek() == ('mark', mark):
                self.next += 1
                return True
            return False

        def expect(self, mark):
            if not self.accept(mark):
                raise SyntaxError('invalid syntax')

        def elements(self, closing):
            found, comma = [], False
            while not self.accept(closing):
                found.append(self.value())
                comma = self.accept(',')
                if not comma:
                    self.expect(closing)
                    break
            return found, comma

        def value(self):
            kind, text = self.take()
            if kind == 'number':
                return self.number(text)
            if kind == 'text':
                value = self.string(text)
                while self.peek()[0] == 'text':
                    value += self.string(self.take()[1])
                return value
            if kind == 'word':
                if text in _constants:
                    return _constants[text]
                if text == 'set' and self.accept('('):
                    self.expect(')')
                    return set()
                raise ValueError(f'malformed node or string: {self.text!r}')
            if text == '...':
                return ...
            if text in '+-':
                value = self.value()
                if type(value) not in (int, float):
                    raise ValueError(f'malformed node or string: {self.text!r}')
                return -value if text == '-' else value
            if text == '[':
                return self.elements(']')[0]
            if text == '(':
                found, comma = self.elements(')')
                return found[0] if len(found) == 1 and not comma else tuple(found)
            if text == '{':
                return self.braces()
            raise SyntaxError('invalid syntax')

        def braces(self):
            if self.accept('}'):
                return {}
            first = self.value()
            if not self.accept(':'):
                if self.accept('}'):
                    return {first}
                self.expect(',')
                return {first, *self.elements('}')[0]}
            found = {first: self.value()}
            while self.accept(','):
                if self.peek() == ('mark', '}'):
                    break
                key = self.value()
                self.expect(':')
                found[key] = self.value()
            self.expect('}')
            return found

        def number(self, text):
            digits = text.replace('_', '')
            if digits[:2].lower() in ('0x', '0o', '0b'):
                return int(digits, 0)
            if any(c in digits for c in '.eE'):
                return float(digits)
            if len(digits) > 1 and digits[0] == '0' and digits.strip('0'):
                raise SyntaxError('leading zeros in decimal integer literals are not permitted; use an 0o prefix for octal integers')
            return int(digits)

        def string(self, text):
            prefix = text[:min(text.find(q) for q in '"\'' if q in text)].lower()
            body = text[len(prefix):]
            width = 3 if body[:3] in ('"""', "'''") else 1
            body = body[width:-width]
            if 'r' not in prefix:
                body = _escape.sub(_unescaped, body)
            return body.encode('latin-1') if 'b' in prefix else body

    def literal_eval(node_or_string):
        """The value of a literal: numbers, text, bytes, None, truth values, and tuples, lists, dicts and sets of them."""
        if not isinstance(node_or_string, str):
            raise ValueError(f'malformed node or string: {node_or_string!r}')
        reader = _Reader(node_or_string.lstrip(' \t'))
        value = reader.value()
        if reader.accept(','):
            value = (value,)
            while reader.peek()[0] is not None:
                value += (reader.value(),)
                if not reader.accept(','):
                    break
        if reader.peek()[0] is not None:
            if reader.peek()[0] == 'mark' and reader.peek()[1] in '+-':
                raise ValueError(f'malformed node or string: {node_or_string!r}')
            raise SyntaxError('invalid syntax')
        return value
    """#)
}
