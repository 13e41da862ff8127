/// Names of scikit-learn that are not here, by module; of a module that is not a key of `members`, all of them.
extension SklearnModule {
  static let absent: [String: String] = [
    "sklearn": """
    callback config_context cross_decomposition experimental externals frozen get_config isotonic
    kernel_ridge multioutput set_config show_versions
    """,
    "sklearn.metrics": """
    DetCurveDisplay DistanceMetric PrecisionRecallDisplay PredictionErrorDisplay RocCurveDisplay
    adjusted_mutual_info_score adjusted_rand_score brier_score_loss calinski_harabasz_score
    check_scoring class_likelihood_ratios cluster cohen_kappa_score completeness_score
    confusion_matrix_at_thresholds consensus_score coverage_error d2_absolute_error_score
    d2_brier_score d2_log_loss_score d2_pinball_score d2_tweedie_score davies_bouldin_score
    dcg_score det_curve euclidean_distances explained_variance_score fowlkes_mallows_score
    get_scorer get_scorer_names hamming_loss hinge_loss homogeneity_completeness_v_measure
    homogeneity_score jaccard_score label_ranking_average_precision_score label_ranking_loss
    make_scorer matthews_corrcoef max_error mean_absolute_percentage_error mean_gamma_deviance
    mean_pinball_loss mean_poisson_deviance mean_squared_log_error mean_tweedie_deviance
    median_absolute_error metric_at_thresholds multilabel_confusion_matrix mutual_info_score
    nan_euclidean_distances ndcg_score normalized_mutual_info_score pair_confusion_matrix
    pairwise pairwise_distances pairwise_distances_argmin pairwise_distances_argmin_min
    pairwise_distances_chunked pairwise_kernels rand_score root_mean_squared_log_error
    silhouette_samples silhouette_score top_k_accuracy_score v_measure_score zero_one_loss
    """,
    "sklearn.model_selection": """
    BaseCrossValidator BaseShuffleSplit FixedThresholdClassifier GridSearchCV GroupKFold
    GroupShuffleSplit HalvingGridSearchCV HalvingRandomSearchCV LearningCurveDisplay
    LeaveOneGroupOut LeaveOneOut LeavePGroupsOut LeavePOut ParameterGrid ParameterSampler
    PredefinedSplit RandomizedSearchCV RepeatedKFold RepeatedStratifiedKFold ShuffleSplit
    StratifiedGroupKFold StratifiedShuffleSplit TimeSeriesSplit TunedThresholdClassifierCV
    ValidationCurveDisplay check_cv cross_val_predict cross_val_score cross_validate
    learning_curve permutation_test_score validation_curve
    """,
    "sklearn.preprocessing": """
    Binarizer FunctionTransformer KBinsDiscretizer KernelCenterer MaxAbsScaler
    MultiLabelBinarizer Normalizer OrdinalEncoder PolynomialFeatures PowerTransformer
    QuantileTransformer RobustScaler SplineTransformer TargetEncoder add_dummy_feature binarize
    label_binarize maxabs_scale minmax_scale power_transform quantile_transform robust_scale
    scale
    """,
    "sklearn.datasets": """
    clear_data_home dump_svmlight_file fetch_20newsgroups fetch_20newsgroups_vectorized
    fetch_california_housing fetch_covtype fetch_file fetch_kddcup99 fetch_lfw_pairs
    fetch_lfw_people fetch_olivetti_faces fetch_openml fetch_rcv1 fetch_species_distributions
    get_data_home load_breast_cancer load_diabetes load_digits load_files load_iris
    load_linnerud load_sample_image load_sample_images load_svmlight_file load_svmlight_files
    load_wine make_biclusters make_checkerboard make_classification make_friedman1
    make_friedman2 make_friedman3 make_gaussian_quantiles make_hastie_10_2 make_low_rank_matrix
    make_multilabel_classification make_regression make_s_curve make_sparse_coded_signal
    make_sparse_spd_matrix make_sparse_uncorrelated make_spd_matrix make_swiss_roll
    """,
    "sklearn.utils": """
    Bunch ClassifierTags DataConversionWarning InputTags RegressorTags Tags TargetTags
    TransformerTags all_estimators arrayfuncs as_float_array assert_all_finite check_X_y
    check_array check_consistent_length check_random_state check_scalar check_symmetric
    column_or_1d compute_sample_weight deprecated deprecation discovery
    estimator_html_repr extmath fixes gen_batches gen_even_slices get_tags graph indexable
    metadata_routing metaestimators multiclass murmurhash murmurhash3_32 optimize parallel
    random resample safe_mask safe_sqr sparsefuncs sparsefuncs_fast stats validation
    """,
    "sklearn.utils.class_weight": """
    StrOptions compute_sample_weight get_namespace_and_device move_to size validate_params
    """,
    "sklearn.cluster": """
    AffinityPropagation AgglomerativeClustering Birch BisectingKMeans DBSCAN FeatureAgglomeration
    HDBSCAN MeanShift MiniBatchKMeans OPTICS SpectralBiclustering SpectralClustering
    SpectralCoclustering affinity_propagation cluster_optics_dbscan cluster_optics_xi
    compute_optics_graph dbscan estimate_bandwidth get_bin_seeds k_means kmeans_plusplus
    linkage_tree mean_shift spectral_clustering ward_tree
    """,
    "sklearn.compose": """
    ColumnTransformer TransformedTargetRegressor make_column_selector make_column_transformer
    """,
    "sklearn.decomposition": """
    DictionaryLearning FactorAnalysis FastICA IncrementalPCA KernelPCA LatentDirichletAllocation
    MiniBatchDictionaryLearning MiniBatchNMF MiniBatchSparsePCA NMF SparseCoder SparsePCA
    TruncatedSVD dict_learning dict_learning_online fastica non_negative_factorization
    randomized_svd sparse_encode
    """,
    "sklearn.ensemble": """
    AdaBoostClassifier AdaBoostRegressor BaggingClassifier BaggingRegressor BaseEnsemble
    ExtraTreesClassifier ExtraTreesRegressor GradientBoostingClassifier
    GradientBoostingRegressor HistGradientBoostingClassifier HistGradientBoostingRegressor
    IsolationForest RandomForestClassifier RandomForestRegressor RandomTreesEmbedding
    StackingClassifier StackingRegressor VotingClassifier VotingRegressor
    """,
    "sklearn.feature_extraction": """
    DictVectorizer FeatureHasher grid_to_graph image img_to_graph text
    """,
    "sklearn.feature_selection": """
    GenericUnivariateSelect RFE RFECV SelectFdr SelectFpr SelectFromModel SelectFwe SelectKBest
    SelectPercentile SelectorMixin SequentialFeatureSelector VarianceThreshold chi2 f_classif
    f_oneway f_regression mutual_info_classif mutual_info_regression r_regression
    """,
    "sklearn.impute": """
    KNNImputer MissingIndicator SimpleImputer
    """,
    "sklearn.inspection": """
    DecisionBoundaryDisplay PartialDependenceDisplay partial_dependence permutation_importance
    """,
    "sklearn.linear_model": """
    ARDRegression BayesianRidge ElasticNet ElasticNetCV GammaRegressor HuberRegressor Lars LarsCV
    Lasso LassoCV LassoLars LassoLarsCV LassoLarsIC LogisticRegressionCV MultiTaskElasticNet
    MultiTaskElasticNetCV MultiTaskLasso MultiTaskLassoCV OrthogonalMatchingPursuit
    OrthogonalMatchingPursuitCV PassiveAggressiveClassifier PassiveAggressiveRegressor Perceptron
    PoissonRegressor QuantileRegressor RANSACRegressor RidgeCV RidgeClassifier RidgeClassifierCV
    SGDClassifier SGDOneClassSVM SGDRegressor TheilSenRegressor TweedieRegressor enet_path
    lars_path lars_path_gram lasso_path orthogonal_mp orthogonal_mp_gram ridge_regression
    """,
    "sklearn.manifold": """
    ClassicalMDS Isomap LocallyLinearEmbedding MDS SpectralEmbedding TSNE
    locally_linear_embedding smacof spectral_embedding trustworthiness
    """,
    "sklearn.mixture": """
    BayesianGaussianMixture GaussianMixture
    """,
    "sklearn.multiclass": """
    BaseEstimator ClassifierMixin HasMethods Interval LabelBinarizer MetaEstimatorMixin
    MetadataRouter MethodMapping MultiOutputMixin OneVsOneClassifier OneVsRestClassifier
    OutputCodeClassifier Parallel available_if check_classification_targets check_is_fitted
    check_random_state clone delayed get_tags is_classifier is_regressor
    pairwise_distances_argmin process_routing validate_data
    """,
    "sklearn.naive_bayes": """
    ABCMeta BaseEstimator BernoulliNB CategoricalNB ClassifierMixin ComplementNB GaussianNB
    Interval LabelBinarizer MultinomialNB abstractmethod binarize check_is_fitted
    check_non_negative get_namespace get_namespace_and_device label_binarize move_to
    safe_sparse_dot size validate_data xpx
    """,
    "sklearn.neighbors": """
    BallTree KDTree KNeighborsTransformer KernelDensity LocalOutlierFactor NearestCentroid
    NeighborhoodComponentsAnalysis RadiusNeighborsClassifier RadiusNeighborsRegressor
    RadiusNeighborsTransformer VALID_METRICS VALID_METRICS_SPARSE kneighbors_graph
    radius_neighbors_graph sort_graph_by_row_values
    """,
    "sklearn.neural_network": """
    BernoulliRBM MLPClassifier MLPRegressor
    """,
    "sklearn.pipeline": """
    Bunch CallbackSupportMixin Counter FeatureUnion FunctionTransformer HasMethods Hidden
    MetadataRouter MethodMapping NotFittedError Parallel Pipeline TransformerMixin available_if
    chain check_is_fitted check_memory clone copy deepcopy defaultdict delayed get_namespace
    get_namespace_and_device get_routing_for_object get_tags islice make_pipeline make_union
    process_routing
    """,
    "sklearn.svm": """
    LinearSVC LinearSVR NuSVC NuSVR OneClassSVM SVC SVR l1_min_c
    """,
    "sklearn.tree": """
    BaseDecisionTree DecisionTreeClassifier DecisionTreeRegressor ExtraTreeClassifier
    ExtraTreeRegressor export_graphviz export_text plot_tree
    """,
    "sklearn.discriminant_analysis": """
    BaseEstimator ClassNamePrefixFeaturesOutMixin ClassifierMixin
    DiscriminantAnalysisPredictionMixin HasMethods Interval LinearClassifierMixin
    LinearDiscriminantAnalysis QuadraticDiscriminantAnalysis StandardScaler StrOptions
    TransformerMixin check_classification_targets check_is_fitted check_same_namespace device
    empirical_covariance get_namespace ledoit_wolf shrunk_covariance size softmax unique_labels
    validate_data
    """,
    "sklearn.dummy": """
    BaseEstimator ClassifierMixin DummyClassifier DummyRegressor Interval MultiOutputMixin
    RegressorMixin StrOptions check_array check_consistent_length check_is_fitted
    check_random_state class_distribution validate_data
    """,
    "sklearn.calibration": """
    BaseEstimator CalibratedClassifierCV CalibrationDisplay ClassifierMixin FrozenEstimator
    HalfBinomialLoss HalfMultinomialLoss HalfMultinomialLossArrayAPI HasMethods Interval
    IsotonicRegression LabelEncoder LeaveOneOut LinearSVC MetaEstimatorMixin MetadataRouter
    MethodMapping Parallel RegressorMixin StrOptions calibration_curve check_array
    check_classification_targets check_consistent_length check_cv check_is_fitted clone
    column_or_1d cross_val_predict delayed expit get_namespace get_namespace_and_device get_tags
    indexable label_binarize log minimize minimize_scalar move_to process_routing signature
    softmax validate_params xpx
    """,
    "sklearn.covariance": """
    EllipticEnvelope EmpiricalCovariance GraphicalLasso GraphicalLassoCV LedoitWolf MinCovDet
    OAS ShrunkCovariance empirical_covariance fast_mcd graphical_lasso ledoit_wolf
    ledoit_wolf_shrinkage log_likelihood oas shrunk_covariance
    """,
    "sklearn.gaussian_process": """
    GaussianProcessClassifier GaussianProcessRegressor kernels
    """,
    "sklearn.kernel_approximation": """
    AdditiveChi2Sampler BaseEstimator ClassNamePrefixFeaturesOutMixin Interval KERNEL_PARAMS
    Nystroem PAIRWISE_KERNEL_FUNCTIONS PolynomialCountSketch RBFSampler SkewedChi2Sampler
    StrOptions TransformerMixin check_is_fitted check_random_state fft get_namespace_and_device
    ifft pairwise_kernels safe_sparse_dot validate_data
    """,
    "sklearn.random_projection": """
    ABCMeta BaseEstimator BaseRandomProjection ClassNamePrefixFeaturesOutMixin
    DataDimensionalityWarning GaussianRandomProjection Interval SparseRandomProjection
    StrOptions TransformerMixin abstractmethod check_array check_is_fitted check_random_state
    johnson_lindenstrauss_min_dim safe_sparse_dot sample_without_replacement validate_data
    validate_params
    """,
    "sklearn.semi_supervised": """
    LabelPropagation LabelSpreading SelfTrainingClassifier
    """,
  ]
}
