/// The classes of Python's own values.
enum BuiltinTypes {
  static let object: ClassObject = ClassObject(
    "object", doc: "The base of all classes.", members: ObjectMembers.all,
    constructor: Builtin("object", doc: "A new object without attributes.") { _ in .instance(Instance(object))
    },
    initializer: .method("__init__", "Does nothing.", [.rest("args"), .keywords("kwargs")]) { call in
      // Arguments are for a `__new__` of the class's own.
      if !call.rest("args").isEmpty || !call.keywords("kwargs").isEmpty,
        call.receiver.classObject.lookup("__new__")?.isBuiltin ?? true
      {
        throw Fault.message(
          "object.__init__() takes exactly one argument (the instance to initialize)", kind: .type)
      }
      return .none
    }, includes: { _ in true })
  static let none = ClassObject("NoneType", base: object)
  static let ellipsis = ClassObject("ellipsis")
  static let notImplemented = ClassObject("NotImplementedType")
  static let int = ClassObject(
    "int", doc: "A whole number of 64 bits.", base: object, members: NumberMembers.int,
    constructor: NumberMembers.makeInt, initializer: nothing, content: .int)
  static let bool = ClassObject(
    "bool", doc: "True or False.", base: int, constructor: NumberMembers.makeBool)
  static let float = ClassObject(
    "float", doc: "A number in double precision.", base: object, members: NumberMembers.float,
    constructor: NumberMembers.makeFloat, initializer: nothing, content: .float)
  static let string = ClassObject(
    "str", doc: "Text.", base: object, members: StringMembers.all, constructor: StringMembers.make,
    initializer: nothing, content: .string)
  static let bytes = ClassObject(
    "bytes", doc: "Bytes that stay.", base: object, members: BytesMembers.bytes,
    constructor: BytesMembers.make,
    initializer: nothing, content: .bytes)
  static let bytearray = ClassObject(
    "bytearray", doc: "Bytes that can change.", base: object, members: BytesMembers.bytearray,
    constructor: BytesMembers.makeArray, isBase: true)
  static let list = ClassObject(
    "list", doc: "Elements that can change.", base: object, members: SequenceMembers.list,
    constructor: SequenceMembers.makeList, initializer: SequenceMembers.initializeList, content: .list)
  static let tuple = ClassObject(
    "tuple", doc: "Elements that stay.", base: object, members: SequenceMembers.tuple,
    constructor: SequenceMembers.makeTuple, initializer: nothing, content: .tuple)
  static let range = ClassObject(
    "range", doc: "Whole numbers by a step.", members: RangeMembers.all, constructor: RangeMembers.make)
  static let slice = ClassObject(
    "slice", doc: "start:stop:step as a value.", members: SequenceMembers.slice,
    constructor: SequenceMembers.makeSlice)
  static let dict = ClassObject(
    "dict", doc: "Values by key.", base: object, members: DictMembers.all, constructor: DictMembers.make,
    initializer: DictMembers.initialize, content: .dict)
  static let set = ClassObject(
    "set", doc: "Members, each once.", base: object, members: SetMembers.all,
    constructor: SetMembers.make(isFrozen: false), initializer: SetMembers.initialize, content: .set)
  static let frozenset = ClassObject(
    "frozenset", doc: "Members that stay, each once.", base: object, members: SetMembers.unchanging,
    constructor: SetMembers.make(isFrozen: true), initializer: nothing, content: .frozenset)
  static let iterator = ClassObject("iterator", members: iteration)
  static let generator = ClassObject("generator", members: Generator.members + iteration)
  static let function = ClassObject("function", base: object)
  static let builtin = ClassObject("builtin_function_or_method", base: object)
  static let boundMethod = ClassObject("method", base: object)
  static let module = ClassObject("module", base: object)
  static let type = ClassObject(
    "type", doc: "The class of a value.", base: object, members: ClassMembers.all,
    constructor: Builtin(
      "type", doc: "The class of a value; or a new class from a name, bases and attributes.",
      [
        .positional("object"), .positional("bases", default: Value.none),
        .positional("dict", default: Value.none), .keywords("kwargs"),
      ]
    ) { call in
      guard call.isGiven("bases") else { return .type(call[0].classObject) }
      guard call.isGiven("dict") else {
        throw Fault.message("type() takes 1 or 3 arguments", kind: .type)
      }
      return try call.interpreter.makeClass(
        Arguments([call[0], call["bases"], call["dict"]], keywords: call.keywords("kwargs")), metaclass: nil)
    }, initializer: nothing, content: .type)

  /// The `__init__` of types whose values are complete when they are made.
  private static let nothing = Builtin.method(
    "__init__", "Does nothing: the value is made by __new__.", [.rest("args"), .keywords("kwargs")]
  ) { _ in .none }

  /// The types that are built-in names.
  static let named = [
    object, int, bool, float, string, bytes, bytearray, list, tuple, range, slice, dict, set, frozenset, type,
    MemoryViewMembers.type, ComplexType.type, Super.type,
    Property.type,
    StaticMethod.type, ClassMethod.type,
  ]

  static let iteration: [Builtin] = [
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
