/// Python's built-in names.
enum BuiltinFunctions {
  /// Functions and types by name.
  static let all: [String: Value] = {
    var names: [String: Value] = [
      "NotImplemented": .notImplemented, "Ellipsis": .ellipsis, "__name__": "__main__",
    ]
    for builtin in sequences + numbers + objects {
      names[builtin.name] = .builtin(builtin)
    }
    for type in BuiltinTypes.named { names[type.name] = .type(type) }
    return names
  }()

  /// Python builtins that fieldbook does not have, with what to use instead.
  static let absent: [String: String] = [
    "open": "files are read by keras and numpy functions, such as keras.utils.load_img",
    "input": "give the value a name at the top of the cell", "eval": "write the expression itself",
    "exec": "write the code itself", "compile": "models have a method model.compile(…)",
    "bytes": "np.array(…, dtype='uint8') holds bytes", "bytearray": "np.array(…, dtype='uint8') holds bytes",
    "complex": "numbers are int or float", "globals": "dir() lists the names of the session",
    "locals": "dir() lists the names of the session",
    "exit": "Ctrl-D or %quit leaves", "quit": "Ctrl-D or %quit leaves",
    "raw_input": "give the value a name at the top of the cell", "reload": "fieldbook's modules never change",
    "property": "write a method and call it", "staticmethod": "write the function outside the class",
    "classmethod": "write the function outside the class", "memoryview": "slices of arrays are views",
    "Exception": "there is no `try` to catch one; `assert condition, message` stops a cell",
    "ValueError": "there is no `try` to catch one; `assert condition, message` stops a cell",
    "TypeError": "there is no `try` to catch one; `assert condition, message` stops a cell",
    "KeyError": "there is no `try` to catch one; `key in d` and d.get(key) ask first",
    "IndexError": "there is no `try` to catch one; len(x) asks first",
    "StopIteration": "next(iterator, default) gives the default at the end",
  ]
}
