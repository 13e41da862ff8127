import CTurboJPEG
import Engine
import Tensors
import TestSupport
import Testing

@testable import Datasets

@Suite("Pictures in files")
struct ImageFileTests {
  private func decode(_ bytes: [UInt8], _ mode: ImageFile.ColorMode = .rgb) throws -> Tensor {
    try ImageFile.decode(bytes, mode, purpose: "a test")
  }

  @Test("The fixtures are there") func isThere() {
    #expect(PictureFixtures.all.files.count >= 20 && PictureFixtures.all.resized.count >= 40)
  }

  @Test("The bytes that TensorFlow decodes", arguments: PictureFixtures.all.files)
  func decodes(_ fixture: PictureFixtures.File) throws {
    let mode = try #require(ImageFile.ColorMode(rawValue: fixture.mode))
    let image = try decode([UInt8](fixture.file), mode)
    #expect(image.shape == Shape(fixture.shape) && image.dtype == .uint8)
    #expect(try image.elements(UInt8.self) == [UInt8](fixture.pixels))
  }

  @Test("A file that is cut off says so", arguments: ["rgb.jpg", "progressive.jpg", "rgb.png"])
  func cutOff(_ name: String) throws {
    let whole = PictureFixtures.file(name)
    let format = name.hasSuffix("png") ? "PNG" : "JPEG"
    for share in [0.5, 0.9] {
      let part = Array(whole.prefix(Int(Double(whole.count) * share)))
      #expect {
        _ = try decode(part)
      } throws: { error in
        guard case DataDamage.brokenImage(format, _)? = error as? DataDamage else { return false }
        return true
      }
    }
    #expect(throws: DataDamage.brokenImage(format: format, reason: "it ends too early")) {
      _ = try decode(Array(whole.prefix(whole.count * 9 / 10)))
    }
  }

  @Test("What is no picture is told by its first bytes")
  func notAPicture() throws {
    let folder = try TemporaryFolder()
    try folder.write(Array("hello, there".utf8), to: "a.jpg")
    try folder.write([], to: "b.jpg")
    func message(_ name: String) -> String {
      do {
        _ = try ImageFile(path: folder.path(name)).tensor()
        return ""
      } catch {
        return "\(error)".replacing(folder.path(""), with: "")
      }
    }
    #expect(
      message("a.jpg")
        == "a.jpg is not a JPEG or PNG picture: it begins 68 65 6c 6c 6f 2c 20 74\nhelp: replace the file, or take it out of its folder"
    )
    #expect(message("b.jpg").hasPrefix("b.jpg is empty: expected a JPEG or PNG picture\n"))
    #expect(
      message("c.jpg")
        == "c.jpg cannot be read: no such file or directory\nhelp: check the path; it is taken from the folder that fieldbook was started in"
    )
    #expect(message("").contains("is a directory"))
  }

  @Test("Sizes beyond belief are refused before memory is taken")
  func huge() throws {
    // The height and width of a PNG are in bytes 16 to 23, with a CRC; those of a JPEG after its frame marker.
    var jpeg = PictureFixtures.file("rgb.jpg")
    let frame = try #require(jpeg.indices.first { jpeg[$0...].starts(with: [0xff, 0xc0]) })
    jpeg.replaceSubrange(frame + 5..<frame + 9, with: [0xff, 0xdc, 0xff, 0xdc])
    #expect(throws: DataDamage.hugeImage(width: 65_500, height: 65_500)) { _ = try decode(jpeg) }
    #expect(
      DataDamage.hugeImage(width: 65_500, height: 65_500).message
        == "promises 65,500 × 65,500 pixels; at most 100,000,000 are read")
    #expect(throws: DataDamage.hugeImage(width: .max, height: 2)) {
      _ = try ImageFile.checkedCount(.max, 2, format: "PNG")
    }
  }

  @Test("Colours for print become red, green and blue")
  func print() throws {
    let compressor = try #require(tjInitCompress())
    defer { tjDestroy(compressor) }
    var (bytes, count) = (nil as UnsafeMutablePointer<UInt8>?, 0 as UInt)
    let inks = (0..<64).map { UInt8($0 * 3) }
    let status = tjCompress2(
      compressor, inks, 4, 16, 4, Int32(TJPF_CMYK.rawValue), &bytes, &count, Int32(TJSAMP_444.rawValue), 100,
      0)
    #expect(status == 0)
    let file = Array(UnsafeBufferPointer(start: bytes, count: Int(count)))
    tjFree(bytes)
    // The compressor marks the inks as inverted, as Adobe's programs do.
    let expected = (0..<16).flatMap { pixel in
      (0..<3).map { Float(inks[4 * pixel + $0]) * Float(inks[4 * pixel + 3]) / 255 }
    }
    let image = try decode(file)
    #expect(image.shape == [4, 4, 3])
    #expect(zip(try image.elements(Float.self), expected).allSatisfy { abs($0 - $1) < 6 })
    #expect(
      throws: DataDamage.brokenImage(
        format: "JPEG", reason: "its colours are CMYK, for print; they are read as RGB, not as grey")
    ) { _ = try ImageFile.decode(file, .grayscale, purpose: "test") }
  }

  @Test(
    "Whatever is done to a file, it is a picture or an error",
    arguments: [
      "rgb.jpg", "subsampled.jpg", "progressive.jpg", "rgb.png", "palette.png", "gray-alpha.png", "deep.png",
    ])
  func corrupted(_ name: String) throws {
    let whole = PictureFixtures.file(name)
    var random = SplitMix64(key: 7, UInt64(whole.count), 1)
    var (pictures, refusals) = (0, 0)
    for _ in 0..<400 {
      var bytes = whole
      for _ in 0...random.index(below: 6) {
        let place = random.index(below: bytes.count)
        switch random.index(below: 4) {
        case 0: bytes[place] = UInt8(truncatingIfNeeded: random.next())
        case 1: bytes[place] ^= 1 << UInt8(random.index(below: 8))
        case 2 where bytes.count > 8:
          bytes.removeSubrange(place..<min(bytes.count, place + 1 + random.index(below: 9)))
        default: bytes.insert(contentsOf: [0xff, UInt8(truncatingIfNeeded: random.next())], at: place)
        }
        if bytes.isEmpty { bytes = [0xff] }
      }
      do {
        let image = try decode(bytes)
        pictures += 1
        #expect(image.rank == 3 && image.shape[2] == 3 && image.count > 0)
      } catch let error as DataDamage {
        refusals += 1
        #expect(!error.message.isEmpty)
      } catch is OutOfMemory {
        refusals += 1
      }
    }
    #expect(pictures + refusals == 400 && refusals > 0)
  }
}

@Suite("Pictures at another size")
struct ResamplingTests {
  @Test("As TensorFlow", arguments: PictureFixtures.all.resized)
  func resizes(_ fixture: PictureFixtures.Resized) throws {
    let count = fixture.from.reduce(1, *)
    let image = try Tensor(shape: Shape(fixture.from), floats: (0..<count).map { Float($0 * 37 % 251) / 3 })
    let method = try #require(Resampling.Method(rawValue: fixture.method))
    let rank = fixture.shape.count
    let found = try Resampling.resize(
      image, height: fixture.shape[rank - 3], width: fixture.shape[rank - 2], method: method)
    #expect(found.shape == Shape(fixture.shape))
    let values = try found.elements(Float.self)
    #expect(zip(values, fixture.values).allSatisfy { abs($0 - $1) < 1e-4 })
  }

  @Test("Bytes give what their floats give; nearest keeps the type")
  func bytes() throws {
    let image = try Tensor(shape: [6, 5, 3], elements: (0..<90).map { UInt8($0 * 29 % 256) })
    let (a, b) = (
      try Resampling.resize(image, height: 9, width: 4),
      try Resampling.resize(image.convert(to: .float32), height: 9, width: 4)
    )
    #expect(try a.dtype == .float32 && a.elements(Float.self) == b.elements(Float.self))
    #expect(try Resampling.resize(image, height: 9, width: 4, method: .nearest).dtype == .uint8)
  }

  @Test("What is no picture, or no size, is refused")
  func refusals() throws {
    let image = try Tensor.zeros([4, 4, 3])
    #expect(throws: TensorError.self) {
      _ = try Resampling.resize(Tensor.zeros([4, 4]), height: 2, width: 2)
    }
    for (height, width) in [(0, 2), (2, -1), (1 << 17, 2)] {
      #expect(throws: TensorError.self) { _ = try Resampling.resize(image, height: height, width: width) }
    }
    #expect(throws: TensorError.self) {
      _ = try Resampling.resize(Tensor.zeros([0, 4, 3]), height: 2, width: 2)
    }
    #expect(try Resampling.resize(Tensor.zeros([0, 4, 4, 3]), height: 2, width: 2).shape == [0, 2, 2, 3])
  }
}
