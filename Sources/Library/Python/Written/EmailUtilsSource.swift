import Evaluator

extension WrittenModules {
  static let emailUtils = WrittenModule(
    "_email_utils", doc: "Addresses and dates of mails.",
    #"""
    import datetime as _datetime
    import re as _re
    import time as _time

    _days = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun']
    _months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
    _zones = {'UT': 0, 'UTC': 0, 'GMT': 0, 'Z': 0, 'EST': -500, 'EDT': -400, 'CST': -600, 'CDT': -500, 'MST': -700, 'MDT': -600, 'PST': -800, 'PDT': -700}

    def quote(str):
        """With \\ before quotation marks."""
        return str.replace('\\', '\\\\').replace('"', '\\"')

    def unquote(str):
        """Without quotation marks around it."""
        if len(str) > 1 and str[0] == str[-1] == '"':
            return str[1:-1].replace('\\\\', '\\').replace('\\"', '"')
        return str[1:-1] if len(str) > 1 and str[0] == '<' and str[-1] == '>' else str

    def _addresses(text):
        part, quoted, angle = '', False, False
        for c in text:
            if c == '"':
                quoted = not quoted
            angle = not quoted and (angle or c == '<') and c != '>'
            if c == ',' and not quoted and not angle:
                yield part
                part = ''
            else:
                part += c
        if part.strip():
            yield part

    def parseaddr(addr, *, strict=True):
        """Name and address: ('Ada', 'ada@example.org')."""
        found = _re.match(r'\s*(.*?)\s*<([^<>]*)>\s*$', addr, _re.DOTALL)
        if found:
            return unquote(found.group(1)), found.group(2).strip()
        found = _re.match(r'\s*(\S+)\s*\((.*)\)\s*$', addr)
        if found:
            return found.group(2), found.group(1)
        return ('', addr.strip()) if addr.strip() and ' ' not in addr.strip() else ('', '')

    def getaddresses(fieldvalues, *, strict=True):
        """The names and addresses of heads."""
        return [parseaddr(part) for value in fieldvalues for part in _addresses(str(value))]

    def formataddr(pair, charset='utf-8'):
        """Name and address as a head has them."""
        name, address = pair
        if not name:
            return address
        if not name.isascii():
            from email.header import encoded
            return f'{encoded(name, charset)} <{address}>'
        mark = '"' if _re.search(r'[][\\()<>@,:;".]', name) else ''
        return f'{mark}{quote(name) if mark else name}{mark} <{address}>'

    def parsedate_tz(data):
        """The parts of a date, with the seconds to Greenwich; None if it is none."""
        found = _re.match(r'\s*(?:[A-Za-z]+,?\s+)?(\d{1,2})[ -]+([A-Za-z]{3})[a-z]*[ -]+(\d{2,4})(?:\s+(\d{1,2})[:.](\d{2})(?:[:.](\d{2}))?)?\s*([A-Za-z]+|[+-]\d{4})?', data or '')
        if not found or found.group(2).capitalize() not in _months:
            return None
        year = int(found.group(3))
        year += 2000 if year < 69 else 1900 if year < 100 else 0
        zone = found.group(7)
        offset = None
        if zone is not None:
            number = _zones.get(zone.upper(), 0) if zone[0] not in '+-' else int(zone)
            sign = -1 if number < 0 else 1
            offset = sign * (abs(number) // 100 * 3600 + abs(number) % 100 * 60)
            if zone == '-0000':
                offset = None
        return (year, _months.index(found.group(2).capitalize()) + 1, int(found.group(1)), int(found.group(4) or 0), int(found.group(5) or 0), int(found.group(6) or 0), 0, 1, -1, offset)

    def parsedate(data):
        """The parts of a date; None if it is none."""
        found = parsedate_tz(data)
        return found and found[:9]

    def mktime_tz(data):
        """The seconds since 1970."""
        moment = _datetime.datetime(*data[:6], tzinfo=_datetime.timezone.utc).timestamp()
        return moment - (data[9] or 0)

    def parsedate_to_datetime(data):
        """A date of a head as a datetime."""
        found = parsedate_tz(data)
        if found is None:
            raise ValueError('Invalid date value or format "%s"' % str(data))
        if found[9] is None:
            return _datetime.datetime(*found[:6])
        return _datetime.datetime(*found[:6], tzinfo=_datetime.timezone(_datetime.timedelta(seconds=found[9])))

    def format_datetime(dt, usegmt=False):
        """A datetime as a head has it."""
        zone = dt.strftime('%z') or '-0000'
        if usegmt:
            zone = 'GMT'
        return '%s, %02d %s %04d %02d:%02d:%02d %s' % (_days[dt.weekday()], dt.day, _months[dt.month - 1], dt.year, dt.hour, dt.minute, dt.second, zone)

    def formatdate(timeval=None, localtime=False, usegmt=False):
        """A moment as a head has it."""
        timeval = _time.time() if timeval is None else timeval
        moment = _datetime.datetime.fromtimestamp(timeval, _datetime.timezone.utc)
        return format_datetime(moment.astimezone() if localtime else moment if usegmt else moment.replace(tzinfo=None), usegmt)

    def localtime(dt=None, isdst=-1):
        """The moment here."""
        return (_datetime.datetime.now(_datetime.timezone.utc) if dt is None else dt).astimezone()

    def make_msgid(idstring=None, domain=None):
        """A name for a mail that no other has."""
        import random
        return f'<{int(_time.time() * 100)}.{random.getrandbits(64)}{"." + idstring if idstring else ""}@{domain or "localhost"}>'
    """#)

  static let emailMime = WrittenModule(
    "email.mime", doc: "Parts of mails, made from text and bytes.",
    #"""
    import base64 as _base64
    from email.message import Message as _Message
    from email.policy import compat32 as _compat32

    class MIMEBase(_Message):
        """A part of a type."""
        def __init__(self, _maintype, _subtype, *, policy=None, **_params):
            super().__init__(policy=policy or _compat32)
            self.add_header('Content-Type', f'{_maintype}/{_subtype}', **_params)
            self['MIME-Version'] = '1.0'

    class MIMENonMultipart(MIMEBase):
        """A part without parts."""
        def attach(self, payload):
            raise TypeError('Cannot attach additional subparts to non-multipart/*')

    class MIMEMultipart(MIMEBase):
        """A part that has parts."""
        def __init__(self, _subtype='mixed', boundary=None, _subparts=None, *, policy=None, **_params):
            super().__init__('multipart', _subtype, policy=policy, **_params)
            self._payload = []
            for part in _subparts or ():
                self.attach(part)
            if boundary:
                self.set_param('boundary', boundary)

    class MIMEText(MIMENonMultipart):
        """A text."""
        def __init__(self, _text, _subtype='plain', _charset=None, *, policy=None):
            charset = _charset or ('us-ascii' if _text.isascii() else 'utf-8')
            super().__init__('text', _subtype, policy=policy, charset=str(charset))
            if charset == 'us-ascii':
                self['Content-Transfer-Encoding'] = '7bit'
                self._payload = _text
            else:
                self['Content-Transfer-Encoding'] = 'base64'
                self._payload = _base64.encodebytes(_text.encode(str(charset))).decode('ascii')

    class MIMEApplication(MIMENonMultipart):
        """Bytes of an application."""
        def __init__(self, _data, _subtype='octet-stream', _encoder=None, *, policy=None, _maintype='application', **_params):
            super().__init__(_maintype, _subtype, policy=policy, **_params)
            self['Content-Transfer-Encoding'] = 'base64'
            self._payload = _base64.encodebytes(bytes(_data)).decode('ascii')

    class MIMEImage(MIMEApplication):
        """A picture."""
        def __init__(self, _imagedata, _subtype=None, _encoder=None, *, policy=None, **_params):
            known = ((b'\x89PNG', 'png'), (b'\xff\xd8', 'jpeg'), (b'GIF8', 'gif'), (b'BM', 'bmp'))
            subtype = _subtype or next((name for start, name in known if bytes(_imagedata).startswith(start)), None)
            if subtype is None:
                raise TypeError('Could not guess image MIME subtype')
            super().__init__(_imagedata, subtype, policy=policy, _maintype='image', **_params)

    class MIMEAudio(MIMEApplication):
        """A sound."""
        def __init__(self, _audiodata, _subtype=None, _encoder=None, *, policy=None, **_params):
            if _subtype is None:
                raise TypeError('Could not find audio MIME subtype')
            super().__init__(_audiodata, _subtype, policy=policy, _maintype='audio', **_params)
    """#)
}
