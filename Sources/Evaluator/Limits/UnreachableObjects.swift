import Synchronization

/// Objects of learners' classes that refer to each other in a circle. Reference counting never frees them; where there are many, the
/// learner is told, so that it is no riddle where the memory went. `SessionMemory` keeps the machine from running out in any case.
enum UnreachableObjects {
  /// So many more objects than at the last look are worth another one.
  static let step = 100_000

  private static let living = Atomic<Int>(0)
  private static let lastLook = Atomic<Int>(0)

  static func born() { living.wrappingAdd(1, ordering: .relaxed) }
  static func died() { living.wrappingSubtract(1, ordering: .relaxed) }

  /// After a cell: counts what no name of the session leads to, where many objects have come, and says so.
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

  /// Objects of learners' classes that values lead to.
  private static func reachable(from roots: [Value]) -> Int {
    var open = roots
    var seen: Set<ObjectIdentifier> = []
    var count = 0
    while let value = open.popLast() {
      guard let identity = value.identity, seen.insert(identity).inserted else { continue }
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
