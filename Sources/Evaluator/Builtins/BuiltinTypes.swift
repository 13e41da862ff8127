/// The classes of Python's own values.
enum BuiltinTypes {
  static let object: ClassObject = ClassObject(
    "object", doc: "The base of all classes.", members: ObjectMembers.all,
    constructor: Builtin("object", doc: "A new object without attributes.") { _ in .instance(Instance(object))
    },
    initializer: .method("__init__", "Does nothing.") { _ in .none }, includes: { _ in true })
  static let none = ClassObject("NoneType")
  static let ellipsis = ClassObject("ellipsis")
  static let notImplemented = ClassObject("NotImplementedType")
  static let int = ClassObject(
    "int", doc: "A whole number of 64 bits.", members: NumberMembers.int, constructor: NumberMembers.makeInt)
  static let bool = ClassObject(
    "bool", doc: "True or False.", base: int, constructor: NumberMembers.makeBool)
  static let float = ClassObject(
    "float", doc: "A number in double precision.", members: NumberMembers.float,
    constructor: NumberMembers.makeFloat)
  static let string = ClassObject(
    "str", doc: "Text.", members: StringMembers.all, constructor: StringMembers.make)
  static let list = ClassObject(
    "list", doc: "Elements that can change.", members: SequenceMembers.list,
    constructor: SequenceMembers.makeList)
  static let tuple = ClassObject(
    "tuple", doc: "Elements that stay.", members: SequenceMembers.tuple,
    constructor: SequenceMembers.makeTuple)
  static let range = ClassObject(
    "range", doc: "Whole numbers by a step.", members: SequenceMembers.range,
    constructor: SequenceMembers.makeRange)
  static let slice = ClassObject(
    "slice", doc: "start:stop:step as a value.", members: SequenceMembers.slice,
    constructor: SequenceMembers.makeSlice)
  static let dict = ClassObject(
    "dict", doc: "Values by key.", members: DictMembers.all, constructor: DictMembers.make)
  static let set = ClassObject(
    "set", doc: "Members, each once.", members: SetMembers.all, constructor: SetMembers.make(isFrozen: false))
  static let frozenset = ClassObject(
    "frozenset", doc: "Members that stay, each once.", members: SetMembers.unchanging,
    constructor: SetMembers.make(isFrozen: true))
  static let iterator = ClassObject("iterator", members: iteration)
  static let generator = ClassObject("generator", members: Generator.members + iteration)
  static let function = ClassObject("function")
  static let builtin = ClassObject("builtin_function_or_method")
  static let boundMethod = ClassObject("method")
  static let module = ClassObject("module")
  static let superType = ClassObject("super")
  static let type = ClassObject(
    "type", doc: "The class of a value.",
    constructor: Builtin("type", doc: "The class of a value.", [.positional("object")]) { call in
      .type(call[0].classObject)
    })

  /// The types that are built-in names.
  static let named = [
    object, int, bool, float, string, list, tuple, range, slice, dict, set, frozenset, type, Property.type,
    StaticMethod.type, ClassMethod.type,
  ]

  private static let iteration: [Builtin] = [
    .method("__iter__", "The iterator itself.") { $0.receiver },
    .method("__next__", "The next element.") { call in
      guard case .iterator(let iterator) = call.receiver else {
        throw Fault.wrongReceiver(method: "__next__", found: call.receiver.typeName)
      }
      guard let value = try iterator.next(call.interpreter) else {
        throw iterator.exhausted(call.interpreter)
      }
      return value
    },
  ]
}
