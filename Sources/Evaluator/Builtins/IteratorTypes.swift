/// The classes of iterators: those of Python's own containers, and `zip`, `map` and their like, which programs call.
package enum IteratorTypes {
  /// A class of iterators.
  package static func type(
    _ name: String, module: String = "", doc: String = "", members: [Builtin] = [],
    constructor: Builtin? = nil
  ) -> ClassObject {
    ClassObject(
      name, module: module, doc: doc, base: BuiltinTypes.object, members: members + BuiltinTypes.iteration,
      constructor: constructor)
  }

  /// A class of iterators that programs call; `body` gives the function for the next element.
  package static func callable(
    _ name: String, module: String = "", doc: String, _ parameters: [Signature.Parameter],
    _ body: @escaping (Call) throws -> (Interpreter) throws -> Value?
  ) -> ClassObject {
    callable(name, module: module, doc: doc, parameters) { call, cls in ClosureIterator(cls, try body(call)) }
  }

  /// The same, where `body` makes the iterator of the class itself.
  package static func callable(
    _ name: String, module: String = "", doc: String, _ parameters: [Signature.Parameter],
    _ body: @escaping (Call, ClassObject) throws -> ValueIterator
  ) -> ClassObject {
    var made: ClassObject?
    let cls = type(
      name, module: module, doc: doc,
      constructor: Builtin(name, module: module, doc: doc, parameters) { call in
        .iterator(try body(call, made ?? BuiltinTypes.iterator))
      })
    made = cls
    return cls
  }

  static let list = type("list_iterator")
  static let reversedList = type("list_reverseiterator")
  static let tuple = type("tuple_iterator")
  static let range = type("range_iterator")
  static let longRange = type("longrange_iterator")
  static let ascii = type("str_ascii_iterator")
  static let string = type("str_iterator")
  static let bytes = type("bytes_iterator")
  static let bytearray = type("bytearray_iterator")
  static let memory = type("memory_iterator")
  static let set = type("set_iterator")
  static let keys = type("dict_keyiterator")
  static let values = type("dict_valueiterator")
  static let items = type("dict_itemiterator")
  static let reversedKeys = type("dict_reversekeyiterator")
  static let reversedValues = type("dict_reversevalueiterator")
  static let reversedItems = type("dict_reverseitemiterator")
  /// `iter(function, sentinel)`.
  package static let calling = type("callable_iterator")
}
