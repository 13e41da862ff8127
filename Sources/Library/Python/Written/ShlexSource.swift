import Evaluator

extension WrittenModules {
  static let shlex = WrittenModule(
    "shlex", doc: "Words as a shell reads them.",
    #"""
    import re as _re

    _unsafe = _re.compile(r'[^\w@%+=:,./-]', _re.ASCII)

    def quote(s):
        """The text as one word of a shell."""
        if not s:
            return "''"
        return s if _unsafe.search(s) is None else "'" + s.replace("'", "'\"'\"'") + "'"

    def join(split_command):
        """A line of these words."""
        return ' '.join(quote(word) for word in split_command)

    def split(s, comments=False, posix=True):
        """The words of a line."""
        if s is None:
            raise ValueError('s argument must not be None')
        words, word, position = [], None, 0
        while position < len(s):
            letter = s[position]
            position += 1
            if letter.isspace():
                if word is not None:
                    words.append(word)
                word = None
            elif comments and letter == '#':
                end = s.find('\n', position)
                position = len(s) if end < 0 else end
            elif letter in '"\'':
                word = (word or '') + ('' if posix else letter)
                while True:
                    if position >= len(s):
                        raise ValueError('No closing quotation')
                    inner = s[position]
                    position += 1
                    if inner == letter:
                        break
                    if inner == '\\' and posix and letter == '"':
                        if position >= len(s):
                            raise ValueError('No escaped character')
                        word += s[position] if s[position] in '"\\' else '\\' + s[position]
                        position += 1
                    else:
                        word += inner
                word += '' if posix else letter
            elif letter == '\\' and posix:
                if position >= len(s):
                    raise ValueError('No escaped character')
                word = (word or '') + s[position]
                position += 1
            else:
                word = (word or '') + letter
        if word is not None:
            words.append(word)
        return words
    """#)
}
