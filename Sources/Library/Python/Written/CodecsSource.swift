import Evaluator

extension WrittenModules {
  static let codecs = WrittenModule(
    "codecs", doc: "Text as bytes.",
    #"""
    BOM_UTF8, BOM_UTF16_LE, BOM_UTF16_BE = b'\xef\xbb\xbf', b'\xff\xfe', b'\xfe\xff'
    BOM, BOM_UTF16 = BOM_UTF16_LE, BOM_UTF16_LE
    _open = open

    def open(filename, mode='r', encoding=None, errors='strict', buffering=-1):
        """Opens a file; with an encoding, its text."""
        if encoding is None:
            return _open(filename, mode)
        return _open(filename, mode.replace('b', ''), encoding=encoding, errors=errors, newline='')

    def encode(obj, encoding='utf-8', errors='strict'):
        """Text as bytes; 'rot13', 'hex' and 'base64' change text or bytes."""
        name = encoding.lower().replace('-', '').replace('_', '')
        if name in ('rot13', 'hex', 'hexcodec', 'base64', 'base64codec'):
            return _changed(obj, name, True)
        return obj.encode(encoding, errors)

    def decode(obj, encoding='utf-8', errors='strict'):
        """Bytes as text; 'rot13', 'hex' and 'base64' change text or bytes."""
        name = encoding.lower().replace('-', '').replace('_', '')
        if name in ('rot13', 'hex', 'hexcodec', 'base64', 'base64codec'):
            return _changed(obj, name, False)
        return obj.decode(encoding, errors)

    def _changed(obj, name, forth):
        if name == 'rot13':
            letters = 'abcdefghijklmnopqrstuvwxyz'
            turned = letters[13:] + letters[:13]
            return obj.translate(str.maketrans(letters + letters.upper(), turned + turned.upper()))
        import base64, binascii
        if name.startswith('hex'):
            return binascii.hexlify(obj) if forth else binascii.unhexlify(obj)
        return base64.encodebytes(obj) if forth else base64.decodebytes(obj)

    class CodecInfo(tuple):
        """An encoding: its name and its functions."""
        name = property(lambda self: self[2])
        encode = property(lambda self: self[0])
        decode = property(lambda self: self[1])

    def lookup(encoding):
        """The encoding of a name."""
        ''.encode(encoding)
        name = encoding.lower().replace('_', '-').replace(' ', '-')
        name = {'utf8': 'utf-8', 'latin1': 'iso8859-1', 'latin-1': 'iso8859-1', 'us-ascii': 'ascii'}.get(name, name)
        return CodecInfo((lambda text, errors='strict': (text.encode(encoding, errors), len(text)),
                          lambda data, errors='strict': (data.decode(encoding, errors), len(data)), name))

    def getencoder(encoding):
        """A function that makes bytes of text."""
        return lookup(encoding).encode

    def getdecoder(encoding):
        """A function that makes text of bytes."""
        return lookup(encoding).decode

    def register(search_function, /):
        """Accepted with a warning: the encodings of text are fixed."""
        import warnings
        warnings.warn('codecs.register: the encodings of text are fixed in fieldbook, so that this one is not found', RuntimeWarning)

    def unregister(search_function, /):
        """Nothing: no encoding is registered."""
    """#)
}
