/// `fieldbook`: what Keras has not.
enum FieldbookModule {
  static let namespace = Namespace("fieldbook", doc: "What Keras has not.") {
    [("metrics", .namespace(metrics))]
  }

  private static let metrics = Namespace("fieldbook.metrics", doc: "Numbers to watch, beyond keras.metrics.")
  {
    MetricTable.further.named
  }
}
