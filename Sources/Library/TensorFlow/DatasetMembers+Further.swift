import Evaluator
import Tensors

/// Steps that change how many elements there are.
extension DatasetMembers {
  private static let function = Signature.Parameter.required(
    "map_func", .callable, "gives a dataset for each element")

  static let furtherSteps: [Builtin] = [
    step("flat_map", "The elements of the datasets that a function makes.", [function, .keyword("name")]) {
      $0.interleaved(try $1.callable("map_func"), cycle: 1, block: 1, .flatMap, step: "flat_map")
    },
    step(
      "interleave", "The elements of the datasets that a function makes, in turn.",
      [
        function,
        .optional("cycle_length", .int, default: .none, "how many datasets take turns; None: 2"),
        .optional("block_length", .int, default: .none, "how many elements each gives in turn; None: 1"),
      ] + parallel
    ) { dataset, call in
      let cycle = try call.optionalInt("cycle_length") ?? autotune
      guard cycle > 0 || cycle == autotune else {
        throw call.invalid("cycle_length", must: "be 1 or more")
      }
      return dataset.interleaved(
        try call.callable("map_func"), cycle: cycle == autotune ? 2 : min(cycle, 1000),
        block: try call.optionalInt("block_length", atLeast: 1) ?? 1,
        call["num_parallel_calls"].isNone ? .interleave : .parallelInterleave, step: "interleave")
    },
    step("unbatch", "The slices of each element.", [.keyword("name")]) { dataset, _ in
      dataset.unbatched()
    },
    step(
      "window", "Datasets of so many elements each.",
      [
        .required("size", .int, "elements of a window"),
        .optional("shift", .int, default: .none, "how far the next begins; None: size"),
        .optional("stride", .int, default: 1, "the distance of elements within a window"),
        .optional("drop_remainder", .bool, default: false, "whether smaller windows are left out"),
        .keyword("name"),
      ]
    ) { dataset, call in
      let size = try call.int("size", atLeast: 1)
      return dataset.windows(
        size, shift: try call.optionalInt("shift", atLeast: 1) ?? size,
        stride: try call.int("stride", atLeast: 1), dropsRemainder: try call.bool("drop_remainder"))
    },
    step(
      "take_while", "The elements before the first of which a function says no.",
      [.required("predicate", .callable), .keyword("name")]
    ) { dataset, call in
      let predicate = try call.callable("predicate")
      return dataset.passing(.takeWhile, .unknown) { walk in
        var hasEnded = false
        return { interpreter in
          guard !hasEnded, let element = try walk(interpreter) else { return nil }
          let value = try element.value(interpreter)
          if try interpreter.truth(interpreter.apply(predicate, to: value, step: "take_while")) {
            return PipelineElement { _ in value }
          }
          hasEnded = true
          return nil
        }
      }
    },
    step(
      "shard", "Every so many-th element.",
      [
        .required("num_shards", .int, "of how many parts"), .required("index", .int, "which part, from 0"),
        .keyword("name"),
      ]
    ) { dataset, call in
      let count = try call.int("num_shards", atLeast: 1)
      let own = try call.int("index", atLeast: 0, atMost: count - 1)
      let cardinality = dataset.cardinality.map { ($0 - own + count - 1) / count }
      return dataset.passing(.shard, cardinality) { walk in
        var place = -1
        return { interpreter in
          while let element = try walk(interpreter) {
            place += 1
            if place % count == own { return element }
          }
          return nil
        }
      }
    },
    step(
      "scan", "What a function makes of a state and each element: the next state, and an element.",
      [
        .required("initial_state", .any, "the first state"),
        .required("scan_func", .callable, "called with state and element"), .keyword("use_default_device"),
        .keyword("name"),
      ]
    ) { dataset, call in
      let (start, function) = (call["initial_state"], try call.callable("scan_func"))
      func image(_ state: Value, _ element: Value, _ interpreter: Interpreter) throws -> (Value, Value) {
        let element = PipelineStructure.map(element) { .eager($0) }
        let result = try interpreter.call(function, [state, element])
        guard let pair = result.elementsOfSequence, pair.count == 2 else {
          throw Fault.message(
            "The scan function must return a pair comprising the new state and the output value.")
        }
        let output = try PipelineStructure.element(
          pair[1], interpreter, source: "the function given to scan returned")
        return (try PipelineStructure.given(pair[0], interpreter), output)
      }
      let sample: DatasetValue.Sample = { interpreter, length in
        try image(
          PipelineStructure.given(start, interpreter), dataset.sample(interpreter, length), interpreter
        ).1
      }
      return DatasetValue(.scan, dataset.cardinality, sample: sample) { interpreter in
        let walk = try dataset.begin(interpreter)
        var state = try PipelineStructure.given(start, interpreter)
        return { interpreter in
          guard let element = try walk(interpreter) else { return nil }
          let (next, output) = try image(state, element.value(interpreter), interpreter)
          state = next
          return PipelineElement { _ in output }
        }
      }
    },
    step(
      "padded_batch", "So many elements at a time, filled up to one length.",
      [
        .required("batch_size", .int, "elements of a batch"),
        .optional(
          "padded_shapes", .any, default: .none,
          "the lengths of an element's axes, in its structure; None: as long as the longest"),
        .optional("padding_values", .any, default: .none, "what fills up; None: 0"),
        .optional("drop_remainder", .bool, default: false), .keyword("name"),
      ]
    ) { dataset, call in
      let shapes = call["padded_shapes"]
      let filler = call["padding_values"].scalar ?? .int(0)
      let (size, drops) = (try call.int("batch_size", atLeast: 1), try call.bool("drop_remainder"))
      let count = dataset.cardinality.map { drops ? $0 / size : ($0 + size - 1) / size }
      let sample: DatasetValue.Sample = { interpreter, length in
        let element = try dataset.sample(interpreter, length)
        return try PipelineStructure.stack(Array(repeating: element, count: drops ? size : length))
      }
      return dataset.passing(.paddedBatch, count, sample: sample) { walk in
        { interpreter in
          var elements: [Value] = []
          while elements.count < size, let element = try walk(interpreter) {
            elements.append(try element.value(interpreter))
          }
          guard !elements.isEmpty, !drops || elements.count == size else { return nil }
          let padded = try PipelineStructure.padded(elements, to: shapes, with: filler)
          return PipelineElement { _ in padded }
        }
      }
    },
    .method(
      "reduce", "One value of all elements: a function of what came before and the next element.",
      [
        .required("initial_state", .any, "the first value"),
        .required("reduce_func", .callable, "called with value and element"), .keyword("name"),
      ]
    ) { call in
      let dataset = try call.receiver(as: DatasetValue.self)
      let walk = try dataset.begin(call.interpreter)
      var state = try PipelineStructure.given(call["initial_state"], call.interpreter)
      let function = try call.callable("reduce_func")
      while let element = try walk(call.interpreter) {
        try call.interpreter.checkInterruption()
        let value = PipelineStructure.map(try element.value(call.interpreter)) { .eager($0) }
        state = try PipelineStructure.given(
          call.interpreter.call(function, [state, value]), call.interpreter)
      }
      return state
    },
    .method(
      "apply", "What a function makes of the dataset.",
      [.required("transformation_func", .callable, "a function of a dataset")]
    ) { call in
      let result = try call.interpreter.call(call.callable("transformation_func"), [call.receiver])
      guard result.host(as: DatasetValue.self) != nil else {
        throw Fault.message(
          "`transformation_func` must return a `tf.data.Dataset` object. Got \(result.typeName).", kind: .type
        )
      }
      return result
    },
    .method("get_single_element", "The only element.", [.keyword("name")]) { call in
      let dataset = try call.receiver(as: DatasetValue.self)
      let walk = try dataset.begin(call.interpreter)
      guard let element = try walk(call.interpreter), try walk(call.interpreter) == nil else {
        throw Fault.message("get_single_element needs a dataset of one element", help: "dataset.take(1)")
      }
      return PipelineStructure.map(try element.value(call.interpreter)) { .eager($0) }
    },
    step("with_options", "Accepted: options change nothing.", [.required("options", .any)]) { dataset, _ in
      dataset.passing(.options) { $0 }
    },
    .property("element_spec", "the form of an element: a tf.TensorSpec for each tensor") {
      try $0.receiver(as: DatasetValue.self).specification($0.interpreter)
    },
  ]
}

extension DatasetValue {
  /// The elements of the datasets that a user-defined function makes; `cycle` of them take turns.
  fileprivate func interleaved(
    _ function: Value, cycle: Int, block: Int, _ kind: PipelineStep, step: String
  ) -> DatasetValue {
    func inner(_ element: Value, _ interpreter: Interpreter) throws -> DatasetValue {
      let made = try interpreter.apply(function, to: element, step: step)
      guard let dataset = made.host(as: DatasetValue.self) else {
        throw Fault.message(
          "The `map_func` argument must return a `tf.data.Dataset` object, found \(made.typeName)",
          help: "tf.data.Dataset.from_tensor_slices(x)", kind: .type)
      }
      return dataset
    }
    let sample: Sample = { interpreter, length in
      try inner(self.sample(interpreter, length), interpreter).sample(interpreter, length)
    }
    return passing(kind, .unknown, sample: sample) { walk in
      var slots = [Walk?](repeating: nil, count: cycle)
      var (turn, given, hasEnded) = (0, 0, false)
      return { interpreter in
        while !hasEnded || slots.contains(where: { $0 != nil }) {
          try interpreter.checkInterruption()
          if let slot = slots[turn] {
            let element = try slot(interpreter)
            given += 1
            if element == nil { slots[turn] = nil }
            if element == nil || given == block { (turn, given) = ((turn + 1) % cycle, 0) }
            if let element { return element }
          } else if !hasEnded {
            guard let element = try walk(interpreter) else {
              hasEnded = true
              continue
            }
            slots[turn] = try inner(element.value(interpreter), interpreter).begin(interpreter)
          } else {
            (turn, given) = ((turn + 1) % cycle, 0)
          }
        }
        return nil
      }
    }
  }

  /// The slices of each element along its first axis.
  fileprivate func unbatched() -> DatasetValue {
    let sample: Sample = { interpreter, length in
      try PipelineStructure.slice(self.sample(interpreter, length), at: 0, interpreter)
    }
    return passing(.unbatch, .unknown, sample: sample) { walk in
      var (current, place, count): (Value, Int, Int) = (.none, 0, 0)
      return { interpreter in
        while place >= count {
          guard let element = try walk(interpreter) else { return nil }
          current = try element.value(interpreter)
          let shapes = PipelineStructure.shapes(current)
          guard let first = shapes.first, shapes.allSatisfy({ $0.rank > 0 && $0[0] == first[0] }) else {
            throw Fault.message("unbatch needs tensors with a common first axis")
          }
          (place, count) = (0, first[0])
        }
        let (own, element) = (place, current)
        place += 1
        return PipelineElement { interpreter in
          try PipelineStructure.slice(element, at: own, interpreter)
        }
      }
    }
  }

  /// Datasets of `size` elements each.
  fileprivate func windows(_ size: Int, shift: Int, stride: Int, dropsRemainder: Bool) -> DatasetValue {
    let sample: Sample = { Self.apart([try self.sample($0, $1)]) }
    return passing(.window, .unknown, sample: sample) { walk in
      var buffer: [Value] = []
      var (skipping, hasEnded) = (0, false)
      let reach = (size - 1) * stride + 1
      return { interpreter in
        while !hasEnded, skipping > 0 || buffer.count < reach {
          guard let element = try walk(interpreter) else {
            hasEnded = true
            break
          }
          if skipping > 0 { skipping -= 1 } else { buffer.append(try element.value(interpreter)) }
        }
        let places = Swift.stride(from: 0, to: min(reach, buffer.count), by: stride)
        let elements = places.map { buffer[$0] }
        guard !elements.isEmpty, !dropsRemainder || elements.count == size else { return nil }
        skipping += max(0, shift - buffer.count)
        buffer.removeFirst(min(shift, buffer.count))
        let window = Self.apart(elements)
        return PipelineElement { _ in window }
      }
    }
  }

  /// A dataset for each tensor of elements of one structure.
  private static func apart(_ elements: [Value]) -> Value {
    switch elements[0] {
    case .tuple(let tuple):
      return .tuple(
        of: tuple.elements.indices.map { place in
          apart(elements.compactMap { $0.elementsOfSequence?[place] })
        })
    case .dict(let dict):
      let names = dict.keys.compactMap(\.asString)
      return .dict(
        DictValue(
          names.map { name in
            (
              name,
              apart(
                elements.compactMap { if case .dict(let part) = $0 { part[string: name] } else { nil } })
            )
          }))
    default:
      return .object(
        DatasetValue(count: elements.count, .variant) { place in PipelineElement { _ in elements[place] } })
    }
  }
}

extension PipelineStructure {
  /// Elements stacked along a new first axis, each filled up to the lengths that are given, else to the longest.
  fileprivate static func padded(_ elements: [Value], to shapes: Value, with filler: Scalar) throws -> Value {
    let leaves = elements.map { self.leaves($0) }
    guard leaves.allSatisfy({ $0.count == leaves[0].count }) else {
      throw Fault.message("padded_batch joins elements of one form")
    }
    let wanted = shapes.isNone ? nil : try lengths(shapes, of: elements[0])
    let lengths = try leaves[0].indices.map { leaf -> [Int] in
      let rank = leaves[0][leaf].rank
      guard wanted.map({ $0[leaf].count == rank }) ?? true else {
        throw Fault.message(
          "padded_shapes must have a length for each of the \(rank) axes, found \(wanted?[leaf].count ?? 0)")
      }
      return try (0..<rank).map { axis in
        let longest = leaves.map { $0[leaf].rank > axis ? $0[leaf].shape[axis] : 0 }.max() ?? 0
        guard let length = wanted?[leaf][axis] else { return longest }
        guard length >= longest else {
          throw Fault.message(
            "Attempted to pad to a smaller size than the input element: \(length) in place of \(longest)")
        }
        return length
      }
    }
    return try stack(
      elements.map { element in
        var leaf = 0
        return try map(element) { tensor in
          defer { leaf += 1 }
          guard lengths.indices.contains(leaf), tensor.rank == lengths[leaf].count else {
            throw Fault.message("padded_batch joins tensors with as many axes each")
          }
          let widths = zip(tensor.shape, lengths[leaf]).map { (before: 0, after: $1 - $0) }
          return .tensor(try tensor.padded(widths, with: filler).convert(to: tensor.dtype))
        }
      })
  }

  /// The lengths that shapes in the structure of an element give each of its tensors, `nil` for any.
  private static func lengths(_ shapes: Value, of element: Value) throws -> [[Int?]] {
    switch element {
    case .tuple(let tuple):
      guard let parts = shapes.elementsOfSequence, parts.count == tuple.elements.count else { break }
      return try zip(parts, tuple.elements).flatMap { try lengths($0, of: $1) }
    case .dict(let dict):
      guard case .dict(let given) = shapes else { break }
      return try dict.pairs.flatMap { pair in
        try lengths(given[string: pair.key.asString ?? ""] ?? .none, of: pair.value)
      }
    default:
      if let shape = shapes.host(as: TensorShapeObject.self)?.lengths { return [shape] }
      guard let parts = shapes.elementsOfSequence, parts.allSatisfy({ $0.isNone || $0.asInt != nil }) else {
        break
      }
      // -1 stands for any length too.
      return [parts.map { $0.asInt == -1 ? nil : $0.asInt }]
    }
    throw Fault.message(
      "padded_shapes must be held as an element is", help: "for (sequence, label): padded_shapes=([None], [])"
    )
  }
}
