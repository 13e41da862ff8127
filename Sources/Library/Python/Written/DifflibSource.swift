import Evaluator

extension WrittenModules {
  static let difflib = WrittenModule(
    "difflib", doc: "What two sequences have in common.",
    #"""
    from collections import namedtuple as _namedtuple
    import heapq as _heapq

    Match = _namedtuple('Match', 'a b size')

    class SequenceMatcher:
        """Finds what two sequences of hashable elements have in common."""
        def __init__(self, isjunk=None, a='', b='', autojunk=True):
            self.isjunk, self.autojunk, self.a, self.b = isjunk, autojunk, None, None
            self.set_seqs(a, b)

        def set_seqs(self, a, b):
            """Sets both sequences."""
            self.set_seq1(a)
            self.set_seq2(b)

        def set_seq1(self, a):
            """Sets the first sequence."""
            if a is not self.a:
                self.a = a
                self.matching_blocks = self.opcodes = None

        def set_seq2(self, b):
            """Sets the second sequence."""
            if b is self.b:
                return
            self.b = b
            self.matching_blocks = self.opcodes = self._counts = None
            self.b2j = {}
            for position, element in enumerate(b):
                self.b2j.setdefault(element, []).append(position)
            self.bjunk = {element for element in self.b2j if self.isjunk and self.isjunk(element)}
            for element in self.bjunk:
                del self.b2j[element]
            self.bpopular = set()
            if self.autojunk and len(b) >= 200:
                limit = len(b) // 100 + 1
                self.bpopular = {element for element, places in self.b2j.items() if len(places) > limit}
                for element in self.bpopular:
                    del self.b2j[element]

        def find_longest_match(self, alo=0, ahi=None, blo=0, bhi=None):
            """The longest common part of a[alo:ahi] and b[blo:bhi]."""
            a, b, places, junk = self.a, self.b, self.b2j, self.bjunk
            ahi = len(a) if ahi is None else ahi
            bhi = len(b) if bhi is None else bhi
            start, other, size = alo, blo, 0
            lengths = {}
            for i in range(alo, ahi):
                following = {}
                for j in places.get(a[i], ()):
                    if j < blo:
                        continue
                    if j >= bhi:
                        break
                    length = following[j] = lengths.get(j - 1, 0) + 1
                    if length > size:
                        start, other, size = i - length + 1, j - length + 1, length
                lengths = following
            for ignored in (False, True):
                while start > alo and other > blo and (b[other - 1] in junk) == ignored and a[start - 1] == b[other - 1]:
                    start, other, size = start - 1, other - 1, size + 1
                while start + size < ahi and other + size < bhi and (b[other + size] in junk) == ignored and a[start + size] == b[other + size]:
                    size += 1
            return Match(start, other, size)

        def get_matching_blocks(self):
            """The common parts, in order; at the end one of size 0."""
            if self.matching_blocks is not None:
                return self.matching_blocks
            waiting, found = [(0, len(self.a), 0, len(self.b))], []
            while waiting:
                alo, ahi, blo, bhi = waiting.pop()
                i, j, size = match = self.find_longest_match(alo, ahi, blo, bhi)
                if size:
                    found.append(match)
                    if alo < i and blo < j:
                        waiting.append((alo, i, blo, j))
                    if i + size < ahi and j + size < bhi:
                        waiting.append((i + size, ahi, j + size, bhi))
            blocks = []
            for i, j, size in sorted(found):
                if blocks and blocks[-1][0] + blocks[-1][2] == i and blocks[-1][1] + blocks[-1][2] == j:
                    i, j, size = blocks[-1][0], blocks[-1][1], blocks.pop()[2] + size
                blocks.append(Match(i, j, size))
            self.matching_blocks = blocks + [Match(len(self.a), len(self.b), 0)]
            return self.matching_blocks

        def get_opcodes(self):
            """What makes the second sequence of the first: (tag, i1, i2, j1, j2)."""
            if self.opcodes is None:
                self.opcodes, i, j = [], 0, 0
                for start, other, size in self.get_matching_blocks():
                    if i < start or j < other:
                        tag = 'replace' if i < start and j < other else 'delete' if i < start else 'insert'
                        self.opcodes.append((tag, i, start, j, other))
                    i, j = start + size, other + size
                    if size:
                        self.opcodes.append(('equal', start, i, other, j))
            return self.opcodes

        def get_grouped_opcodes(self, n=3):
            """The changes in groups, with up to n equal elements around."""
            codes = list(self.get_opcodes()) or [('equal', 0, 1, 0, 1)]
            if codes[0][0] == 'equal':
                tag, i1, i2, j1, j2 = codes[0]
                codes[0] = tag, max(i1, i2 - n), i2, max(j1, j2 - n), j2
            if codes[-1][0] == 'equal':
                tag, i1, i2, j1, j2 = codes[-1]
                codes[-1] = tag, i1, min(i2, i1 + n), j1, min(j2, j1 + n)
            group = []
            for tag, i1, i2, j1, j2 in codes:
                if tag == 'equal' and i2 - i1 > 2 * n:
                    group.append((tag, i1, min(i2, i1 + n), j1, min(j2, j1 + n)))
                    yield group
                    group = []
                    i1, j1 = max(i1, i2 - n), max(j1, j2 - n)
                group.append((tag, i1, i2, j1, j2))
            if group and not (len(group) == 1 and group[0][0] == 'equal'):
                yield group

        def ratio(self):
            """How alike they are, from 0 to 1."""
            return _ratio(sum(match.size for match in self.get_matching_blocks()), len(self.a) + len(self.b))

        def quick_ratio(self):
            """An upper bound of ratio()."""
            if self._counts is None:
                self._counts = {}
                for element in self.b:
                    self._counts[element] = self._counts.get(element, 0) + 1
            left, matches = dict(self._counts), 0
            for element in self.a:
                if left.get(element, 0) > 0:
                    matches += 1
                left[element] = left.get(element, 0) - 1
            return _ratio(matches, len(self.a) + len(self.b))

        def real_quick_ratio(self):
            """An upper bound of ratio() that depends on the lengths alone."""
            return _ratio(min(len(self.a), len(self.b)), len(self.a) + len(self.b))

    def _ratio(matches, length):
        return 2.0 * matches / length if length else 1.0

    def get_close_matches(word, possibilities, n=3, cutoff=0.6):
        """Those of the possibilities that are most like the word, the best first."""
        if not n > 0:
            raise ValueError(f'n must be > 0: {n!r}')
        if not 0.0 <= cutoff <= 1.0:
            raise ValueError(f'cutoff must be in [0.0, 1.0]: {cutoff!r}')
        matcher, found = SequenceMatcher(), []
        matcher.set_seq2(word)
        for possibility in possibilities:
            matcher.set_seq1(possibility)
            if matcher.real_quick_ratio() >= cutoff and matcher.quick_ratio() >= cutoff and matcher.ratio() >= cutoff:
                found.append((matcher.ratio(), possibility))
        return [possibility for _, possibility in _heapq.nlargest(n, found)]

    def _range(start, stop, context=False):
        length, beginning = stop - start, start + 1
        if not length:
            beginning -= 1
        if context:
            return str(beginning) if length <= 1 else f'{beginning},{beginning + length - 1}'
        return str(beginning) if length == 1 else f'{beginning},{length}'

    def unified_diff(a, b, fromfile='', tofile='', fromfiledate='', tofiledate='', n=3, lineterm='\n'):
        """The lines of a difference as diff -u writes it."""
        started = False
        for group in SequenceMatcher(None, a, b).get_grouped_opcodes(n):
            if not started:
                started = True
                yield f'--- {fromfile}' + (f'\t{fromfiledate}' if fromfiledate else '') + lineterm
                yield f'+++ {tofile}' + (f'\t{tofiledate}' if tofiledate else '') + lineterm
            first, last = group[0], group[-1]
            yield f'@@ -{_range(first[1], last[2])} +{_range(first[3], last[4])} @@{lineterm}'
            for tag, i1, i2, j1, j2 in group:
                if tag == 'equal':
                    yield from (' ' + line for line in a[i1:i2])
                if tag in ('replace', 'delete'):
                    yield from ('-' + line for line in a[i1:i2])
                if tag in ('replace', 'insert'):
                    yield from ('+' + line for line in b[j1:j2])

    def context_diff(a, b, fromfile='', tofile='', fromfiledate='', tofiledate='', n=3, lineterm='\n'):
        """The lines of a difference as diff -c writes it."""
        prefix, started = {'insert': '+ ', 'delete': '- ', 'replace': '! ', 'equal': '  '}, False
        for group in SequenceMatcher(None, a, b).get_grouped_opcodes(n):
            if not started:
                started = True
                yield f'*** {fromfile}' + (f'\t{fromfiledate}' if fromfiledate else '') + lineterm
                yield f'--- {tofile}' + (f'\t{tofiledate}' if tofiledate else '') + lineterm
            first, last = group[0], group[-1]
            yield '***************' + lineterm
            yield f'*** {_range(first[1], last[2], True)} ****{lineterm}'
            if any(tag in ('replace', 'delete') for tag, *_ in group):
                for tag, i1, i2, _, _ in group:
                    if tag != 'insert':
                        yield from (prefix[tag] + line for line in a[i1:i2])
            yield f'--- {_range(first[3], last[4], True)} ----{lineterm}'
            if any(tag in ('replace', 'insert') for tag, *_ in group):
                for tag, _, _, j1, j2 in group:
                    if tag != 'delete':
                        yield from (prefix[tag] + line for line in b[j1:j2])

    def IS_LINE_JUNK(line, pat=None):
        """Whether a line is blank, or has a # alone."""
        return line.strip() in ('', '#')

    def IS_CHARACTER_JUNK(ch, ws=' \t'):
        """Whether a character is a space or a tab."""
        return ch in ws
    """#)
}
