import Evaluator

extension WrittenModules {
  static let hashlib = WrittenModule(
    "hashlib", doc: "Digests.",
    #"""
    from _hashlib import new as _new

    algorithms_guaranteed = algorithms_available = {'md5', 'sha1', 'sha224', 'sha256', 'sha384', 'sha512'}

    def new(name, data=b'', **kwargs):
        """A digest that bytes can be added to."""
        digest = _new(name)
        digest.update(data)
        return digest

    def md5(string=b'', *, usedforsecurity=True):
        """The MD5 digest of bytes."""
        return new('md5', string)

    def sha1(string=b'', *, usedforsecurity=True):
        """The SHA-1 digest of bytes."""
        return new('sha1', string)

    def sha224(string=b'', *, usedforsecurity=True):
        """The SHA-224 digest of bytes."""
        return new('sha224', string)

    def sha256(string=b'', *, usedforsecurity=True):
        """The SHA-256 digest of bytes."""
        return new('sha256', string)

    def sha384(string=b'', *, usedforsecurity=True):
        """The SHA-384 digest of bytes."""
        return new('sha384', string)

    def sha512(string=b'', *, usedforsecurity=True):
        """The SHA-512 digest of bytes."""
        return new('sha512', string)

    def file_digest(fileobj, digest, /, *, _bufsize=262144):
        """The digest of a file that is open for reading bytes."""
        made = digest() if callable(digest) else new(digest)
        while part := fileobj.read(_bufsize):
            made.update(part)
        return made
    """#)
}
