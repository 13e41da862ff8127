import Evaluator

extension WrittenModules {
  static let elementTree = WrittenModule(
    "xml.etree.ElementTree", doc: "Documents in XML, such as the annotations of pictures.",
    #"""
    import re as _re

    class ParseError(SyntaxError):
        """Text that is no XML."""

    class Element:
        """An element: its tag, attributes and text, and the elements in it."""
        def __init__(self, tag, attrib={}, **extra):
            if not isinstance(attrib, dict):
                raise TypeError(f'attrib must be dict, not {type(attrib).__name__}')
            self.tag, self.attrib, self.text, self.tail, self._children = tag, {**attrib, **extra}, None, None, []

        def __repr__(self):
            return f'<Element {self.tag!r} at {id(self):#x}>'

        def makeelement(self, tag, attrib):
            """A new element."""
            return type(self)(tag, attrib)

        def __len__(self):
            return len(self._children)

        def __bool__(self):
            return len(self._children) != 0

        def __getitem__(self, index):
            return self._children[index]

        def __setitem__(self, index, element):
            self._children[index] = element

        def __delitem__(self, index):
            del self._children[index]

        def __iter__(self):
            return iter(self._children)

        def append(self, subelement):
            """Adds an element at the end."""
            if not isinstance(subelement, Element):
                raise TypeError(f'expected an Element, not {type(subelement).__name__}')
            self._children.append(subelement)

        def extend(self, elements):
            """Adds elements at the end."""
            for element in elements:
                self.append(element)

        def insert(self, index, subelement):
            """Adds an element at a position."""
            self._children.insert(index, subelement)

        def remove(self, subelement):
            """Takes an element out."""
            self._children.remove(subelement)

        def clear(self):
            """Takes out all elements, attributes and text."""
            self.attrib, self.text, self.tail, self._children = {}, None, None, []

        def get(self, key, default=None):
            """An attribute."""
            return self.attrib.get(key, default)

        def set(self, key, value):
            """Sets an attribute."""
            self.attrib[key] = value

        def keys(self):
            """The names of the attributes."""
            return self.attrib.keys()

        def items(self):
            """The attributes with their values."""
            return self.attrib.items()

        def iter(self, tag=None):
            """This element and all inside, or those of a tag."""
            if tag in (None, '*') or self.tag == tag:
                yield self
            for child in self._children:
                yield from child.iter(tag)

        def itertext(self):
            """All text inside."""
            if self.text:
                yield self.text
            for child in self._children:
                yield from child.itertext()
                if child.tail:
                    yield child.tail

        def find(self, path, namespaces=None):
            """The first element at a path."""
            return next(self.iterfind(path, namespaces), None)

        def findall(self, path, namespaces=None):
            """The elements at a path, as a list."""
            return list(self.iterfind(path, namespaces))

        def findtext(self, path, default=None, namespaces=None):
            """The text of the first element at a path."""
            found = self.find(path, namespaces)
            return default if found is None else found.text or ''

        def iterfind(self, path, namespaces=None):
            """The elements at a path: a/b, .//b, *, b[@name], b[@name='value'], b[child], b[2]."""
            if path[:1] == '/':
                raise SyntaxError('cannot use absolute path on element')
            if path.endswith('/'):
                path += '*'
            found = [self]
            for deep, step, conditions in _steps(path, namespaces or {}):
                found = _select(found, deep, step, conditions)
            return iter(found)

    _step = _re.compile(r"(/{0,2})(\.\.|\.|\*|(?:\{[^}]*\})?[^/\[\]{}]+)((?:\[[^\]]*\])*)")

    def _steps(path, namespaces):
        position = 0
        while position < len(path):
            match = _step.match(path, position)
            if match is None:
                raise SyntaxError('invalid path')
            position = match.end()
            step = match[2]
            if ':' in step and step[0] != '{':
                prefix, name = step.split(':', 1)
                if prefix not in namespaces:
                    raise SyntaxError(f'prefix {prefix!r} not found in prefix map')
                step = '{' + namespaces[prefix] + '}' + name
            yield match[1] == '//', step, _re.findall(r'\[([^\]]*)\]', match[3])

    def _select(elements, deep, step, conditions):
        found = []
        for element in elements:
            if step == '.':
                part = list(element.iter())[1:] if deep else [element]
            elif step == '..':
                raise SyntaxError('fieldbook finds no parents: look for the parent itself')
            else:
                inside = (x for x in element.iter() if x is not element) if deep else element
                part = [x for x in inside if step == '*' or x.tag == step or step[:3] == '{*}' and x.tag.split('}')[-1] == step[3:]]
            for condition in conditions:
                part = _satisfying(part, condition.strip())
            found += [x for x in part if not any(x is y for y in found)] if deep else part
        return found

    def _satisfying(elements, condition):
        if condition.isdigit():
            number = int(condition)
            if number < 1:
                raise SyntaxError('XPath position >= 1 expected')
            return elements[number - 1:number]
        if condition == 'last()':
            return elements[-1:]
        match = _re.fullmatch(r"(@?)([^=!]+?)\s*(?:(!?=)\s*('[^']*'|\"[^\"]*\"))?", condition)
        if match is None:
            raise SyntaxError('invalid predicate')
        attribute, name, comparison, value = match.groups()
        def value_of(element):
            if attribute:
                return element.get(name)
            if name == '.':
                return ''.join(element.itertext())
            child = element.find(name)
            return None if child is None else ''.join(child.itertext())
        if comparison is None:
            return [x for x in elements if value_of(x) is not None]
        wanted = value[1:-1]
        return [x for x in elements if value_of(x) is not None and (value_of(x) == wanted) == (comparison == '=')]

    def SubElement(parent, tag, attrib={}, **extra):
        """A new element inside another."""
        element = Element(tag, {**attrib, **extra})
        parent.append(element)
        return element

    def Comment(text=None):
        """A comment."""
        element = Element(Comment)
        element.text = text
        return element

    def iselement(element):
        """Whether it is an element."""
        return hasattr(element, 'tag')

    _references = {'lt': '<', 'gt': '>', 'amp': '&', 'quot': '"', 'apos': "'"}
    _markup = _re.compile(
        r'<!--(?P<comment>.*?)-->|<!\[CDATA\[(?P<data>.*?)\]\]>|<\?(?P<instruction>.*?)\?>|<!(?P<declaration>[^\[>]*(?:\[.*?\])?\s*)>'
        r'|</(?P<end>[^\s>]+)\s*>|<(?P<start>[^\s/>!?]+)(?P<attributes>(?:[^"\'>]|"[^"]*"|\'[^\']*\')*?)(?P<empty>/?)>', _re.S)
    _attribute = _re.compile(r'\s*([^\s=]+)\s*=\s*("[^"<]*"|\'[^\'<]*\')')

    class _Parser:
        def __init__(self, text):
            self.text = text.replace('\r\n', '\n').replace('\r', '\n')
            self.spaces = [{'xml': 'http://www.w3.org/XML/1998/namespace'}]

        def fail(self, message, position):
            line = self.text.count('\n', 0, position) + 1
            column = position - (self.text.rfind('\n', 0, position) + 1)
            error = ParseError(f'{message}: line {line}, column {column}')
            error.position = line, column
            raise error

        def plain(self, text, position):
            def character(match):
                name = match[1]
                if name[0] == '#':
                    return chr(int(name[2:], 16) if name[1] == 'x' else int(name[1:]))
                if name not in _references:
                    self.fail('undefined entity &' + name + ';', position + match.start())
                return _references[name]
            return _re.sub(r'&(#x[0-9a-fA-F]+|#[0-9]+|[A-Za-z_][\w.-]*);', character, text) if '&' in text else text

        def name(self, name, is_attribute, position):
            prefix, colon, local = name.partition(':')
            if not colon:
                space = '' if is_attribute else self.spaces[-1].get('', '')
                return '{' + space + '}' + name if space else name
            if prefix not in self.spaces[-1]:
                self.fail('unbound prefix', position)
            return '{' + self.spaces[-1][prefix] + '}' + local

        def parse(self):
            text, position, root, last = self.text, 0, None, None
            stack = []
            def add(part):
                if not part:
                    return
                if not stack:
                    if part.strip():
                        self.fail('syntax error' if root is None else 'junk after document element', position)
                elif last is None:
                    stack[-1][0].text = (stack[-1][0].text or '') + part
                else:
                    last.tail = (last.tail or '') + part
            while True:
                start = text.find('<', position)
                if start < 0:
                    add(self.plain(text[position:], position))
                    break
                add(self.plain(text[position:start], position))
                match = _markup.match(text, start)
                if match is None:
                    self.fail('not well-formed (invalid token)', start)
                position = match.end()
                if match['data'] is not None:
                    add(match['data'])
                elif match['start'] is not None:
                    if root is not None and not stack:
                        self.fail('junk after document element', start)
                    element = self.element(match, start)
                    if stack:
                        stack[-1][0].append(element)
                    else:
                        root = element
                    if match['empty']:
                        self.spaces.pop()
                        last = element
                    else:
                        stack.append((element, match['start']))
                        last = None
                elif match['end'] is not None:
                    if not stack or stack[-1][1] != match['end']:
                        self.fail('mismatched tag', start + 2)
                    last = stack.pop()[0]
                    self.spaces.pop()
            if root is None:
                self.fail('no element found', len(text))
            if stack:
                self.fail('no element found', len(text))
            return root

        def element(self, match, start):
            given, position = [], 0
            attributes = match['attributes']
            while attributes[position:].strip():
                part = _attribute.match(attributes, position)
                if part is None:
                    self.fail('not well-formed (invalid token)', match.start('attributes') + position)
                position = part.end()
                given.append((part[1], self.plain(part[2][1:-1], start)))
            spaces = self.spaces[-1]
            declared = {name[6:]: value for name, value in given if name == 'xmlns' or name.startswith('xmlns:')}
            self.spaces.append({**spaces, **declared} if declared else spaces)
            found = {}
            for name, value in given:
                if name != 'xmlns' and not name.startswith('xmlns:'):
                    name = self.name(name, True, start)
                    if name in found:
                        self.fail('duplicate attribute', start)
                    found[name] = value
            return Element(self.name(match['start'], False, start), found)

    def _decoded(text):
        if isinstance(text, str):
            return text
        match = _re.match(rb'\s*<\?xml[^>]*encoding=["\']([\w.-]+)', text)
        return text.decode(match[1].decode('ascii') if match else 'utf-8-sig')

    def XML(text, parser=None):
        """The element that a text is."""
        return _Parser(_decoded(text).lstrip('\ufeff')).parse()

    fromstring = XML

    def fromstringlist(sequence, parser=None):
        """The element that several texts are."""
        return XML((b'' if isinstance(sequence[0], bytes) else '').join(sequence))

    class ElementTree:
        """A document."""
        def __init__(self, element=None, file=None):
            self._root = element
            if file is not None:
                self.parse(file)

        def getroot(self):
            """The outermost element."""
            return self._root

        def parse(self, source, parser=None):
            """Reads a file."""
            if hasattr(source, 'read'):
                text = source.read()
            else:
                with open(source, 'rb') as file:
                    text = file.read()
            self._root = XML(text)
            return self._root

        def iter(self, tag=None):
            """All elements, or those of a tag."""
            return self._root.iter(tag)

        def _relative(self, path):
            return '.' + path if path[:1] == '/' else path

        def find(self, path, namespaces=None):
            """The first element at a path."""
            return self._root.find(self._relative(path), namespaces)

        def findall(self, path, namespaces=None):
            """The elements at a path, as a list."""
            return self._root.findall(self._relative(path), namespaces)

        def findtext(self, path, default=None, namespaces=None):
            """The text of the first element at a path."""
            return self._root.findtext(self._relative(path), default, namespaces)

        def iterfind(self, path, namespaces=None):
            """The elements at a path."""
            return self._root.iterfind(self._relative(path), namespaces)

        def write(self, file_or_filename, encoding=None, xml_declaration=None, default_namespace=None, method=None, *, short_empty_elements=True):
            """Writes a file."""
            text = tostring(self._root, encoding or 'us-ascii', xml_declaration=xml_declaration, short_empty_elements=short_empty_elements)
            if hasattr(file_or_filename, 'write'):
                file_or_filename.write(text)
            else:
                data = text.encode('utf-8') if isinstance(text, str) else text
                with open(file_or_filename, 'wb') as file:
                    file.write(data)

    def parse(source, parser=None):
        """The document in a file."""
        return ElementTree(file=source)

    def iterparse(source, events=None, parser=None):
        """Elements of a file with what happens: ('end', element); the file is read as a whole."""
        wanted = events or ('end',)
        def walk(element):
            if 'start' in wanted:
                yield 'start', element
            for child in element:
                yield from walk(child)
            if 'end' in wanted:
                yield 'end', element
        return walk(parse(source).getroot())

    def _escaped(text, attribute=False):
        text = str(text).replace('&', '&amp;').replace('<', '&lt;').replace('>', '&gt;')
        if attribute:
            text = text.replace('"', '&quot;').replace('\r', '&#13;').replace('\n', '&#10;').replace('\t', '&#09;')
        return text

    def _written(element, prefixes, short, parts):
        def name(text):
            if text[:1] != '{':
                return text
            space, local = text[1:].split('}', 1)
            prefix = prefixes.setdefault(space, 'xml' if space.endswith('XML/1998/namespace') else _registered.get(space, f'ns{len(prefixes)}'))
            return prefix + ':' + local
        if element.tag is Comment:
            parts.append(f'<!--{element.text}-->')
        else:
            tag = name(element.tag)
            head = '<' + tag + ''.join(f' {name(k)}="{_escaped(v, True)}"' for k, v in element.items())
            parts.append(head)
            if element.text or len(element) or not short:
                parts.append('>')
                if element.text:
                    parts.append(_escaped(element.text))
                for child in element:
                    _written(child, prefixes, short, parts)
                parts.append(f'</{tag}>')
            else:
                parts.append(' />')
        if element.tail:
            parts.append(_escaped(element.tail))

    _registered = {}

    def register_namespace(prefix, uri):
        """The prefix that a namespace is written with."""
        if _re.fullmatch(r'ns\d+', prefix):
            raise ValueError('Prefix format reserved for internal use')
        _registered[uri] = prefix

    def tostring(element, encoding=None, method=None, *, xml_declaration=None, default_namespace=None, short_empty_elements=True):
        """The element as bytes, or with encoding='unicode' as text."""
        prefixes, parts = {}, []
        _written(element, prefixes, short_empty_elements, parts)
        declared = ''.join(f' xmlns:{prefix}="{_escaped(space, True)}"' for space, prefix in prefixes.items() if prefix != 'xml')
        if declared:
            parts[0] += declared
        text = ''.join(parts)
        name = (encoding or 'us-ascii').lower()
        if xml_declaration or xml_declaration is None and name not in ('utf-8', 'us-ascii', 'unicode'):
            text = f"<?xml version='1.0' encoding='{'utf-8' if name == 'unicode' else encoding or 'us-ascii'}'?>\n" + text
        if name == 'unicode':
            return text
        return text.encode('ascii' if name == 'us-ascii' else name, 'xmlcharrefreplace')

    def dump(elem):
        """Prints an element."""
        text = tostring(elem.getroot() if isinstance(elem, ElementTree) else elem, 'unicode')
        print(text, end='' if text.endswith('\n') else '\n')

    def indent(tree, space='  ', level=0):
        """Adds the line breaks and spaces that make a document readable."""
        element = tree.getroot() if isinstance(tree, ElementTree) else tree
        if level < 0:
            raise ValueError(f'Initial indentation level must be >= 0, got {level}')
        if not len(element):
            return
        inner, outer = '\n' + (level + 1) * space, '\n' + level * space
        if not element.text or not element.text.strip():
            element.text = inner
        for child in element:
            indent(child, space, level + 1)
            if not child.tail or not child.tail.strip():
                child.tail = inner
        if not element[-1].tail.strip():
            element[-1].tail = outer
    """#)
}
