import Evaluator

extension WrittenModules {
  static let textwrap = WrittenModule(
    "textwrap", doc: "Text in lines of a width.",
    #"""
    import re as _re

    _space = '\t\n\x0b\x0c\r '

    class TextWrapper:
        """Breaks text into lines of a width."""
        def __init__(self, width=70, initial_indent='', subsequent_indent='', expand_tabs=True, replace_whitespace=True,
                fix_sentence_endings=False, break_long_words=True, drop_whitespace=True, break_on_hyphens=True, tabsize=8,
                *, max_lines=None, placeholder=' [...]'):
            self.width, self.initial_indent, self.subsequent_indent = width, initial_indent, subsequent_indent
            self.expand_tabs, self.replace_whitespace, self.fix_sentence_endings = expand_tabs, replace_whitespace, fix_sentence_endings
            self.break_long_words, self.drop_whitespace, self.break_on_hyphens = break_long_words, drop_whitespace, break_on_hyphens
            self.tabsize, self.max_lines, self.placeholder = tabsize, max_lines, placeholder

        def _chunks(self, text):
            if self.expand_tabs:
                text = text.expandtabs(self.tabsize)
            if self.replace_whitespace:
                text = text.translate({ord(c): ' ' for c in _space})
            chunks = []
            for part in _re.split(r'([\t\n\x0b\x0c\r ]+)', text):
                if not part:
                    continue
                if part[0] in _space or not self.break_on_hyphens:
                    chunks.append(part)
                    continue
                # A word may be broken after a hyphen between letters, and around a dash.
                for piece in _re.split(r'(?<=[\w!"\'&.,?])(-{2,})(?=\w)', part):
                    if not piece:
                        continue
                    if piece.strip('-') == '':
                        chunks.append(piece)
                        continue
                    start = 0
                    for match in _re.finditer(r'(?<=[^\d\W]{2})-(?=[^\d\W]-?[^\d\W])|(?<=[^\d\W]-[^\d\W])-(?=[^\d\W]-?[^\d\W])', piece):
                        chunks.append(piece[start:match.end()])
                        start = match.end()
                    chunks.append(piece[start:])
            if self.fix_sentence_endings:
                for i in range(len(chunks) - 1):
                    if chunks[i + 1] == ' ' and _re.search(r'[a-z][\.\!\?][\"\']?\Z', chunks[i]):
                        chunks[i + 1] = '  '
            return chunks

        def wrap(self, text):
            """The lines, without line breaks."""
            if self.width <= 0:
                raise ValueError(f'invalid width {self.width!r} (must be > 0)')
            if self.max_lines is not None:
                indent = self.subsequent_indent if self.max_lines > 1 else self.initial_indent
                if len(indent) + len(self.placeholder.lstrip()) > self.width:
                    raise ValueError('placeholder too large for max width')
            chunks = self._chunks(text)
            chunks.reverse()
            lines = []
            while chunks:
                current, length = [], 0
                indent = self.subsequent_indent if lines else self.initial_indent
                width = self.width - len(indent)
                if self.drop_whitespace and chunks[-1].strip() == '' and lines:
                    chunks.pop()
                while chunks and length + len(chunks[-1]) <= width:
                    length += len(chunks[-1])
                    current.append(chunks.pop())
                if chunks and len(chunks[-1]) > width:
                    self._long(chunks, current, length, width)
                    length = sum(map(len, current))
                if self.drop_whitespace and current and current[-1].strip() == '':
                    length -= len(current.pop())
                if current:
                    rest = not chunks or self.drop_whitespace and len(chunks) == 1 and not chunks[0].strip()
                    if self.max_lines is None or len(lines) + 1 < self.max_lines or rest and length <= width:
                        lines.append(indent + ''.join(current))
                        continue
                    while current:
                        if current[-1].strip() and length + len(self.placeholder) <= width:
                            current.append(self.placeholder)
                            lines.append(indent + ''.join(current))
                            break
                        length -= len(current.pop())
                    else:
                        if lines:
                            last = lines[-1].rstrip()
                            if len(last) + len(self.placeholder) <= self.width:
                                lines[-1] = last + self.placeholder
                                break
                        lines.append(indent + self.placeholder.lstrip())
                    break
            return lines

        def _long(self, chunks, current, length, width):
            space = 1 if width < 1 else width - length
            if self.break_long_words:
                end = space
                chunk = chunks[-1]
                if self.break_on_hyphens and len(chunk) > space:
                    hyphen = chunk.rfind('-', 0, space)
                    if hyphen > 0 and any(c != '-' for c in chunk[:hyphen]):
                        end = hyphen + 1
                current.append(chunk[:end])
                chunks[-1] = chunk[end:]
            elif not current:
                current.append(chunks.pop())

        def fill(self, text):
            """The lines as one text."""
            return '\n'.join(self.wrap(text))

    def wrap(text, width=70, **kwargs):
        """The text in lines of a width, as a list."""
        return TextWrapper(width=width, **kwargs).wrap(text)

    def fill(text, width=70, **kwargs):
        """The text in lines of a width, as one text."""
        return TextWrapper(width=width, **kwargs).fill(text)

    def shorten(text, width, **kwargs):
        """The text in one line of a width; what does not fit is left out."""
        return TextWrapper(width=width, max_lines=1, **kwargs).fill(' '.join(text.strip().split()))

    def dedent(text):
        """The text without the white space that all lines begin with."""
        lines = [l if l.strip(' \t') else '' for l in text.split('\n')]
        margin = None
        for line in lines:
            if not line:
                continue
            indent = line[:len(line) - len(line.lstrip(' \t'))]
            if margin is None or indent.startswith(margin):
                margin = indent if margin is None else margin
            elif margin.startswith(indent):
                margin = indent
            else:
                n = 0
                while n < min(len(margin), len(indent)) and margin[n] == indent[n]:
                    n += 1
                margin = margin[:n]
        n = len(margin or '')
        return '\n'.join([line[n:] for line in lines])

    def indent(text, prefix, predicate=None):
        """The text with a prefix before each line that is not empty."""
        if predicate is None:
            predicate = str.strip
        return ''.join([prefix + line if predicate(line) else line for line in text.splitlines(True)])
    """#)
}
