import Evaluator

extension WrittenModules {
  static let html = WrittenModule(
    "html", doc: "Text in HTML.",
    #"""
    import re as _re
    import _html_entities as entities

    _html5 = entities.html5

    def escape(s, quote=True):
        """Text with &, < and > as HTML writes them, with quote also both kinds of quotation marks."""
        s = s.replace('&', '&amp;').replace('<', '&lt;').replace('>', '&gt;')
        return s.replace('"', '&quot;').replace("'", '&#x27;') if quote else s

    # What the code points from 0x80 to 0x9f mean in HTML: characters of Windows-1252.
    _windows = '\u20ac\x81\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\x8d\u017d\x8f\x90\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\x9d\u017e\u0178'

    def _character(match):
        text = match[1]
        if text[0] == '#':
            digits = text[1:].rstrip(';')
            number = int(digits[1:], 16) if digits[0] in 'xX' else int(digits)
            if 0x80 <= number <= 0x9f:
                return _windows[number - 0x80]
            if number == 0 or 0xd800 <= number <= 0xdfff or number > 0x10ffff:
                return '\ufffd'
            if number < 0x20 and number not in (9, 10, 12, 13) or number == 0x7f or 0xfdd0 <= number <= 0xfdef or number & 0xfffe == 0xfffe:
                return '' if number != 0x7f else ''
            return chr(number)
        if text in _html5:
            return _html5[text]
        for end in range(len(text) - 1, 1, -1):
            if text[:end] in _html5:
                return _html5[text[:end]] + text[end:]
        return '&' + text

    _reference = _re.compile(r'&(#[0-9]+;?|#[xX][0-9a-fA-F]+;?|[^\t\n\f <&#;]{1,32};?)')

    def unescape(s):
        """Text with the characters that entities such as &amp;lt; or &amp;#233; name."""
        return _reference.sub(_character, s) if '&' in s else s
    """#)
}
