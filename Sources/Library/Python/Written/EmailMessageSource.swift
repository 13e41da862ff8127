import Evaluator

extension WrittenModules {
  static let emailMessage = WrittenModule(
    "_email_message", doc: "Mails and their parts.",
    #"""
    import base64 as _base64
    import binascii as _binascii
    import re as _re
    from email.header import text_of as _text_of, encoded as _encoded
    from email.policy import compat32 as _compat32, default as _default

    def _split(value):
        # The value of a head and its parameters.
        parts, part, quoted, i = [], '', False, 0
        for c in value:
            if c == '"':
                quoted = not quoted
            if c == ';' and not quoted:
                parts.append(part)
                part = ''
            else:
                part += c
        parts.append(part)
        params = []
        for p in parts[1:]:
            name, mark, text = p.strip().partition('=')
            text = text.strip()
            if text[:1] == '"' and text[-1:] == '"':
                text = text[1:-1].replace('\\"', '"').replace('\\\\', '\\')
            if name.strip().endswith('*') and "'" in text:
                from urllib.parse import unquote
                charset, _, rest = text.partition("'")
                name, text = name.strip()[:-1], unquote(rest.partition("'")[2], charset or 'ascii')
            if name:
                params.append((name.strip(), text))
        return parts[0].strip(), params

    class Message:
        """A mail, or a part of one."""
        def __init__(self, policy=_compat32):
            self.policy, self._headers, self._payload, self._unixfrom = policy, [], None, None
            self.preamble = self.epilogue = None
            self.defects, self._is_bytes, self._default_type = [], False, 'text/plain'

        def _of_bytes(self):
            # Letters stand for bytes, which the encoding of each part turns into text.
            for part in self.walk():
                part._is_bytes = True
                part._headers = [(k, self._utf8(v)) for k, v in part._headers]
            return self

        @staticmethod
        def _utf8(text):
            return text if text.isascii() else text.encode('latin-1').decode('utf-8', 'replace')

        def _shown(self, value):
            return _text_of(value) if self.policy.modern and isinstance(value, str) else value

        # Heads

        def __len__(self):
            return len(self._headers)

        def __getitem__(self, name):
            return self.get(name)

        def __setitem__(self, name, val):
            self._headers.append((name, val if isinstance(val, str) else str(val)))

        def __delitem__(self, name):
            self._headers = [(k, v) for k, v in self._headers if k.lower() != name.lower()]

        def __contains__(self, name):
            return any(k.lower() == name.lower() for k, v in self._headers)

        def __iter__(self):
            return iter(self.keys())

        def keys(self):
            """The names of the heads."""
            return [k for k, v in self._headers]

        def values(self):
            """The heads."""
            return [self._shown(v) for k, v in self._headers]

        def items(self):
            """The heads with their names."""
            return [(k, self._shown(v)) for k, v in self._headers]

        def get(self, name, failobj=None):
            """The first head of a name, or a default."""
            for k, v in self._headers:
                if k.lower() == name.lower():
                    return self._shown(v)
            return failobj

        def get_all(self, name, failobj=None):
            """All heads of a name."""
            return [self._shown(v) for k, v in self._headers if k.lower() == name.lower()] or failobj

        def add_header(self, _name, _value, **_params):
            """Adds a head with parameters."""
            parts = [_value] if _value is not None else []
            for k, v in _params.items():
                k = k.replace('_', '-')
                parts.append(k if v is None else f'{k}="{v}"')
            self[_name] = '; '.join(parts)

        def replace_header(self, _name, _value):
            """Gives the first head of a name another value."""
            for i, (k, v) in enumerate(self._headers):
                if k.lower() == _name.lower():
                    self._headers[i] = (k, _value)
                    return
            raise KeyError(_name)

        # Types

        def get_content_type(self):
            """The type: text/plain."""
            value = self.get('content-type')
            if value is None:
                return self._default_type
            kind = _split(value)[0].lower()
            return kind if kind.count('/') == 1 else 'text/plain'

        def get_content_maintype(self):
            """The part of the type before the slash."""
            return self.get_content_type().split('/')[0]

        def get_content_subtype(self):
            """The part of the type behind the slash."""
            return self.get_content_type().split('/')[1]

        def get_default_type(self):
            """The type of a part that names none."""
            return self._default_type

        def get_params(self, failobj=None, header='content-type', unquote=True):
            """The parameters of a head, as pairs."""
            value = self.get(header)
            if value is None:
                return failobj
            kind, params = _split(value)
            return [(kind, '')] + params

        def get_param(self, param, failobj=None, header='content-type', unquote=True):
            """A parameter of a head."""
            for k, v in (self.get_params(header=header) or [])[1:]:
                if k.lower() == param.lower():
                    return v
            return failobj

        def set_param(self, param, value, header='Content-Type', requote=True, charset=None, language='', replace=False):
            """Sets a parameter of a head."""
            kind, params = _split(self.get(header) or 'text/plain')
            params = [(k, v) for k, v in params if k.lower() != param.lower()] + [(param, value)]
            value = '; '.join([kind] + [f'{k}="{v}"' for k, v in params])
            if header in self:
                self.replace_header(header, value)
            else:
                self[header] = value

        def get_boundary(self, failobj=None):
            """The line between the parts."""
            found = self.get_param('boundary')
            return failobj if found is None else found.rstrip()

        def get_content_charset(self, failobj=None):
            """The encoding of the text."""
            found = self.get_param('charset')
            return failobj if found is None else found.lower()

        def get_charsets(self, failobj=None):
            """The encodings of all parts."""
            return [part.get_content_charset(failobj) for part in self.walk()]

        def get_filename(self, failobj=None):
            """The name of a file that is attached."""
            found = self.get_param('filename', header='content-disposition')
            found = self.get_param('name') if found is None else found
            return failobj if found is None else _text_of(found)

        def get_content_disposition(self):
            """inline, attachment or None."""
            value = self.get('content-disposition')
            return None if value is None else _split(value)[0].lower()

        def is_attachment(self):
            """Whether it is a file that is attached."""
            return self.get_content_disposition() == 'attachment'

        def set_unixfrom(self, unixfrom):
            """Sets the line that begins a mail in a folder."""
            self._unixfrom = unixfrom

        def get_unixfrom(self):
            """The line that begins a mail in a folder."""
            return self._unixfrom

        # Content

        def is_multipart(self):
            """Whether it has parts."""
            return isinstance(self._payload, list)

        def attach(self, payload):
            """Adds a part."""
            if self._payload is None:
                self._payload = [payload]
            elif isinstance(self._payload, list):
                self._payload.append(payload)
            else:
                raise TypeError('Attach is not valid on a message with a non-multipart payload')

        def _decoded(self, payload):
            data = payload.encode('latin-1' if self._is_bytes else 'utf-8', 'replace')
            kind = str(self.get('content-transfer-encoding', '')).lower().strip()
            if kind == 'quoted-printable':
                return _binascii.a2b_qp(data)
            if kind == 'base64':
                try:
                    return _base64.b64decode(b''.join(data.split()))
                except _binascii.Error:
                    return data
            return data

        def get_payload(self, i=None, decode=False):
            """The content: a text, bytes if it is to be decoded, or the list of parts."""
            if self.is_multipart():
                if decode:
                    return None
                return self._payload if i is None else self._payload[i]
            if i is not None:
                raise TypeError(f'Expected list, got {type(self._payload)}')
            payload = self._payload
            if decode:
                return self._decoded(payload or '') if isinstance(payload, str) or payload is None else payload
            if self._is_bytes and isinstance(payload, str) and not payload.isascii():
                return payload.encode('latin-1').decode(self.get_content_charset('ascii'), 'replace')
            return payload

        def set_payload(self, payload, charset=None):
            """Sets the content."""
            self._payload = payload
            if charset is not None:
                if 'Content-Type' not in self:
                    self['Content-Type'] = 'text/plain'
                self.set_param('charset', str(charset))

        def walk(self):
            """The mail and all its parts."""
            yield self
            if self.is_multipart():
                for part in self._payload:
                    yield from part.walk()

        # Text

        def as_string(self, unixfrom=False, maxheaderlen=0, policy=None):
            """The mail as text."""
            lines = [self._unixfrom or 'From nobody'] if unixfrom else []
            lines += [f'{k}: {_encoded(v) if self.policy.modern else v}' for k, v in self._headers]
            text = '\n'.join(lines) + '\n\n'
            if not self.is_multipart():
                return text + (self._payload or '' if isinstance(self._payload, str) or self._payload is None else str(self._payload))
            boundary = self.get_boundary()
            if boundary is None:
                boundary = '===============%019d==' % (abs(hash(text)) % 10 ** 19)
                self.set_param('boundary', boundary)
                return self.as_string(unixfrom)
            if self.preamble:
                text += self.preamble + '\n'
            for part in self._payload:
                text += '--' + boundary + '\n' + part.as_string() + '\n'
            return text + '--' + boundary + '--\n' + (self.epilogue or '')

        def as_bytes(self, unixfrom=False, policy=None):
            """The mail as bytes."""
            return self.as_string(unixfrom).encode('utf-8')

        __str__ = as_string
        __bytes__ = as_bytes

    class EmailMessage(Message):
        """A mail, or a part of one, as it is read today."""
        def __init__(self, policy=None):
            super().__init__(policy or _default)

        def get_content(self, *args, **kw):
            """The content as text, or as bytes if it is none."""
            if self.get_content_maintype() == 'text':
                return self.get_payload(decode=True).decode(self.get_content_charset('ascii'), 'replace')
            if self.get_content_maintype() == 'message':
                return self.get_payload(0)
            if self.is_multipart():
                raise KeyError(self.get_content_type())
            return self.get_payload(decode=True)

        def set_content(self, obj, subtype='plain', charset='utf-8', maintype=None, filename=None, disposition=None, **kw):
            """Sets the content: a text, or bytes with their type."""
            for name in ('content-type', 'content-transfer-encoding', 'content-disposition', 'MIME-Version'):
                del self[name]
            if isinstance(obj, str):
                obj = obj if obj.endswith('\n') else obj + '\n'
                self['Content-Type'] = f'text/{subtype}; charset="{charset}"'
                if obj.isascii():
                    self['Content-Transfer-Encoding'] = '7bit'
                    self._payload = obj
                else:
                    self['Content-Transfer-Encoding'] = 'base64'
                    self._payload = _base64.encodebytes(obj.encode(charset)).decode('ascii')
            else:
                self['Content-Type'] = f'{maintype}/{subtype}'
                self['Content-Transfer-Encoding'] = 'base64'
                self._payload = _base64.encodebytes(bytes(obj)).decode('ascii')
            if filename is not None or disposition is not None:
                self.add_header('Content-Disposition', disposition or 'attachment', **({'filename': filename} if filename else {}))
            self['MIME-Version'] = '1.0'

        def add_attachment(self, *args, **kw):
            """Adds a file."""
            if self.get_content_type() != 'multipart/mixed':
                part = EmailMessage(self.policy)
                part._headers = [(k, v) for k, v in self._headers if k.lower().startswith('content-')]
                part._payload = self._payload
                self._headers = [(k, v) for k, v in self._headers if not k.lower().startswith('content-')]
                self['Content-Type'] = 'multipart/mixed'
                self._payload = [part] if part._headers else []
            part = EmailMessage(self.policy)
            part.set_content(*args, **kw)
            del part['MIME-Version']
            if 'Content-Disposition' not in part:
                part['Content-Disposition'] = 'attachment'
            self._payload.append(part)

        def get_body(self, preferencelist=('related', 'html', 'plain')):
            """The part that is the text of the mail."""
            found = {}
            for part in self.walk():
                if part.get_content_maintype() == 'text' and not part.is_attachment():
                    found.setdefault(part.get_content_subtype(), part)
            for kind in preferencelist:
                if kind in found:
                    return found[kind]
            return None

        def iter_attachments(self):
            """The files that are attached."""
            return iter([p for p in self.walk() if p.is_attachment()])

        def iter_parts(self):
            """The parts."""
            return iter(self._payload if self.is_multipart() else [])

    class MIMEPart(EmailMessage):
        """A part of a mail."""
    """#)
}
