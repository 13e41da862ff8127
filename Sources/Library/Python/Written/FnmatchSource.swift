import Evaluator

extension WrittenModules {
  static let fnmatch = WrittenModule(
    "fnmatch", doc: "Patterns of file names.",
    #"""
    import os as _os
    import re as _re

    def translate(pat):
        """A pattern of file names as a regular expression."""
        parts, i, n = [], 0, len(pat)
        while i < n:
            c = pat[i]
            i += 1
            if c == '*':
                if not parts or parts[-1] != '*':
                    parts.append('*')
            elif c == '?':
                parts.append('.')
            elif c == '[':
                j = i
                if j < n and pat[j] == '!':
                    j += 1
                if j < n and pat[j] == ']':
                    j += 1
                while j < n and pat[j] != ']':
                    j += 1
                if j >= n:
                    parts.append('\\[')
                else:
                    parts.append(_set(pat[i:j]))
                    i = j + 1
            else:
                parts.append(_re.escape(c))
        # What follows the first star is found as early as possible, once: so a pattern of many stars stays quick.
        result, i, n = '', 0, len(parts)
        while i < n and parts[i] != '*':
            result += parts[i]
            i += 1
        while i < n:
            i += 1
            if i == n:
                result += '.*'
                break
            fixed = ''
            while i < n and parts[i] != '*':
                fixed += parts[i]
                i += 1
            result += '.*' + fixed if i == n else f'(?>.*?{fixed})'
        return rf'(?s:{result})\Z'

    def _set(text):
        if '-' not in text:
            text = text.replace('\\', r'\\')
        else:
            # Ranges whose end comes before their start hold nothing.
            chunks, start, search = [], 0, 2 if text[0] == '!' else 1
            while (k := text.find('-', search)) >= 0:
                chunks.append(text[start:k])
                start, search = k + 1, k + 3
            if text[start:]:
                chunks.append(text[start:])
            else:
                chunks[-1] += '-'
            for k in range(len(chunks) - 1, 0, -1):
                if chunks[k - 1][-1] > chunks[k][0]:
                    chunks[k - 1] = chunks[k - 1][:-1] + chunks[k][1:]
                    del chunks[k]
            text = '-'.join(s.replace('\\', r'\\').replace('-', r'\-') for s in chunks)
        text = _re.sub(r'([&~|])', r'\\\1', text)
        if not text:
            return '(?!)'
        if text == '!':
            return '.'
        if text[0] == '!':
            text = '^' + text[1:]
        elif text[0] in '^[':
            text = '\\' + text
        return f'[{text}]'

    def _texts(name, pat):
        if isinstance(pat, (bytes, bytearray)):
            if isinstance(name, str):
                raise TypeError('cannot use a bytes pattern on a string-like object')
            return bytes(name).decode('latin-1'), pat.decode('latin-1')
        if isinstance(name, (bytes, bytearray)):
            raise TypeError('cannot use a string pattern on a bytes-like object')
        return name, pat

    def fnmatchcase(name, pat):
        """Whether a name fits a pattern."""
        name, pat = _texts(name, pat)
        return _re.match(translate(pat), name) is not None

    def fnmatch(name, pat):
        """Whether a name fits a pattern."""
        return fnmatchcase(_os.fspath(name), _os.fspath(pat))

    def filter(names, pat):
        """The names that fit a pattern."""
        if isinstance(pat, (bytes, bytearray)):
            return [name for name in names if fnmatchcase(name, pat)]
        match = _re.compile(translate(pat)).match
        return [name for name in names if match(_texts(name, pat)[0])]
    """#)
}
