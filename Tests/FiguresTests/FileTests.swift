import CPNG
import Figures
import Foundation
import Testing

/// SVG and PNG files.
@Suite struct FileTests {
  @Test(arguments: Gallery.all)
  func everyDrawingIsWellFormedXML(_ piece: Gallery.Piece) {
    let svg = piece.drawing.svg()
    #expect(isWellFormed(svg))
    #expect(svg.contains("<desc>") && svg.contains("role=\"img\""))
    // A grid of numbers may show one that is none.
    let plain = svg.replacing(#/base64,[^"]*/#, with: "").replacing(">nan<", with: "><")
    #expect(!plain.contains("nan") && !plain.contains("inf"))
  }

  @Test func theCheckFindsFaults() {
    for text in [
      "<a>", "<a></b>", "<a b=c/>", "<a>&b;</a>", "<a><</a>", "", "<a/><a/>", "<a b=\"1\" b=\"2\"/>",
    ] {
      #expect(!isWellFormed(text), "\(text)")
    }
    #expect(isWellFormed("<a b=\"&lt;\">x<c/>&amp;</a>\n"))
  }

  @Test func wordsAreEscaped() {
    var axes = Axes(marks: [.line(LineMark(x: [1, 2], y: [1, 2], label: "<&>\"'\u{1}\u{FFFE}"))])
    (axes.title, axes.showsLegend) = ("a < b & c", true)
    var figure = Figure()
    figure.panels = [Panel(axes)]
    let svg = figure.svg()
    #expect(isWellFormed(svg))
    #expect(svg.contains("a &lt; b &amp; c"))
    #expect(!svg.contains("\u{1}"))
  }

  @Test func aPictureIsHeldInTheFile() {
    var figure = Figure()
    figure.panels = [
      Panel(Axes(marks: [.picture(PictureMark(Picture(width: 1, height: 1, pixels: [.white])))]))
    ]
    #expect(figure.svg().contains("xlink:href=\"data:image/png;base64,iVBORw0KGgo"))
  }

  @Test(arguments: [false, true])
  func aPNGFileGivesItsPixelsBack(hasHoles: Bool) throws {
    let pixels: [Color] = (0..<35).map { (index: Int) -> Color in
      let alpha: UInt8 = hasHoles && index % 3 == 0 ? 0 : 255
      return Color(UInt8(index * 7), UInt8(index), 200, alpha: alpha)
    }
    let expected = pixels.flatMap { pixel -> [UInt8] in [pixel.red, pixel.green, pixel.blue, pixel.alpha] }
    let bytes = try PNGFile.bytes(of: Picture(width: 7, height: 5, pixels: pixels))
    #expect(read(bytes, width: 7, height: 5) == expected)
  }

  /// Red, green, blue and opacity of each pixel, as libpng reads them; empty for another size or no PNG file.
  private func read(_ bytes: [UInt8], width: UInt32, height: UInt32) -> [UInt8] {
    var image = png_image()
    image.version = png_uint_32(PNG_IMAGE_VERSION)
    guard png_image_begin_read_from_memory(&image, bytes, bytes.count) != 0 else { return [] }
    image.format = png_uint_32(PNG_FORMAT_FLAG_COLOR | PNG_FORMAT_FLAG_ALPHA)
    guard image.width == width, image.height == height else { return [] }
    var samples = [UInt8](repeating: 0, count: Int(width * height) * 4)
    return png_image_finish_read(&image, nil, &samples, 0, nil) != 0 ? samples : []
  }

  // MARK: - PNG files of drawings

  /// `GALLERY=FOLDER` keeps the files, to be looked at.
  @Test(arguments: Gallery.all)
  func everyDrawingIsAPNGFile(_ piece: Gallery.Piece) throws {
    let scene = piece.drawing.scene
    let bytes = try piece.drawing.png()
    let (width, height) = (UInt32(scene.width.rounded()), UInt32(scene.height.rounded()))
    let samples = read(bytes, width: width, height: height)
    #expect(samples.count == Int(width * height) * 4)
    if let folder = ProcessInfo.processInfo.environment["GALLERY"] {
      try Data(bytes).write(to: URL(filePath: folder + "/" + piece.name + ".png"))
    }
    if piece.drawing.text(.plain).contains(where: { !$0.isWhitespace }) {
      #expect(samples.contains { $0 < 200 }, "nothing is drawn")
    }
  }

  @Test func dotsPerInchScaleTheFile() throws {
    var figure = Figure()
    (figure.width, figure.height) = (2, 1)
    figure.panels = [Panel(Axes(marks: [.line(LineMark(x: [1, 2], y: [1, 2]))]))]
    for (dpi, width, height) in [(50.0, 100, 50), (100, 200, 100), (254, 508, 254)] {
      let bytes = try figure.png(dpi: dpi)
      #expect(read(bytes, width: UInt32(width), height: UInt32(height)).count == width * height * 4)
    }
  }

  @Test func pixelsKeepTheirColours() throws {
    var figure = Figure()
    (figure.width, figure.height) = (2, 2)
    var axes = Axes(marks: [
      .picture(PictureMark(Picture(width: 2, height: 1, pixels: [.black, Color(255, 0, 0)])))
    ])
    axes.isFramed = false
    figure.panels = [Panel(axes)]
    let samples = read(try figure.png(), width: 200, height: 200)
    func pixel(_ x: Int, _ y: Int) -> [UInt8] { Array(samples[(y * 200 + x) * 4..<(y * 200 + x) * 4 + 4]) }
    #expect(pixel(60, 100) == [0, 0, 0, 255])
    #expect(pixel(140, 100) == [255, 0, 0, 255])
    #expect(pixel(1, 1) == [255, 255, 255, 255])
  }

  @Test func textIsDrawn() throws {
    var figure = Figure()
    (figure.width, figure.height) = (3, 1)
    func ink(_ title: String) throws -> Int {
      figure.title = title
      return read(try figure.png(), width: 300, height: 100).count { $0 < 128 }
    }
    let (nothing, words) = (try ink(""), try ink("Words"))
    #expect(words > nothing + 100)
  }

  @Test func aFileHasABoundedSize() {
    var figure = Figure()
    (figure.width, figure.height) = (50, 50)
    #expect(throws: FigureError.tooManyPixels(width: 10_000, height: 10_000)) { try figure.png(dpi: 200) }
    (figure.width, figure.height) = (50, 1)
    #expect(throws: FigureError.tooManyPixels(width: 20_000, height: 400)) { try figure.png(dpi: 400) }
    #expect(FigureError.tooManyPixels(width: 20_000, height: 400).message.contains("20,000 × 400"))
  }

  @Test(arguments: [
    "", "text", "<svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>",
    "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"100%\" height=\"100%\"/>", "<html></html>",
  ])
  func whatIsNoDocumentIsRefused(_ text: String) {
    #expect(throws: FigureError.self) { try PNGFile.bytes(ofSVG: text) }
  }

  @Test func noOtherFileIsRead() throws {
    let image = "<image width=\"9\" height=\"9\" xlink:href=\"file:///etc/hostname\"/>"
    let text =
      "<!DOCTYPE svg [<!ENTITY e SYSTEM \"file:///etc/hostname\">]>"
      + "<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\" width=\"9\" "
      + "height=\"9\">\(image)<text y=\"9\">&e;</text></svg>"
    let samples = (try? PNGFile.bytes(ofSVG: text)).map { read($0, width: 9, height: 9) } ?? []
    #expect(samples.allSatisfy { $0 == 255 })
  }
}
