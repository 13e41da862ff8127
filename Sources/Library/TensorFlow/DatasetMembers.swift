import Evaluator
import Tensors

/// `tf.data`: the methods and constructors of datasets.
enum DatasetMembers {
  package static let namespace = Namespace(
    "tensorflow.data", doc: "Input pipelines.", absent: .tensorFlow("tensorflow.data"),
    written: WrittenTensorFlow.paths(of: "tensorflow.data")
  ) {
    [
      ("Dataset", .type(dataset)), ("AUTOTUNE", .int(autotune)),
      ("INFINITE_CARDINALITY", -1), ("UNKNOWN_CARDINALITY", -2),
    ]
  }

  /// The value of `tf.data.AUTOTUNE`.
  static let autotune = -1

  package static let dataset = ClassObject(
    "Dataset", module: "tensorflow.data",
    doc: "Elements that are made one after another when they are asked for.",
    members: beginnings + sources + steps + furtherSteps,
    absent: .tensorFlow("tensorflow.data.Dataset"))

  static let parallel: [Signature.Parameter] = [
    .optional("num_parallel_calls", .any, default: .none, "accepted; pictures are decoded on all cores"),
    .optional("deterministic", .any, default: .none, "accepted; the order is always kept"),
    .keyword("name", .any, "accepted"),
  ]

  static func function(
    _ name: String, _ doc: String, _ parameters: [Signature.Parameter], body: @escaping (Call) throws -> Value
  ) -> Builtin { Builtin(name, module: "tf.data.Dataset", doc: doc, parameters, body: body) }

  private static let beginnings: [Builtin] = [
    function(
      "from_tensor_slices", "The slices of tensors along their first axis.",
      [
        .required("tensors", .any, "a tensor, or a tuple or dict of tensors"),
        .keyword("name", .any, "accepted"),
      ]
    ) { call in
      let structure = try PipelineStructure.element(
        call["tensors"], call.interpreter, source: "from_tensor_slices was given", copying: true)
      let shapes = PipelineStructure.shapes(structure)
      guard let first = shapes.first, shapes.allSatisfy({ $0.rank > 0 }) else {
        throw call.invalid("tensors", must: "have a first axis to slice")
      }
      if let other = shapes.first(where: { $0[0] != first[0] }) {
        throw call.fault(
          "tensors",
          .message(
            "from_tensor_slices slices tensors of one length, found \(first[0]) and \(other[0]) along the first axis"
          ))
      }
      return .object(DatasetValue(slicing: structure, count: first[0]))
    },
    function(
      "from_tensors", "One element.",
      [
        .required("tensors", .any, "a tensor, or a tuple or dict of tensors"),
        .keyword("name", .any, "accepted"),
      ]
    ) { call in
      let structure = try PipelineStructure.element(
        call["tensors"], call.interpreter, source: "from_tensors was given", copying: true)
      return .object(DatasetValue(count: 1, .tensor) { _ in PipelineElement { _ in structure } })
    },
    function("range", "Whole numbers, as Python's range gives them.", [.rest("args", .int)]) { call in
      let numbers = try call.restInts("args")
      guard 1...3 ~= numbers.count else {
        throw call.invalid("args", must: "be (stop), (start, stop) or (start, stop, step)")
      }
      let values = try Tensor.arange(
        .int(numbers.count == 1 ? 0 : Int64(numbers[0])), .int(Int64(numbers[numbers.count == 1 ? 0 : 1])),
        step: .int(numbers.count == 3 ? Int64(numbers[2]) : 1))
      return .object(DatasetValue(slicing: .tensor(values), count: values.count, .range))
    },
  ]

  /// A method that returns another dataset.
  static func step(
    _ name: String, _ doc: String, _ parameters: [Signature.Parameter] = [],
    body: @escaping (DatasetValue, Call) throws -> DatasetValue
  ) -> Builtin {
    .method(name, doc, parameters) { call in
      let own = try call.receiver(as: DatasetValue.self)
      let result = try body(own, call)
      return .object(result)
    }
  }

  private static let steps: [Builtin] = [
    step(
      "map", "What a function makes of each element.",
      [.required("map_func", .callable, "called with the parts of an element")] + parallel
    ) { $0.mapped(try $1.callable("map_func"), $1["num_parallel_calls"].isNone ? .map : .parallelMap) },
    step(
      "filter", "The elements of which a function says yes.",
      [.required("predicate", .callable), .keyword("name")]
    ) { $0.filtered(try $1.callable("predicate")) },
    step(
      "shuffle", "The elements in another order.",
      [
        .required("buffer_size", .int, "how many elements each is drawn from"),
        .optional("seed", .int, default: .none, "the same order each time the program runs"),
        .optional(
          "reshuffle_each_iteration", .bool, default: true, "whether each time through has its own order"),
        .keyword("name"),
      ]
    ) { dataset, call in
      let size =
        if case .finite(let count) = dataset.cardinality, try call.int("buffer_size") == -1 {
          max(1, count)
        } else {
          try call.int("buffer_size", atLeast: 1)
        }
      return dataset.shuffled(
        size, seed: try call.optionalInt("seed"), eachTime: try call.bool("reshuffle_each_iteration"))
    },
    step(
      "batch", "So many elements at a time, stacked along a new first axis.",
      [
        .required("batch_size", .int, "elements of a batch"),
        .optional("drop_remainder", .bool, default: false, "whether a last, smaller batch is left out"),
      ] + parallel
    ) {
      $0.batched(
        try $1.int("batch_size", atLeast: 1), dropsRemainder: try $1.bool("drop_remainder"),
        $1["num_parallel_calls"].isNone ? .batch : .parallelBatch)
    },
    step(
      "prefetch", "Reads and decodes the next elements meanwhile.",
      [.required("buffer_size", .int, "how many; tf.data.AUTOTUNE: 2"), .keyword("name")]
    ) { dataset, call in
      let count = try call.int("buffer_size", atLeast: autotune)
      return dataset.prefetched(count == autotune ? 2 : min(count, 1 << 20))
    },
    step("take", "The first elements.", [.required("count", .int, "-1: all"), .keyword("name")]) {
      dataset, call in
      let count = try call.int("count", atLeast: -1)
      return count == -1 ? dataset : dataset.taking(count)
    },
    step("skip", "The elements after the first.", [.required("count", .int, "-1: all"), .keyword("name")]) {
      dataset, call in
      let count = try call.int("count", atLeast: -1)
      return count == -1 ? dataset.taking(0) : dataset.skipping(count)
    },
    step(
      "repeat", "All elements several times.",
      [.optional("count", .int, default: .none, "None: without end"), .keyword("name")]
    ) { dataset, call in
      let count = try call.optionalInt("count", atLeast: -1)
      return dataset.repeated(count == -1 ? nil : count)
    },
    step(
      "cache", "Each element made once and kept in memory.",
      [.optional("filename", .string, default: ""), .keyword("name")]
    ) { dataset, call in
      guard try call.string("filename").isEmpty else {
        throw call.invalid("filename", must: "be left out", help: "elements are kept in memory")
      }
      return dataset.cached()
    },
    step(
      "concatenate", "These elements, then others.",
      [.required("dataset", .object("a dataset")), .keyword("name")]
    ) {
      $0.followed(by: try $1.object("dataset", as: DatasetValue.self, expected: "a dataset"))
    },
    step(
      "enumerate", "Each element with its number.", [.optional("start", .int, default: 0), .keyword("name")]
    ) {
      $0.enumerated(from: try $1.int("start", atMost: 1 << 62))
    },
    .method("cardinality", "How many elements there are; -1 without end, -2 where nobody knows.") { call in
      let number =
        switch try call.receiver(as: DatasetValue.self).cardinality {
        case .finite(let count): count
        case .infinite: -1
        case .unknown: -2
        }
      return .eager(try Tensor(.int(Int64(number))))
    },
    .method("as_numpy_iterator", "The elements one by one, as arrays.") { call in
      .iterator(
        try call.receiver(as: DatasetValue.self).iterator(call.interpreter, text: { try $0.array }) {
          .tensor($0)
        })
    },
  ]
}
