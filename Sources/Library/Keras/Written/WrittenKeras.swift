import Evaluator

/// What of Keras is written in the language itself, each module read when one of its names is asked for. A module stands beside the table
/// of one in Swift.
enum WrittenKeras {
  static func add(to table: inout ModuleTable) {
    for module in modules {
      table.add(WrittenModule(module.path, doc: module.doc, module.text()), at: module.path)
    }
  }

  /// The paths of the written modules in which further names of a module stand.
  static func paths(of module: String) -> [String: String] {
    var paths: [String: String] = [:]
    for written in modules where written.module == module {
      for name in written.names.split(separator: " ") { paths[String(name)] = written.path }
    }
    return paths
  }

  private struct Module: Sendable {
    let path: String
    let module: String
    let doc: String
    let names: String
    let text: @Sendable () -> String
  }

  private static let modules: [Module] = [
    Module(
      path: "_keras_losses", module: "keras.losses", doc: "Losses of pairs and of noisy labels.",
      names:
        "Circle CategoricalGeneralizedCrossEntropy circle categorical_generalized_cross_entropy",
      text: { losses }),
    Module(
      path: "_keras_older_losses", module: "tensorflow.keras.losses", doc: "Names of tf.keras alone.",
      names: "Reduction", text: { olderLosses }),
    Module(
      path: "_keras_regularizers", module: "keras.regularizers", doc: "What keeps vectors apart.",
      names: "OrthogonalRegularizer orthogonal_regularizer", text: { regularizers }),
    Module(
      path: "_keras_ops_image", module: "keras.ops.image", doc: "Pictures seen from elsewhere.",
      names:
        "affine_transform perspective_transform elastic_transform map_coordinates scale_and_translate ssim",
      text: { imageFunctions }),
    Module(
      path: "_keras_image_layers", module: "keras.layers", doc: "Layers that change pictures.",
      names: "RandomPerspective RandomElasticTransform ContrastLimitedAdaptiveHistogramEqualization",
      text: { imageLayers }),
    Module(
      path: "_keras_optimizers", module: "keras.optimizers", doc: "Optimizers that look at whole matrices.",
      names: "Adafactor Muon ScheduleFreeAdamW LossScaleOptimizer", text: { optimizers }),
    Module(
      path: "_keras_bounding_boxes", module: "keras.utils.bounding_boxes", doc: "Boxes in pictures.",
      names:
        "convert_format clip_to_image_size crop pad compute_iou compute_ciou encode_box_to_deltas decode_deltas_to_boxes",
      text: { boundingBoxes }),
    Module(
      path: "_keras_operations", module: "", doc: "Functions of tensors as layers.", names: "",
      text: { operationLayers }),
    Module(
      path: "_keras_lookups", module: "keras.layers", doc: "Layers that number words and whole numbers.",
      names: "StringLookup IntegerLookup", text: { lookups }),
  ]
}
