package import Evaluator
package import Figures
package import Tensors

/// Images and heat maps.
extension AxesFunction {
  static let pictures: [AxesFunction] = [imshow, matshow, colorbar, gray]

  static let scale: [Signature.Parameter] = [
    .keyword("vmin", .float, "the number of the map's first colour; None: the smallest"),
    .keyword("vmax", .float, "the number of the map's last colour; None: the largest"),
  ]

  private static let imshow = AxesFunction(
    "imshow", "A picture: (H, W) or (H, W, 1) in a colour map, (H, W, 3) or (H, W, 4) as it is.",
    [
      .required("X", .tensor, "the picture; floats of colours go from 0 to 1, whole numbers to 255"),
      .optional("cmap", .any, "a colour map: \"gray\", \"binary\", \"viridis\" …"),
      .keyword("aspect", .any, "\"equal\" for square pixels, \"auto\" to fill the axes"),
      .keyword("interpolation", .any, "accepted; pixels are drawn as they are"),
      .keyword("origin", .any, "\"upper\": row 0 is above; \"lower\": below"),
      .keyword("extent", .any, "(left, right, bottom, top) in the numbers of the axes"),
      .keyword("norm", .any, "only None"),
      .keyword("alpha", .float, "opacity, 0 to 1, over the pictures that the axes have"),
    ] + scale + Signature.Parameter.looks("zorder")
  ) { axes, call in
    let picture = try call.picture("X", map: try call.colorMap("cmap"))
    axes.recolored = { try call.picture("X", map: $0) }
    let isStretched = call["aspect"].asString == "auto"
    let opacity = try call.opacity("alpha") ?? 1
    let origin = call["origin"].asString ?? call.interpreter.plotSettings["image.origin"]?.asString ?? "upper"
    guard ["upper", "lower"].contains(origin) else {
      throw call.unknown("origin", "origin", origin, ["upper", "lower"])
    }
    var mark = PictureMark(picture, isStretched: isStretched, opacity: opacity)
    if origin == "lower" {
      mark.frame = PictureFrame(left: -0.5, right: mark.width - 0.5, bottom: -0.5, top: mark.height - 0.5)
      mark.picture = picture.turnedOver
      axes.recolored = { try call.picture("X", map: $0).turnedOver }
    }
    if let extent = try call.optionalRow("extent") {
      guard extent.count == 4, extent.allSatisfy(\.isFinite), extent[0] != extent[1], extent[2] != extent[3]
      else { throw call.invalid("extent", must: "be (left, right, bottom, top)") }
      mark.frame = PictureFrame(left: extent[0], right: extent[1], bottom: extent[2], top: extent[3])
    }
    axes.axes.marks.append(.picture(mark))
    return .object(MarkHandle("AxesImage", axes))
  }

  private static let matshow = AxesFunction(
    "matshow", "A matrix as a picture.",
    [
      .required("A", .tensor, "the matrix"), .keyword("cmap", .any, "a colour map"),
      .keyword("fignum", .any, "accepted"),
    ]
      + scale
  ) { axes, call in
    axes.axes.marks.append(.picture(PictureMark(try call.picture("A", map: try call.colorMap("cmap")))))
    return .object(MarkHandle("AxesImage", axes))
  }

  private static let gray = AxesFunction(
    pyplot: "gray", axes: nil, "Shows the picture, and those to come, in greys."
  ) { axes, call in
    call.interpreter.plotting.colorMap = .gray
    guard let recolored = axes.recolored,
      let place = axes.axes.marks.lastIndex(where: { if case .picture = $0 { true } else { false } }),
      case .picture(var mark) = axes.axes.marks[place]
    else { return .none }
    mark.picture = try recolored(.gray)
    axes.axes.marks[place] = .picture(mark)
    return .none
  }

  private static let colorbar = AxesFunction(
    pyplot: "colorbar", axes: nil, "Shows which number each colour stands for.",
    [
      .optional("mappable", .any, "what imshow gave"),
      .keyword("label", .any, "what the numbers are, with their unit"),
    ]
      + Signature.Parameter.looks(
        "ax", "cax", "shrink", "fraction", "pad", "orientation", "ticks", "format", "aspect", "extend")
  ) { axes, call in
    let axes = call["mappable"].host(as: PlotHandle.self)?.axes ?? axes
    // Colours of points and surfaces are explained by nothing here.
    guard axes.axes.picture != nil || !axes.axes.marks.isEmpty else {
      throw Fault.message("colorbar needs a picture", help: "draw one first: plt.imshow(x)")
    }
    axes.axes.showsColorBar = axes.axes.picture != nil
    axes.axes.colorBarLabel = try call.label("label")
    return .object(ColorBarObject(axes))
  }
}

extension Call {
  /// An image from a tensor, with `vmin` and `vmax` if the call has them.
  package func picture(_ name: String, map: ColorMap) throws -> Picture {
    let tensor = try tensor(name)
    for name in ["vmin", "vmax"] where !(try optionalDouble(name) ?? 0).isFinite {
      throw invalid(name, must: "be finite", help: "leave it out: the picture's own numbers decide then")
    }
    return try Pictures.picture(
      tensor, map: map, lowest: try optionalDouble("vmin"), highest: try optionalDouble("vmax"),
      interpreter.console
    ) { throw self.fault(name, .explained(PictureFault(function: signature.name, shape: tensor.shape))) }
  }
}

/// Tensors as images.
package enum Pictures {
  /// An image from a tensor of shape (H, W), (H, W, 1), (H, W, 3) or (H, W, 4).
  ///
  /// - `hasByteColours`: whether its colours are from 0 to 255 though they are floats.
  /// - `refusal`: called for another shape.
  package static func picture(
    _ tensor: Tensor, map: ColorMap, lowest: Double? = nil, highest: Double? = nil,
    hasByteColours: Bool = false, _ console: any Console, refusal: () throws -> Never
  ) throws -> Picture {
    let channels = tensor.rank == 2 ? 1 : tensor.rank == 3 ? tensor.shape[2] : 0
    guard [1, 3, 4].contains(channels) else { try refusal() }
    let isBytes = hasByteColours || tensor.dtype.isInteger
    return try tensor.withFloats { values in
      if channels > 1, !isBytes, let largest = values.lazy.filter(\.isFinite).max(),
        largest > 1.001 || values.contains(where: { $0 < -0.001 })
      {
        console.note(
          "colours are cut to 0…1, and the largest here is \(largest)"
            + (largest > 2 ? ": divide by 255 first" : ""))
      }
      return Picture(
        values: values, height: tensor.shape[0], width: tensor.shape[1], channels: channels, map: map,
        lowest: lowest, highest: highest, full: isBytes ? 255 : 1)
    }
  }
}

/// A tensor that is not an image.
package struct PictureFault: ExplainedError {
  let function: String
  package let shape: Shape

  package init(function: String, shape: Shape) {
    (self.function, self.shape) = (function, shape)
  }

  package var message: String {
    "\(function) expects a picture (H, W), (H, W, 1), (H, W, 3) or (H, W, 4), found shape \(shape)"
  }

  package var label: String? { "shape \(shape)" }

  package var help: String? {
    switch shape.rank {
    case 1:
      let side = Int(Double(shape[0]).squareRoot())
      return side * side == shape[0] && side > 1
        ? "make it a picture first: x.reshape(\(side), \(side))" : "a picture has height and width"
    case 3 where shape[2] > 4:
      return "one picture of a batch is x[0], one feature map x[:, :, 0]; show(x) draws them all"
    case 4: return "one picture of a batch is x[0]; show(x) draws several"
    default: return nil
    }
  }
}
