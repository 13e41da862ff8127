import Phrases

/// Errors when writing a figure.
package enum FigureError: Error, Equatable {
  /// libpng failed.
  case png(String)
  /// librsvg failed.
  case svg(String)
  /// librsvg cannot be opened, for the dynamic linker's reason.
  case noRenderer(String)
  /// fontconfig knows no font.
  case noFonts
  case tooManyPixels(width: Int, height: Int)
}

extension FigureError {
  /// What was expected and what was found.
  package var message: String {
    switch self {
    case .png(let reason): "libpng cannot write the picture: \(reason)"
    case .svg(let reason): "librsvg cannot draw the figure: \(reason)"
    case .noRenderer(let reason): "PNG files are drawn by librsvg, which cannot be opened: \(reason)"
    case .noFonts: "PNG files need a font for their text, and none is installed"
    case .tooManyPixels(let width, let height):
      "a PNG file has at most \(PNGFile.longestSide.grouped) pixels a side and \(PNGFile.mostPixels.grouped) in all, "
        + "found \(width.grouped) × \(height.grouped)"
    }
  }

  /// A suggested fix.
  package var help: String? {
    switch self {
    case .png: nil
    case .svg: "write it as SVG: a name that ends in .svg"
    case .noRenderer: "install the package librsvg2-2, or write SVG: a name that ends in .svg"
    case .noFonts: "install the package fonts-dejavu-core, or write SVG: a name that ends in .svg"
    case .tooManyPixels: "a smaller dpi= or figsize=, or write SVG: a name that ends in .svg"
    }
  }
}
