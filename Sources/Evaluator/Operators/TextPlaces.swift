/// Where the characters of a text stand among its bytes: the place of every 64th, so that any other is near one.
///
/// It is made at the first index of a long text beyond ASCII and kept for the next, since loops ask for one character after
/// another. Without it, each would be counted from the beginning.
struct TextPlaces {
  private static let spacing = 64

  fileprivate let text: String
  /// The bytes before each 64th character.
  private let places: [Int]
  /// The number of characters.
  let count: Int

  fileprivate init(_ text: String) {
    var text = text
    var places: [Int] = []
    places.reserveCapacity(text.utf8.count / Self.spacing + 1)
    count = text.withUTF8 { bytes in
      var count = 0
      for (place, byte) in bytes.enumerated() where byte & 0xC0 != 0x80 {
        if count % Self.spacing == 0 { places.append(place) }
        count += 1
      }
      return count
    }
    self.text = text
    self.places = places
  }

  /// The characters of a range, which is within the text.
  subscript(range: Range<Int>) -> String {
    if range.isEmpty { return "" }
    var text = text
    let bytes = text.withUTF8 { bytes -> Range<Int> in
      let start = place(of: range.lowerBound, bytes)
      return start..<(range.count == 1 ? end(of: start, bytes) : place(of: range.upperBound, bytes))
    }
    return text.bytes(bytes)
  }

  /// The number of bytes before a character.
  func bytes(before character: Int) -> Int {
    var text = text
    return text.withUTF8 { place(of: character, $0) }
  }

  /// The number of characters before a byte, at which one begins.
  func characters(before byte: Int) -> Int {
    // The last of the kept places that is not behind it.
    var (low, high) = (0, places.count)
    while low < high {
      let middle = (low + high) / 2
      if places[middle] <= byte { low = middle + 1 } else { high = middle }
    }
    guard low > 0 else { return 0 }
    var text = text
    return text.withUTF8 { bytes in
      var count = (low - 1) * Self.spacing
      for place in places[low - 1]..<min(byte, bytes.count) where bytes[place] & 0xC0 != 0x80 { count += 1 }
      return count
    }
  }

  private func place(of character: Int, _ bytes: UnsafeBufferPointer<UInt8>) -> Int {
    guard character < count else { return bytes.count }
    var place = places[character / Self.spacing]
    for _ in 0..<character % Self.spacing { place = end(of: place, bytes) }
    return place
  }

  private func end(of place: Int, _ bytes: UnsafeBufferPointer<UInt8>) -> Int {
    var end = place + 1
    while end < bytes.count, bytes[end] & 0xC0 == 0x80 { end += 1 }
    return end
  }
}

/// The places of the texts that were indexed last.
struct RecentTextPlaces {
  private var kept: [TextPlaces] = []
  private var next = 0

  /// The places of a text beyond ASCII; `nil` for a short one, in which it is quicker to count.
  mutating func places(of text: String) -> TextPlaces? {
    guard text.utf8.count > 128 else { return nil }
    for places in kept where places.text.hasStorage(of: text) { return places }
    let places = TextPlaces(text)
    if kept.count < 4 {
      kept.append(places)
    } else {
      kept[next] = places
      next = (next + 1) % kept.count
    }
    return places
  }
}
