import Datasets
import Files
import Formats
import Language
import Tensors

/// Data that Keras does not have, for the file beside an export.
struct KerasData {
  /// Whether a cell uses the schedule that Keras lacks.
  var needsSchedule = false

  /// A call that gives data.
  enum Source: Hashable {
    /// `keras.datasets.digits.load_data`
    case digits(train: Int, test: Int, seed: Int)
    /// `keras.datasets.shapes.load_data`
    case shapes(train: Int, test: Int, size: Int, seed: Int)
    /// `fieldbook.datasets.load_digits`
    case loadDigits
  }

  private var sources: [(source: Source, name: String)] = []

  var isEmpty: Bool { sources.isEmpty }

  /// The first cell's code, which opens the file.
  static func opening(_ file: String) -> String {
    """
    # The data that Keras does not have, in a file beside this one.
    import os as _os
    import numpy as _numpy
    _folder = _os.path.dirname(globals().get("__file__", ""))
    _file = _numpy.load(_os.path.join(_folder, \(quoted(file))))

    def _saved(name):
        x_train, y_train, x_test, y_test = [
            _file[f"{name}_{part}"] for part in ["x_train", "y_train", "x_test", "y_test"]]
        return (x_train, y_train), (x_test, y_test)
    """
  }

  /// A string of Python.
  static func quoted(_ text: String) -> String { JSON.string(text).text }

  /// The expression that stands for a call.
  mutating func expression(for source: Source) -> String {
    if let known = sources.first(where: { $0.source == source }) { return "_saved(\"\(known.name)\")" }
    let stem = source.stem
    let count = sources.count { $0.source.stem == stem }
    let name = count == 0 ? stem : "\(stem)\(count + 1)"
    sources.append((source, name))
    return "_saved(\"\(name)\")"
  }

  /// Writes an archive of all arrays.
  func write(to path: String) throws {
    try FileReplacement.replace(path) { draft in
      let archive = try ZipWriter(draft, name: path)
      for (source, name) in sources {
        let split = try source.load()
        for (part, tensor) in [
          ("x_train", split.train.images), ("y_train", split.train.labels), ("x_test", split.test.images),
          ("y_test", split.test.labels),
        ] {
          try archive.add("\(name)_\(part).npy", tensor.numPyFile())
        }
      }
      try archive.close()
    }
  }
}

extension KerasData.Source {
  /// What a call gives; `nil` if it gives no such data, or with arguments that only running it would tell.
  init?(_ path: String, _ arguments: [Argument], integer: (Expression) -> Int?) {
    let defaults: [(name: String, value: Int)]
    switch path {
    case "keras.datasets.digits.load_data": defaults = [("train", 60000), ("test", 10000), ("seed", 0)]
    case "keras.datasets.shapes.load_data":
      defaults = [("train", 2000), ("test", 400), ("size", 64), ("seed", 0)]
    case "fieldbook.datasets.load_digits": defaults = []
    default: return nil
    }
    var values = defaults.map(\.value)
    for (position, argument) in arguments.enumerated() {
      let index: Int?
      switch argument {
      case .positional: index = position
      case .keyword(let name, _): index = defaults.firstIndex { $0.name == name.name }
      case .unpacked, .unpackedKeywords: return nil
      }
      guard let index, index < values.count, let value = integer(argument.value) else { return nil }
      values[index] = value
    }
    switch values.count {
    case 3: self = .digits(train: values[0], test: values[1], seed: values[2])
    case 4: self = .shapes(train: values[0], test: values[1], size: values[2], seed: values[3])
    default: self = .loadDigits
    }
  }

  /// The name of its arrays.
  fileprivate var stem: String {
    switch self {
    case .digits, .loadDigits: "digits"
    case .shapes: "shapes"
    }
  }

  /// The same data as the call gives.
  fileprivate func load() throws -> TrainTestSplit {
    switch self {
    case .digits(let train, let test, let seed):
      try SyntheticDigits.load(train: train, test: test, seed: UInt64(bitPattern: Int64(seed)))
    case .shapes(let train, let test, let size, let seed):
      try SyntheticShapes.load(train: train, test: test, size: size, seed: UInt64(bitPattern: Int64(seed)))
    case .loadDigits: try MNIST.isFound() ? MNIST.load() : SyntheticDigits.load()
    }
  }
}

extension Tensor {
  /// The bytes of a `.npy` file, version 1.0 of NumPy's format.
  func numPyFile() throws -> [UInt8] {
    let lengths = shape.map { "\($0)," }.joined(separator: " ")
    var header = "{'descr': '\(dtype.numPyCode)', 'fortran_order': False, 'shape': (\(lengths)), }"
    // Magic, version, length, header and line break fill a multiple of 64 bytes.
    header += String(repeating: " ", count: 63 - (10 + header.utf8.count) % 64) + "\n"
    var bytes: [UInt8] = [0x93] + Array("NUMPY".utf8) + [1, 0]
    bytes += [UInt8(header.utf8.count & 0xFF), UInt8(header.utf8.count >> 8)]
    bytes += Array(header.utf8)
    bytes += try bytesOfElements()
    return bytes
  }
}

extension DType {
  fileprivate var numPyCode: String {
    (byteCount == 1 ? "|" : "<") + kindLetter + "\(byteCount)"
  }
}
