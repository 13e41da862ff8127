import TestSupport
import Testing

@testable import Notebooks

@Suite struct TerminalPictureTests {
  private static let notebook = Markdown.parse(
    """
    # A <first> session

    ```python
    def f(x):
        return x < 2  # "small"
    f(1)
    ```

    ```text Out[4]
    True
    ```

    Prose between.

    ```python
    1 / 0
    ```

    ```text error
    Error: division by zero
      1 │ 1 / 0
    ```

    """)

  private static func texts(_ svg: String) -> [String] {
    svg.matches(of: #/<text[^>]*>(.*)<\/text>/#).map { match in
      String(match.1).replacing(#/<[^>]*>/#, with: "").replacing("&lt;", with: "<").replacing(
        "&quot;", with: "\""
      )
      .replacing("&#39;", with: "'")
    }
  }

  @Test func itShowsWhatTheTerminalShowed() throws {
    let svg = TerminalPicture.print(Self.notebook)
    #expect(
      Self.texts(svg) == [
        "In [4]: def f(x):", "   ...:     return x < 2  # \"small\"", "   ...: f(1)", "Out[4]: True",
        "In [5]: 1 / 0", "Error: division by zero", "  1 │ 1 / 0",
      ])
    #expect(svg.contains("<title>A &lt;first&gt; session</title>"))
    #expect(svg.contains("prefers-color-scheme: dark"))
  }

  /// A row is as wide as its columns, two for a wide character.
  @Test func rowsKeepTheirWidth() throws {
    let svg = TerminalPicture.print(Markdown.parse("```python\n'漢'\n```\n"))
    #expect(svg.contains("textLength=\"100.8\""))
    #expect(svg.contains("width=\"132\""))
  }

  @Test func anEmptyNotebookIsAPicture() throws {
    #expect(Self.texts(TerminalPicture.print(Notebook())) == [])
  }

  @Test func itIsAnExportFormat() throws {
    let format = try #require(ExportFormat(fileName: "a.svg"))
    #expect(format.print(Self.notebook) == TerminalPicture.print(Self.notebook))
  }
}
