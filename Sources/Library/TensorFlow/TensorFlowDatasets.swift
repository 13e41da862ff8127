package import Datasets
import Evaluator
import Language
import Tensors

extension SplitError: ExplainedError {}

/// `tensorflow_datasets`: the available datasets, under its names.
enum TensorFlowDatasets {
  package static let namespace = Namespace(
    "tensorflow_datasets", doc: "Data sets by name.",
    absent: [
      "builder", "core", "features", "ImageFolder", "show_examples", "as_dataframe", "even_splits",
      "ReadConfig",
    ]
  ) { ([load, asNumpy, listBuilders] + bars).named }

  /// A dataset: its description, and its examples by split.
  private struct Source {
    let name: String
    let doc: String
    let imageShape: [Value]
    let classNames: [String]
    let splits: [(name: String, count: Int)]
    /// The image of an example, and its class number.
    let example: (_ split: String, _ index: Int) -> (image: Image, label: Int)

    package enum Image {
      case tensor((Interpreter) throws -> Value)
      case file(ImageFile)
    }
  }

  private static let builders = ["mnist", "tf_flowers"]

  private static let load = Builtin(
    "load", module: "tfds", doc: "A data set by name: a dataset for each split that is asked for.",
    [
      .required("name", .string, "one of " + builders.joined(separator: ", ")),
      .optional(
        "split", .any, default: .none, "such as 'train[:70%]', or several in a list; None: a dict of all"),
      .optional("data_dir", .any, default: .none, "accepted; FIELDBOOK_DATA says where data lie"),
      .optional("batch_size", .int, default: .none, "examples of a batch; None: one at a time"),
      .optional("shuffle_files", .bool, default: false, "whether each time through has its own order"),
      .optional("download", .any, default: true, "accepted"),
      .optional(
        "as_supervised", .bool, default: false, "whether elements are (image, label) rather than dicts"),
      .optional("with_info", .bool, default: false, "whether a description comes with it"),
      .keyword("try_gcs", .any, "accepted"), .keyword("decoders", .any, "only None"),
      .keyword("read_config", .any, "only None"),
    ]
  ) { call in
    try call.onlyDefault("decoders")
    try call.onlyDefault("read_config")
    let source = try source(call)
    func part(_ text: String) throws -> Value {
      let slices = try SplitSlice.parse(text, of: source.splits)
      var dataset = try dataset(source, slices, asPairs: call.bool("as_supervised"))
      if try call.bool("shuffle_files"), case .finite(let count) = dataset.cardinality, count > 0 {
        dataset = dataset.shuffled(count, seed: nil, eachTime: true)
      }
      if let size = try call.optionalInt("batch_size", atLeast: 1) {
        dataset = dataset.batched(size, dropsRemainder: false)
      }
      return .object(dataset)
    }
    func parts(_ split: Value) throws -> Value {
      switch split {
      case .string(let text): return try part(text)
      case .none: return .dict(DictValue(try source.splits.map { ($0.name, try part($0.name)) }))
      case .list(let list): return .list(of: try list.elements.map(parts))
      case .tuple(let tuple): return .tuple(of: try tuple.elements.map(parts))
      default: throw call.wrongType("split", expected: "str or a list of str")
      }
    }
    let result: Value
    do { result = try parts(call["split"]) } catch let error as SplitError {
      throw call.fault("split", .explained(error))
    }
    guard try call.bool("with_info") else { return result }
    return [
      result,
      .object(
        DatasetInfo(
          source.name, source.doc, imageShape: source.imageShape, classNames: source.classNames,
          splits: source.splits)),
    ]
  }

  private static let asNumpy = Builtin(
    "as_numpy", module: "tfds", doc: "The dataset itself: in fieldbook its elements are arrays.",
    [.required("dataset", .any, "a dataset")]
  ) { $0["dataset"] }

  private static let listBuilders = Builtin(
    "list_builders", module: "tfds", doc: "The names of the data sets that are here."
  ) { _ in .list(of: builders.map(Value.string)) }

  /// What shows or hides bars of downloads.
  private static let bars = ["disable_progress_bar", "enable_progress_bar"].map { name in
    Builtin(name, module: "tfds", doc: "Accepted: a download's bar is shown on a terminal only.") { _ in .none
    }
  }

  private static func dataset(_ source: Source, _ slices: [SplitSlice], asPairs: Bool) -> DatasetValue {
    let parts = slices.map { slice in
      DatasetValue(count: slice.range.count, .prefetch) { place in
        let (image, label) = source.example(slice.split, slice.range.lowerBound + place)
        var loadings: [Loading] = []
        let picture: (Interpreter) throws -> Value
        switch image {
        case .tensor(let make): picture = make
        case .file(let file):
          let loading = Loading { try file.tensor(.rgb) }
          loadings = [loading]
          picture = { _ in .tensor(try loading.tensor()) }
        }
        return PipelineElement(loadings: loadings) { interpreter in
          let (image, label) = (try picture(interpreter), Value.tensor(try Tensor(.int(Int64(label)))))
          return asPairs ? [image, label] : .dict(DictValue([("image", image), ("label", label)]))
        }
      }
    }
    return parts.dropFirst().reduce(
      parts.first ?? DatasetValue(count: 0) { _ in PipelineElement { _ in .none } }
    ) {
      $0.followed(by: $1)
    }
  }

  private static func source(_ call: Call) throws -> Source {
    let full = try call.string("name")
    // `mnist:3.0.1` and `mnist/config` name a version and a variant.
    let name = String(full.prefix { $0 != ":" && $0 != "/" })
    switch name {
    case "mnist": return try mnist(call)
    case "tf_flowers": return try flowers()
    default:
      throw call.fault(
        "name",
        .notAChoice(
          function: "load", parameter: "name", found: full, choices: builders,
          nearest: nearestName(to: name, among: builders)))
    }
  }

  private static func flowers() throws -> Source {
    let folder = try Flowers.folder()
    return Source(
      name: "tf_flowers", doc: "Photos of flowers.", imageShape: [.none, .none, 3],
      classNames: folder.classNames,
      splits: [("train", folder.pictures.count)]
    ) { _, index in (.file(folder.pictures[index].file), folder.pictures[index].label) }
  }

  private static func mnist(_ call: Call) throws -> Source {
    let data = try call.interpreter.loadDigits()
    let parts = try [("train", data.train), ("test", data.test)].map { name, part in
      let labels = try part.labels.elements(UInt8.self)
      return (name: name, images: try part.images.expandingDimensions(at: [3]), labels: labels)
    }
    return Source(
      name: "mnist", doc: "Handwritten digits.", imageShape: [28, 28, 1],
      classNames: (0...9).map(String.init),
      splits: parts.map { ($0.name, $0.labels.count) }
    ) { split, index in
      let part = parts.first { $0.name == split } ?? parts[0]
      return (.tensor { try .tensor($0.tensorPart(part.images, index)) }, Int(part.labels[index]))
    }
  }
}

extension Interpreter {
  /// One slice along the first axis.
  fileprivate func tensorPart(_ tensor: Tensor, _ index: Int) throws -> Tensor {
    try tensor.indexed(by: [.integer(index)])
  }
}
