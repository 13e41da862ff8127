import Evaluator

/// `_hashlib`: what `hashlib` is written with.
enum DigestFunctions {
  static func namespace() -> Namespace {
    Namespace("_hashlib", doc: "What hashlib is written with.") {
      [
        Builtin(
          "new", module: "hashlib", doc: "A digest that bytes can be added to.",
          [.positional("name", .string)]
        ) {
          call in
          let name = try call.string("name")
          guard let algorithm = Digest.Algorithm(rawValue: name.lowercased()) else {
            throw Fault.message(
              "unsupported hash type " + name, help: "here are md5, sha1, sha224, sha256, sha384 and sha512",
              kind: .value)
          }
          return .object(DigestObject(Digest(algorithm)))
        }
      ].named
    }
  }
}

/// A digest of bytes: what `hashlib.sha256()` returns.
final class DigestObject: Object {
  private var digest: Digest

  init(_ digest: Digest) { self.digest = digest }

  private static let type = ClassObject(
    "HASH", module: "_hashlib", doc: "A digest of bytes.",
    members: [
      .method("update", "Adds bytes.", [.positional("data")]) { call in
        guard let bytes = call["data"].bytes else {
          throw Fault.message(
            call["data"].asString == nil
              ? "object supporting the buffer API required" : "Strings must be encoded before hashing",
            help: "write text.encode()", kind: .type)
        }
        try call.receiver(as: DigestObject.self).digest.update(bytes)
        return .none
      },
      .method("digest", "The digest as bytes.") {
        .bytes(try $0.receiver(as: DigestObject.self).digest.value)
      },
      .method("hexdigest", "The digest as hexadecimal digits.") { call in
        .string(
          try call.receiver(as: DigestObject.self).digest.value.map {
            ($0 < 16 ? "0" : "") + String($0, radix: 16)
          }.joined())
      },
      .method("copy", "A digest of the same bytes.") {
        .object(DigestObject(try $0.receiver(as: DigestObject.self).digest))
      },
      .property("name", "the algorithm") {
        .string(try $0.receiver(as: DigestObject.self).digest.algorithm.rawValue)
      },
      .property("digest_size", "bytes of the digest") {
        .int(try $0.receiver(as: DigestObject.self).digest.algorithm.size)
      },
      .property("block_size", "bytes that are taken at once") {
        .int(try $0.receiver(as: DigestObject.self).digest.algorithm.isWide ? 128 : 64)
      },
    ])

  var classObject: ClassObject { Self.type }

  func repr(_ interpreter: Interpreter) -> String { "<\(digest.algorithm.rawValue) _hashlib.HASH object>" }
}

/// MD5 (RFC 1321), SHA-1 and SHA-2 (FIPS 180-4).
struct Digest {
  enum Algorithm: String {
    case md5, sha1, sha224, sha256, sha384, sha512

    var size: Int {
      switch self {
      case .md5: 16
      case .sha1: 20
      case .sha224: 28
      case .sha256: 32
      case .sha384: 48
      case .sha512: 64
      }
    }

    var isWide: Bool { self == .sha384 || self == .sha512 }
  }

  let algorithm: Algorithm
  private var narrow: [UInt32]
  private var wide: [UInt64]
  private var rest: [UInt8] = []
  private var count = 0

  init(_ algorithm: Algorithm) {
    self.algorithm = algorithm
    (narrow, wide) = ([], [])
    switch algorithm {
    case .md5: narrow = [0x6745_2301, 0xefcd_ab89, 0x98ba_dcfe, 0x1032_5476]
    case .sha1: narrow = [0x6745_2301, 0xefcd_ab89, 0x98ba_dcfe, 0x1032_5476, 0xc3d2_e1f0]
    case .sha224:
      narrow = [
        0xc105_9ed8, 0x367c_d507, 0x3070_dd17, 0xf70e_5939, 0xffc0_0b31, 0x6858_1511, 0x64f9_8fa7,
        0xbefa_4fa4,
      ]
    case .sha256: narrow = Self.roots(2).prefix(8).map { UInt32(truncatingIfNeeded: $0 >> 32) }
    case .sha384:
      wide = [
        0xcbbb_9d5d_c105_9ed8, 0x629a_292a_367c_d507, 0x9159_015a_3070_dd17, 0x152f_ecd8_f70e_5939,
        0x6733_2667_ffc0_0b31, 0x8eb4_4a87_6858_1511, 0xdb0c_2e0d_64f9_8fa7, 0x47b5_481d_befa_4fa4,
      ]
    case .sha512: wide = Array(Self.roots(2).prefix(8))
    }
  }

  private static let primes: [UInt64] = {
    var found: [UInt64] = []
    var candidate: UInt64 = 2
    while found.count < 80 {
      if found.allSatisfy({ candidate % $0 != 0 }) { found.append(candidate) }
      candidate += 1
    }
    return found
  }()

  /// The first 64 bits of the fractions of the square or cube roots of the first 80 primes.
  private static func roots(_ degree: Int) -> [UInt64] { degree == 2 ? squareRoots : cubeRoots }

  private static let squareRoots = primes.map { root(of: $0, degree: 2) }
  private static let cubeRoots = primes.map { root(of: $0, degree: 3) }

  /// ⌊p^(1/degree) · 2⁶⁴⌋ modulo 2⁶⁴, bit by bit from above.
  private static func root(of prime: UInt64, degree: Int) -> UInt64 {
    // The root has at most 5 bits before the point; it is found as a number of 69 bits, in 35 and 34 bit halves.
    var root = WideNumber(0)
    let target = WideNumber(prime).shifted(64 * degree)
    for bit in stride(from: 69, through: 0, by: -1) {
      let candidate = root.adding(WideNumber(1).shifted(bit))
      let power =
        degree == 2 ? candidate.multiplied(candidate) : candidate.multiplied(candidate).multiplied(candidate)
      if !target.isLess(than: power) { root = candidate }
    }
    return root.low64
  }

  mutating func update(_ bytes: [UInt8]) {
    count += bytes.count
    let size = algorithm.isWide ? 128 : 64
    var data = rest + bytes
    var place = 0
    while data.count - place >= size {
      take(data[place..<place + size])
      place += size
    }
    data.removeFirst(place)
    rest = data
  }

  /// The digest of what was added so far.
  var value: [UInt8] {
    var copy = self
    let size = algorithm.isWide ? 128 : 64
    let bits = UInt64(count) * 8
    var end: [UInt8] = [0x80]
    while (rest.count + end.count) % size != size - 8 { end.append(0) }
    let length = (0..<8).map {
      UInt8(truncatingIfNeeded: bits >> (8 * UInt64(algorithm == .md5 ? $0 : 7 - $0)))
    }
    copy.update(end + length)
    let bytes: [UInt8] =
      algorithm == .md5
      ? copy.narrow.flatMap { word in (0..<4).map { UInt8(truncatingIfNeeded: word >> (8 * UInt32($0))) } }
      : algorithm.isWide
        ? copy.wide.flatMap { word in (0..<8).map { UInt8(truncatingIfNeeded: word >> (56 - 8 * UInt64($0))) }
        }
        : copy.narrow.flatMap { word in
          (0..<4).map { UInt8(truncatingIfNeeded: word >> (24 - 8 * UInt32($0))) }
        }
    return Array(bytes.prefix(algorithm.size))
  }

  private mutating func take(_ block: ArraySlice<UInt8>) {
    switch algorithm {
    case .md5: takeMD5(block)
    case .sha1: takeSHA1(block)
    case .sha224, .sha256: takeSHA256(block)
    case .sha384, .sha512: takeSHA512(block)
    }
  }

  private func words(_ block: ArraySlice<UInt8>, isBig: Bool) -> [UInt32] {
    (0..<16).map { place in
      (0..<4).reduce(0) { word, offset in
        word | UInt32(block[block.startIndex + 4 * place + offset])
          << UInt32(8 * (isBig ? 3 - offset : offset))
      }
    }
  }

  private static func turned(_ word: UInt32, _ bits: UInt32) -> UInt32 { word << bits | word >> (32 - bits) }
  private static func turned(_ word: UInt64, _ bits: UInt64) -> UInt64 { word << bits | word >> (64 - bits) }

  private static let sines: [UInt32] = [
    0xd76a_a478, 0xe8c7_b756, 0x2420_70db, 0xc1bd_ceee, 0xf57c_0faf, 0x4787_c62a, 0xa830_4613, 0xfd46_9501,
    0x6980_98d8,
    0x8b44_f7af, 0xffff_5bb1, 0x895c_d7be, 0x6b90_1122, 0xfd98_7193, 0xa679_438e, 0x49b4_0821, 0xf61e_2562,
    0xc040_b340,
    0x265e_5a51, 0xe9b6_c7aa, 0xd62f_105d, 0x0244_1453, 0xd8a1_e681, 0xe7d3_fbc8, 0x21e1_cde6, 0xc337_07d6,
    0xf4d5_0d87,
    0x455a_14ed, 0xa9e3_e905, 0xfcef_a3f8, 0x676f_02d9, 0x8d2a_4c8a, 0xfffa_3942, 0x8771_f681, 0x6d9d_6122,
    0xfde5_380c,
    0xa4be_ea44, 0x4bde_cfa9, 0xf6bb_4b60, 0xbebf_bc70, 0x289b_7ec6, 0xeaa1_27fa, 0xd4ef_3085, 0x0488_1d05,
    0xd9d4_d039,
    0xe6db_99e5, 0x1fa2_7cf8, 0xc4ac_5665, 0xf429_2244, 0x432a_ff97, 0xab94_23a7, 0xfc93_a039, 0x655b_59c3,
    0x8f0c_cc92,
    0xffef_f47d, 0x8584_5dd1, 0x6fa8_7e4f, 0xfe2c_e6e0, 0xa301_4314, 0x4e08_11a1, 0xf753_7e82, 0xbd3a_f235,
    0x2ad7_d2bb,
    0xeb86_d391,
  ]

  private mutating func takeMD5(_ block: ArraySlice<UInt8>) {
    let words = words(block, isBig: false)
    let shifts: [[UInt32]] = [[7, 12, 17, 22], [5, 9, 14, 20], [4, 11, 16, 23], [6, 10, 15, 21]]
    var (a, b, c, d) = (narrow[0], narrow[1], narrow[2], narrow[3])
    for turn in 0..<64 {
      let (mix, place): (UInt32, Int) =
        switch turn / 16 {
        case 0: ((b & c) | (~b & d), turn)
        case 1: ((d & b) | (~d & c), (5 * turn + 1) % 16)
        case 2: (b ^ c ^ d, (3 * turn + 5) % 16)
        default: (c ^ (b | ~d), 7 * turn % 16)
        }
      let sum = a &+ mix &+ Self.sines[turn] &+ words[place]
      (a, d, c, b) = (d, c, b, b &+ Self.turned(sum, shifts[turn / 16][turn % 4]))
    }
    for (place, word) in [a, b, c, d].enumerated() { narrow[place] &+= word }
  }

  private mutating func takeSHA1(_ block: ArraySlice<UInt8>) {
    var words = words(block, isBig: true)
    for place in 16..<80 {
      words.append(
        Self.turned(words[place - 3] ^ words[place - 8] ^ words[place - 14] ^ words[place - 16], 1))
    }
    var (a, b, c, d, e) = (narrow[0], narrow[1], narrow[2], narrow[3], narrow[4])
    for turn in 0..<80 {
      let (mix, constant): (UInt32, UInt32) =
        switch turn / 20 {
        case 0: ((b & c) | (~b & d), 0x5a82_7999)
        case 1: (b ^ c ^ d, 0x6ed9_eba1)
        case 2: ((b & c) | (b & d) | (c & d), 0x8f1b_bcdc)
        default: (b ^ c ^ d, 0xca62_c1d6)
        }
      let sum = Self.turned(a, 5) &+ mix &+ e &+ constant &+ words[turn]
      (e, d, c, b, a) = (d, c, Self.turned(b, 30), a, sum)
    }
    for (place, word) in [a, b, c, d, e].enumerated() { narrow[place] &+= word }
  }

  private mutating func takeSHA256(_ block: ArraySlice<UInt8>) {
    var words = words(block, isBig: true)
    func right(_ word: UInt32, _ bits: UInt32) -> UInt32 { Self.turned(word, 32 - bits) }
    for place in 16..<64 {
      let (x, y) = (words[place - 15], words[place - 2])
      let first = right(x, 7) ^ right(x, 18) ^ x >> 3
      let second = right(y, 17) ^ right(y, 19) ^ y >> 10
      words.append(words[place - 16] &+ first &+ words[place - 7] &+ second)
    }
    var v = narrow
    for turn in 0..<64 {
      let constant = UInt32(truncatingIfNeeded: Self.roots(3)[turn] >> 32)
      let first =
        v[7] &+ (right(v[4], 6) ^ right(v[4], 11) ^ right(v[4], 25)) &+ ((v[4] & v[5]) ^ (~v[4] & v[6]))
        &+ constant &+ words[turn]
      let second =
        (right(v[0], 2) ^ right(v[0], 13) ^ right(v[0], 22))
        &+ ((v[0] & v[1]) ^ (v[0] & v[2]) ^ (v[1] & v[2]))
      v = [first &+ second, v[0], v[1], v[2], v[3] &+ first, v[4], v[5], v[6]]
    }
    for place in 0..<8 { narrow[place] &+= v[place] }
  }

  private mutating func takeSHA512(_ block: ArraySlice<UInt8>) {
    var words: [UInt64] = (0..<16).map { place in
      (0..<8).reduce(0) { $0 << 8 | UInt64(block[block.startIndex + 8 * place + $1]) }
    }
    func right(_ word: UInt64, _ bits: UInt64) -> UInt64 { Self.turned(word, 64 - bits) }
    for place in 16..<80 {
      let (x, y) = (words[place - 15], words[place - 2])
      let first = right(x, 1) ^ right(x, 8) ^ x >> 7
      let second = right(y, 19) ^ right(y, 61) ^ y >> 6
      words.append(words[place - 16] &+ first &+ words[place - 7] &+ second)
    }
    var v = wide
    for turn in 0..<80 {
      let first =
        v[7] &+ (right(v[4], 14) ^ right(v[4], 18) ^ right(v[4], 41)) &+ ((v[4] & v[5]) ^ (~v[4] & v[6]))
        &+ Self.roots(3)[turn] &+ words[turn]
      let second =
        (right(v[0], 28) ^ right(v[0], 34) ^ right(v[0], 39))
        &+ ((v[0] & v[1]) ^ (v[0] & v[2]) ^ (v[1] & v[2]))
      v = [first &+ second, v[0], v[1], v[2], v[3] &+ first, v[4], v[5], v[6]]
    }
    for place in 0..<8 { wide[place] &+= v[place] }
  }
}

/// A whole number of any size, for the constants of the digests.
private struct WideNumber {
  private var words: [UInt32]

  init(_ value: UInt64) { words = [UInt32(truncatingIfNeeded: value), UInt32(value >> 32)] }

  private init(words: [UInt32]) { self.words = words }

  var low64: UInt64 { UInt64(words[0]) | UInt64(words.count > 1 ? words[1] : 0) << 32 }

  func shifted(_ bits: Int) -> WideNumber {
    var result = [UInt32](repeating: 0, count: words.count + bits / 32 + 1)
    for (place, word) in words.enumerated() {
      let spread = UInt64(word) << UInt64(bits % 32)
      result[place + bits / 32] |= UInt32(truncatingIfNeeded: spread)
      result[place + bits / 32 + 1] |= UInt32(spread >> 32)
    }
    return WideNumber(words: result)
  }

  func adding(_ other: WideNumber) -> WideNumber {
    var result: [UInt32] = []
    var carry: UInt64 = 0
    for place in 0..<max(words.count, other.words.count) + 1 {
      let sum =
        carry + UInt64(place < words.count ? words[place] : 0)
        + UInt64(place < other.words.count ? other.words[place] : 0)
      result.append(UInt32(truncatingIfNeeded: sum))
      carry = sum >> 32
    }
    return WideNumber(words: result)
  }

  func multiplied(_ other: WideNumber) -> WideNumber {
    var result = [UInt32](repeating: 0, count: words.count + other.words.count + 1)
    for (i, a) in words.enumerated() {
      var carry: UInt64 = 0
      for (j, b) in other.words.enumerated() {
        let sum = UInt64(result[i + j]) + UInt64(a) * UInt64(b) + carry
        result[i + j] = UInt32(truncatingIfNeeded: sum)
        carry = sum >> 32
      }
      result[i + other.words.count] = UInt32(truncatingIfNeeded: carry)
    }
    while result.count > 2, result.last == 0 { result.removeLast() }
    return WideNumber(words: result)
  }

  func isLess(than other: WideNumber) -> Bool {
    for place in (0..<max(words.count, other.words.count)).reversed() {
      let (a, b) = (
        place < words.count ? words[place] : 0, place < other.words.count ? other.words[place] : 0
      )
      if a != b { return a < b }
    }
    return false
  }
}
