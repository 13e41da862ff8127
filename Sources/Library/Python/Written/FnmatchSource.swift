import Evaluator

extension WrittenModules {
  static let fnmatch = WrittenModule(
    "fnmatch", doc: "Patterns of file names.",
    #"""
    import re as _re

    def translate(pat):
        """A pattern of file names as a regular expression."""
        result, i, n = '', 0, len(pat)
        while i < n:
            c = pat[i]
            i += 1
            if c == '*':
                if not result.endswith('.*'):
                    result += '.*'
            elif c == '?':
                result += '.'
            elif c == '[':
                j = i
                if j < n and pat[j] == '!':
                    j += 1
                if j < n and pat[j] == ']':
                    j += 1
                while j < n and pat[j] != ']':
                    j += 1
                if j >= n:
                    result += '\\['
                else:
                    inside = pat[i:j].replace('\\', r'\\').replace('[', r'\[')
                    i = j + 1
                    if inside[0] == '!':
                        inside = '^' + inside[1:]
                    elif inside[0] == '^':
                        inside = '\\' + inside
                    result += f'[{inside}]'
            else:
                result += _re.escape(c)
        return rf'(?s:{result})\Z'

    def fnmatchcase(name, pat):
        """Whether a name fits a pattern."""
        return _re.match(translate(pat), name) is not None

    def fnmatch(name, pat):
        """Whether a name fits a pattern."""
        return fnmatchcase(name, pat)

    def filter(names, pat):
        """The names that fit a pattern."""
        match = _re.compile(translate(pat)).match
        return [name for name in names if match(name)]
    """#)
}
