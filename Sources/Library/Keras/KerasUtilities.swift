import Datasets
import Engine
import Evaluator
import Files
import Formats
import Language
import Networks
import NumPyLibrary
import Tensors

/// `keras.utils` beside pictures and models: arrays, datasets in parts, files.
enum KerasUtilities {
  static let all: [Builtin] = [
    normalize, splitDataset, getFile, unpack, pack, BackendFunctions.isKerasTensor, KerasModules.clearSession,
    sourceInputs,
  ]

  private static let normalize = Builtin(
    "normalize", module: "keras.utils", doc: "Rows divided by their norms.",
    [
      .required("x", .tensor, "numbers"), .optional("axis", .int, default: -1, "the axis of the rows"),
      .optional("order", .int, default: 2, "of the norm: 1 or 2"),
    ]
  ) { call in
    let x = try call.tensor("x")
    let values = x.dtype.isFloating ? x : try x.convert(to: .float64)
    let axis = try call.int("axis")
    let norms: Tensor
    switch try call.int("order") {
    case 1: norms = try values.map(.absolute).reduced(.sum, axes: [axis], keepDimensions: true)
    case 2:
      norms = try values.multiply(.tensor(values)).reduced(.sum, axes: [axis], keepDimensions: true).map(
        .sqrt)
    default: throw call.invalid("order", must: "be 1 or 2")
    }
    // Rows of zeros stay zeros.
    let zeros = try Tensor.compute(.equal, .tensor(norms), .scalar(.float(0)))
    let divisors = try norms.add(.tensor(zeros.convert(to: norms.dtype)))
    return .tensor(try values.divide(by: .tensor(divisors)))
  }

  private static let splitDataset = Builtin(
    "split_dataset", module: "keras.utils", doc: "Arrays or a dataset in two parts: two tf.data datasets.",
    [
      .required("dataset", .any, "a dataset, an array, or arrays in a tuple"),
      .optional("left_size", .any, default: .none, "of the first: a share, or a number of samples"),
      .optional("right_size", .any, default: .none, "of the second"),
      .optional("shuffle", .bool, default: false, "whether the order is drawn before"),
      .optional("seed", .int, default: .none, "of the order"),
    ]
  ) { call in
    let interpreter = call.interpreter
    let samples: [Value]
    if call["dataset"].host(as: DatasetValue.self) != nil {
      samples = try interpreter.elements(of: call["dataset"])
    } else {
      let structure = Structure(call["dataset"])
      let tensors = try Structure.values(in: call["dataset"]).map {
        try interpreter.tensor(from: $0, dtype: nil)
      }
      guard let count = tensors.first?.shape.first, tensors.allSatisfy({ $0.shape.first == count }) else {
        throw call.invalid("dataset", must: "be arrays of equally many samples")
      }
      samples = try (0..<count).map { place in
        structure.packed(try tensors.map { try interpreter.tensorItem($0, .int(place)) })
      }
    }
    var order = samples
    if try call.bool("shuffle") {
      var random = LegacyRandomSource(
        seed: UInt32(truncatingIfNeeded: try call.optionalInt("seed") ?? Int.random(in: 0..<1_000_000)))
      random.shuffle(&order)
    }
    let count = order.count
    func size(_ name: String) throws -> Int? {
      if call[name].isNone { return nil }
      if case .int(let number) = call[name] { return number }
      return Int((try call.number(name, .share) * Double(count)).rounded(.toNearestOrEven))
    }
    let (left, right) = (try size("left_size"), try size("right_size"))
    guard left != nil || right != nil else {
      throw call.fault(
        "left_size", .message("split_dataset needs left_size or right_size", help: "left_size=0.8"))
    }
    let first = left ?? count - (right ?? 0)
    let second = right ?? count - first
    guard first >= 0, second >= 0, first + second <= count else {
      throw call.invalid(
        left == nil ? "right_size" : "left_size", must: "leave both parts within \(count) samples")
    }
    func part(_ range: Range<Int>) -> Value {
      let part = Array(order[range])
      return .object(DatasetValue(count: part.count) { place in PipelineElement { _ in part[place] } })
    }
    return .tuple(of: [part(0..<first), part(first..<first + second)])
  }

  private static let unpack = Builtin(
    "unpack_x_y_sample_weight", module: "keras.utils",
    doc: "A batch as (x, y, sample_weight), None for what it lacks.",
    [.required("data", .any, "x, or a tuple of one to three parts")]
  ) { call in
    let parts = call["data"].elementsOfSequence ?? [call["data"]]
    guard 1...3 ~= parts.count else { throw call.invalid("data", must: "have one to three parts") }
    return .tuple(of: parts + Array(repeating: .none, count: 3 - parts.count))
  }

  private static let pack = Builtin(
    "pack_x_y_sample_weight", module: "keras.utils", doc: "A batch from its parts.",
    [
      .required("x", .any, "inputs"), .optional("y", .any, default: .none, "targets"),
      .optional("sample_weight", .any, default: .none, "weights"),
    ]
  ) { call in
    if call["y"].isNone { return call["x"].elementsOfSequence == nil ? call["x"] : .tuple(of: [call["x"]]) }
    return .tuple(of: [call["x"], call["y"]] + (call["sample_weight"].isNone ? [] : [call["sample_weight"]]))
  }

  private static let sourceInputs = Builtin(
    "get_source_inputs", module: "keras.utils", doc: "The inputs that a value of a network depends on.",
    [.required("tensor", .object("a value of a network"), "the value")]
  ) { call in
    let symbol = try call.object("tensor", as: SymbolicTensor.self, expected: "a value of a network")
    var (found, open, seen): ([Value], [SymbolicTensor], Set<ObjectIdentifier>) = ([], [symbol], [])
    while let value = open.popLast() {
      guard seen.insert(ObjectIdentifier(value)).inserted else { continue }
      if let source = value.source { open += source.inputs.reversed() } else { found.append(.object(value)) }
    }
    return .list(of: found)
  }

  private static let getFile = Builtin(
    "get_file", module: "keras.utils",
    doc:
      "The path of a file in the cache, downloaded where it is not there; extract=True gives that of its folder.",
    [
      .optional("fname", .string, default: .none, "the name in the cache; None: the last part of origin"),
      .optional("origin", .string, default: .none, "where it is published"),
      .optional("untar", .bool, default: false, "whether it is unpacked; extract does the same"),
      .optional("md5_hash", .string, default: .none, "accepted; file_hash is checked"),
      .optional("file_hash", .string, default: .none, "SHA-256 of the file, checked if it is given"),
      .optional("cache_subdir", .string, default: "datasets", "the folder in the cache"),
      .optional(
        "hash_algorithm", .choice("auto", "sha256", "md5"), default: "auto",
        "of file_hash; MD5 is not checked"),
      .optional(
        "extract", .bool, default: false, "whether an archive is unpacked: .tar.gz, .tgz, .tar or .zip"),
      .optional("archive_format", .any, default: "auto", "accepted; found by the name"),
      .optional("cache_dir", .path, default: .none, "the cache; None: ~/.keras"),
      .optional("force_download", .bool, default: false, "whether it is downloaded anew"),
    ]
  ) { call in
    guard let origin = try call.optionalString("origin") else {
      throw call.fault("origin", .message("get_file needs origin: where the file is published"))
    }
    let last = origin.split(separator: "/").last.map(String.init)?.split(separator: "?").first.map(
      String.init)
    guard let name = try call.optionalString("fname") ?? last else {
      throw call.invalid("origin", must: "end in the name of a file")
    }
    guard !name.hasPrefix("/"), !name.split(separator: "/").contains("..") else {
      throw call.invalid("fname", must: "be a name within the cache")
    }
    guard origin.hasPrefix("https://") else {
      throw call.invalid("origin", must: "begin with https://")
    }
    let part = try call.string("cache_subdir")
    guard !part.hasPrefix("/"), !part.split(separator: "/").contains("..") else {
      throw call.invalid("cache_subdir", must: "be a folder within the cache")
    }
    // The cache of its own, as Keras's, in which a program makes no links, or a folder that the program may write to.
    let cache = try call.optionalPath("cache_dir", for: .writing)
    let interpreter = call.interpreter
    func place(_ path: String) throws -> String {
      cache == nil ? path : try interpreter.place(of: path, for: .writing)
    }
    let home = BaseDirectory.environment(of: ["HOME"])["HOME"] ?? "."
    let folder = (cache ?? home + "/.keras") + "/" + part
    let hash = try call.optionalString("file_hash")
    let unpacks = try call.bool("extract") || call.bool("untar")
    // As Keras names archives and their folders.
    let stem = String(name.prefix { $0 != "." })
    let isNamed = try call.optionalString("fname") != nil && stem != name
    let target = unpacks && !isNamed ? name + "_archive" : name
    let file = try interpreter.showingDownloads { progress in
      try PublishedFile(
        url: origin, path: place("\(folder)/\(target)"), digest: hash?.count == 64 ? hash : nil
      )
      .located(anew: call.bool("force_download"), progress: progress, mayFetch: interpreter.agrees)
    }
    guard unpacks else { return .string(file) }
    let unpacked = "\(folder)/\(isNamed ? stem + "_extracted" : name)"
    try unpack(file) { try PublishedFile.write($1, to: place(PublishedFile.path(of: $0, in: unpacked))) }
    return .string(unpacked)
  }

  /// The most bytes of a file in an archive.
  private static let largestMember = 1 << 30

  /// Calls `write` with the name and the content of each file in an archive.
  private static func unpack(_ file: String, write: (String, [UInt8]) throws -> Void) throws {
    guard try FileContent.bytes(of: file).starts(with: [0x50, 0x4B]) else {
      return try PublishedFile.unpackTape(file, write: write)
    }
    let archive = try ZipReader(file)
    for name in archive.names where !name.hasSuffix("/") {
      try write(name, archive.bytes(of: name, limit: largestMember, checking: Interruption.check))
    }
  }
}
