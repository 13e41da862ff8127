import Evaluator

/// The runs of `groupby`: the iterator of a run ends when the next run begins.
package final class Groups {
  private let source: ValueIterator
  private let function: Value?
  private var current: (key: Value, value: Value)?
  private var group = 0
  private var groupKey: Value?
  private var isEnd = false

  init(_ source: ValueIterator, key: Value?) {
    self.source = source
    function = key
  }

  private func advance(_ interpreter: Interpreter) throws {
    guard let value = try source.next(interpreter) else {
      (current, isEnd) = (nil, true)
      return
    }
    current = (try function.map { try interpreter.call($0, [value]) } ?? value, value)
  }

  func nextGroup(_ interpreter: Interpreter) throws -> (Value, Int)? {
    if current == nil, !isEnd { try advance(interpreter) }
    while let key = groupKey, let now = current, try interpreter.equal(now.key, key) {
      try interpreter.checkInterruption()
      try advance(interpreter)
    }
    guard let current else { return nil }
    group += 1
    groupKey = current.key
    return (current.key, group)
  }

  func next(in number: Int, _ interpreter: Interpreter) throws -> Value? {
    guard number == group, let key = groupKey else { return nil }
    if current == nil, !isEnd { try advance(interpreter) }
    guard let now = current, try interpreter.equal(now.key, key) else { return nil }
    current = nil
    return now.value
  }
}

/// Elements that several iterators read, each at its own pace.
final class SharedElements {
  private let source: ValueIterator
  private var elements: [Value] = []

  init(_ source: ValueIterator) { self.source = source }

  deinit { DeferredRelease.release(&elements) }

  func element(at place: Int, _ interpreter: Interpreter) throws -> Value? {
    while elements.count <= place {
      guard let value = try source.next(interpreter) else { return nil }
      try EvaluationLimits.checkGrowth(of: elements)
      elements.append(value)
    }
    return elements[place]
  }
}
