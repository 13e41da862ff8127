/// A group of an HDF5 file: groups and arrays by name, and attributes.
package final class HDF5Group {
  package let file: HDF5File
  /// The path in the file, "layers/dense/vars"; empty for the root group.
  package let path: String
  /// The address of its header, which identifies the group by whichever link it was found.
  package let address: Int
  let header: ObjectHeader
  private var foundLinks: [String: Int]?
  private var foundAttributes: [String: Attribute]?

  init(file: HDF5File, path: String, address: Int, header: ObjectHeader) {
    self.file = file
    self.path = path
    self.address = address
    self.header = header
  }

  /// Names of groups and arrays, sorted by their UTF-8 bytes. Symbolic and external links are ignored.
  ///
  /// - Throws: `FormatFault.damaged`.
  package func names() throws -> [String] {
    try links().keys.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  /// The group at a relative path; `nil` if there is none. - Throws: `FormatFault.damaged`.
  package func group(_ path: String) throws -> HDF5Group? {
    var group = self
    for name in path.split(separator: "/") {
      guard let (address, header) = try group.object(String(name)), header.isGroup else { return nil }
      group = HDF5Group(file: file, path: group.child(String(name)), address: address, header: header)
    }
    return group
  }

  /// The array at a relative path; `nil` if there is none. - Throws: `FormatFault`.
  package func array(_ path: String) throws -> HDF5Array? {
    let names = path.split(separator: "/")
    guard let last = names.last.map(String.init),
      let group = try names.count == 1 ? self : group(names.dropLast().joined(separator: "/")),
      let (_, header) = try group.object(last), header.isDataset
    else { return nil }
    return try HDF5Array(header, file: file, path: group.child(last))
  }

  private func object(_ name: String) throws -> (address: Int, ObjectHeader)? {
    guard let address = try links()[name] else { return nil }
    return try file.doing("opening \(child(name))") { (address, try file.header(at: address)) }
  }

  private func links() throws -> [String: Int] {
    if let foundLinks { return foundLinks }
    let links = try file.doing("listing \(place)") { try file.links(of: header) }
    foundLinks = links
    return links
  }

  /// An attribute's texts; `nil` if there is no such attribute. Without elements there are no texts, whatever its
  /// type.
  ///
  /// - Throws: `FormatFault.damaged`.
  package func texts(_ name: String) throws -> [String]? {
    try file.doing("reading the attribute \(name) of \(place)") {
      let attributes = try foundAttributes ?? file.attributes(of: header)
      foundAttributes = attributes
      return try attributes[name].map { try file.texts(of: $0) }
    }
  }

  /// The texts of an attribute. Long lists are split by Keras: "weight_names0", "weight_names1" …
  package func names(_ attribute: String) throws -> [String]? {
    if let names = try texts(attribute) { return names }
    var all: [String]?
    var part = 0
    while let names = try texts("\(attribute)\(part)") {
      all = (all ?? []) + names
      part += 1
    }
    return all
  }

  private func child(_ name: String) -> String { path.isEmpty ? name : path + "/" + name }
  private var place: String { path.isEmpty ? "the file" : path }
}
