import Testing

@testable import Files

@Suite struct FileNameTests {
  @Test(
    arguments: [
      ("a/b.MD", "b.MD", "md", "a/b"), ("b.tar.gz", "b.tar.gz", "gz", "b.tar"),
      ("v1.2/b", "b", nil, "v1.2/b"),
      ("a/b/", "b", nil, "a/b/"), ("b.", "b.", "", "b"), ("/", nil, nil, "/"), ("", nil, nil, ""),
    ] as [(String, String?, String?, String)])
  func aPathHasParts(path: String, name: String?, ending: String?, stem: String) {
    #expect(path.fileName == name)
    #expect(path.fileExtension == ending)
    #expect(path.withoutFileExtension == stem)
  }
}
