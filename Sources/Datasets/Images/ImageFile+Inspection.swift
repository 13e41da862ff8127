import Glibc

extension ImageFile {
  /// What the first and the last bytes of a file tell.
  struct Inspection {
    /// Why the image cannot be read.
    var fault: String?
    /// Whether its EXIF orientation asks for a rotation or reflection.
    var isStoredRotated = false
  }

  /// Looks at the ends of the file: whether it is an image at all, how large, and whether its end is missing. Damage
  /// in between is found only by decoding.
  func inspected() -> Inspection {
    guard let (head, tail, size) = ends() else {
      return Inspection(fault: "cannot be read: \(String(cString: strerror(errno)))")
    }
    if head.starts(with: [0xff, 0xd8, 0xff]) { return Self.jpeg(head, tail) }
    if head.starts(with: [0x89, 0x50, 0x4e, 0x47]) { return Self.png(head, tail, size) }
    return Inspection(fault: DataDamage.notImage(found: Array(head.prefix(8))).message)
  }

  /// The first 64 KB, which hold a JPEG's EXIF data and usually its size, the last 4 KB, and the number of bytes.
  private func ends() -> (head: [UInt8], tail: [UInt8], size: Int)? {
    let descriptor = open(file.path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      errno = EINVAL
      return nil
    }
    func bytes(_ limit: Int, from offset: Int) -> [UInt8] {
      [UInt8](unsafeUninitializedCapacity: limit) { buffer, count in
        count = max(0, pread(descriptor, buffer.baseAddress, limit, offset))
      }
    }
    let size = Int(status.st_size)
    return (bytes(1 << 16, from: 0), bytes(1 << 12, from: max(0, size - 1 << 12)), size)
  }

  private static func fault(_ format: String, _ width: Int, _ height: Int, isCutOff: Bool) -> String? {
    do throws(DataDamage) {
      _ = try checkedCount(width, height, format: format)
      if isCutOff { throw DataDamage.brokenImage(format: format, reason: "it ends too early") }
      return nil
    } catch { return error.message }
  }

  /// A PNG begins with its size and ends with an empty chunk IEND.
  private static func png(_ head: [UInt8], _ tail: [UInt8], _ size: Int) -> Inspection {
    guard head.count >= 24 else { return Inspection(fault: fault("PNG", 1, 1, isCutOff: true)) }
    func number(at place: Int) -> Int { head[place..<place + 4].reduce(0) { $0 << 8 | Int($1) } }
    let end = Array("IEND".utf8)
    let isWhole = tail.indices.contains { tail[$0...].starts(with: end) }
    return Inspection(fault: fault("PNG", number(at: 16), number(at: 20), isCutOff: !isWhole))
  }

  /// A JPEG is a row of segments: marker, length, content; after the first scan come its data, at the end FF D9.
  private static func jpeg(_ head: [UInt8], _ tail: [UInt8]) -> Inspection {
    var result = Inspection()
    var (width, height) = (1, 1)
    var segments = JPEGSegments(head)
    while let (marker, content) = segments.next() {
      if marker == 0xe1, let orientation = orientation(content) { result.isStoredRotated = orientation != 1 }
      let isSize = (0xc0...0xcf).contains(marker) && ![0xc4, 0xc8, 0xcc].contains(marker)
      if isSize, content.count >= 5 {
        let sizes = Array(content.prefix(5))
        (height, width) = (Int(sizes[1]) << 8 | Int(sizes[2]), Int(sizes[3]) << 8 | Int(sizes[4]))
      }
    }
    let isWhole = tail.indices.dropLast().contains { tail[$0] == 0xff && tail[$0 + 1] == 0xd9 }
    result.fault = fault("JPEG", width, height, isCutOff: !isWhole)
    return result
  }

  /// The orientation, 1 to 8, of a segment with EXIF data: a TIFF header in either byte order, then a directory of
  /// twelve-byte entries.
  private static func orientation(_ segment: ArraySlice<UInt8>) -> Int? {
    guard segment.starts(with: Array("Exif\0\0".utf8)) else { return nil }
    let tiff = Array(segment.dropFirst(6))
    let isLittleEndian = tiff.starts(with: Array("II".utf8))
    func number(at place: Int, _ count: Int) -> Int? {
      guard place >= 0, place + count <= tiff.count else { return nil }
      let bytes = tiff[place..<place + count]
      return (isLittleEndian ? Array(bytes.reversed()) : Array(bytes)).reduce(0) { $0 << 8 | Int($1) }
    }
    guard let directory = number(at: 4, 4), let count = number(at: directory, 2) else { return nil }
    for entry in 0..<count {
      let place = directory + 2 + 12 * entry
      guard let tag = number(at: place, 2) else { return nil }
      if tag == 0x0112 { return number(at: place + 8, 2) }
    }
    return nil
  }
}

/// The segments of a JPEG before its first scan, as far as `bytes` has them.
struct JPEGSegments: Sequence, IteratorProtocol {
  private let bytes: [UInt8]
  private var place = 2

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  mutating func next() -> (marker: UInt8, content: ArraySlice<UInt8>)? {
    while place + 4 <= bytes.count, bytes[place] == 0xff {
      let marker = bytes[place + 1]
      if marker == 0xff {  // Padding.
        place += 1
        continue
      }
      let length = Int(bytes[place + 2]) << 8 | Int(bytes[place + 3])
      let end = place + 2 + length
      guard marker != 0xda, length >= 2, end <= bytes.count else { return nil }
      defer { place = end }
      return (marker, bytes[place + 4..<end])
    }
    return nil
  }
}
