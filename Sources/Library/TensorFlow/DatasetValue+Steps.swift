import Engine
import Evaluator
import Networks
import Tensors

/// The steps of a pipeline.
extension DatasetValue {
  /// The elements passed through a closure during iteration.
  ///
  /// - `sample`: an element; `nil`: of the same form as before.
  func passing(
    _ step: PipelineStep, _ cardinality: Cardinality? = nil, sample: Sample? = nil,
    _ begin: @escaping (@escaping Walk) -> Walk
  ) -> DatasetValue {
    DatasetValue(step, cardinality ?? self.cardinality, sample: sample ?? self.sample) { [self] interpreter in
      begin(try self.begin(interpreter))
    }
  }

  /// Maps a user-defined function over the elements.
  func mapped(_ function: Value, _ step: PipelineStep = .map) -> DatasetValue {
    func image(_ element: Value, _ interpreter: Interpreter) throws -> Value {
      let result = try interpreter.apply(function, to: element, step: "map")
      return try PipelineStructure.element(
        result, interpreter, source: "the function given to map returned")
    }
    return passing(step, sample: { try image(self.sample($0, $1), $0) }) { walk in
      { interpreter in
        guard let element = try walk(interpreter) else { return nil }
        return PipelineElement(loadings: element.loadings) { try image(element.value($0), $0) }
      }
    }
  }

  /// The elements for which a user-defined function is true.
  func filtered(_ predicate: Value) -> DatasetValue {
    passing(.filter, .unknown) { walk in
      { interpreter in
        while let element = try walk(interpreter) {
          try interpreter.checkInterruption()
          let value = try element.value(interpreter)
          if try interpreter.truth(try interpreter.apply(predicate, to: value, step: "filter")) {
            return PipelineElement { _ in value }
          }
        }
        return nil
      }
    }
  }

  /// The elements shuffled with a buffer of `size`.
  ///
  /// - `seed`: gives the same order in every session; `nil`: taken from the session's seed.
  func shuffled(_ size: Int, seed: Int?, eachTime: Bool) -> DatasetValue {
    var times: UInt64 = 0
    let first = seed.map { UInt64(bitPattern: Int64($0)) } ?? Randomness.shared.nextSeed()
    return passing(.shuffle) { walk in
      var random = RandomSource(seed: first &+ times &* 0x9E37_79B9_7F4A_7C15)
      if eachTime { times &+= 1 }
      var buffer: [PipelineElement] = []
      var hasEnded = false
      return { interpreter in
        while !hasEnded, buffer.count < size {
          try interpreter.checkInterruption()
          guard let element = try walk(interpreter) else {
            hasEnded = true
            break
          }
          buffer.append(element)
        }
        guard !buffer.isEmpty else { return nil }
        let place = Int(random.nextInteger(upTo: UInt64(buffer.count - 1)))
        buffer.swapAt(place, buffer.count - 1)
        return buffer.removeLast()
      }
    }
  }

  /// Batches of `size` elements, stacked along a new first axis. The images of a batch are decoded on all cores.
  func batched(_ size: Int, dropsRemainder: Bool, _ step: PipelineStep = .batch) -> DatasetValue {
    let cardinality = cardinality.map { dropsRemainder ? $0 / size : $0 / size + ($0 % size == 0 ? 0 : 1) }
    let sample: Sample = { interpreter, length in
      let element = try self.sample(interpreter, length)
      return try PipelineStructure.stack(Array(repeating: element, count: dropsRemainder ? size : length))
    }
    return passing(step, cardinality, sample: sample) { walk in
      { interpreter in
        var elements: [PipelineElement] = []
        while elements.count < size, let element = try walk(interpreter) { elements.append(element) }
        guard !elements.isEmpty, !dropsRemainder || elements.count == size else { return nil }
        return PipelineElement(loadings: elements.flatMap(\.loadings)) { interpreter in
          Loading.finish(elements.flatMap(\.loadings))
          if let rows = try PipelineElement.stackedRows(elements) { return rows }
          return try PipelineStructure.stack(
            try elements.map { element in
              try Interruption.check()
              return try element.value(interpreter)
            })
        }
      }
    }
  }

  /// The same elements; the next `count` are read and decoded in the background.
  func prefetched(_ count: Int) -> DatasetValue {
    passing(.prefetch) { walk in
      var waiting: [PipelineElement] = []
      var hasEnded = false
      return { interpreter in
        while !hasEnded, waiting.count <= count {
          guard let element = try walk(interpreter) else {
            hasEnded = true
            break
          }
          // Elements that are needed immediately are better decoded on all cores.
          if !waiting.isEmpty { Loading.begin(element.loadings) }
          waiting.append(element)
        }
        return waiting.isEmpty ? nil : waiting.removeFirst()
      }
    }
  }

  /// The first elements.
  func taking(_ count: Int) -> DatasetValue {
    passing(.take, cardinality.smaller(.finite(count))) { walk in
      var taken = 0
      return { interpreter in
        guard taken < count else { return nil }
        taken += 1
        return try walk(interpreter)
      }
    }
  }

  /// The elements after the first `count`, which are never computed.
  func skipping(_ count: Int) -> DatasetValue {
    passing(.skip, cardinality.map { max(0, $0 - count) }) { walk in
      var skipped = 0
      return { interpreter in
        while skipped < count {
          try interpreter.checkInterruption()
          skipped += 1
          if try walk(interpreter) == nil { return nil }
        }
        return try walk(interpreter)
      }
    }
  }

  /// All elements repeated, or without end.
  func repeated(_ count: Int?) -> DatasetValue {
    let cardinality: Cardinality =
      switch (cardinality, count) {
      case (.finite(0), _), (_, 0?): .finite(0)
      case (.finite(let own), let count?):
        own.multipliedReportingOverflow(by: count).overflow ? .infinite : .finite(own * count)
      case (.unknown, _?): .unknown
      default: .infinite
      }
    return DatasetValue(.repeat, cardinality, sample: sample) { [self] interpreter in
      var walk: Walk?
      var (times, found) = (0, true)
      return { interpreter in
        while true {
          if let element = try walk?(interpreter) {
            found = true
            return element
          }
          // If one pass has no elements, the next has none either.
          guard found, count.map({ times < $0 }) ?? true else { return nil }
          (times, found) = (times + 1, false)
          walk = try self.begin(interpreter)
        }
      }
    }
  }

  /// The same elements, each computed once and cached.
  func cached() -> DatasetValue {
    final class Kept {
      var element: PipelineElement?
      var value: Value?

      init(_ element: PipelineElement) { self.element = element }

      var again: PipelineElement {
        PipelineElement(loadings: element?.loadings ?? []) { [self] interpreter in
          if let value { return value }
          let made = try element?.value(interpreter) ?? .none
          (value, element) = (made, nil)
          return made
        }
      }
    }
    var all: [Kept]?
    return DatasetValue(.cache, cardinality, sample: sample) { [self] interpreter in
      if let all {
        var place = 0
        return { _ in
          guard place < all.count else { return nil }
          defer { place += 1 }
          return all[place].again
        }
      }
      let walk = try self.begin(interpreter)
      var kept: [Kept] = []
      return { interpreter in
        guard let element = try walk(interpreter) else {
          if all == nil { all = kept }
          return nil
        }
        kept.append(Kept(element))
        return kept[kept.count - 1].again
      }
    }
  }

  /// The concatenation with another dataset.
  func followed(by other: DatasetValue) -> DatasetValue {
    let cardinality: Cardinality =
      switch (cardinality, other.cardinality) {
      case (.finite(let a), .finite(let b)):
        a.addingReportingOverflow(b).overflow ? .infinite : .finite(a + b)
      case (.infinite, _), (_, .infinite): .infinite
      default: .unknown
      }
    // Axes that differ in length are unknown.
    let sample: Sample = { try ($1 % 2 == 0 ? self : other).sample($0, $1) }
    return DatasetValue(.concatenate, cardinality, sample: sample) { [self] interpreter in
      let walk = try self.begin(interpreter)
      var next: Walk?
      return { interpreter in
        if next == nil, let element = try walk(interpreter) { return element }
        let second = try next ?? other.begin(interpreter)
        next = second
        return try second(interpreter)
      }
    }
  }

  /// Pairs of index and element.
  func enumerated(from start: Int) -> DatasetValue {
    let sample: Sample = { [.tensor(try Tensor(.int(Int64(start)))), try self.sample($0, $1)] }
    return passing(.zip, sample: sample) { walk in
      var number = start
      return { interpreter in
        guard let element = try walk(interpreter) else { return nil }
        let own = number
        number &+= 1
        return PipelineElement(loadings: element.loadings) { interpreter in
          .tuple(of: [.tensor(try Tensor(.int(Int64(own)))), try element.value(interpreter)])
        }
      }
    }
  }
}

extension Interpreter {
  /// Calls a user-defined function on an element; the parts of a tuple are separate arguments.
  ///
  /// - Throws: `Fault.message` if the function does not accept them.
  func apply(_ function: Value, to element: Value, step: String) throws -> Value {
    let element = PipelineStructure.map(element) { .eager($0) }
    let arguments: [Value] = if case .tuple(let tuple) = element { tuple.elements } else { [element] }
    do { return try call(function, arguments) } catch let error as ArgumentFault {
      // Without a site, as the call is not in the text.
      let parts = arguments.count == 1 ? "one argument" : "\(arguments.count) arguments"
      throw Fault.message(
        "\(step) calls its function with \(parts), the parts of an element: \(error.fault.wording.message)",
        help: arguments.count == 2 ? "def function(image, label): …" : nil)
    }
  }
}
