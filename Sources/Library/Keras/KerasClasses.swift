import Evaluator

/// Classes of Keras whose objects a constructor makes: the answer of `type(…)`, of `isinstance`, and bases of a program's own
/// classes.
enum KerasClasses {
  /// A class for each constructor, by name; names that begin with a small letter are second names of a class.
  ///
  /// - `initializer`: makes the `__init__` of a program's classes that descend from a constructor's; `nil`: there may be none.
  static func make(
    _ constructors: [Builtin], base: ClassObject, initializer: ((Builtin) -> Builtin)? = nil
  ) -> [String: ClassObject] {
    let classes = constructors.filter { $0.name.first?.isUppercase ?? false }
    return Dictionary(
      classes.map { constructor in
        (
          constructor.name,
          ClassObject(
            constructor.name, module: constructor.module, doc: constructor.signature.doc, base: base,
            constructor: constructor, initializer: initializer?(constructor))
        )
      }, uniquingKeysWith: { first, _ in first })
  }

  /// `__init__` of a class of the program: makes the host of its object.
  static func initializer(_ constructor: Builtin) -> Builtin {
    .method(
      "__init__", "Makes the object; a class of your own calls it first.", constructor.signature.parameters
    ) {
      call in
      guard let instance = call.instance else { return .none }
      let given = constructor.signature.parameters.filter { call.isGiven($0.name) }
      let made = try constructor.call(
        Arguments(keywords: given.map { (name: $0.name, value: call[$0.name]) }), call.interpreter)
      if case .object(let object) = made { instance.host = object }
      return .none
    }
  }

  /// The constructors as members of a module: classes where there are such.
  static func members(_ constructors: [Builtin], _ classes: [String: ClassObject]) -> [(String, Value)] {
    constructors.map { ($0.name, classes[$0.name].map(Value.type) ?? .builtin($0)) }
  }
}

extension Value {
  /// What makes an object of a class or is a function of the library.
  var maker: Builtin? {
    switch self {
    case .builtin(let builtin): builtin
    case .type(let cls): cls.constructor
    default: nil
    }
  }
}
