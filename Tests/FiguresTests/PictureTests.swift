import Figures
import Testing

/// Images: sizes, colours in a terminal, and reduction of large ones.
@Suite struct PictureTests {
  private func figure(_ picture: Picture) -> Figure {
    var figure = Figure()
    var axes = Axes(marks: [.picture(PictureMark(picture))])
    axes.isFramed = false
    figure.panels = [Panel(axes)]
    return figure
  }

  /// Two rows of two pixels, drawn four columns wide.
  private let corners = Picture(
    width: 2, height: 2, pixels: [Color(255, 0, 0), Color(0, 255, 0), Color(0, 0, 255), Color(255, 255, 255)])

  @Test func aCellShowsTwoPixelsInFullColour() {
    var small = figure(corners)
    (small.width, small.height) = (0.2, 0.4)
    let line = small.text(TextStyle(width: 20, colours: .full)).split(separator: "\n")[4]
    let top = "\u{1B}[48;2;255;0;0m          \u{1B}[0m\u{1B}[48;2;0;255;0m          \u{1B}[0m"
    #expect(line == top)
  }

  @Test func aRowOfOddHeightEndsInHalfACell() {
    let red = Color(255, 0, 0)
    let picture = Picture(width: 15, height: 3, pixels: Array(repeating: red, count: 45))
    let lines = figure(picture).text(TextStyle(width: 20, colours: .full)).split(separator: "\n")
    #expect(
      lines == [
        "\u{1B}[48;2;255;0;0m               \u{1B}[0m", "\u{1B}[38;2;255;0;0m▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀\u{1B}[0m",
      ])
  }

  @Test func thePaletteHasCubeAndGreys() {
    let text = figure(corners).text(TextStyle(colours: .palette))
    #expect(text.contains("48;5;196m") && text.contains("48;5;46m"))
    #expect(text.contains("48;5;21m") && text.contains("48;5;231m"))
    let grey = Picture(width: 1, height: 1, pixels: [Color(118, 118, 118)])
    #expect(figure(grey).text(TextStyle(colours: .palette)).contains("48;5;243m"))
  }

  @Test func clearPixelsAreLeftOut() {
    let picture = Picture(values: [.nan, .nan, .nan, .nan], height: 2, width: 2, channels: 1)
    #expect(!figure(picture).text(TextStyle(colours: .full)).contains("48;2"))
  }

  @Test func aLargePictureIsKeptSmall() {
    let values = (0..<2100 * 1050).map { Float($0 / 2100) }
    let picture = Picture(values: values, height: 1050, width: 2100, channels: 1)
    #expect((picture.width, picture.height) == (700, 350))
    #expect((picture.fullWidth, picture.fullHeight) == (2100, 1050))
    #expect(picture.range == 1...1048)
    let text = figure(picture).text(.plain)
    #expect(text.split(separator: "\n").count <= 24)
    #expect(figure(picture).sentence == "Picture, 1050 × 2100 pixels, values 1 to 1048, colours viridis.")
  }

  @Test(arguments: [(1, 5000), (5000, 1), (0, 3), (3, 0)])
  func extremeShapesAreDrawn(height: Int, width: Int) throws {
    let picture = Picture(
      values: [Float](repeating: 1, count: height * width), height: height, width: width, channels: 1)
    for colours in [TextStyle.Colours.none, .palette, .full] {
      let text = figure(picture).text(TextStyle(colours: colours))
      #expect(text.split(separator: "\n").count <= 25)
    }
    #expect(isWellFormed(figure(picture).svg()))
  }

  @Test(arguments: [
    ([0, 1, 2], 0.0...2.0), ([.nan, 3, .infinity], 3.0...3.0), ([.nan], 0.0...0.0), ([5, 5], 5.0...5.0),
  ])
  func theRangeIsThatOfFiniteNumbers(values: [Float], range: ClosedRange<Double>) {
    #expect(Picture(values: values, height: 1, width: values.count, channels: 1).range == range)
  }

  @Test func limitsThatCrossAreOnePoint() {
    let picture = Picture(
      values: [0, 1, 2], height: 1, width: 3, channels: 1, map: .gray, lowest: 5, highest: 1)
    #expect(picture.range == 5...5)
    #expect(picture.pixels == [.black, .black, .black])
  }

  @Test func wholeColoursAndFloats() {
    let bytes = Picture(values: [255, 0, 300, 128, -4, 0], height: 1, width: 2, channels: 3, full: 255)
    #expect(bytes.pixels == [Color(255, 0, 255), Color(128, 0, 0)])
    let floats = Picture(values: [1, 0.5, 0, 0.25], height: 1, width: 1, channels: 4)
    #expect(floats.pixels == [Color(255, 128, 0, alpha: 64)])
  }
}

/// Colours and maps by name.
@Suite struct ColorTests {
  @Test(arguments: [
    ("r", "#ff0000"), ("red", "#ff0000"), ("RED", "#ff0000"), ("C0", "#1f77b4"), ("C11", "#ff7f0e"),
    ("tab:orange", "#ff7f0e"), ("#abc", "#aabbcc"), ("#01020304", "#010203"), ("0.5", "#808080"),
    ("0", "#000000"),
  ])
  func aNameGivesAColour(name: String, hex: String) { #expect(Color(named: name)?.hexText == hex) }

  @Test(arguments: [
    "", "#", "#12", "#ggg", "#12345", "tab:", "tab:none", "C", "C-1", "1.5", "-0.1", "nan", "rouge", "é",
  ])
  func anotherNameGivesNone(name: String) { #expect(Color(named: name) == nil) }

  @Test func mapsRunFromEndToEnd() throws {
    for name in ColorMap.names {
      let map = try #require(ColorMap(named: name))
      let back = try #require(ColorMap(named: name + "_r"))
      #expect(map.color(at: 0) == back.color(at: 1) && map.color(at: 1) == back.color(at: 0))
      #expect(map.color(at: -3) == map.color(at: 0) && map.color(at: .infinity) == map.color(at: 1))
      #expect(map.color(at: .nan) == .clear)
    }
    #expect(ColorMap(named: "viridis")?.color(at: 0) == Color(hex: 0x440154))
    let ten = try #require(ColorMap(named: "tab10"))
    #expect(
      ten.count == 10 && ten.color(at: 0.3) == Color(hex: 0xd62728)
        && ten.color(at: 0.399) == ten.color(at: 0.3))
    #expect(ColorMap(named: "jet")?.resampled(5).color(at: 0.5) == Color(123, 255, 123))
    #expect(
      ColorMap("two", [SIMD4(1, 0, 0, 1), SIMD4(0, 0, 1, 0)]).color(at: 0.5) == Color(0, 0, 255, alpha: 0))
    #expect(ColorMap("one", from: [SIMD4(1, 0, 0, 1)], count: 1).count == 1)
    #expect(ColorMap(named: "Viridis") == nil)
  }
}
