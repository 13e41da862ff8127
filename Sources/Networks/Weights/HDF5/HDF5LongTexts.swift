/// Looks at where an attribute's texts of any length lie before the library reads them.
///
/// Such texts lie in heaps, and HDF5 1.10 follows what leads there unchecked: a damaged file sends it out of its memory, or round in circles.
/// So the object's header (HDF5 file format, IV.A.1.a), the attribute's message in it (IV.A.2.m) and the heaps (III.E) are gone through here first.
struct HDF5LongTexts {
  let bytes: FileBytes

  private static let attributeMessage = 0x0C
  private static let continuationMessage = 0x10

  /// Whether all texts of an attribute are where they are said to be. True too for a header of the newer kind, which has checksums.
  func areThere(object address: Int, attribute name: String, count: Int) -> Bool {
    guard let version = bytes.number(at: address, bytes: 1) else { return false }
    if version != 1 { return true }
    guard let start = elements(object: address, attribute: name) else { return false }
    // The heaps that were gone through: the lengths of their objects.
    var heaps: [Int: [Int: Int]] = [:]
    for element in 0..<count {
      let place = start + 16 * element
      guard let length = bytes.number(at: place, bytes: 4), let heap = bytes.number(at: place + 4, bytes: 8),
        let index = bytes.number(at: place + 12, bytes: 4)
      else { return false }
      if length == 0 { continue }
      guard let objects = heaps[heap] ?? objects(ofHeap: heap), let held = objects[index], held >= length
      else {
        return false
      }
      heaps[heap] = objects
    }
    return true
  }

  /// Where an attribute's elements begin, from the messages of its object's header.
  private func elements(object address: Int, attribute name: String) -> Int? {
    guard let size = bytes.number(at: address + 8, bytes: 4) else { return nil }
    var blocks = [(address + 16, size)]
    // A header has few continuations; one that leads back to itself ends here.
    for _ in 0..<64 {
      guard let (start, length) = blocks.popLast(), length >= 0, length <= bytes.count,
        start <= bytes.count - length
      else { return nil }
      var place = start
      while place + 8 <= start + length {
        guard let type = bytes.number(at: place, bytes: 2), let size = bytes.number(at: place + 2, bytes: 2),
          place + 8 + size <= start + length
        else { return nil }
        let body = place + 8
        if type == Self.continuationMessage {
          guard let next = bytes.number(at: body, bytes: 8), let count = bytes.number(at: body + 8, bytes: 8)
          else {
            return nil
          }
          blocks.insert((next, count), at: 0)
        } else if type == Self.attributeMessage, let found = elements(ofMessage: body, size: size, name: name)
        {
          return found
        }
        place = body + size
      }
    }
    return nil
  }

  /// Where the elements begin in an attribute's message of that name.
  private func elements(ofMessage body: Int, size: Int, name: String) -> Int? {
    guard let version = bytes.number(at: body, bytes: 1), (1...3).contains(version),
      let nameSize = bytes.number(at: body + 2, bytes: 2),
      let typeSize = bytes.number(at: body + 4, bytes: 2),
      let spaceSize = bytes.number(at: body + 6, bytes: 2)
    else { return nil }
    func padded(_ size: Int) -> Int { version == 1 ? (size + 7) / 8 * 8 : size }
    let start = body + (version == 3 ? 9 : 8)
    let wanted = Array(name.utf8) + [0]
    guard nameSize == wanted.count, bytes.part(at: start, count: nameSize) == wanted else { return nil }
    let elements = start + padded(nameSize) + padded(typeSize) + padded(spaceSize)
    return elements <= body + size ? elements : nil
  }

  /// The lengths of a heap's objects by their numbers; nil where they do not fill it as they should.
  private func objects(ofHeap start: Int) -> [Int: Int]? {
    guard bytes.part(at: start, count: 5) == Array("GCOL".utf8) + [1],
      let size = bytes.number(at: start + 8, bytes: 8), size >= 16, size <= bytes.count - start
    else { return nil }
    var objects: [Int: Int] = [:]
    let end = start + size
    var place = start + 16
    while place + 16 <= end {
      guard let index = bytes.number(at: place, bytes: 2), let length = bytes.number(at: place + 8, bytes: 8),
        length <= end - place
      else { return nil }
      // The length of what is free includes its own header.
      let needed = index == 0 ? length : 16 + (length + 7) / 8 * 8
      guard needed >= 16, needed <= end - place else { return nil }
      if index > 0 { objects[index] = length }
      place += needed
    }
    return objects
  }
}
