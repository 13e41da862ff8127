import TestSupport
import Testing

@testable import Formats

/// Files that h5py and Keras wrote (`Scripts/make-hdf5-fixtures`), with what h5py reads in them.
@Suite struct HDF5FixtureTests {
  static let folder = FixtureFolder()

  static let expected: [(name: String, content: JSON)] = {
    let json = (try? folder.text(of: "expected.json")).flatMap { JSON($0) }
    return (json?["files"]?.members ?? []).map { ($0.key, $0.value) }
  }()

  private func opened(_ name: String) throws -> HDF5Group {
    try HDF5File.reading(Self.folder.path(name)).root()
  }

  @Test func thereAreFixtures() { #expect(Self.expected.count >= 40) }

  @Test(arguments: expected.map(\.name)) func groups(name: String) throws {
    let content = try #require(Self.expected.first { $0.name == name }?.content)
    let root = try opened(name)
    for (path, expected) in members(content["groups"]) {
      let group = try #require(try root.group(path), "\(path)")
      // Arrays in other files keep their names.
      let absent = Set(members(content["absent"]).map(\.key))
      let names = try group.names().filter { !absent.contains(path.isEmpty ? $0 : "\(path)/\($0)") }
      #expect(names == (expected["names"]?.array ?? []).compactMap(\.string), "\(path)")
      for (attribute, value) in members(expected["attributes"]) { try check(attribute, of: group, value) }
    }
    for (path, other) in members(content["same"]) {
      let other = try #require(other.string)
      if let group = try root.group(path) {
        #expect(try group.address == root.group(other)?.address, "\(path)")
      } else {
        let (one, two) = (try #require(try root.array(path)), try #require(try root.array(other)))
        #expect(try floats(one) == floats(two), "\(path)")
      }
    }
    for (path, _) in members(content["absent"]) {
      #expect(try root.group(path) == nil, "\(path)")
      do { #expect(try root.array(path) == nil, "\(path)") } catch FormatFault.notNumbers {}
    }
  }

  @Test(arguments: expected.map(\.name)) func arrays(name: String) throws {
    let content = try #require(Self.expected.first { $0.name == name }?.content)
    let root = try opened(name)
    for (path, expected) in members(content["arrays"]) {
      do {
        let array = try #require(try root.array(path), "\(path)")
        guard expected["kind"] == nil, let shape = expected["shape"]?.array else {
          if expected["kind"]?.string == "too large" { continue }
          Issue.record("\(path) was read")
          continue
        }
        #expect(array.shape == shape.compactMap(\.int), "\(path)")
        try check(try floats(array), expected, path)
        #expect(try converted(array).map(\.bitPattern) == floats(array).map(\.bitPattern), "\(path)")
      } catch let fault as FormatFault {
        let mayBeRefused =
          expected["kind"] != nil || expected["shape"]?.isNull ?? true || expected["refusable"] != nil
        if !mayBeRefused { Issue.record("\(path): \(fault.message)") }
      }
    }
  }

  private func members(_ json: JSON?) -> [(key: String, value: JSON)] {
    (json?.members ?? []).map { ($0.key, $0.value) }
  }

  private func floats(_ array: HDF5Array) throws -> [Float] {
    var floats = [Float](repeating: 0, count: array.shape.reduce(1, *))
    try floats.withUnsafeMutableBufferPointer { try array.read(into: $0) }
    return floats
  }

  /// The same from the elements in their own type.
  private func converted(_ array: HDF5Array) throws -> [Float] {
    let count = array.shape.reduce(1, *)
    func all<Element>(_ zero: Element, _ float: (Element) -> Float) throws -> [Float] {
      var elements = [Element](repeating: zero, count: count)
      try elements.withUnsafeMutableBytes { try array.read(into: $0) }
      return elements.map(float)
    }
    return switch array.elementType {
    case "float16": try all(Float16(0)) { Float($0) }
    case "float32": try all(Float(0)) { $0 }
    case "float64": try all(Double(0)) { Float($0) }
    case "int8": try all(Int8(0)) { Float($0) }
    case "int16": try all(Int16(0)) { Float($0) }
    case "int32": try all(Int32(0)) { Float($0) }
    case "int64": try all(Int64(0)) { Float($0) }
    case "uint8": try all(UInt8(0)) { Float($0) }
    case "uint16": try all(UInt16(0)) { Float($0) }
    case "uint32": try all(UInt32(0)) { Float($0) }
    case "uint64": try all(UInt64(0)) { Float($0) }
    default: []
    }
  }

  private func check(_ attribute: String, of group: HDF5Group, _ expected: JSON) throws {
    guard let values = expected["values"]?.array?.compactMap(\.string) else {
      if let count = expected["count"]?.int {
        #expect(try group.texts(attribute)?.count == count, "\(attribute)")
      } else {
        // What is not text is refused, or has no elements.
        do { #expect(try group.texts(attribute) == [], "\(attribute)") } catch FormatFault.damaged {}
      }
      return
    }
    #expect(try group.texts(attribute) == values, "\(attribute)")
  }

  private func check(_ found: [Float], _ expected: JSON, _ path: String) throws {
    func numbers(_ json: JSON?) -> [Float]? {
      json?.array?.map { $0.double.map { Float($0) } ?? Float($0.string ?? "") ?? .signalingNaN }
    }
    func same(_ one: [Float], _ two: [Float]) -> Bool {
      // Integers beyond 2^53 were rounded twice, by JSON.
      one.count == two.count
        && zip(one, two).allSatisfy { one, two in
          one == two || one.isNaN && two.isNaN
            || abs(one) > 0x1p53 && one.nextUp >= two && one.nextDown <= two
        }
    }
    if let values = numbers(expected["values"]) {
      #expect(same(found, values), "\(path): \(found.prefix(8)), expected \(values.prefix(8))")
      return
    }
    let (first, last) = (numbers(expected["first"]) ?? [], numbers(expected["last"]) ?? [])
    #expect(same(Array(found.prefix(first.count)), first), "\(path)")
    #expect(same(Array(found.suffix(last.count)), last), "\(path)")
    let sum = try #require(expected["sum"]?.double)
    let total = found.reduce(0.0) { $0 + Double($1) }
    #expect(abs(total - sum) <= 1e-6 * max(1, abs(sum)), "\(path): \(total), expected \(sum)")
  }
}
