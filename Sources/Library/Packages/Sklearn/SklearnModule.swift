package import Evaluator

/// `sklearn`: scikit-learn's metrics, its divisions and transformations of samples.
package enum SklearnModule {
  package static func add(to table: inout ModuleTable) {
    for (path, namespace) in namespaces() { table.add(namespace, at: path) }
    WrittenSklearn.add(to: &table)
  }

  /// Its modules by dotted path, `sklearn` first.
  private static func namespaces() -> [(path: String, namespace: Namespace)] {
    let paths = Set(members.keys).union(absent.keys).union(WrittenSklearn.names.keys).subtracting(["sklearn"])
      .sorted()
    var inner: [String: Namespace] = [:]
    for path in paths.reversed() {
      let parts = paths.filter { $0.hasPrefix(path + ".") }
      let named = parts.compactMap { part in
        inner[part].map { (String(part.dropFirst(path.count + 1)), Value.namespace($0)) }
      }
      inner[path] = namespace(path) { (members[path] ?? []) + named }
    }
    let top = namespace("sklearn") {
      [("__version__", "1.9.1")]
        + paths.filter { $0.split(separator: ".").count == 2 }
        .compactMap { path in inner[path].map { (String(path.dropFirst(8)), .namespace($0)) } }
    }
    return [("sklearn", top)] + paths.compactMap { path in inner[path].map { (path, $0) } }
  }

  private static func namespace(_ path: String, members: @escaping () -> [(String, Value)]) -> Namespace {
    Namespace(
      path, doc: docs[path] ?? "Models of scikit-learn, which are not here.",
      absent: Absent(
        Set((absent[path] ?? "").split(whereSeparator: \.isWhitespace).map(String.init)),
        library: "scikit-learn",
        waysOut: waysOut[path] ?? ["": "here models are networks: keras.Sequential([…])"]),
      written: WrittenSklearn.names[path] ?? [:], members: members)
  }

  private static let docs = [
    "sklearn": "scikit-learn: metrics and transformations of samples.",
    "sklearn.metrics": "How good predictions are.",
    "sklearn.model_selection": "Dividing samples.",
    "sklearn.preprocessing": "Transforming features and classes.",
    "sklearn.datasets": "Samples that are drawn.",
    "sklearn.utils": "Shuffling and class weights.",
    "sklearn.base": "What estimators share.",
    "sklearn.exceptions": "What estimators raise and tell.",
    "sklearn.linear_model": "Linear functions of features.",
    "sklearn.decomposition": "Principal components.",
    "sklearn.cluster": "Groups of samples.",
    "sklearn.neighbors": "Samples near others.",
    "sklearn.utils.class_weight": "Class weights.",
  ]

  private static var members: [String: [(String, Value)]] {
    [
      "sklearn.metrics": (ClassificationMetrics.all + RankingMetrics.all + RegressionMetrics.all).named
        + [("ConfusionMatrixDisplay", .type(ConfusionMatrixDisplay.type))],
      "sklearn.model_selection": ModelSelection.all.named + [
        ("KFold", .type(Folds.plain)), ("StratifiedKFold", .type(Folds.stratified)),
      ],
      "sklearn.preprocessing": [
        ("StandardScaler", .type(StandardScaler.type)), ("MinMaxScaler", .type(MinMaxScaler.type)),
        ("LabelEncoder", .type(LabelEncoder.type)), ("LabelBinarizer", .type(LabelBinarizer.type)),
        ("OneHotEncoder", .type(OneHotEncoder.type)), ("normalize", .builtin(Normalizing.normalize)),
      ],
      "sklearn.datasets": SampleData.all.named,
      "sklearn.utils": [SampleUtilities.shuffle, SampleUtilities.classWeight].named,
      "sklearn.utils.class_weight": [SampleUtilities.classWeight].named,
    ]
  }

  private static let waysOut: [String: [String: String]] = [
    "sklearn.datasets": [
      "load_digits":
        "the data come with scikit-learn; here are keras.datasets.mnist and fieldbook.datasets.load_digits",
      "load_sample_images":
        "the data come with scikit-learn; here are PIL.Image.open and tensorflow_datasets",
      "": "the data come with scikit-learn; pd.read_csv reads a table from a file",
    ],
    "sklearn.metrics": ["": "NumPy computes it from y_true and y_pred"],
    "sklearn.model_selection": [
      "GridSearchCV": "try the values in a loop: for units in [32, 64]: …",
      "cross_val_score": "train in a loop over KFold(5).split(x)",
      "": "here are train_test_split, KFold, StratifiedKFold",
    ],
    "sklearn.preprocessing": [
      "": "here are StandardScaler, MinMaxScaler, LabelEncoder, LabelBinarizer, OneHotEncoder, normalize"
    ],
    "sklearn.utils": ["": "here are shuffle and class_weight"],
    "sklearn.linear_model": ["": "here are LinearRegression, Ridge, LogisticRegression"],
    "sklearn.cluster": ["": "here is KMeans"],
    "sklearn.neighbors": ["": "here are NearestNeighbors, KNeighborsClassifier, KNeighborsRegressor"],
    "sklearn.decomposition": [
      "": "here is PCA; a network reduces features too: an encoder with a small Dense layer"
    ],
    "sklearn.manifold": [
      "":
        "sklearn.decomposition.PCA(2) is here; a network reduces features too: an encoder with a Dense(2) layer"
    ],
    "sklearn": [
      "":
        "here are metrics, model_selection, preprocessing, linear_model, decomposition, cluster, neighbors, datasets, utils"
    ],
  ]
}
