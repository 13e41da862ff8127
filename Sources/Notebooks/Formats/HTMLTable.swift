package import Evaluator

extension DisplayTable {
  /// The table in HTML.
  package var html: String {
    var writer = HTMLWriter()
    writer.open("div", ["class": "table"])
    writer.open("table", ["class": "dataframe"])
    writer.open("thead")
    writer.open("tr")
    for (place, name) in header.enumerated() {
      // The corner over the labels names nothing.
      if place == 0, name.isEmpty {
        writer.element("td", "")
      } else {
        writer.element("th", ["scope": "col"], name)
      }
    }
    writer.close("tr")
    writer.close("thead")
    writer.open("tbody")
    for row in rows {
      writer.open("tr")
      for (place, cell) in row.enumerated() {
        if place == 0 { writer.element("th", ["scope": "row"], cell) } else { writer.element("td", cell) }
      }
      writer.close("tr")
      writer.endLine()
    }
    writer.close("tbody")
    writer.close("table")
    if !note.isEmpty { writer.element("p", note) }
    writer.close("div")
    return writer.text
  }
}
