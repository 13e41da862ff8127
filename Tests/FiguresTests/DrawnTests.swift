import Figures
import Foundation
import TestSupport
import Testing

/// Each gallery item as text and sentence, compared with its file. `RECORD=1` rewrites the files, and then fails.
@Suite struct DrawnTests {
  private static let folder = FixtureFolder("Drawings")

  @Test(arguments: Gallery.all)
  func looksAsRecorded(_ piece: Gallery.Piece) throws {
    let found = piece.drawing.text(.plain) + "\n" + piece.drawing.sentence + "\n"
    let file = piece.name + ".txt"
    if FixtureFolder.isRecording {
      try found.write(toFile: Self.folder.path(file), atomically: true, encoding: .utf8)
      Issue.record("recorded anew")
    }
    #expect(found == (try Self.folder.text(of: file)))
  }

  @Test(arguments: [20, 33, 48, 80, 120])
  func staysWithinTheWidth(width: Int) {
    for piece in Gallery.all {
      let text = piece.drawing.text(TextStyle(width: width))
      for line in text.split(separator: "\n") {
        #expect(line.count <= width, "\(piece.name): \(line)")
        #expect(line.last != " ", "\(piece.name) ends a line in blanks")
      }
      #expect(text.isEmpty || text.hasSuffix("\n"))
    }
  }

  @Test(arguments: [TextStyle.Colours.palette, .full])
  func coloursComeAndGoLineByLine(colours: TextStyle.Colours) {
    for piece in Gallery.all {
      let text = piece.drawing.text(TextStyle(colours: colours))
      for line in text.split(separator: "\n") where line.contains("\u{1B}") {
        let lastEscape = line.split(separator: "\u{1B}").last ?? ""
        #expect(lastEscape.hasPrefix("[0m"), "\(piece.name): \(line)")
      }
      // Without its colours it is the same drawing, except for images, bars and lines that colours distinguish.
      if piece.drawing is Diagram { #expect(withoutEscapes(text) == piece.drawing.text(.plain)) }
    }
  }

  private func withoutEscapes(_ text: String) -> String {
    text.replacing(#/\x{1B}\[[0-9;]*m/#, with: "")
  }

  @Test func aTitleCannotSteerTheTerminal() {
    var figure = Figure()
    figure.title = "a\u{1B}[2Jb\u{7}c\td"
    var axes = Axes(marks: [.line(LineMark(x: [1, 2], y: [1, 2], label: "l\u{1B}]0;x\u{7}"))])
    (axes.showsLegend, axes.xLabel, axes.yLabel) = (true, "x\u{8}", "y\u{9B}")
    axes.xTicks = [Tick(1, "\u{1B}c")]
    figure.panels = [Panel(axes)]
    let text = figure.text(.plain)
    #expect(text.contains("a [2Jb c d"))
    #expect(!text.unicodeScalars.contains { $0 != "\n" && $0.properties.generalCategory == .control })
  }

  @Test func wideCharactersTakeTwoColumns() {
    var figure = Figure()
    figure.title = String(repeating: "花", count: 60)
    figure.panels = [Panel(Axes(marks: [.line(LineMark(x: [1, 2], y: [1, 2]))]))]
    let title = figure.text(.plain).split(separator: "\n")[0]
    #expect(title.count { $0 == "花" } == 31 && title.hasSuffix("…"))
  }
}
