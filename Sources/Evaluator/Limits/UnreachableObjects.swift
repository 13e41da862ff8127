import Synchronization

/// Instances of user-defined classes in reference cycles. Reference counting never frees them; if there are many,
/// the user is told where the memory went. `SessionMemory` prevents exhaustion in any case.
enum UnreachableObjects {
  /// The growth in the number of objects after which they are counted again.
  static let step = 100_000

  private static let living = Atomic<Int>(0)
  private static let lastLook = Atomic<Int>(0)

  static func born() { living.wrappingAdd(1, ordering: .relaxed) }
  static func died() { living.wrappingSubtract(1, ordering: .relaxed) }

  /// After a cell: if many objects were created, counts and reports the unreachable ones.
  static func remark(_ interpreter: Interpreter) {
    let count = living.load(ordering: .relaxed)
    let last = lastLook.load(ordering: .relaxed)
    if count < last { lastLook.store(count, ordering: .relaxed) }
    guard count - last >= step else { return }
    lastLook.store(count, ordering: .relaxed)
    let lost = count - reachable(from: interpreter.globals.values)
    guard lost >= step / 2 else { return }
    interpreter.console.note(
      "\(lost) objects refer to each other in circles, and no name leads to them; "
        + "their memory comes back when the session ends")
  }

  /// The number of instances of user-defined classes reachable from values.
  private static func reachable(from roots: [Value]) -> Int {
    var open = roots
    var seen: Set<ObjectIdentifier> = []
    var count = 0
    while let value = open.popLast() {
      guard let identity = value.identity, seen.insert(identity).inserted else { continue }
      if case .instance = value {} else if let instance = value.instance { open.append(.instance(instance)) }
      switch value {
      case .instance(let instance):
        count += 1
        open += instance.attributes.values
      case .list(let list): open += list.elements
      case .tuple(let tuple): open += tuple.elements
      case .dict(let dict): open += dict.keys + dict.values
      case .set(let set): open += set.elements
      case .function(let function):
        open += function.captured.compactMap(\.value) + function.defaults.compactMap { $0 }
        open += (function.held?.values ?? []) + function.replaced.values
      case .boundMethod(let method): open += [method.receiver, method.function]
      case .type(let type): open += type.attributes.values
      case .none, .ellipsis, .notImplemented, .bool, .int, .float, .string, .range, .slice, .tensor,
        .iterator,
        .builtin, .namespace, .object:
        break
      }
    }
    return count
  }
}
