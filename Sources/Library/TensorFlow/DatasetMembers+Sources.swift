import Evaluator
import Networks
import Tensors

/// Datasets of other datasets, of generators and of files.
extension DatasetMembers {
  static let sources: [Builtin] = [
    function(
      "zip", "Elements of several datasets side by side.",
      [
        .rest("args", .any, "datasets, or a tuple or dict of them"),
        .keyword("datasets", .any, "as the argument by position"), .keyword("name", .any, "accepted"),
      ]
    ) { call in
      let given = call.rest("args")
      let structure =
        given.isEmpty
        ? call["datasets"]
        : given.count == 1 && given[0].host(as: DatasetValue.self) == nil ? given[0] : .tuple(of: given)
      guard let dataset = DatasetValue.zipped(structure) else {
        throw call.invalid("args", must: "be datasets", help: "tf.data.Dataset.zip((images, labels))")
      }
      return .object(dataset)
    },
    function(
      "from_generator", "What a generator gives, called anew for each time through.",
      [
        .required("generator", .callable, "a function that gives something to loop over"),
        .optional("output_types", .any, default: .none, "the types, in the structure of an element"),
        .optional("output_shapes", .any, default: .none, "the shapes, in the same structure; None for any"),
        .optional("args", .any, default: .none, "what the generator is called with"),
        .optional(
          "output_signature", .any, default: .none, "a tf.TensorSpec for each part of an element"),
        .keyword("name", .any, "accepted"),
      ]
    ) { call in
      let spec = call[call["output_signature"].isNone ? "output_types" : "output_signature"]
      guard !spec.isNone else {
        throw Fault.message(
          "The `output_types` argument must be specified.",
          help: "output_signature=tf.TensorSpec(shape=(), dtype=tf.float32)", kind: .type)
      }
      let types = try OutputTypes(spec, shapes: call["output_shapes"], call)
      let (function, arguments) = (try call.callable("generator"), call["args"].elementsOfSequence ?? [])
      return .object(
        DatasetValue(.flatMap, .unknown, sample: { try types.sample($1) }) { interpreter in
          let tensors = try arguments.map { try PipelineStructure.given($0, interpreter) }
          let made = try interpreter.call(function, tensors)
          let iterator = try interpreter.iterator(of: made)
          return { interpreter in
            guard let value = try iterator.next(interpreter) else { return nil }
            let element = try types.element(value, interpreter)
            return PipelineElement { _ in element }
          }
        })
    },
    function(
      "list_files", "The names of the files that a pattern fits.",
      [
        .required("file_pattern", .any, "such as \"photos/*/*.jpg\", or a list of patterns"),
        .optional("shuffle", .any, default: .none, "None: in another order each time; False: sorted"),
        .optional("seed", .int, default: .none, "the same order each time the program runs"),
        .keyword("name", .any, "accepted"),
      ]
    ) { call in
      guard let patterns = try TextTensor.of(call["file_pattern"]) else {
        throw call.wrongType("file_pattern", expected: "str, or a list of them")
      }
      let glob = try call.interpreter.attribute("glob", of: .namespace(call.interpreter.module("glob")))
      var names: [String] = []
      for pattern in patterns.elements {
        let found = try call.interpreter.call(glob, [.string(String(decoding: pattern, as: UTF8.self))])
        names += (found.elementsOfSequence ?? []).compactMap(\.asString)
      }
      guard !names.isEmpty else {
        let shown = patterns.elements.map { String(decoding: $0, as: UTF8.self) }.joined(separator: ", ")
        throw Fault.message("No files matched pattern: \(shown)")
      }
      let files = TextTensor(names.sorted().map { Array($0.utf8) }, shape: [names.count])
      let dataset = DatasetValue(slicing: .object(files), count: names.count)
      guard try call["shuffle"].isNone || call.bool("shuffle") else { return .object(dataset) }
      return .object(dataset.shuffled(names.count, seed: try call.optionalInt("seed"), eachTime: true))
    },
    function(
      "counter", "Whole numbers without end.",
      [.optional("start", .int, default: 0), .optional("step", .int, default: 1), .keyword("name", .any)]
    ) { call in
      let (start, step) = (try call.int("start"), try call.int("step"))
      return .object(
        DatasetValue(.counter, .infinite, sample: { _, _ in .tensor(try Tensor(.int(Int64(start)))) }) { _ in
          var number = start
          return { _ in
            let own = number
            number &+= step
            return PipelineElement { _ in .tensor(try Tensor(.int(Int64(own)))) }
          }
        })
    },
    function(
      "random", "Random whole numbers from 0 to 4294967295, without end.",
      [
        .optional("seed", .int, default: .none),
        .optional("rerandomize_each_iteration", .any, default: .none),
        .keyword("name", .any),
      ]
    ) { call in
      let seed = try call.optionalInt("seed").map { UInt64(bitPattern: Int64($0)) }
      let first = seed ?? Randomness.shared.nextSeed()
      return .object(
        DatasetValue(.random, .infinite, sample: { _, _ in .tensor(try Tensor(.int(0))) }) { _ in
          var random = RandomSource(seed: first)
          return { _ in
            let number = Int64(random.nextInteger(upTo: UInt64(UInt32.max)))
            return PipelineElement { _ in .tensor(try Tensor(.int(number))) }
          }
        })
    },
    function(
      "choose_from_datasets", "Elements of several datasets, in the order that another gives.",
      [
        .required("datasets", .list, "the datasets"),
        .required("choice_dataset", .object("a dataset"), "their numbers, from 0"),
        .optional("stop_on_empty_dataset", .bool, default: true, "whether the first that ends ends it"),
      ]
    ) { call in
      let parts = try datasets(call, "datasets")
      let choices = try call.object("choice_dataset", as: DatasetValue.self, expected: "a dataset")
      let stops = try call.bool("stop_on_empty_dataset")
      return .object(
        DatasetValue(.directedInterleave, .unknown, sample: sample(of: parts)) { interpreter in
          let (walk, walks) = (try choices.begin(interpreter), try parts.map { try $0.begin(interpreter) })
          return { interpreter in
            while let choice = try walk(interpreter)?.value(interpreter) {
              guard let place = choice.asInt, walks.indices.contains(place) else {
                throw Fault.message("choice_dataset gives a number that no dataset has")
              }
              if let element = try walks[place](interpreter) { return element }
              if stops { return nil }
            }
            return nil
          }
        })
    },
    function(
      "sample_from_datasets", "Elements of several datasets, each drawn from one of them.",
      [
        .required("datasets", .list, "the datasets"),
        .optional("weights", .any, default: .none, "how likely each is; None: alike"),
        .optional("seed", .int, default: .none),
        .optional("stop_on_empty_dataset", .bool, default: false, "whether the first that ends ends it"),
        .optional("rerandomize_each_iteration", .any, default: .none),
      ]
    ) { call in
      let parts = try datasets(call, "datasets")
      let weights =
        try call["weights"].isNone
        ? parts.map { _ in 1.0 } : call.tensor("weights").flattened().elements(Double.self)
      guard weights.count == parts.count, weights.allSatisfy({ $0 >= 0 }), weights.contains(where: { $0 > 0 })
      else { throw call.invalid("weights", must: "be a number from 0 for each dataset") }
      let seed = try call.optionalInt("seed").map { UInt64(bitPattern: Int64($0)) }
      let first = seed ?? Randomness.shared.nextSeed()
      let stops = try call.bool("stop_on_empty_dataset")
      return .object(
        DatasetValue(.directedInterleave, .unknown, sample: sample(of: parts)) { interpreter in
          var random = RandomSource(seed: first)
          let walks = try parts.map { try $0.begin(interpreter) }
          var open = weights
          return { interpreter in
            while open.contains(where: { $0 > 0 }) {
              var rest = random.nextUniform() * open.reduce(0, +)
              var place = open.lastIndex { $0 > 0 } ?? 0
              for (index, weight) in open.enumerated() where weight > 0 {
                rest -= weight
                if rest < 0 {
                  place = index
                  break
                }
              }
              if let element = try walks[place](interpreter) { return element }
              if stops { return nil }
              open[place] = 0
            }
            return nil
          }
        })
    },
  ]

  /// One of the first or of the last dataset: axes that differ in length are unknown.
  private static func sample(of parts: [DatasetValue]) -> DatasetValue.Sample {
    { try parts[$1 % 2 == 0 ? 0 : parts.count - 1].sample($0, $1) }
  }

  private static func datasets(_ call: Call, _ name: String) throws -> [DatasetValue] {
    let values = try call.list(name)
    let datasets = values.compactMap { $0.host(as: DatasetValue.self) }
    guard !datasets.isEmpty, datasets.count == values.count else {
      throw call.invalid(name, must: "be a list of datasets")
    }
    return datasets
  }
}

extension DatasetValue {
  /// Datasets in tuples and dicts, whose elements stand side by side in the same structure; `nil` if something else is
  /// among them.
  static func zipped(_ structure: Value) -> DatasetValue? {
    switch structure {
    case .object: return structure.host(as: DatasetValue.self)
    case .tuple, .list:
      let parts = (structure.elementsOfSequence ?? []).map { zipped($0) }
      let known = parts.compactMap { $0 }
      guard !known.isEmpty, known.count == parts.count else { return nil }
      return sideBySide(known) { .tuple(of: $0) }
    case .dict(let dict):
      let (names, parts) = (dict.keys.compactMap(\.asString), dict.values.compactMap { zipped($0) })
      guard !parts.isEmpty, names.count == dict.count, parts.count == dict.count else { return nil }
      return sideBySide(parts) { .dict(DictValue(Array(zip(names, $0)))) }
    default: return nil
    }
  }

  private static func sideBySide(_ parts: [DatasetValue], _ joined: @escaping ([Value]) -> Value)
    -> DatasetValue
  {
    let cardinality = parts.dropFirst().reduce(parts[0].cardinality) { $0.smaller($1.cardinality) }
    let sample: Sample = { interpreter, length in
      joined(try parts.map { try $0.sample(interpreter, length) })
    }
    return DatasetValue(.zip, cardinality, sample: sample) { interpreter in
      let walks = try parts.map { try $0.begin(interpreter) }
      return { interpreter in
        var elements: [PipelineElement] = []
        for walk in walks {
          guard let element = try walk(interpreter) else { return nil }
          elements.append(element)
        }
        return PipelineElement(loadings: elements.flatMap(\.loadings)) { interpreter in
          joined(try elements.map { try $0.value(interpreter) })
        }
      }
    }
  }
}

extension PipelineStructure {
  /// A value as a function of a pipeline is called with it: tensors of TensorFlow.
  static func given(_ value: Value, _ interpreter: Interpreter) throws -> Value {
    map(try element(value, interpreter, source: "a function of a dataset is called with")) { .eager($0) }
  }
}
