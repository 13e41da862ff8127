/// Names from other languages and older Python versions, with their equivalents here.
enum ForeignNames {
  /// Names that mean nothing in Python, with the one that is meant.
  static let names: [String: String] = [
    "true": "True", "TRUE": "True", "false": "False", "FALSE": "False", "null": "None", "NULL": "None",
    "nil": "None", "none": "None", "unicode": "str", "long": "int", "unichr": "chr",
    "printf": "print", "println": "print", "puts": "print", "xrange": "range", "length": "len",
    "strlen": "len",
    "sizeof": "len", "integer": "int", "string": "str", "boolean": "bool", "array": "list", "this": "self",
  ]

  /// What to write instead of an attribute that a type does not have.
  static func help(for name: String, of type: String) -> String? {
    if type == "NoneType" {
      return "the value is None: a function without `return` gives it, and so do methods that change in place"
    }
    if type == "function" { return "to use what it returns, call it: name(…)" }
    if ["length", "len", "count", "size"].contains(name), sized.contains(type) { return "write len(x)" }
    if ["toString", "to_s", "str"].contains(name) { return "write str(x)" }
    return (attributes[type] ?? [:])[name]
  }

  private static let sized = ["list", "tuple", "str", "dict", "set", "range"]

  private static let attributes: [String: [String: String]] = [
    "list": [
      "add": "write x.append(value)", "push": "write x.append(value)", "push_back": "write x.append(value)",
      "append_all": "write x.extend(values)", "addAll": "write x.extend(values)", "shift": "write x.pop(0)",
      "contains": "write value in x", "includes": "write value in x", "has": "write value in x",
      "indexOf": "write x.index(value)", "delete": "write x.remove(value) or del x[index]",
      "map": "write [f(v) for v in x]", "filter": "write [v for v in x if test]",
      "join": "write ', '.join(x)",
      "split": "text has it; a list is cut by x[start:stop]", "sorted": "write sorted(x)",
      "first": "write x[0]", "last": "write x[-1]", "sum": "write sum(x)", "max": "write max(x)",
      "min": "write min(x)", "get": "write x[index]", "keys": "a dict has keys; a list is counted from 0",
      "items": "for positions and values: enumerate(x)",
      "shape": "make it an array first: np.array(x)", "reshape": "make it an array first: np.array(x)",
      "mean": "make it an array first: np.array(x)", "astype": "make it an array first: np.array(x)",
      "T": "make it an array first: np.array(x)", "dtype": "make it an array first: np.array(x)",
      "ndim": "make it an array first: np.array(x)", "flatten": "make it an array first: np.array(x)",
    ],
    "tuple": [
      "append": "a tuple stays as it is; make a list first: list(x)",
      "add": "a tuple stays as it is; make a list first: list(x)",
      "remove": "a tuple stays as it is; make a list first: list(x)",
      "pop": "a tuple stays as it is; make a list first: list(x)",
      "extend": "a tuple stays as it is; make a list first: list(x)",
      "insert": "a tuple stays as it is; make a list first: list(x)",
      "sort": "write sorted(x)", "shape": "make it an array first: np.array(x)",
    ],
    "dict": [
      "append": "write d[key] = value", "add": "write d[key] = value", "put": "write d[key] = value",
      "insert": "write d[key] = value", "set": "write d[key] = value", "has_key": "write key in d",
      "has": "write key in d", "contains": "write key in d", "containsKey": "write key in d",
      "iteritems": "write d.items()", "iterkeys": "write d.keys()", "itervalues": "write d.values()",
      "remove": "write del d[key]", "delete": "write del d[key]", "sort": "write sorted(d)",
      "entries": "write d.items()", "extend": "write d.update(other)",
    ],
    "set": [
      "append": "write s.add(value)", "push": "write s.add(value)", "extend": "write s.update(values)",
      "insert": "write s.add(value)", "contains": "write value in s", "has": "write value in s",
      "sort": "write sorted(s)", "index": "a set has no order; make a list first: list(s)",
    ],
    "str": [
      "append": "write text += more", "add": "write text += more", "push": "write text += more",
      "concat": "write text + more", "contains": "write part in text", "includes": "write part in text",
      "toUpperCase": "write text.upper()", "toLowerCase": "write text.lower()",
      "uppercase": "write text.upper()",
      "lowercase": "write text.lower()", "trim": "write text.strip()", "substring": "write text[start:stop]",
      "substr": "write text[start:stop]", "charAt": "write text[index]", "indexOf": "write text.find(part)",
      "startsWith": "write text.startswith(part)", "endsWith": "write text.endswith(part)",
      "reverse": "write text[::-1]", "sort": "write ''.join(sorted(text))",
      "remove": "write text.replace(part, '')",
      "replaceAll": "write text.replace(old, new)", "decode": "text is Unicode already; leave it out",
    ],
    "int": ["toFixed": "write f'{x:.2f}'", "round": "write round(x)", "abs": "write abs(x)"],
    "float": [
      "toFixed": "write f'{x:.2f}'", "round": "write round(x, digits)", "abs": "write abs(x)",
      "numpy": "it is a plain number already; leave it out",
    ],
    "numpy.ndarray": [
      "append": "write np.concatenate([a, b])", "extend": "write np.concatenate([a, b])",
      "push": "write np.concatenate([a, b])", "length": "write len(a), a.size or a.shape",
      "len": "write len(a), a.size or a.shape", "add": "write a + b", "dot_product": "write a @ b",
      "index": "write np.argwhere(a == value)", "count": "write np.sum(a == value)",
    ],
  ]
}
