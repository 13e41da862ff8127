import Engine
import Evaluator
import Formats
import NumPyLibrary
import Tensors

/// Whether an HDF5 file is open, for those who read in it.
final class HDF5State: Object {
  fileprivate(set) var isOpen = true

  private static let type = ClassObject(
    "State", module: "h5py", doc: "Whether a file is open.",
    members: [
      .property("is_open", "whether it is") { .bool(try $0.receiver(as: HDF5State.self).isOpen) },
      .method("close", "Ends the reading.") { call in
        try call.receiver(as: HDF5State.self).isOpen = false
        return .none
      },
    ])

  var classObject: ClassObject { Self.type }
}

/// `h5py.Dataset`: an array of numbers in a file, read when it is asked for: `data[:]`, `np.array(data)`.
final class HDF5DatasetObject: Object, TensorHolder {
  private let array: HDF5Array
  private let state: HDF5State
  private let dtype: DType
  private var elements: Tensor?

  init(_ array: HDF5Array, _ state: HDF5State) throws {
    guard let dtype = DType(array.elementType) else {
      throw Fault.message("“\(array.path)” has elements of the type \(array.elementType)")
    }
    (self.array, self.state, self.dtype) = (array, state, dtype)
  }

  var heldTensor: Tensor {
    get throws {
      guard state.isOpen else {
        throw Fault.message("Invalid dataset identifier (invalid dataset identifier)")
      }
      if let elements { return elements }
      let shape = Shape(array.shape)
      let size = try shape.checkedElementCount() * dtype.byteCount
      let storage = try Storage(byteCount: size, category: .data, purpose: "the array \(array.path)")
      try HDF5Module.doing {
        try array.read(into: UnsafeMutableRawBufferPointer(start: storage.pointer, count: size))
      }
      let tensor = try Tensor(shape: shape, dtype: dtype, storage: storage)
      elements = tensor
      return tensor
    }
  }

  static let type = ClassObject(
    "Dataset", module: "h5py", doc: "An array of numbers in a file: data[:] reads it.",
    members: [
      .property("shape", "the lengths of the axes") { .tuple(of: try own($0).array.shape.map(Value.int)) },
      .property("dtype", "the type of the elements") { .object(DTypeObject(try own($0).dtype)) },
      .property("ndim", "the number of axes") { .int(try own($0).array.shape.count) },
      .property("size", "the number of elements") { .int(try own($0).array.count) },
      .property("nbytes", "the bytes of the elements") { call in
        let array = try own(call).array
        return .int(try HDF5Module.doing { try array.byteCount })
      },
      .property("name", "the path in the file, which begins with a slash") {
        .string("/" + (try own($0).array.path))
      },
      .method("len", "The length of the first axis.") { call in
        .int(try own(call).length(call.interpreter) ?? 0)
      },
      .method("astype", "The elements in another type.", [.required("dtype", .dtype)]) { call in
        .tensor(try own(call).heldTensor.convert(to: call.dtype("dtype")).copy())
      },
      .property("attrs", "Refused: attributes are not read.") { _ in throw noAttributes },
    ])

  /// Why there are no attributes.
  static let noAttributes = Fault.message(
    "attributes of HDF5 files are not in Fieldbook",
    help: "keras.models.load_model and model.load_weights read Keras's files", kind: .notImplemented)

  private static func own(_ call: Call) throws -> HDF5DatasetObject {
    try call.receiver(as: HDF5DatasetObject.self)
  }

  var classObject: ClassObject { Self.type }

  func repr(_ interpreter: Interpreter) -> String {
    guard state.isOpen else { return "<Closed HDF5 dataset>" }
    let name = array.path.split(separator: "/").last.map(String.init) ?? array.path
    let letter =
      switch dtype.kind {
      case .floating: "f"
      case .signed: "i"
      case .unsigned, .bool: "u"
      }
    let order = dtype.byteCount == 1 ? "|" : "<"
    return
      "<HDF5 dataset \"\(name)\": shape \(Shape(array.shape).tupleText), type \"\(order)\(letter)\(dtype.byteCount)\">"
  }

  func length(_ interpreter: Interpreter) throws -> Int? {
    guard let first = array.shape.first else {
      throw Fault.message("Attempt to take len() of scalar dataset", kind: .type)
    }
    return first
  }

  func truth(_ interpreter: Interpreter) -> Bool { state.isOpen }

  func item(_ key: Value, _ interpreter: Interpreter) throws -> Value {
    let part = try interpreter.item(key, of: .tensor(heldTensor))
    if case .tensor(let tensor) = part { return .tensor(try tensor.copy()) }
    return part
  }

  func setItem(_ key: Value, to value: Value, _ interpreter: Interpreter) throws {
    throw Fault.message(
      "h5py here reads files; np.save and np.savez keep arrays", kind: .notImplemented)
  }

  var isIterable: Bool { !array.shape.isEmpty }

  func iterator(_ interpreter: Interpreter) throws -> ValueIterator? {
    guard isIterable else { return nil }
    return ArrayIterator(try (0..<array.shape[0]).map { try item(.int($0), interpreter) })
  }
}
