import Evaluator

extension WrittenModules {
  static let email = WrittenModule(
    "email", doc: "Mails, read and written.",
    #"""
    import _email_policy as policy, _email_header as header, _email_message as message, _email_utils as utils, _email_parser as parser

    def message_from_string(s, *args, **kws):
        """The mail that a text is."""
        from email.parser import Parser
        return Parser(*args, **kws).parsestr(s)

    def message_from_bytes(s, *args, **kws):
        """The mail that bytes are."""
        from email.parser import BytesParser
        return BytesParser(*args, **kws).parsebytes(s)

    def message_from_file(fp, *args, **kws):
        """The mail in a file of text."""
        from email.parser import Parser
        return Parser(*args, **kws).parse(fp)

    def message_from_binary_file(fp, *args, **kws):
        """The mail in a file of bytes."""
        from email.parser import BytesParser
        return BytesParser(*args, **kws).parse(fp)
    """#)

  static let emailParser = WrittenModule(
    "_email_parser", doc: "Reads mails.",
    #"""
    from email.message import Message, EmailMessage
    from email.policy import compat32 as _compat32

    def _class_for(policy):
        return EmailMessage if policy.modern else Message

    def _body(message, text, headersonly):
        kind = message.get_content_maintype()
        boundary = message.get_boundary()
        if headersonly or kind != 'multipart' and message.get_content_type() != 'message/rfc822' or kind == 'multipart' and boundary is None:
            message.set_payload(text)
            return
        if message.get_content_type() == 'message/rfc822':
            message.attach(_parsed(text, type(message), message.policy, False))
            return
        # What stands between the lines of the boundary.
        parts, current, seen = [], [], False
        for line in text.splitlines(keepends=True):
            plain = line.rstrip()
            if plain in ('--' + boundary, '--' + boundary + '--'):
                joined = ''.join(current)
                if not seen:
                    message.preamble = joined.rstrip('\r\n') or None
                else:
                    parts.append(joined)
                current, seen = [], True
                if plain.endswith('--') and plain == '--' + boundary + '--':
                    seen = None
                    continue
            else:
                current.append(line)
        rest = ''.join(current)
        if seen is None:
            message.epilogue = rest.lstrip('\r\n') if rest.strip() else ''
        elif seen and rest:
            parts.append(rest)
        for part in parts:
            # The last line break belongs to the boundary.
            part = part[:-2] if part.endswith('\r\n') else part[:-1] if part.endswith('\n') else part
            message.attach(_parsed(part, type(message), message.policy, False))
        if not parts:
            message.set_payload(text)

    def _parsed(text, cls, policy, headersonly):
        message = cls(policy=policy)
        lines, place = text.splitlines(keepends=True), 0
        name, value = None, []
        def keep():
            if name is not None:
                message._headers.append((name, ''.join(value).rstrip('\r\n')))
        while place < len(lines):
            line = lines[place]
            if not line.strip('\r\n'):
                place += 1
                break
            if line[0] in ' \t' and name is not None:
                value.append(line)
            elif place == 0 and line.startswith('From '):
                message.set_unixfrom(line.rstrip('\r\n'))
            else:
                head, colon, rest = line.partition(':')
                if not colon or ' ' in head.strip() or not head:
                    break
                keep()
                name, value = head, [rest.lstrip(' \t')]
            place += 1
        keep()
        _body(message, ''.join(lines[place:]), headersonly)
        return message

    class Parser:
        """Reads mails of text."""
        def __init__(self, _class=None, *, policy=_compat32):
            self._class, self.policy = _class or _class_for(policy), policy

        def parsestr(self, text, headersonly=False):
            """The mail that a text is."""
            return _parsed(text, self._class, self.policy, headersonly)

        def parse(self, fp, headersonly=False):
            """The mail in a file of text."""
            return self.parsestr(fp.read(), headersonly)

    class HeaderParser(Parser):
        """Reads the heads of mails."""
        def parsestr(self, text, headersonly=True):
            """The mail that a text is, with the rest as it stands."""
            return _parsed(text, self._class, self.policy, True)

    class BytesParser:
        """Reads mails of bytes."""
        def __init__(self, *args, **kw):
            self.parser = Parser(*args, **kw)

        def parsebytes(self, text, headersonly=False):
            """The mail that bytes are."""
            return self.parser.parsestr(bytes(text).decode('latin-1'), headersonly)._of_bytes()

        def parse(self, fp, headersonly=False):
            """The mail in a file of bytes."""
            return self.parsebytes(fp.read(), headersonly)

    class BytesHeaderParser(BytesParser):
        """Reads the heads of mails of bytes."""
        def parsebytes(self, text, headersonly=True):
            """The mail that bytes are, with the rest as it stands."""
            return BytesParser.parsebytes(self, text, True)
    """#)

  static let emailPolicy = WrittenModule(
    "_email_policy", doc: "How mails are read and written.",
    #"""
    class Policy:
        """How mails are read and written."""
        def __init__(self, **kw):
            self.modern, self.linesep, self.max_line_length, self.utf8, self.raise_on_defect = True, '\n', 78, False, False
            self.__dict__.update(kw)

        def clone(self, **kw):
            """The same with some attributes changed."""
            return type(self)(**dict(self.__dict__, **kw))

        __add__ = lambda self, other: self.clone(**other.__dict__)

    class EmailPolicy(Policy):
        """How mails are read today."""

    class Compat32(Policy):
        """How mails were read by Python 3.2."""

    compat32 = Compat32(modern=False)
    default = EmailPolicy()
    strict = default.clone(raise_on_defect=True)
    SMTP = default.clone(linesep='\r\n')
    SMTPUTF8 = SMTP.clone(utf8=True)
    HTTP = default.clone(linesep='\r\n', max_line_length=None)
    """#)

  static let emailHeader = WrittenModule(
    "_email_header", doc: "Words of heads beyond ASCII.",
    #"""
    import base64 as _base64
    import binascii as _binascii
    import re as _re

    _word = _re.compile(r'=\?([^?]*?)\?([qQbB])\?(.*?)\?=')

    def decode_header(header):
        """The parts of a head, each with its encoding."""
        text = str(header)
        if not _word.search(text):
            return [(text, None)]
        parts, place = [], 0
        for found in _word.finditer(text):
            before = text[place:found.start()]
            if before.strip():
                parts.append(((before if place else before.lstrip()).encode('raw-unicode-escape' if not before.isascii() else 'ascii'), None))
            charset, kind, data = found.group(1).lower(), found.group(2).lower(), found.group(3)
            value = _base64.b64decode(data + '=' * (-len(data) % 4)) if kind == 'b' else _binascii.a2b_qp(data.encode('ascii'), header=True)
            if parts and parts[-1][1] == charset:
                parts[-1] = (parts[-1][0] + value, charset)
            else:
                parts.append((value, charset))
            place = found.end()
        if text[place:].strip():
            parts.append((text[place:].encode('ascii', 'replace'), None))
        return parts

    def text_of(header):
        # The head with all words decoded; white space between two words is no content.
        text, out, place, was_word = header.replace('\n', '').replace('\r', ''), '', 0, False
        for found in _word.finditer(text):
            before = text[place:found.start()]
            if not (was_word and not before.strip()):
                out += before
            charset, kind, data = found.group(1).partition('*')[0], found.group(2).lower(), found.group(3)
            value = _base64.b64decode(data + '=' * (-len(data) % 4)) if kind == 'b' else _binascii.a2b_qp(data.encode('ascii'), header=True)
            try:
                out += value.decode(charset)
            except LookupError:
                out += value.decode('ascii', 'replace')
            place, was_word = found.end(), True
        return _re.sub(r'[\t ]*\t[\t ]*', ' ', out + text[place:])

    def encoded(text, charset='utf-8'):
        # A text as a word of a head.
        if text.isascii():
            return text
        return '=?' + charset + '?b?' + _base64.b64encode(text.encode(charset)).decode('ascii') + '?='

    class Header:
        """A head that may have words beyond ASCII."""
        def __init__(self, s=None, charset=None, maxlinelen=None, header_name=None, continuation_ws=' ', errors='strict'):
            self._parts = []
            if s is not None:
                self.append(s, charset)

        def append(self, s, charset=None, errors='strict'):
            """Adds a part."""
            self._parts.append(s.decode(str(charset or 'ascii')) if isinstance(s, bytes) else s)

        def encode(self, *args, **kw):
            """As it stands in a mail."""
            return ' '.join(encoded(p) for p in self._parts)

        def __str__(self):
            return ' '.join(self._parts)

        def __eq__(self, other):
            return str(self) == other

    def make_header(decoded_seq, maxlinelen=None, header_name=None, continuation_ws=' '):
        """The head of parts with their encodings."""
        header = Header()
        for s, charset in decoded_seq:
            header.append(s, charset)
        return header
    """#)
}
