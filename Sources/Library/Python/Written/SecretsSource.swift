import Evaluator

extension WrittenModules {
  static let secrets = WrittenModule(
    "secrets", doc: "Random numbers for passwords and the like.",
    #"""
    import base64 as _base64
    import os as _os
    from random import SystemRandom

    _random = SystemRandom()
    choice = _random.choice
    DEFAULT_ENTROPY = 32

    def randbits(k):
        """A whole number of k random bits."""
        return _random.getrandbits(k)

    def randbelow(exclusive_upper_bound):
        """A whole number from 0 up to but not including the bound."""
        if exclusive_upper_bound <= 0:
            raise ValueError('Upper bound must be positive.')
        return _random.randrange(exclusive_upper_bound)

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
