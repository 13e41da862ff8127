import CPNG
import Figures
import Testing

/// SVG and PNG files.
@Suite struct FileTests {
  @Test(arguments: Gallery.all)
  func everyDrawingIsWellFormedXML(_ piece: Gallery.Piece) {
    let svg = piece.drawing.svg()
    #expect(isWellFormed(svg))
    #expect(svg.contains("<desc>") && svg.contains("role=\"img\""))
    let plain = svg.replacing(#/base64,[^"]*/#, with: "")
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
    let pixels: [Color] = (0..<35).map { index in
      Color(UInt8(index * 7), UInt8(index), 200, alpha: hasHoles && index % 3 == 0 ? 0 : 255)
    }
    let expected: [UInt8] = pixels.flatMap { [$0.red, $0.green, $0.blue, $0.alpha] }
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

  @Test func picturesStandSideBySideInAPNGFile() throws {
    var figure = Figure()
    figure.columns = 2
    figure.panels = [Color.black, Color(255, 0, 0)].enumerated().map { index, color in
      Panel(
        Axes(marks: [.picture(PictureMark(Picture(width: 1, height: 1, pixels: [color])))]), column: index)
    }
    // Each pixel sixteen times as wide, and eight white ones between.
    let samples = read(try figure.png(), width: 40, height: 16)
    let firstRow: [[UInt8]] = stride(from: 0, to: min(samples.count, 160), by: 4).map {
      Array(samples[$0..<$0 + 3])
    }
    var expected = [[UInt8]](repeating: [0, 0, 0], count: 16)
    expected += [[UInt8]](repeating: [255, 255, 255], count: 8)
    expected += [[UInt8]](repeating: [255, 0, 0], count: 16)
    #expect(firstRow == expected)
  }

  @Test func curvesAndWordsAreNoPNG() {
    var figure = Figure()
    figure.panels = [Panel(Axes(marks: [.line(LineMark(x: [1], y: [1]))]))]
    #expect(throws: FigureError.notPictures) { try figure.png() }
    figure.panels = [
      Panel(Axes(marks: [.picture(PictureMark(Picture(width: 1, height: 1, pixels: [.white])))]))
    ]
    figure.title = "words"
    #expect(throws: FigureError.notPictures) { try figure.png() }
    figure.title = ""
    figure.panels = [Panel(Axes(marks: [.picture(PictureMark(Picture(width: 0, height: 0, pixels: [])))]))]
    #expect(throws: FigureError.self) { try figure.png() }
  }
}
