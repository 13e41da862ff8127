import Phrases

/// CPython's words for calls whose arguments do not fit, of the functions and methods that it writes in C. Which words it has depends on
/// how a function takes its arguments, and the kinds of the parameters tell that; `nil` for all other functions.
extension Builtin {
  /// A required parameter without an argument.
  func words(missing position: Int, _ arguments: Arguments) -> String? {
    guard let callee = callee(arguments) else { return nil }
    if let words = Self.ownWords[callee] { return words }
    if !isByPositionOnly, !Self.counted.contains(name) {
      let place = position - objectCount + 1
      if signature.parameters[position].kind != .positionalOnly {
        return "\(name)() missing required argument '\(signature.parameters[position].name)'"
          + (name == "enumerate" ? "" : " (pos \(place))")
      }
      let least = places.prefix { $0.kind == .positionalOnly }.count { $0.defaultValue == nil }
      return
        "\(name)() takes \(places.count == least ? "exactly" : "at least") \(least.of("positional argument")) "
        + "(\(given(arguments)) given)"
    }
    return counts(callee, arguments)
  }

  /// More positional arguments than parameters.
  func words(tooMany arguments: Arguments) -> String? {
    guard let callee = callee(arguments) else { return nil }
    if let words = Self.ownWords[callee] { return words }
    if isByPositionOnly || Self.counted.contains(name) { return counts(callee, arguments) }
    let all = parameters.count
    let found = given(arguments) + arguments.keywords.count
    if found > all, places.count > 0 {
      return "\(name)() takes at most \(all.of("argument")) (\(found) given)"
    }
    if places.isEmpty { return "\(name)() takes no positional arguments" }
    return "\(name)() takes at most \(places.count.of("positional argument")) (\(given(arguments)) given)"
  }

  /// A keyword that is the name of no parameter.
  func words(unexpected keyword: String, _ arguments: Arguments) -> String? {
    guard let callee = callee(arguments) else { return nil }
    if parameters.contains(where: { $0.kind == .standard || $0.kind == .keywordOnly }) {
      // `sorted` hands its keywords to a list's `sort`.
      return "'\(keyword)' is an invalid keyword argument for \(name == "sorted" ? "sort" : name)()"
    }
    return "\(callee)() takes no keyword arguments"
  }

  /// A parameter that has an argument by position and one by name.
  func words(twice position: Int, _ arguments: Arguments) -> String? {
    guard callee(arguments) != nil else { return nil }
    return "argument for \(name)() given by name ('\(signature.parameters[position].name)') "
      + "and position (\(position - objectCount + 1))"
  }

  /// The words of a function that takes its arguments by position, and of some others.
  private func counts(_ callee: String, _ arguments: Arguments) -> String {
    let found = given(arguments)
    let most = places.count
    let least = places.count { $0.defaultValue == nil }
    if most == 0 { return "\(callee)() takes no arguments (\(found) given)" }
    if most == 1, least == 1, !Self.counted.contains(name) {
      return "\(callee)() takes exactly one argument (\(found) given)"
    }
    if Self.parsed.contains(name), callee.hasPrefix("str.") || callee.hasPrefix("byte") {
      return
        "\(name)() takes at \(found < least ? "least \(least.of("argument"))" : "most \(most.of("argument"))") "
        + "(\(found) given)"
    }
    let expected =
      least == most
      ? most.of("argument")
      : found < least ? "at least \(least.of("argument"))" : "at most \(most.of("argument"))"
    return "\(name) expected \(expected), got \(found)"
  }

  /// Functions whose arguments are counted although they could be named, or are one.
  private static let counted: Set = [
    "sorted", "reversed", "staticmethod", "classmethod", "replace", "itemgetter", "attrgetter",
  ]
  /// Those that have words of their own for any wrong number.
  private static let ownWords = [
    "map": "map() must have at least two arguments.", "type": "type() takes 1 or 3 arguments",
    "object": "object() takes no arguments", "math.log": "math.log requires 1 to 2 arguments",
    "functools.partial": "type 'partial' takes at least one argument",
  ]
  /// Methods of text and bytes that read their arguments by a format.
  private static let parsed: Set = ["find", "rfind", "index", "rindex", "count", "startswith", "endswith"]

  /// The modules that CPython writes in C; of built-in functions and types the name is empty.
  private static let modulesInC: Set = [
    "", "_hashlib", "_io", "binascii", "collections", "functools", "itertools", "math", "operator", "os",
    "struct", "sys", "time",
    "unicodedata", "zlib",
  ]

  private var objectCount: Int { role == .function ? 0 : 1 }
  private var parameters: ArraySlice<Signature.Parameter> { signature.parameters.dropFirst(objectCount) }
  /// The parameters that take one positional argument each.
  private var places: ArraySlice<Signature.Parameter> {
    parameters.prefix { $0.kind == .positionalOnly || $0.kind == .standard }
  }
  private var isByPositionOnly: Bool {
    parameters.allSatisfy { $0.kind == .positionalOnly || $0.kind == .variadicKeywords }
  }
  private func given(_ arguments: Arguments) -> Int { max(0, arguments.positional.count - objectCount) }

  /// The function's name in front of the brackets: `len`, `math.sqrt`, `list.append`; `nil` if CPython does not write it in C.
  private func callee(_ arguments: Arguments) -> String? {
    if role == .function {
      guard Self.modulesInC.contains(module) else { return nil }
      return module.isEmpty ? name : module + "." + name
    }
    guard let object = arguments.positional.first else { return nil }
    let given = role == .classMethod ? object.asClass ?? object.classObject : object.classObject
    guard let owner = given.hostBase, Self.modulesInC.contains(owner.module) else { return nil }
    return owner.name + "." + name
  }
}
