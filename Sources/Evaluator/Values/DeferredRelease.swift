import Glibc

/// Frees long chains of values without recursion.
///
/// A list in a list in a list, a million deep, would be freed by nested `deinit` calls, which overflow the stack.
/// Beyond a certain depth, values to be freed are queued for the outermost `deinit`.
package enum DeferredRelease {
  private final class State {
    @exclusivity(unchecked) var depth = 0
    @exclusivity(unchecked) var waiting: [Waiting] = []
  }

  private enum Waiting {
    case values([Value])
    case holder(AnyObject)
  }

  private static let key: pthread_key_t = {
    var key = pthread_key_t()
    pthread_key_create(&key) { pointer in
      if let pointer { Unmanaged<State>.fromOpaque(pointer).release() }
    }
    return key
  }()

  private static let depthLimit = 100

  private static var state: State {
    if let pointer = pthread_getspecific(key) {
      return Unmanaged<State>.fromOpaque(pointer).takeUnretainedValue()
    }
    let state = State()
    pthread_setspecific(key, Unmanaged.passRetained(state).toOpaque())
    return state
  }

  /// Frees the values of a container in its `deinit`; leaves the container empty.
  package static func release(_ values: inout [Value]) {
    guard values.contains(where: \.mayHoldOthers) else { return }
    let state = state
    if state.depth >= depthLimit {
      state.waiting.append(.values(values))
      values = []
      return
    }
    let last = values
    values = []
    state.depth += 1
    drop(consume last)
    state.depth -= 1
    empty(state)
  }

  /// Frees an object held by an object in its `deinit`.
  static func release<Held: AnyObject>(_ held: inout Held?) {
    guard let last = held else { return }
    let state = state
    if state.depth >= depthLimit {
      state.waiting.append(.holder(last))
      held = nil
      return
    }
    state.depth += 1
    held = nil
    drop(consume last)
    state.depth -= 1
    empty(state)
  }

  /// Frees a value immediately. Not inlined, as the optimizer might otherwise free it before `depth` is increased.
  @inline(never)
  private static func drop<Held>(_ held: consuming Held) {}

  /// Frees the queued values, once no other `deinit` is running.
  private static func empty(_ state: State) {
    while state.depth == 0, let next = state.waiting.popLast() {
      state.depth += 1
      drop(consume next)
      state.depth -= 1
    }
  }

  /// Frees one value held by an object in its `deinit`.
  static func release(value: inout Value?) {
    guard let held = value, held.mayHoldOthers else { return }
    value = nil
    var values = [held]
    // `held` itself is dropped here, so that the array has the only reference.
    _ = consume held
    release(&values)
  }
}

extension Value {
  /// Whether freeing this value can free others.
  var mayHoldOthers: Bool {
    switch self {
    case .none, .ellipsis, .notImplemented, .bool, .int, .float, .string, .range, .tensor, .namespace: false
    default: true
    }
  }
}
