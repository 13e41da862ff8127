import TestSupport
import Testing

@testable import Notebooks

/// What is kept has a format's number: older files are read, newer ones refused.
@Suite struct KeptFormatTests {
  let directory: TemporaryFolder
  let directories: Directories

  init() throws {
    directory = try TemporaryFolder()
    directories = Directories(data: directory.path, state: directory.path)
  }

  private func refusal(_ kind: String, _ path: String) -> String {
    "\(path) has \(kind) format 2, written by a newer Fieldbook; this one reads up to 1"
  }

  @Test func progressOfALesson() throws {
    let file = "\(directories.lessons)/a.md.json"
    var progress = LessonProgress(count: 3)
    progress.step = 2
    try progress.save(lesson: "a.md", in: directories)
    let text = try TextFile.read(file)
    #expect(text.hasPrefix("{\"format\":1,"))
    try TextFile.write(text.replacing("\"format\":1,", with: ""), to: file)
    #expect(try LessonProgress(lesson: "a.md", in: directories, count: 3) == progress)
    try TextFile.write(text.replacing("\"format\":1", with: "\"format\":2"), to: file)
    let fault = #expect(throws: FileFault.self) {
      try LessonProgress(lesson: "a.md", in: directories, count: 3)
    }
    #expect(fault?.description == refusal("progress", file))
  }

  @Test func reviewsOfALesson() throws {
    let file = "\(directories.lessons)/a.md.review.json"
    var log = ReviewLog()
    log.note(.right, of: "format", on: Day(20_000))
    try log.save(lesson: "a.md", in: directories)
    #expect(
      try TextFile.read(file)
        == "{\"format\":1,\"questions\":{\"format\":{\"box\":1,\"due\":20003,\"asked\":1}}}\n")
    try TextFile.write("{\"format\":{\"box\":1,\"due\":20003,\"asked\":1}}\n", to: file)
    #expect(try ReviewLog(lesson: "a.md", in: directories) == log)
    try TextFile.write("{\"format\":2,\"questions\":{}}\n", to: file)
    let fault = #expect(throws: FileFault.self) { try ReviewLog(lesson: "a.md", in: directories) }
    #expect(fault?.description == refusal("review", file))
  }

  @Test(arguments: ["md", "ipynb", "py"]) func exports(ending: String) throws {
    let format = try #require(NotebookFormat(rawValue: ending))
    let path = "\(directory.path)/a.\(ending)"
    let header = SessionHeader(version: "9.9.9", seed: 1, threads: 2, instructionSet: "AVX2")
    let text = format.print(Notebook(session: "s", header: header, []))
    try TextFile.write(text, to: path)
    #expect(try Notebook(contentsOf: path).header == header)
    try TextFile.write(text.replacing("| Format | 1 |", with: "| Threads | 2 |"), to: path)
    #expect(try Notebook(contentsOf: path).header == header)
    try TextFile.write(text.replacing("| Format | 1 |", with: "| Format | 2 |"), to: path)
    let fault = #expect(throws: FileFault.self) { try Notebook(contentsOf: path) }
    #expect(fault?.description == refusal("export", path))
  }
}
