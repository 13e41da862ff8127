package import Datasets
package import Evaluator
import Files
import Tensors

/// How the images of a folder become batches.
package struct FolderPlan {
  package enum Labels { case none, numbers, oneHot, yesOrNo }

  private let mode: ImageFile.ColorMode
  private let size: (height: Int, width: Int)
  private let method: Resampling.Method
  private let batch: Int?
  private let labels: Labels
  private let classes: Int

  /// Single images with class numbers.
  package init(_ mode: ImageFile.ColorMode, size: (height: Int, width: Int), classes: Int) {
    (self.mode, self.size, self.classes) = (mode, size, classes)
    (method, batch, labels) = (.bilinear, nil, .numbers)
  }

  package init(_ call: Call, classes: Int) throws {
    self.classes = classes
    mode = ImageFile.ColorMode(rawValue: try call.string("color_mode")) ?? .rgb
    size = try call.pair("image_size", atLeast: 1)
    method = Resampling.Method(rawValue: try call.string("interpolation")) ?? .bilinear
    batch = try call.optionalInt("batch_size", atLeast: 1)
    guard call["labels"].isNone || call["labels"].asString == "inferred" else {
      throw call.invalid("labels", must: "be \"inferred\" or None")
    }
    if call["labels"].isNone || call["label_mode"].isNone {
      labels = .none
      return
    }
    switch call["label_mode"].asString {
    case "int": labels = .numbers
    case "categorical": labels = .oneHot
    case "binary":
      guard classes == 2 else {
        throw call.fault("label_mode", .message("label_mode=\"binary\" needs two classes, found \(classes)"))
      }
      labels = .yesOrNo
    default: throw call.invalid("label_mode", must: "be \"int\", \"categorical\", \"binary\" or None")
    }
  }

  package func dataset(_ pictures: [ImageFolder.Picture], reshuffles: Bool) -> DatasetValue {
    let (mode, size, method) = (mode, size, method)
    var dataset = DatasetValue(count: pictures.count) { place in
      let picture = pictures[place]
      // Decoding and resizing can run on any thread, without the interpreter.
      let loading = Loading {
        let image = try picture.file.tensor(mode)
        return try Resampling.resize(image, height: size.height, width: size.width, method: method)
          .convert(to: .float32)
      }
      return PipelineElement(loadings: [loading]) { _ in
        let image = Value.tensor(try loading.tensor())
        guard let label = try label(picture.label) else { return image }
        return [image, .tensor(label)]
      }
    }
    if reshuffles { dataset = dataset.shuffled((batch ?? 1) * 8, seed: nil, eachTime: true) }
    // Batches are decoded in advance where they are read.
    return (batch.map { dataset.batched($0, dropsRemainder: false) } ?? dataset).passing(.prefetch) { $0 }
  }

  private func label(_ number: Int) throws -> Tensor? {
    switch labels {
    case .none: nil
    case .numbers: try Tensor(.int(Int64(number)), dtype: .int32)
    case .oneHot: try Tensor(shape: [classes], floats: (0..<classes).map { $0 == number ? 1 : 0 })
    case .yesOrNo: try Tensor(shape: [1], floats: [Float(number)])
    }
  }
}

extension Call {
  /// The folder of images that an argument names, without the files that cannot be read, which are noted.
  package func imageFolder(_ name: String, classNames: [String]? = nil) throws -> ImageFolder {
    let folder = try ImageFolder(path: path(name, for: .reading), classNames: classNames).inspected()
    // A link inside may lead out.
    for name in folder.classNames + folder.pictures.map(\.name)
    where FileAccess.link(at: folder.path + "/" + name) != nil {
      _ = try interpreter.place(of: folder.path + "/" + name, for: .reading)
    }
    folder.record(as: folder.path.split(separator: "/").last.map(String.init) ?? folder.path)
    for remark in folder.remarks { interpreter.console.note(remark) }
    return folder
  }
}
