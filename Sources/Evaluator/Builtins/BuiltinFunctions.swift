/// Python's built-in names.
enum BuiltinFunctions {
  /// Functions and types by name.
  static let all: [String: Value] = {
    var names: [String: Value] = [
      "NotImplemented": .notImplemented, "Ellipsis": .ellipsis, "__name__": "__main__",
      "__debug__": true,
    ]
    for builtin in sequences + numbers + objects + classes {
      names[builtin.name] = .builtin(builtin)
    }
    for type in BuiltinTypes.named + IteratorTypes.calledByName { names[type.name] = .type(type) }
    for (name, value) in ExceptionTypes.named { names[name] = value }
    return names
  }()

  /// Python builtins that fieldbook does not have, with what to use instead.
  static let absent: [String: String] = [
    "eval": "write the expression itself",
    "exec": "write the code itself", "compile": "models have a method model.compile(…)",
    "__import__": "write import and the module's name", "breakpoint": "print what you want to know",
    "exit": "Ctrl-D or %quit leaves", "quit": "Ctrl-D or %quit leaves",
    "ExceptionGroup": "there are no exception groups: raise one exception, with the others as its arguments",
    "BaseExceptionGroup":
      "there are no exception groups: raise one exception, with the others as its arguments",
    "raw_input": "give the value a name at the top of the cell", "reload": "fieldbook's modules never change",
  ]
}
