/// The classes of Python's own values.
enum BuiltinTypes {
  nonisolated(unsafe) static let object: ClassObject = ClassObject(
    "object", doc: "The base of all classes.",
    constructor: Builtin("object", doc: "A new object without attributes.") { _ in .instance(Instance(object))
    },
    initializer: .method("__init__", "Does nothing.") { _ in .none }, includes: { _ in true })
  nonisolated(unsafe) static let none = ClassObject("NoneType")
  nonisolated(unsafe) static let ellipsis = ClassObject("ellipsis")
  nonisolated(unsafe) static let notImplemented = ClassObject("NotImplementedType")
  nonisolated(unsafe) static let int = ClassObject(
    "int", doc: "A whole number of 64 bits.", members: NumberMembers.int, constructor: NumberMembers.makeInt)
  nonisolated(unsafe) static let bool = ClassObject(
    "bool", doc: "True or False.", base: int, constructor: NumberMembers.makeBool)
  nonisolated(unsafe) static let float = ClassObject(
    "float", doc: "A number in double precision.", members: NumberMembers.float,
    constructor: NumberMembers.makeFloat)
  nonisolated(unsafe) static let string = ClassObject(
    "str", doc: "Text.", members: StringMembers.all, constructor: StringMembers.make)
  nonisolated(unsafe) static let list = ClassObject(
    "list", doc: "Elements that can change.", members: SequenceMembers.list,
    constructor: SequenceMembers.makeList)
  nonisolated(unsafe) static let tuple = ClassObject(
    "tuple", doc: "Elements that stay.", members: SequenceMembers.tuple,
    constructor: SequenceMembers.makeTuple)
  nonisolated(unsafe) static let range = ClassObject(
    "range", doc: "Whole numbers by a step.", members: SequenceMembers.range,
    constructor: SequenceMembers.makeRange)
  nonisolated(unsafe) static let slice = ClassObject(
    "slice", doc: "start:stop:step as a value.", members: SequenceMembers.slice,
    constructor: SequenceMembers.makeSlice)
  nonisolated(unsafe) static let dict = ClassObject(
    "dict", doc: "Values by key.", members: DictMembers.all, constructor: DictMembers.make)
  nonisolated(unsafe) static let set = ClassObject(
    "set", doc: "Members, each once.", members: SetMembers.all, constructor: SetMembers.make(isFrozen: false))
  nonisolated(unsafe) static let frozenset = ClassObject(
    "frozenset", doc: "Members that stay, each once.", members: SetMembers.unchanging,
    constructor: SetMembers.make(isFrozen: true))
  nonisolated(unsafe) static let iterator = ClassObject("iterator")
  nonisolated(unsafe) static let function = ClassObject("function")
  nonisolated(unsafe) static let builtin = ClassObject("builtin_function_or_method")
  nonisolated(unsafe) static let boundMethod = ClassObject("method")
  nonisolated(unsafe) static let module = ClassObject("module")
  nonisolated(unsafe) static let superType = ClassObject("super")
  nonisolated(unsafe) static let type = ClassObject(
    "type", doc: "The class of a value.",
    constructor: Builtin("type", doc: "The class of a value.", [.positional("object")]) { call in
      .type(call[0].classObject)
    })

  /// The types that are built-in names.
  nonisolated(unsafe) static let named = [
    object, int, bool, float, string, list, tuple, range, slice, dict, set, frozenset, type,
  ]
}
