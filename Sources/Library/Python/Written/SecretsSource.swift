import Evaluator

extension WrittenModules {
  static let secrets = WrittenModule(
    "secrets", doc: "Random numbers for passwords and the like.",
    #"""
    import base64 as _base64
    import os as _os

    DEFAULT_ENTROPY = 32

    def randbits(k):
        """A whole number of k random bits."""
        if k < 0:
            raise ValueError('number of bits must be non-negative')
        return int.from_bytes(_os.urandom((k + 7) // 8), 'big') >> -k % 8

    def randbelow(exclusive_upper_bound):
        """A whole number from 0 up to but not including the bound."""
        if exclusive_upper_bound <= 0:
            raise ValueError('Upper bound must be positive.')
        bits = (exclusive_upper_bound - 1).bit_length()
        while (number := randbits(bits)) >= exclusive_upper_bound:
            pass
        return number

    def choice(seq):
        """An element of a sequence."""
        if not len(seq):
            raise IndexError('Cannot choose from an empty sequence')
        return seq[randbelow(len(seq))]

    class SystemRandom:
        """Random numbers of the operating system, which have no seed."""
        def random(self):
            """A number from 0 up to but not including 1."""
            return randbits(53) / 2 ** 53

        def getrandbits(self, k):
            """A whole number of k random bits."""
            return randbits(k)

        def randrange(self, start, stop=None, step=1):
            """A number of a range."""
            return choice(range(start) if stop is None else range(start, stop, step))

        def randint(self, a, b):
            """A whole number from a to b."""
            return self.randrange(a, b + 1)

        def uniform(self, a, b):
            """A number from a to b."""
            return a + (b - a) * self.random()

        def choice(self, seq):
            """An element of a sequence."""
            return choice(seq)

        def sample(self, population, k):
            """k different elements."""
            rest = list(population)
            if not 0 <= k <= len(rest):
                raise ValueError('Sample larger than population or is negative')
            return [rest.pop(randbelow(len(rest))) for _ in range(k)]

        def shuffle(self, x):
            """Puts the elements of a list in a random order."""
            for i in reversed(range(1, len(x))):
                j = randbelow(i + 1)
                x[i], x[j] = x[j], x[i]

    def token_bytes(nbytes=None):
        """Random bytes."""
        return _os.urandom(DEFAULT_ENTROPY if nbytes is None else nbytes)

    def token_hex(nbytes=None):
        """Random bytes as hexadecimal digits."""
        return token_bytes(nbytes).hex()

    def token_urlsafe(nbytes=None):
        """Random bytes as text that can stand in an address."""
        return _base64.urlsafe_b64encode(token_bytes(nbytes)).rstrip(b'=').decode('ascii')

    def compare_digest(a, b):
        """Whether both are equal, in a time that does not depend on where they differ."""
        if isinstance(a, str) and isinstance(b, str):
            if not (a.isascii() and b.isascii()):
                raise TypeError('comparing strings with non-ASCII characters is not supported')
            a, b = a.encode(), b.encode()
        elif isinstance(a, str) or isinstance(b, str):
            raise TypeError(f"unsupported operand types(s) or combination of types: '{type(a).__name__}' and '{type(b).__name__}'")
        difference = len(a) ^ len(b)
        for x, y in zip(a, b):
            difference |= x ^ y
        return not difference
    """#)
}
