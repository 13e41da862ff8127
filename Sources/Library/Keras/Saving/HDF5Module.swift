import Engine
import Evaluator
import Formats
import Tensors

/// `h5py`: groups and arrays of numbers of HDF5 files, for reading.
enum HDF5Module {
  static func add(to table: inout ModuleTable) {
    table.add(
      Namespace("_hdf5", doc: "What h5py is written with.") {
        [names, kind, state, dataset].named + [("Dataset", .type(HDF5DatasetObject.type))]
      },
      at: "_hdf5")
    table.add(WrittenModule("h5py", doc: "HDF5 files, for reading.", absent: absent, text), at: "h5py")
  }

  private static let absent = Absent(
    words: """
      AttributeManager Datatype Empty ExternalLink HLObject HardLink Reference RegionReference SoftLink VirtualLayout
      VirtualSource check_dtype check_string_dtype enum_dtype is_hdf5 opaque_dtype ref_dtype regionref_dtype
      special_dtype string_dtype vlen_dtype h5 h5a h5d h5f h5g h5o h5p h5s h5t version get_config
      """, library: "h5py", waysOut: ["": "here are File, Group and Dataset, for reading"])

  private static let place: [Signature.Parameter] = [
    .required("path", .path, "the file"), .required("name", .string, "a path in it"),
  ]

  private static func group(_ call: Call) throws -> HDF5Group {
    let path = try call.path("path", for: .reading)
    return try doing { try HDF5File.reading(path, checking: Interruption.check).root() }
  }

  private static func array(_ call: Call) throws -> HDF5Array {
    let (root, name) = (try group(call), try call.string("name"))
    guard let array = try doing({ try root.array(name) }) else {
      throw Fault.message("no array “\(name)” in the file", kind: .key)
    }
    return array
  }

  private static let names = Builtin("names", doc: "The names in a group.", place) { call in
    let (root, name) = (try group(call), try call.string("name"))
    return .list(of: try doing { try root.group(name)?.names() ?? [] }.map(Value.string))
  }

  private static let kind = Builtin("kind", doc: "\"group\", \"array\", or None.", place) { call in
    let (root, name) = (try group(call), try call.string("name"))
    return try doing {
      if try root.group(name) != nil { return "group" }
      return try root.array(name) == nil ? .none : "array"
    }
  }

  private static let state = Builtin("state", doc: "Whether a file is open.") { _ in .object(HDF5State()) }

  private static let dataset = Builtin(
    "dataset", doc: "An array of a file.", place + [.required("state", .any)]
  ) { call in
    guard let state = call["state"].host(as: HDF5State.self) else {
      throw call.invalid("state", must: "be of a file")
    }
    return .object(try HDF5DatasetObject(array(call), state))
  }

  static func doing<Result>(_ body: () throws -> Result) throws -> Result {
    do { return try body() } catch let fault as FormatFault {
      throw Fault.message(fault.message, help: fault.help, kind: .os)
    }
  }
}
